"""Settings of gunicorn for `make serve`: `gunicorn --config python:citydip.server citydip.wsgi`."""

import os
import tempfile
from typing import Any

# A proxy on the same machine brings https; a container sets BIND=0.0.0.0.
bind = f"{os.environ.get('BIND') or '127.0.0.1'}:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WEB_CONCURRENCY") or os.cpu_count() or 1)
threads = 4
# A preview of an import takes 2 to 7 ms a row, and confirming it as much again.
timeout = 120
# Gives back what fragmentation holds; the jitter keeps workers from restarting all at once.
max_requests = 10_000
max_requests_jitter = 1_000
accesslog = "-"
control_socket_disable = True

# Where the processes add up what /metrics tells; the library looks for it when it is first imported.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="citydip-metrics-"))


def child_exit(server: Any, worker: Any) -> None:
    """Called by gunicorn when a worker is gone: its gauges must not be counted any more."""
    from prometheus_client import multiprocess  # not before the folder above is known

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]  # the library is typed in part
