"""Fixtures: the reference data as files, one a model, and the way between them and the database."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DatabaseError, models, transaction
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
from profiles.models.feed import in_batch, note_changes

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


Keys = dict[type[models.Model], dict[tuple[Any, ...], int]]
"""Primary keys by model and natural key: the database was empty, so whatever a row may name was loaded before it."""


@transaction.atomic
def load_fixtures(folder: Path, *, report: Callable[[str, int], None] = lambda name, count: None) -> int:
    """Load every fixture of a folder into an empty database, with a history of its own; returns the number of rows.

    All or nothing. Raises ``FixtureError`` for a file that is missing or a row that cannot be stored. Django's
    own reader asks the database for every key that a row names, which takes three times as long.
    """
    batch = Batch.objects.create(kind="fixtures", reason="Reference data")
    keys: Keys = {}
    total = 0
    with in_batch(batch):
        for model in FIXTURES:
            rows = _read(model, folder / fixture_name(model))
            keys[model] = {}
            for level in _levels(model, rows):
                _create(model, level, keys)
            report(fixture_name(model), len(rows))
            total += len(rows)
    return total


def _read(model: type[models.Model], path: Path) -> list[dict[str, Any]]:
    """The columns of every row of a file."""
    if not path.is_file():
        raise FixtureError(f"{path.name}: the file is missing")
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        strangers = [row["model"] for row in rows if row["model"] != model._meta.label_lower]
        fields = [dict(row["fields"]) for row in rows]
    except (ValueError, TypeError, KeyError) as error:
        raise FixtureError(f"{path.name}: no list of rows with «model» and «fields»: {error}") from error
    if strangers:
        raise FixtureError(f"{path.name}: holds rows of {strangers[0]}")
    return fields


def _levels(model: type[models.Model], rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows, those that name rows of their own model after these."""
    own = [field.name for field in model._meta.concrete_fields if field.related_model is model]
    if not own:
        yield rows
        return
    loaded: set[tuple[Any, ...]] = set()
    waiting = rows
    while waiting:
        ready = [row for row in waiting if all(not row.get(name) or tuple(row[name]) in loaded for name in own)]
        if not ready:
            raise FixtureError(f"{fixture_name(model)}: {waiting[0].get('slug')} names a row that is not there")
        yield ready
        loaded |= {(row.get("slug"),) for row in ready}
        waiting = [row for row in waiting if row not in ready]


def _create(model: type[models.Model], rows: list[dict[str, Any]], keys: Keys) -> None:
    """Store rows with their histories and the rows of their many-to-many columns."""
    many = {field.name for field in model._meta.many_to_many}
    try:
        objects: list[Any] = [_instance(model, row, keys) for row in rows]
        bulk_create_with_history(objects, model, batch_size=500, default_change_reason="Reference data")
        for name in sorted(many):
            _link(
                model, name, [(instance, row.get(name, [])) for instance, row in zip(objects, rows, strict=True)], keys
            )
    except (DatabaseError, ValidationError, ValueError) as error:
        raise FixtureError(f"{fixture_name(model)}: {error}") from error
    if issubclass(model, Record):
        keys[model] |= {(instance.slug,): instance.pk for instance in objects}
        note_changes(objects)


def _instance(model: type[models.Model], row: dict[str, Any], keys: Keys) -> models.Model:
    """An unsaved instance of the row. Raises ``FixtureError`` for a column or a key that is not there."""
    values = {}
    for name, value in row.items():
        try:
            field = model._meta.get_field(name)
            if field.many_to_many:
                continue
            if isinstance(field, models.ForeignKey):
                values[field.attname] = _key(field, value, keys)
            else:
                values[name] = field.to_python(value)  # type: ignore[union-attr]  # no column is generic
        except (FieldDoesNotExist, ValidationError, FixtureError) as error:
            place = row.get("slug") or " ".join(str(part) for part in row.values())[:80]
            raise FixtureError(f"{fixture_name(model)}: {place}: {name}: {error}") from error
    return model(**values)


def _key(field: Any, value: Any, keys: Keys) -> int | None:
    """The primary key that a natural key stands for."""
    if value is None:
        return None
    target = field.remote_field.model
    try:
        return keys[target][tuple(value)]
    except (KeyError, TypeError) as error:
        raise FixtureError(f"no {target._meta.verbose_name} is {value}") from error


def _link(model: type[models.Model], name: str, links: list[tuple[Any, list[Any]]], keys: Keys) -> None:
    """Store the rows of a many-to-many column, in the histories too: setting it would write a second history row."""
    field: Any = model._meta.get_field(name)
    through = field.remote_field.through
    near, far = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    rows = through.objects.bulk_create(
        [through(**{near: instance.pk, far: _key(field, key, keys)}) for instance, named in links for key in named]
    )
    history: Any = model.history.model  # type: ignore[attr-defined]  # simple-history carries no types
    histories = {entry.id: entry for entry in history.objects.all()}
    linked = getattr(history, name).model
    columns = [column.attname for column in through._meta.concrete_fields]
    linked.objects.bulk_create(
        [
            linked(history=histories[getattr(row, near)], **{column: getattr(row, column) for column in columns})
            for row in rows
        ]
    )


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
        fields: dict[str, Any] = {}
        for name, value in row["fields"].items():
            field = model._meta.get_field(name)
            if field.many_to_many:
                if value:
                    fields[name] = sorted(value)
            elif not _is_default(field, value):
                fields[name] = str(value) if isinstance(field, models.DecimalField | models.DateField) else value
        # For the checker: every record has it.
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
