"""The difference between two states of a record and of what belongs to it, as plain data that JSON can keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from profiles.models import Record
from profiles.selectors.former import Part, relations_kept, satellites_of, tracked_columns
from profiles.selectors.timeline import EMPTY, Step, called
from profiles.selectors.wording import Difference, Names, difference, names_of, relation_difference
from profiles.text import listed, shortest

MOVED_OTHERWISE = ("slug", "state")
"""What is no edit: an address is permanent, and publication moves by its own steps."""

Values = dict[str, Any]
"""Column → value as JSON holds it."""
Snapshot = dict[tuple[str, int], Values]
"""A record (part ``""``) and what belongs to it (part: the model's name), each by its key."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that somebody would change: a column of the record, or a citation or the like as a whole.

    ``kind`` is ``added``, ``changed`` or ``removed``; ``part`` is empty for the record itself, ``key`` 0 for what is
    not stored yet. ``values`` has the old and the new value of each column, as JSON holds them. ``number`` is its place
    among the edits of a proposal, and ``taken`` whether the publisher who accepted that chose this one.
    """

    part: str
    key: int
    kind: str
    values: dict[str, tuple[Any, Any]]
    number: int = 0
    taken: bool = True

    @property
    def name(self) -> str:
        """What forms call it, e.g. ``note_en``, ``citation-12`` or ``citation-new-1``."""
        if not self.part:
            return next(iter(self.values))
        return f"{self.part}-{self.key}" if self.key else f"{self.part}-new-{self.number}"

    def as_data(self) -> dict[str, Any]:
        """As JSON keeps it."""
        values = {column: list(pair) for column, pair in self.values.items()}
        return {"part": self.part, "key": self.key, "kind": self.kind, "values": values}


def edits_from(data: Iterable[dict[str, Any]]) -> list[Edit]:
    """The edits that ``Edit.as_data`` was kept of."""
    return [
        Edit(
            part=one["part"],
            key=one["key"],
            kind=one["kind"],
            values={column: (old, new) for column, (old, new) in one["values"].items()},
            number=number,
            taken=one.get("taken", True),
        )
        for number, one in enumerate(data)
    ]


def parts_by_name(model: type[models.Model]) -> dict[str, Part]:
    """What belongs to records of a noun, under the names that edits use."""
    return {str(part.model._meta.model_name): part for part in satellites_of(model)}


def plain(value: Any) -> Any:
    """A value as JSON holds it: the same for the same value, however it was typed."""
    if isinstance(value, Decimal):
        return f"{shortest(value):f}"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def columns_of(model: type[models.Model], part: Part | None = None) -> list[models.Field[Any, Any]]:
    """The columns of a noun, or of what belongs to it, that an edit can change."""
    left_out = (part.column,) if part else MOVED_OTHERWISE
    return [column for column in tracked_columns(model) if column.name not in left_out]


def snapshot(record: Record) -> Snapshot:
    """The record as it is stored now, with what belongs to it; a query for each kind of thing."""
    model = type(record)
    stored: Any = model._default_manager.filter(pk=record.pk).first()
    values = _values(stored, columns_of(model))
    for relation in relations_kept(model):
        values[relation] = sorted(getattr(stored, relation).values_list("pk", flat=True))
    taken: Snapshot = {("", record.pk): values}
    for name, part in parts_by_name(model).items():
        columns = columns_of(part.model, part)
        for thing in part.model._default_manager.filter(**{part.column: record.pk}).order_by("pk"):
            taken[name, thing.pk] = _values(thing, columns)
    return taken


def _values(thing: models.Model, columns: list[models.Field[Any, Any]]) -> Values:
    return {column.name: plain(getattr(thing, column.attname)) for column in columns}


def edits_between(before: Snapshot, after: Snapshot) -> list[Edit]:
    """What somebody changed: one edit a column of the record, one for each thing that belongs to it."""
    edits = []
    for part, key in sorted(before.keys() | after.keys()):
        old, new = before.get((part, key)), after.get((part, key))
        pairs = {
            column: ((old or {}).get(column), (new or {}).get(column))
            for column in (new or old or {})
            if old is None or new is None or old[column] != new[column]
        }
        if not part:
            edits += [Edit("", key, "changed", {column: pair}) for column, pair in pairs.items()]
        elif pairs:
            kind = "added" if old is None else "removed" if new is None else "changed"
            edits.append(Edit(part, 0 if kind == "added" else key, kind, pairs))
    return edits


def overtaken_edits(edits: Iterable[Edit], now: Snapshot) -> dict[str, str]:
    """The edits that would overwrite what somebody changed since: name → what is stored now, or why it cannot be.

    An edit is judged by the values that its author saw, so a change elsewhere in the record does not stand in its way,
    nor does one that was taken back.
    """
    found: dict[str, str] = {}
    for edit in edits:
        if edit.kind == "added":
            continue
        stored = now.get((edit.part, edit.key))
        if stored is None:
            if edit.kind == "changed":
                found[edit.name] = _("It was deleted since.")
            continue
        differs = [c for c, (old, new) in edit.values.items() if stored.get(c) != old and stored.get(c) != new]
        if differs:
            found[edit.name] = _("It was changed since.")
    return found


def in_python(field: Any, value: Any) -> Any:
    """A value of an edit as the model's column holds it."""
    return None if value is None else field.to_python(value)


@dataclass(frozen=True, slots=True)
class ToldEdit:
    """An edit as a publisher reads it: the step of a timeline, and what stands in its way, if anything does.

    ``since`` is what somebody changed in the same columns since; ``taken`` says whether a publisher chose it.
    """

    name: str
    step: Step
    obstacle: str
    since: tuple[Difference, ...]
    taken: bool

    @property
    def label(self) -> str:
        """What a sentence calls it: the column of the record, or the citation or the like."""
        if self.step.part is None:
            return listed(one.label for one in self.step.differences)
        return f"{self.step.what}: {self.step.name}" if self.step.name else self.step.what


def tell(model: type[Record], edits: list[Edit], now: Snapshot) -> list[ToldEdit]:
    """The edits of a record of that noun in words, and whether one would overwrite what is stored ``now``."""
    parts = parts_by_name(model)
    names = names_of(_named(model, edits, parts, now))
    obstacles = overtaken_edits(edits, now)
    told = []
    for edit in edits:
        part = parts.get(edit.part)
        target = part.model if part else model
        differences = tuple(_differences(target, edit, names))
        if not differences:
            continue
        step = Step(
            part=part,
            kind=edit.kind,
            what=str(target._meta.verbose_name),
            name=called(target, part, _row(edit, part, now), names) if part else "",
            differences=differences,
        )
        obstacle = obstacles.get(edit.name, "")
        stored = now.get((edit.part, edit.key), {}) if obstacle else {}
        moved = {column: (old, stored[column]) for column, (old, _new) in edit.values.items() if column in stored}
        since = tuple(_differences(target, replace(edit, values=moved), names))
        told.append(ToldEdit(edit.name, step, obstacle, since, edit.taken))
    return told


def _row(edit: Edit, part: Part, now: Snapshot) -> Any:
    """What belongs to the record, as a row that can be named: stored columns, and over them those of the edit."""
    values = dict(now.get((edit.part, edit.key), {}))
    values |= {column: old if edit.kind == "removed" else new for column, (old, new) in edit.values.items()}
    return SimpleNamespace(**{column.attname: values.get(column.name) for column in columns_of(part.model, part)})


def _differences(model: type[models.Model], edit: Edit, names: Names) -> Iterator[Difference]:
    for column, (old, new) in edit.values.items():
        field: Any = model._meta.get_field(column)
        if field.many_to_many:
            yield relation_difference(field, old or (), new or (), names)
        elif old not in EMPTY or new not in EMPTY:
            yield difference(field, in_python(field, old), in_python(field, new), names)


def _named(
    model: type[Record], edits: list[Edit], parts: dict[str, Part], now: Snapshot
) -> Iterator[tuple[type[models.Model], int]]:
    for edit in edits:
        target = parts[edit.part].model if edit.part else model
        kept = now.get((edit.part, edit.key), {})
        wanted = kept if edit.part else edit.values
        seen = [*edit.values.items(), *((column, (kept.get(column),)) for column in wanted)]
        for column, held in seen:
            field: Any = target._meta.get_field(column)
            if field.many_to_many:
                yield from ((field.related_model, key) for keys in held for key in keys or ())
            elif field.related_model is not None:
                yield from ((field.related_model, key) for key in held if key is not None)
