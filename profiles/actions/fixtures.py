"""Fixtures: the reference data as files, one a model, and the way between them and the database."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from profiles.models import (
    Activity,
    Batch,
    Campaign,
    Citation,
    City,
    CityAlias,
    Condition,
    EssayCheck,
    GovernmentRelation,
    Indicator,
    Membership,
    Milestone,
    NationalFramework,
    Network,
    Observation,
    Organisation,
    Participation,
    Record,
    Source,
    Territory,
    Tie,
)
from profiles.models.base import in_batch
from profiles.models.feed import note_changes

FIXTURES: tuple[type[models.Model], ...] = (
    Territory, NationalFramework, Source, City, CityAlias, Organisation, Network, Membership, Tie, Activity,
    Participation, Campaign, GovernmentRelation, Condition, Indicator, Observation, Milestone, EssayCheck, Citation,
)  # fmt: skip
"""The models of the fixtures, each after those that its rows name."""

SHORT_LIST = re.compile(r"\[\n((?:   +\"[^\n]*\",?\n)+)\s+\]")
"""A list of texts as ``json`` breaks it; keys of other rows read better on one line."""


class FixtureError(ValueError):
    """A fixture cannot be loaded; the message names the file, the row and the reason."""


def fixture_name(model: type[models.Model]) -> str:
    """The file of a model, e.g. ``government_relation.json``."""
    name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in model.__name__).lstrip("_")
    return f"{name}.json"


def is_empty() -> bool:
    """Whether the database holds no record yet."""
    return not City.objects.exists() and not Territory.objects.exists()


@transaction.atomic
def load_fixtures(folder: Path, *, report: Callable[[str, int], None] = lambda name, count: None) -> int:
    """Load every fixture of a folder into an empty database, with a history of its own; returns the number of rows.

    All or nothing. Raises ``FixtureError`` for a file that is missing or a row that cannot be stored.
    """
    batch = Batch.objects.create(kind="fixtures", reason="Reference data")
    total = 0
    with in_batch(batch):
        for model in FIXTURES:
            path = folder / fixture_name(model)
            if not path.is_file():
                raise FixtureError(f"{path.name}: the file is missing")
            total += (count := _load(model, path, batch))
            report(path.name, count)
    return total


def _load(model: type[models.Model], path: Path, batch: Batch) -> int:
    """Load one file: rows that name rows of their own model go level by level."""
    try:
        rows = list(
            serializers.deserialize(
                "json", path.read_bytes(), use_natural_foreign_keys=True, handle_forward_references=True
            )
        )
    except serializers.base.DeserializationError as error:
        raise FixtureError(f"{path.name}: {error}") from error
    ready = [row for row in rows if not row.deferred_fields]
    _create(model, [row.object for row in ready], path)
    waiting = [row for row in rows if row.deferred_fields]
    for row in waiting:
        for field, key in row.deferred_fields.items():
            target = field.remote_field.model._default_manager.get_by_natural_key(*key)
            setattr(row.object, field.attname, target.pk)
    _create(model, [row.object for row in waiting], path)
    for row in rows:
        for name, values in (row.m2m_data or {}).items():
            if values:
                getattr(row.object, name).set(values)
    return len(rows)


def _create(model: type[models.Model], objects: list[Any], path: Path) -> None:
    if not objects:
        return
    try:
        bulk_create_with_history(objects, model, batch_size=500, default_change_reason="Reference data")
    except (ValidationError, ValueError) as error:
        raise FixtureError(f"{path.name}: {error}") from error
    if issubclass(model, Record):
        note_changes(objects)


def dump_fixture(model: type[models.Model]) -> str:
    """The fixture of a model as text: sorted by natural key, columns in the model's order, defaults left out.

    Loading it and dumping again gives the same text, byte for byte.
    """
    rows = sorted(_rows(model), key=lambda row: json.dumps(row["sort"], ensure_ascii=False))
    kept = [{"model": row["model"], "fields": row["fields"]} for row in rows]
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    return (
        SHORT_LIST.sub(lambda found: f"[{', '.join(line.strip().rstrip(',') for line in found[1].splitlines())}]", text)
        + "\n"
    )


def _rows(model: type[models.Model]) -> Iterator[dict[str, Any]]:
    related = [field.name for field in model._meta.concrete_fields if field.is_relation and field.name != "batch"]
    many = [field.name for field in model._meta.many_to_many]
    objects = model._default_manager.select_related(*related).prefetch_related(*many)
    for instance in objects:
        [row] = serializers.serialize(
            "python", [instance], use_natural_foreign_keys=True, use_natural_primary_keys=True
        )
        fields = {}
        for name, value in row["fields"].items():
            field = model._meta.get_field(name)
            if field.many_to_many:
                if value:
                    fields[name] = sorted(value)
            elif not _is_default(field, value):
                fields[name] = str(value) if isinstance(field, models.DecimalField | models.DateField) else value
        yield {"model": row["model"], "fields": fields, "sort": instance.natural_key()}  # type: ignore[attr-defined]


def _is_default(field: Any, value: Any) -> bool:
    default = field.get_default()
    return value in (None, "", []) if not field.has_default() else value == default or (value == "" and default == [])


def dump_fixtures(folder: Path) -> dict[str, int]:
    """Write every fixture; returns the number of rows by file."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for model in FIXTURES:
        (folder / fixture_name(model)).write_text(dump_fixture(model), encoding="utf-8")
        counts[fixture_name(model)] = model._default_manager.count()
    return counts
