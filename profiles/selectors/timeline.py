"""The timeline of a record: who changed what, when and why, with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from profiles.models import Record
from profiles.models.feed import Batch
from profiles.selectors.former import (
    Part,
    Row,
    history_of,
    is_there,
    parts_of,
    related_keys_of,
    relations_kept,
    rows_of_part,
    tracked_columns,
)
from profiles.selectors.wording import Difference, Names, difference, names_of, relation_difference

TOGETHER = timedelta(seconds=3)
"""Rows of one person without a batch that lie no further apart were stored by one form."""
UNTOLD = ("slug",)
"""Columns that never change once they are there."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one thing: the record itself (``part`` is None) or something that belongs to it.

    ``kind`` is ``added``, ``changed`` or ``removed``; ``what`` names the noun, ``name`` the thing.
    """

    part: Part | None
    kind: str
    what: str
    name: str
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class Entry:
    """Everything that one person did to the record at once. ``at`` names the state that it left."""

    at: datetime
    author: Any
    reason: str
    batch: Batch | None
    steps: list[Step] = field(default_factory=list)
    is_current: bool = False
    exists: bool = True

    @property
    def token(self) -> str:
        """The moment as forms send it back."""
        return self.at.isoformat()


@dataclass(frozen=True, slots=True)
class _Told:
    """A row of history, and which part of the record it tells of."""

    row: Row
    part: Part | None
    model: type[models.Model]
    before: Row | None
    pk: int

    @property
    def identity(self) -> tuple[str, int]:
        return self.model.__name__, self.row.id


@dataclass(frozen=True, slots=True)
class _Pair:
    """One thing before and after an entry."""

    told: _Told
    before: Row | None
    after: Row | None


def timeline(model: type[Record], pk: int) -> list[Entry]:
    """All changes of a record and of what belongs to it, the latest first; empty if it never existed.

    About four queries for the histories and one for each noun that is named in them.
    """
    told = sorted(_rows(model, pk), key=lambda one: (one.row.history_date, one.row.history_id))
    groups = [(_entry(group), list(_pairs(group))) for group in _grouped(told)]
    kept = {relation: _relation(told, relation) for relation in relations_kept(model)}
    names = names_of(_named([pair for _made, pairs in groups for pair in pairs], kept, model))
    exists = False
    entries = []
    for entry, pairs in groups:
        entry.steps = [step for pair in pairs if (step := _step(pair, names, kept)) is not None]
        for pair in pairs:
            if pair.told.part is None:
                exists = is_there(pair.after)
        entry.exists = exists
        if entry.steps or entry.reason:
            entries.append(entry)
    if entries:
        entries[-1].is_current = exists
    return entries[::-1]


def _rows(model: type[Record], pk: int) -> Iterator[_Told]:
    yield from _with_befores(history_of(model).filter(id=pk), model, None, pk)
    for part in parts_of(model):
        yield from _with_befores(rows_of_part(part, pk), part.model, part, pk)


def _with_befores(rows: models.QuerySet[Any], model: type[models.Model], part: Part | None, pk: int) -> Iterator[_Told]:
    last: dict[int, Row] = {}
    for row in rows.select_related("history_user", "batch"):
        yield _Told(row, part, model, last.get(row.id), pk)
        last[row.id] = row


def _grouped(told: list[_Told]) -> Iterator[list[_Told]]:
    group: list[_Told] = []
    for one in told:
        if group and not _belongs(group, one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _belongs(group: list[_Told], one: _Told) -> bool:
    """Whether a row was stored together with those of the group."""
    last, row = group[-1].row, one.row
    if last.history_user_id != row.history_user_id or last.batch_id != row.batch_id:
        return False
    if row.batch_id is not None:
        return True
    reasons = {last.history_change_reason or "", row.history_change_reason or ""} - {""}
    if row.history_date - last.history_date > TOGETHER or len(reasons) > 1:
        return False
    same = next((other.row for other in reversed(group) if other.identity == one.identity), None)
    if same is None:
        return True
    # One form stores the columns of a thing once, and then, in further rows, its relations to many.
    columns = [column.attname for column in tracked_columns(one.model)]
    return row.history_type == "~" and all(getattr(same, name) == getattr(row, name) for name in columns)


def _entry(group: list[_Told]) -> Entry:
    last = group[-1].row
    reasons = [one.row.history_change_reason for one in group if one.row.history_change_reason]
    return Entry(at=last.history_date, author=last.history_user, reason=reasons[0] if reasons else "", batch=last.batch)


def _pairs(group: list[_Told]) -> Iterator[_Pair]:
    """Each thing once, however many rows the entry has of it; the record itself first."""
    first: dict[tuple[str, int], _Told] = {}
    last: dict[tuple[str, int], _Told] = {}
    for one in group:
        first.setdefault(one.identity, one)
        last[one.identity] = one
    for identity in sorted(first, key=lambda key: first[key].part is not None):
        one, final = first[identity], last[identity]
        before = one.before if is_there(one.before, one.part, one.pk) else None
        after = final.row if is_there(final.row, one.part, one.pk) else None
        yield _Pair(final, before, after)


def _relation(told: list[_Told], relation: str) -> dict[int, set[int]]:
    return related_keys_of([one.row for one in told if one.part is None], relation)


def _named(
    pairs: list[_Pair], kept: dict[str, dict[int, set[int]]], model: type[Record]
) -> Iterable[tuple[type[models.Model], int]]:
    for pair in pairs:
        for column in tracked_columns(pair.told.model):
            related: Any = column.related_model
            if related is None or (pair.told.part and column.name == pair.told.part.column):
                continue
            for row in (pair.before, pair.after):
                if row is not None and getattr(row, column.attname) is not None:
                    yield related, getattr(row, column.attname)
    for relation, keys in kept.items():
        target: Any = model._meta.get_field(relation).related_model
        for held in keys.values():
            yield from ((target, key) for key in held)


def _step(pair: _Pair, names: Names, kept: dict[str, dict[int, set[int]]]) -> Step | None:
    told, before, after = pair.told, pair.before, pair.after
    if before is None and after is None:
        return None
    differences = list(_differences(told, before, after, names))
    if told.part is None:
        differences += _relation_differences(pair, names, kept)
    kind = "added" if before is None else "removed" if after is None else "changed"
    if kind == "changed" and not differences:
        return None
    return Step(
        part=told.part,
        kind=kind,
        what=str(told.model._meta.verbose_name),
        name=called(told.model, told.part, after if after is not None else before, names),
        differences=tuple(differences),
    )


def _differences(told: _Told, before: Row | None, after: Row | None, names: Names) -> Iterator[Difference]:
    for column in tracked_columns(told.model):
        if (told.part and column.name == told.part.column) or column.name in UNTOLD:
            continue
        empty: Any = None
        old = getattr(before, column.attname) if before is not None else empty
        new = getattr(after, column.attname) if after is not None else empty
        if old != new and (old not in EMPTY or new not in EMPTY):
            found = difference(column, old, new, names)
            if found.before or found.after:
                yield found


EMPTY: tuple[Any, ...] = (None, "", [], False)


def _relation_differences(pair: _Pair, names: Names, kept: dict[str, dict[int, set[int]]]) -> Iterator[Difference]:
    for relation, keys in kept.items():
        old = keys[pair.before.history_id] if pair.before is not None else set()
        new = keys[pair.after.history_id] if pair.after is not None else set()
        if old == new:
            continue
        yield relation_difference(pair.told.model._meta.get_field(relation), old, new, names)


def called(model: type[models.Model], part: Part | None, row: Row, names: Names) -> str:
    """What a thing of the past is called: a satellite after whom or what it names, a record by its own name."""
    if part is not None:
        for column in tracked_columns(model):
            related: Any = column.related_model
            if related is not None and column.name != part.column and getattr(row, column.attname) is not None:
                return names.get((related, getattr(row, column.attname)), "")
    for attribute in ("name_en", "title_en", "title", "name", "slug"):
        if words := getattr(row, attribute, ""):
            return str(words)
    return ""
