"""Former states of records and of what belongs to them, read from the history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from profiles.models import CITED, Activity, Citation, City, CityAlias, Membership, Network, Participation, Record
from profiles.models.base import Tracked, noun_of

Row = Any
"""A row of history: simple-history makes its classes at run time."""


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs to a record: the model, and its column that points at the record."""

    model: type[Tracked]
    column: str

    @property
    def key(self) -> str:
        """The name of the column in the database, e.g. ``city_id``."""
        return f"{self.column}_id"


def satellites_of(model: type[models.Model]) -> tuple[Part, ...]:
    """Citations, other names and participations: what has no public life of its own."""
    parts = [Part(Citation, column) for column, cited in CITED.items() if cited is model]
    if model is City:
        parts.append(Part(CityAlias, "city"))
    if model is Activity:
        parts.append(Part(Participation, "activity"))
    return tuple(parts)


def parts_of(model: type[models.Model]) -> tuple[Part, ...]:
    """The satellites, and the memberships, which are told with the city and with the network."""
    told = (Part(Membership, "city"),) if model is City else (Part(Membership, "network"),) if model is Network else ()
    return (*satellites_of(model), *told)


def history_of(model: type[models.Model]) -> models.QuerySet[Any]:
    """All rows of a model's history, the oldest first."""
    # For the checker: every record has it.
    rows: models.QuerySet[Any] = model.history.order_by("history_date", "history_id")  # type: ignore[attr-defined]
    return rows


def tracked_columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that the history keeps, without the key."""
    fields = model.history.model.tracked_fields  # type: ignore[attr-defined]  # every record has it
    return [field for field in fields if not field.primary_key]


def relations_kept(model: type[models.Model]) -> tuple[str, ...]:
    """The many-to-many columns that the history keeps."""
    return tuple(getattr(model, "_history_m2m_fields", ()))


def rows_of_part(part: Part, pk: int) -> models.QuerySet[Any]:
    """The history of everything that belonged to the record at any time, also when it belonged to another."""
    ever = part.model.history.filter(**{part.key: pk}).order_by().values("id")
    return history_of(part.model).filter(id__in=ever)


def is_there(row: Row | None, part: Part | None = None, pk: int | None = None) -> bool:
    """Whether a row says that the thing existed, and, with ``part``, that it belonged to that record."""
    if row is None or row.history_type == "-":
        return False
    return part is None or getattr(row, part.key) == pk


def row_at(model: type[models.Model], pk: int, at: datetime) -> Row | None:
    """The state of one thing at a moment; None if it did not exist."""
    row = history_of(model).filter(id=pk, history_date__lte=at).last()
    return row if is_there(row) else None


def part_at(part: Part, pk: int, at: datetime) -> dict[int, Row]:
    """What belonged to a record at a moment: key → row of history."""
    newest: dict[int, Row] = {}
    for row in rows_of_part(part, pk).filter(history_date__lte=at):
        newest[row.id] = row
    return {key: row for key, row in newest.items() if is_there(row, part, pk)}


def related_keys(row: Row, relation: str) -> set[int]:
    """The keys that a many-to-many column held at a row of history."""
    target = _target_column(type(row).instance_type, relation)
    return set(getattr(row, relation).values_list(target, flat=True))


def related_keys_of(rows: list[Row], relation: str) -> dict[int, set[int]]:
    """The same for many rows of one history in one query: key of the row → keys."""
    found: dict[int, set[int]] = {row.history_id: set() for row in rows}
    if rows:
        target = _target_column(type(rows[0]).instance_type, relation)
        kept = getattr(rows[0], relation).model.objects.filter(history_id__in=found)
        for history_id, key in kept.values_list("history_id", target):
            found[history_id].add(key)
    return found


def _target_column(model: type[models.Model], relation: str) -> str:
    field: Any = model._meta.get_field(relation)
    return f"{field.m2m_reverse_field_name()}_id"


def deleted_records(model: type[Record]) -> models.QuerySet[Any]:
    """The last rows of the history of records that exist no more, the latest first."""
    newest = (
        model.history.filter(id=models.OuterRef("id")).order_by("-history_date", "-history_id").values("history_id")[:1]
    )
    gone = model.history.filter(history_type="-", history_id=models.Subquery(newest))
    rows: models.QuerySet[Any] = gone.select_related("history_user", "batch").order_by("-history_date", "-history_id")
    return rows


@dataclass(frozen=True, slots=True)
class Deleted:
    """A record that exists no more: its noun, its last key and address, who deleted it, when and why."""

    model: type[Record]
    pk: int
    slug: str
    at: datetime
    by: str
    reason: str

    @property
    def noun(self) -> str:
        """The noun in the reader's language."""
        return str(self.model._meta.verbose_name)

    @property
    def history(self) -> str:
        """The name of the page with its history, as addresses are named."""
        return f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_history"


def deleted_lately(nouns: Iterable[type[Record]], limit: int) -> list[Deleted]:
    """The records of all those nouns that were deleted last; one query."""
    named = {noun_of(model): model for model in nouns}
    columns = ("kind_of", "id", "slug", "history_date", "history_user__username", "history_change_reason")
    parts = [
        deleted_records(model).order_by().annotate(kind_of=models.Value(noun, models.CharField())).values_list(*columns)
        for noun, model in named.items()
    ]
    if not parts:
        return []
    found = parts[0].union(*parts[1:], all=True).order_by("-history_date")[:limit]
    return [Deleted(named[noun], pk, slug, at, by or "", why or "") for noun, pk, slug, at, by, why in found]
