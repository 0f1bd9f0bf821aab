"""Visitors read from a replica; editors, and whatever changes something, use the database itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from citydip.replicas import replicas

ASKED = """
import django
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connections
from django.test import Client
from profiles.models import Network

call_command("migrate", verbosity=0)
with open(connections["default"].settings_dict["NAME"], "rb") as now, open("replica.sqlite3", "wb") as copy:
    connections["default"].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy.write(now.read())
Network.objects.create(slug="young", name_en="A network that no replica knows", name_fa="شبکه", state="published")

def sees(client):
    return "A network that no replica knows" in client.get("/en/networks/").content.decode()

editor = Client()
editor.force_login(User.objects.create_superuser("boss"))
print(sees(Client()), sees(editor), Client().get("/readyz").json())
"""


@pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="copies a file of SQLite")
def test_a_visitor_reads_from_the_replica_and_an_editor_sees_what_was_just_saved(root: Path, tmp_path: Path):
    result = subprocess.run(
        [sys.executable, "-c", ASKED],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(root),
            "DJANGO_SETTINGS_MODULE": "citydip.settings_test",
            "DATABASE_URL": "sqlite:///first.sqlite3",
            "DATABASE_REPLICA_URLS": "sqlite:///replica.sqlite3",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "False True {'database': 'ok', 'replica-1': 'ok', 'cache': 'ok'}"


def test_without_replicas_there_is_one_database():
    assert replicas() == []
