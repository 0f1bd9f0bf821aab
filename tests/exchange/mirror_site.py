"""A citydip of its own, in a process of its own, that tests tell what to do: a line of JSON in, a line of JSON out."""

import io
import json
import os
import signal
import sys
from typing import Any

import django

django.setup()

from django.core.cache import cache  # noqa: E402  # Django is to be set up first
from django.core.management import CommandError, call_command  # noqa: E402  # Django is to be set up first
from django.db import connection, connections, transaction  # noqa: E402  # Django is to be set up first
from django.test import Client  # noqa: E402  # Django is to be set up first

from profiles.api.addresses import PATHS  # noqa: E402  # Django is to be set up first
from tests import factories  # noqa: E402  # Django is to be set up first
from tests.api.asking import content  # noqa: E402  # Django is to be set up first


def empty() -> None:
    """Forget everything."""
    call_command("flush", interactive=False, verbosity=0)


def mirror(*arguments: str) -> dict[str, str]:
    """What ``manage.py mirror`` prints, or why it refuses."""
    out, refusal = io.StringIO(), ""
    try:
        call_command("mirror", *arguments, stdout=out, stderr=io.StringIO())
    except CommandError as error:
        refusal = str(error)
    return {"out": out.getvalue().strip(), "refusal": refusal}


def killed_mirrors(url: str, shares: list[float]) -> list[Any]:
    """Begin to mirror time and again, killed (as by kill -9) at each share of the statements that a run takes.

    Returns what the site shows after each, or null where the run was not killed.
    """
    counts = [0, 0]

    def counted(execute: Any, *arguments: Any) -> Any:
        counts[0] += 1
        return execute(*arguments)

    def deadly(execute: Any, *arguments: Any) -> Any:
        counts[1] += 1
        if counts[1] == deadline:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    with connection.execute_wrapper(counted), transaction.atomic():
        mirror(url)
        transaction.set_rollback(True)
    shown = []
    for share in shares:
        deadline = max(2, int(counts[0] * share))
        connections.close_all()
        child = os.fork()
        if not child:
            with connection.execute_wrapper(deadly):
                mirror(url)
            os._exit(0)
        killed = os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        shown.append(details() if killed else None)
    return shown


def ask(address: str) -> dict[str, Any]:
    """How the site answers at an address."""
    cache.clear()
    response: Any = Client().get(address)
    return {
        "status": response.status_code,
        "text": content(response).decode(),
        "location": response.headers.get("Location", ""),
    }


def details() -> dict[str, Any]:
    """Every public record as the API tells it, by noun."""
    return {path: json.loads(ask(f"/api/v1/{path}/?page_size=200")["text"])["results"] for path in PATHS.values()}


def make_city(name: str) -> str:
    """A record of the mirror's own."""
    return factories.make_city(name_en=name, territory=None).slug


DEEDS = {deed.__name__: deed for deed in (empty, mirror, killed_mirrors, ask, details, make_city)}

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    for line in sys.stdin:
        deed, *arguments = json.loads(line)
        sys.stdout.write(json.dumps(DEEDS[deed](*arguments)) + "\n")
        sys.stdout.flush()
