"""Storing many things at once, and what the history keeps of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Value
from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

from profiles.models.base import Tracked
from profiles.models.feed import current_batch

CHUNK = 500
"""Rows asked for or written at once."""


def in_parts(ids: list[int]) -> Iterator[list[int]]:
    """The keys, so many at a time as one query takes."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def store_together(model: type[Tracked], things: Sequence[Tracked]) -> None:
    """Store new things with their history; the feed is for whoever calls. Call it in a transaction."""
    if not things:
        return
    model._default_manager.bulk_create(things, batch_size=CHUNK)
    person = get_history_manager_for_model(model).model.get_default_history_user(things[0])
    write_history(model, (thing.pk for thing in things), "+", by=person)


def write_history(
    model: type[Tracked], ids: Iterable[int], kind: str, *, by: Any = None, reason: str | None = None
) -> None:
    """Keep in the history what these things say now: that they were made (``+``) or are about to go (``-``).

    The database copies it from table to table: to carry 33,000 rows out and in again takes ten times as long.
    """
    history = get_history_manager_for_model(model).model
    said = [field.attname for field in history.tracked_fields]
    about = {
        "history_type": kind,
        "history_date": timezone.now(),
        "history_user_id": by.pk if by else None,
        "history_change_reason": reason,
        "batch_id": current_batch(),
    }
    constants = [Value(value, history._meta.get_field(column)) for column, value in about.items()]
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, (*said, *about)))
    for part in in_parts(sorted(ids)):
        rows = model._default_manager.filter(pk__in=part).order_by("pk")
        select, values = rows.values_list(*said, *constants).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {quote(history._meta.db_table)} ({columns}) {select}", values)
