"""The production server, as `make serve` starts it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """A server of two processes."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "python:citydip.server", "citydip.wsgi"],
        cwd=root,
        env={"PATH": os.environ["PATH"], "PORT": str(port), "WEB_CONCURRENCY": "2"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def answer(url: str) -> str:
    """The body of an answer, as soon as the server is up."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=30) as response:
                body: bytes = response.read()
                return body.decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def test_metrics_add_up_what_all_processes_answered(address: str):
    for _ in range(20):
        assert answer(f"{address}/healthz") == "ok\n"

    lines = answer(f"{address}/metrics").splitlines()

    assert 'citydip_requests_total{method="GET",route="healthz",status="200"} 20.0' in lines
