"""A database many times larger than ours, and as dense: every city with all that it does, copied."""

from typing import Any

from django.db import models, transaction

from profiles.models import (
    Activity,
    Campaign,
    Citation,
    City,
    CityAlias,
    Condition,
    GovernmentRelation,
    Membership,
    Network,
    Observation,
    Participation,
    Tie,
)

COPIED: tuple[type[models.Model], ...] = (
    City,
    CityAlias,
    Network,
    Membership,
    Tie,
    Activity,
    Participation,
    Campaign,
    GovernmentRelation,
    Condition,
    Observation,
    Citation,
)
"""Each after those that its rows point at."""

HANGING: frozenset[type[models.Model]] = frozenset({CityAlias, Participation, Observation, Citation})
"""What says something of another record: copied only together with that record."""

UNIQUE_MARKS = ("geonames_id", "wikidata_id", "unlocode", "iso_code")
"""Identifiers that no two records may share, and that a copy therefore lacks."""


@transaction.atomic
def enlarge(times: int) -> int:
    """Make the database ``times`` as large as it is; returns the number of rows added.

    No history is written and the feed of changes does not move: the database is one to be measured and thrown away.
    """
    originals = {model: list(model._default_manager.order_by("pk")) for model in COPIED}
    return sum(_copy(originals, number) for number in range(2, times + 1))


def _copy(originals: dict[type[models.Model], list[Any]], number: int) -> int:
    copies: dict[type[models.Model], dict[int, Any]] = {}
    added = 0
    for model, rows in originals.items():
        made = {row.pk: copy for row in rows if (copy := _copy_of(row, number, copies)) is not None}
        model._default_manager.bulk_create(list(made.values()), batch_size=500)
        copies[model] = made
        added += len(made)
    return added


def _copy_of(row: Any, number: int, copies: dict[type[models.Model], dict[int, Any]]) -> Any:
    """The row anew, pointing at the copies of what it pointed at; None when nothing that it is about was copied."""
    model = type(row)
    values: dict[str, Any] = {}
    moved = False
    for field in model._meta.concrete_fields:
        if field.primary_key:
            continue
        value = getattr(row, field.attname)
        if field.name == "slug":
            value = f"{value}-copy-{number}"
        elif field.name in UNIQUE_MARKS:
            value = None if field.null else ""
        elif isinstance(field, models.ForeignKey) and value in (known := copies.get(field.related_model, {})):
            value = known[value].pk
            moved = True
        values[field.attname] = value
    return model(**values) if moved or model not in HANGING else None
