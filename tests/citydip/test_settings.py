"""What every answer carries, and what a public server must have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

PUBLIC = {"PRODUCTION": "true", "ALLOWED_HOSTS": "citydip.example", "SECRET_KEY": "long-and-of-no-meaning-" * 4}


def start(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program as a server would, with this environment alone."""
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=root,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_public_server_starts_without_a_warning(root: Path):
    result = start(root, **PUBLIC)

    assert result.returncode == 0, result.stderr


def test_a_public_server_does_not_start_without_a_secret_key(root: Path):
    result = start(root, **{name: value for name, value in PUBLIC.items() if name != "SECRET_KEY"})

    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr


def test_every_answer_forbids_scripts_and_styles_from_elsewhere_and_inline(client: Client):
    policy = client.get("/healthz")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin")],
)
def test_every_answer_carries_the_security_headers(client: Client, header: str, value: str):
    assert client.get("/healthz")[header] == value


@pytest.mark.parametrize(("asked", "given"), [("fa-IR,fa;q=0.9", "/fa/"), ("en-GB", "/en/"), ("de", "/en/")])
def test_the_front_door_leads_to_the_language_of_the_browser(client: Client, asked: str, given: str):
    response = client.get("/", headers={"Accept-Language": asked})

    assert response.status_code == 302
    assert response["Location"] == given
    assert "Accept-Language" in response["Vary"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="settings of SQLite alone")
def test_the_embedded_database_waits_for_its_turn_rather_than_fail():
    options = settings.DATABASES["default"]["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 20
    assert "journal_mode=WAL" in options["init_command"]
