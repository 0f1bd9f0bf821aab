"""An import that is killed: all of it stays, or nothing, whatever it was doing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from profiles.actions.gazetteer import load_gazetteer
from tests.factories import make_source
from tests.importing.test_collective import place

MOMENTS = 5
ROWS = 60
# One process for all: it counts the statements of a whole import, then lets a child for each moment begin the import
# and kill itself (as kill -9 does) when it comes to that statement; at last it imports undisturbed.
SCRIPT = """
import json, os, random, signal, sys
import django
django.setup()
from django.db import connection, connections
from profiles.actions.importing import bring_in
from profiles.models import Citation, City, ImportRow, ListImport, MatchQuestion, Source, Tie

rows, moments = sys.argv[1].encode(), int(sys.argv[2])

def state():
    found = [model.objects.count() for model in (Source, City, Tie, Citation, ListImport, ImportRow, MatchQuestion)]
    connections.close_all()
    return found

def bring(kill_at=0):
    count = 0
    def statement(execute, *args):
        nonlocal count
        count += 1
        if count == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args)
    with connection.execute_wrapper(statement):
        bring_in(ListImport(noun="ties", file_name="list.csv", source=Source.objects.get()), rows, dry_run=kill_at < 0)
    connections.close_all()
    return count

statements = bring(kill_at=-1)
before, after = state(), []
for moment in sorted(random.Random(20261123).sample(range(2, statements), moments)):
    child = os.fork()
    if not child:
        bring(kill_at=moment)
        os._exit(0)
    after.append([os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL, state()])
bring()
print(json.dumps({"before": before, "after": after, "whole": state()}))
"""


def address(tmp_path: Path) -> str:
    """Where another process finds what this test has stored; SQLite's is in memory here and is copied to a file."""
    if connection.vendor == "sqlite":
        copy = tmp_path / "killed.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        return f"sqlite:///{copy}"
    values = {key: quote(str(value), safe="") for key, value in connection.settings_dict.items()}
    return f"postgres://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_leaves_nothing_and_is_run_again(tmp_path):
    load_gazetteer([place(number, f"Town {number}", "DE") for number in range(1, ROWS + 2)])
    make_source(url="")
    rows = "".join(f"Town {number},Germany,Town {number + 1},Germany\n" for number in range(1, ROWS + 1))
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, f"city1,country1,city2,country2\n{rows}", str(MOMENTS)],
        env={**os.environ, "DATABASE_URL": address(tmp_path), "DJANGO_SETTINGS_MODULE": "citydip.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert not ran.returncode, ran.stderr
    said = json.loads(ran.stdout.splitlines()[-1])

    assert said["after"] == [[True, said["before"]]] * MOMENTS
    sources, cities, ties, *_others, imported, _questions = said["whole"]
    assert (sources, cities, ties, imported) == (2, ROWS + 1, ROWS, ROWS)
