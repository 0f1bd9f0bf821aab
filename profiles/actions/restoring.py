"""Writing former states back: what reverting, restoring and taking back a merge have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from profiles.models import Batch, Record
from profiles.models.base import Tracked
from profiles.selectors.former import Row, history_of, tracked_columns
from profiles.text import listed

KEPT = ("slug", "state")
"""What no former state brings back: an address is permanent, and publication moves by its own steps."""


class RevertError(Exception):
    """Nothing was changed; ``reasons`` says why, in the active language."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def signed(thing: Tracked, by: Any, reason: str) -> Tracked:
    """Say who changes a thing and why; the history reads it."""
    thing._change_reason = reason  # type: ignore[attr-defined]  # read by the history
    if by is not None:
        thing._history_user = by  # type: ignore[attr-defined]  # read by the history
    return thing


def new_batch(kind: str, by: Any, reason: str) -> Batch:
    """A batch for what follows; ``by`` is None for a command run on the server."""
    return Batch.objects.create(kind=kind, reason=reason[:300], made_by=by)


def write_back(thing: Tracked, row: Row, *, by: Any, reason: str, keep: tuple[str, ...] = KEPT) -> bool:
    """Give a thing the values of a row of its history; returns whether that changed anything.

    Raises ``RevertError`` if the values are no longer allowed, or name what exists no more.
    """
    differs = False
    for column in tracked_columns(type(thing)):
        value = getattr(row, column.attname)
        if column.name not in keep and getattr(thing, column.attname) != value:
            setattr(thing, column.attname, value)
            differs = True
    if differs:
        check(thing)
        signed(thing, by, reason).save()
    return differs


def make_again(row: Row, model: type[Tracked], *, by: Any, reason: str, **values: Any) -> Tracked:
    """Store what a row of history tells of once more, under its old key if that is free.

    ``values`` go before those of the row. Raises ``RevertError`` like ``write_back``.
    """
    thing = model(**{column.attname: getattr(row, column.attname) for column in tracked_columns(model)})
    for name, value in values.items():
        setattr(thing, name, value)
    if not model._default_manager.filter(pk=row.id).exists():
        thing.pk = row.id
        first = history_of(model).filter(id=row.id).first()
        thing.created_at = first.history_date if first else thing.created_at
    check(thing)
    signed(thing, by, reason).save(force_insert=True)
    return thing


def check(thing: Tracked) -> None:
    """Raise ``RevertError`` with every reason for which the thing cannot be stored as it is."""
    missing = list(_missing(thing))
    if missing:
        raise RevertError(missing)
    try:
        thing.full_clean()
    except ValidationError as error:
        raise RevertError(_in_words(thing, error)) from error


def _missing(thing: Tracked) -> Iterable[str]:
    for column in tracked_columns(type(thing)):
        related: Any = column.related_model
        key = getattr(thing, column.attname)
        if related is None or key is None or related._default_manager.filter(pk=key).exists():
            continue
        last = history_of(related).filter(id=key).last()
        yield _("%(thing)s: what it names under «%(field)s» exists no more (%(name)s).") % {
            "thing": thing._meta.verbose_name,
            "field": column.verbose_name,
            "name": last.slug if last is not None else key,
        }


def _in_words(thing: Tracked, error: ValidationError) -> list[str]:
    labels: dict[str, Any] = {field.name: field.verbose_name for field in thing._meta.concrete_fields}
    name = thing._meta.verbose_name
    return [
        f"{listed((name, labels[column]))}: {message}" if column in labels else f"{name}: {message}"
        for column, messages in error.message_dict.items()
        for message in messages
    ]


def is_merged_since(model: type[models.Model], pk: int, at: Any) -> bool:
    """Whether a merge that stands touched the thing after that moment."""
    merges = history_of(model).filter(id=pk, history_date__gt=at, batch__merge__isnull=False)
    return bool(merges.filter(batch__merge__undone=None).exists())


def needs_reason(reason: str) -> str:
    """The reason, trimmed. Raises ``RevertError`` if it is empty."""
    reason = " ".join(reason.split())
    if not reason:
        raise RevertError([_("Say why: the reason is kept in the history.")])
    return reason[:300]


def record_name(record: Record) -> str:
    """What a message calls a record: its name, or its address where it has none."""
    return str(record) or record.slug
