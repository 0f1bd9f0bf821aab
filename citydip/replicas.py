"""Reading from copies of the database: visitors' and partners' requests are answered by a replica, if there is one.

``DATABASE_REPLICA_URLS`` names them. A request stays with one replica from start to end, so that a page and the data
version that dates it belong together. Whoever has signed in, and whatever is no mere reading, gets the database itself:
an editor sees at once what was saved, however far behind a replica is.
"""

import random
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, models
from django.http import HttpRequest, HttpResponseBase

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_reading_from: ContextVar[str] = ContextVar("reading_from", default=DEFAULT_DB_ALIAS)


def replicas() -> list[str]:
    """The names of the replicas among ``DATABASES``."""
    return [name for name in settings.DATABASES if name != DEFAULT_DB_ALIAS]


class ReadFromReplica:
    """Middleware that gives a request of a visitor or a partner to one of the replicas, drawn by lot."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        choice = replicas()
        if not choice or request.method not in SAFE_METHODS or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        token = _reading_from.set(random.choice(choice))  # noqa: S311  # spreads load, keeps no secret
        try:
            return self.get_response(request)
        finally:
            _reading_from.reset(token)


class Replicas:
    """Router: reads go where the request was given to, changes to the database itself."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        return _reading_from.get()

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool:
        return True  # all of them hold the same records

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS  # what is changed there arrives by replication
