"""The site as a public server would answer, on this machine alone: for the gallery and for benchmarks in a browser."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "citydip.example"
"""The name that pages give themselves; a browser started with ``to_reach(port)`` finds it, and nothing else."""

QUIETLY = ["--config", "python:citydip.server", "--access-logfile", os.devnull, "--log-level", "warning"]
PATIENCE = 60
"""How many seconds the server may take until it answers."""


def to_reach(port: int) -> str:
    """The flag that leads a Chromium to the server, and every other name nowhere."""
    return f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{port},MAP * ~NOTFOUND"


@contextmanager
def site_at_work() -> Iterator[int]:
    """Serve with the settings of production, over plain http on loopback; gives the port, and ends the server.

    The records are those of DATABASE_URL, and where that is not given, those of the fixtures in a database that is
    thrown away. Raises ``CalledProcessError`` when the database cannot be made, ``TimeoutError`` when no answer comes.
    """
    with tempfile.TemporaryDirectory(prefix="citydip-") as scratch:
        port = _free_port()
        environment = {
            "DATABASE_URL": f"sqlite:///{scratch}/db.sqlite3",
            **os.environ,
            "PRODUCTION": "true",
            "SSL_REDIRECT": "false",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": HOST,
            "PORT": str(port),
            "LOG_LEVEL": "ERROR",
        }
        for command in (["collectstatic", "--noinput"], ["migrate"], ["load_fixtures", "--if-empty"]):
            arguments = [sys.executable, "manage.py", *command, "--verbosity", "0"]
            subprocess.run(arguments, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "citydip.wsgi", *QUIETLY],
            cwd=ROOT,
            env=environment,
        )
        try:
            _wait_for(server, port)
            yield port
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/readyz", headers={"Host": HOST})
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise TimeoutError(f"the server did not answer on port {port}")
