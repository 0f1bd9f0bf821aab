"""Backups beside a site that is in use, on the other database, and killed in the middle."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from profiles.exchange.backups import write_backup
from tests import factories as make
from tests.importing.test_killed import address

ROOT = Path(__file__).resolve().parent.parent.parent
MOMENTS = 6


@pytest.fixture
def world(transactional_db) -> None:
    """One record of every noun."""
    for factory in make.FACTORIES.values():
        factory()


def ran(database: str, *arguments: str) -> str:
    """What another process says that does that with that database."""
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "citydip.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert not result.returncode, result.stderr
    return result.stdout.strip()


def told(path: Path) -> dict:
    """What a backup says of its rows."""
    with ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    return {name: manifest[name] for name in ("data_version", "migrations", "tables")}


def rows_of(path: Path) -> dict[str, tuple[int, str]]:
    """How many rows each table has in a backup, and their hash."""
    return {table["name"]: (table["rows"], table["sha256"]) for table in told(path)["tables"]}


def test_a_backup_goes_to_a_database_of_its_own_and_comes_back_the_same(world: None, tmp_path: Path):
    there = f"sqlite:///{tmp_path / 'there.sqlite3'}"
    write_backup(tmp_path / "here.backup")
    ran(there, "manage.py", "migrate", "--verbosity=0")
    ran(there, "manage.py", "restore", str(tmp_path / "here.backup"))
    ran(there, "manage.py", "backup", str(tmp_path / "there.backup"))
    assert told(tmp_path / "there.backup") == told(tmp_path / "here.backup")


BESIDE = """
import sys
from pathlib import Path
from threading import Thread
import django
django.setup()
from django.db import connection
from profiles.exchange.backups import write_backup
from profiles.models import Network

def add():
    Network(name_en="Meanwhile", name_fa="در این میان").save()
    connection.close()

def meanwhile(done, total):
    if not written:
        thread = Thread(target=add)
        thread.start()
        thread.join()
        written.append(thread)

written = []
write_backup(Path(sys.argv[1]), report=meanwhile)
print(len(written), Network.objects.filter(name_en="Meanwhile").count())
"""


def test_who_writes_meanwhile_does_not_wait_and_is_not_in_it(world: None, tmp_path: Path):
    write_backup(tmp_path / "before.backup")
    assert ran(address(tmp_path), "-c", BESIDE, str(tmp_path / "beside.backup")) == "1 1"
    assert rows_of(tmp_path / "beside.backup") == rows_of(tmp_path / "before.backup")


# One process for all: it counts the rows that are written, or stored and read back, then lets a child for each moment
# begin and kill itself (as kill -9 does) when it comes to that row.
KILLED = """
import json, os, random, signal, sys
from pathlib import Path
import django
django.setup()
from django.db import connection, connections
from profiles.exchange.backups import restore_backup, restoring, write_backup, writing
from profiles.exchange.backups.tables import all_tables
from profiles.exchange.backups.database import last_id
from profiles.models import City

folder, moments, count, kill_at = Path(sys.argv[1]), int(sys.argv[2]), 0, 0

def counted(function):
    def call(*args):
        global count
        count += 1
        if count == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args)
    return call

def state():
    found = [[writing.describe(table).sha256, last_id(table)] for table in all_tables()]
    names = sorted(path.name for path in folder.glob("*.backup"))
    connections.close_all()
    return [found, names]

def killed(action, rows):
    global count, kill_at
    after = []
    for moment in sorted(random.Random(20261123).sample(range(1, rows + 1), moments)):
        child = os.fork()
        if not child:
            count, kill_at = 0, moment
            action()
            os._exit(0)
        after.append([os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL, state()])
    return after

whole = folder / "whole.backup"
first = write_backup(whole)
City(name_en="Later", name_fa="دیرتر").save()
writing.line_of, restoring.row_of = counted(writing.line_of), counted(restoring.row_of)
before = state()
backups = killed(lambda: write_backup(folder / "half.backup"), first.rows)
restores = killed(lambda: restore_backup(whole, force=True), 2 * first.rows)
restore_backup(whole, force=True)
print(json.dumps([before, backups, restores, City.objects.filter(name_en="Later").exists()]))
"""


def test_killed_in_the_middle_all_is_as_it_was(world: None, tmp_path: Path):
    (tmp_path / "to").mkdir()
    said = ran(address(tmp_path), "-c", KILLED, str(tmp_path / "to"), str(MOMENTS))
    before, backups, restores, later = json.loads(said.splitlines()[-1])
    assert before[1] == ["whole.backup"]
    assert backups == [[True, before]] * MOMENTS
    assert restores == [[True, before]] * MOMENTS
    assert not later
