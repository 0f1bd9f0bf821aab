"""Visitors read from a replica; editors, and whatever changes something, use the database itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import router
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from citydip.replicas import ReadFromReplica, replicas
from profiles.models import Network


def read_and_written(request: HttpRequest) -> HttpResponse:
    """Where the records of a request come from, and where its changes go."""
    return HttpResponse(f"{router.db_for_read(Network)} {router.db_for_write(Network)}")


@pytest.fixture
def two_replicas(settings) -> None:
    copies = dict.fromkeys(("replica-1", "replica-2"), settings.DATABASES["default"])
    settings.DATABASES = {**settings.DATABASES, **copies}


def answer(method: str = "get", *, signed_in: bool = False) -> str:
    request = getattr(RequestFactory(), method)("/en/networks/")
    if signed_in:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "a session"
    answered = ReadFromReplica(read_and_written)(request)
    assert isinstance(answered, HttpResponse)
    return answered.content.decode()


def test_visitors_read_from_any_replica(two_replicas):
    assert {answer() for _ in range(100)} == {"replica-1 default", "replica-2 default"}


def test_whoever_has_signed_in_or_changes_something_uses_the_database_itself(two_replicas):
    assert answer(signed_in=True) == "default default"
    assert answer("post") == "default default"


def test_nothing_of_one_request_stays_for_the_next(two_replicas):
    answer()
    assert router.db_for_read(Network) == "default"


def test_without_replicas_there_is_one_database():
    assert replicas() == []
    assert answer() == "default default"


def test_the_environment_names_the_replicas_and_a_server_asks_them_whether_they_are_ready(root: Path, tmp_path: Path):
    asked = "import django; django.setup()\nfrom django.test import Client\nprint(Client().get('/readyz').json())"
    result = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(root),
            "DJANGO_SETTINGS_MODULE": "citydip.settings_test",
            "DATABASE_URL": "sqlite:///first.sqlite3",
            "DATABASE_REPLICA_URLS": "sqlite:///second.sqlite3,sqlite:///nowhere/third.sqlite3",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    told = {"database": "ok", "replica-1": "ok", "replica-2": "no answer", "cache": "ok"}
    assert result.stdout.strip() == str(told)
