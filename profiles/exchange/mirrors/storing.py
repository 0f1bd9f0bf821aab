"""Storing what was read of the origin: all of it in one transaction, so that a mirror is never of two data versions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from profiles.actions.fixtures import FIXTURES
from profiles.actions.recording import in_parts, write_history
from profiles.actions.removing import remove_together
from profiles.choices import PublicationState
from profiles.exchange.mirrors.asking import MirrorError
from profiles.exchange.mirrors.reading import Keys, Row, read_part, read_record, reference
from profiles.exchange.portable import Item, Kind, Part, in_chunks, public_records, shape_of
from profiles.models import Change, Mirror, MirroredChange, Record
from profiles.models.base import noun_of
from profiles.models.feed import take_over_feed, told_elsewhere

AT_ONCE = 500
NOUNS: tuple[type[Record], ...] = tuple(model for model in FIXTURES if issubclass(model, Record))
"""Every noun after those that it names."""


@dataclass
class Step:
    """What becomes of the records of a noun: their slugs, with the keys of those that are stored."""

    model: type[Record]
    added: set[str] = field(default_factory=set)
    changed: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)
    parts: dict[str, list[int]] = field(default_factory=dict)

    @property
    def noun(self) -> str:
        return noun_of(self.model)


def store_all(
    mirror: Mirror, *, changed_at: datetime, report: Callable[[int, int], None] = lambda done, total: None
) -> list[Step]:
    """Store every change that was read, and take over the feed with them. Call it in a transaction.

    Records that changed are taken out and put back under their keys, all of a noun at once: an identifier may have
    gone from one of them to another, and no order of single changes would do. Raises ``MirrorError``.
    """
    reason = f"Mirrored from {mirror.origin}, data version {mirror.reached}"
    steps = [_plan(model, is_whole=mirror.is_anew) for model in NOUNS]
    with told_elsewhere():
        for step in reversed(steps):
            _take_out(step, reason)
        keys, done = Keys(), 0
        total = sum(len(step.added) + len(step.changed) for step in steps)
        for step in steps:
            for records in _to_store(step):
                _put_in(step, records, keys, reason)
                done += len(records)
                report(done, total)
        for step in steps:
            for records in _to_store(step):
                _put_in_parts(step, records, keys, reason)
    if mirror.is_anew:
        _empty(Change)
    take_over_feed(_feed(), version=mirror.reached, changed_at=changed_at)
    _empty(MirroredChange)
    return steps


def _plan(model: type[Record], *, is_whole: bool) -> Step:
    step = Step(model, parts={part.name: [] for part in shape_of(model).parts})
    told = set()
    for changes in in_chunks(MirroredChange.objects.last_words(step.noun).iterator(chunk_size=AT_ONCE)):
        slugs = [change.slug for change in changes]
        stored = dict(model._default_manager.filter(slug__in=slugs).values_list("slug", "pk"))
        own = {row["slug"]: row for row in public_records(model, slugs=stored)}
        for change in changes:
            if change.state != PublicationState.PUBLISHED:
                if change.slug in stored:
                    step.removed[change.slug] = stored[change.slug]
                continue
            told.add(change.slug)
            if not change.record:
                continue  # a record that no page held: the proof at the end will miss it
            if change.slug not in stored:
                step.added.add(change.slug)
            elif (row := json.loads(change.record)) != own.get(change.slug):
                _note_difference(step, stored[change.slug], row, own.get(change.slug, {}))
    if is_whole:
        known = model._default_manager.values_list("slug", "pk")
        step.removed |= {slug: key for slug, key in known if slug not in told}
    for name in step.parts:
        step.parts[name] += step.removed.values()
    return step


def _note_difference(step: Step, key: int, row: Row, own: Row) -> None:
    step.changed[row["slug"]] = key
    for name, keys in step.parts.items():
        if row[name] != own.get(name):
            keys.append(key)


def _take_out(step: Step, reason: str) -> None:
    model = step.model
    for part in shape_of(model).parts:
        for keys in in_parts(step.parts[part.name]):
            rows = part.model._default_manager.filter(**{f"{part.owner}__in": keys})
            remove_together(part.model, list(rows.values_list("pk", flat=True)), by=None, reason=reason)  # type: ignore[arg-type]  # all parts are tracked
    gone = list(step.removed.values())
    for relation in model._meta.related_objects:
        if relation.many_to_many:
            column: Any = relation.field
            pairs = column.remote_field.through._default_manager
            for keys in in_parts(gone):
                pairs.filter(**{f"{column.m2m_reverse_field_name()}__in": keys}).delete()
    remove_together(model, gone, by=None, reason=reason)
    for keys in in_parts(list(step.changed.values())):
        queryset = model._default_manager.filter(pk__in=keys)
        queryset._raw_delete(queryset.db)  # noqa: SLF001  # they come back under the same keys in this transaction


def _to_store(step: Step) -> Iterator[list[Row]]:
    """The records to store, some at a time, those that others of their noun name first."""
    wanted = step.added | step.changed.keys()
    own = next((item for item in shape_of(step.model).items if item.refers_to is step.model), None)
    words = MirroredChange.objects.last_words(step.noun).exclude(record="")
    rows = (json.loads(change.record) for change in words.iterator(chunk_size=AT_ONCE) if change.slug in wanted)
    if own is None:
        yield from in_chunks(rows)
        return
    waiting = list(rows)
    pending = {row["slug"] for row in waiting}
    while waiting:
        ready = [row for row in waiting if row[own.name] not in pending]
        if not ready:
            raise MirrorError(f"{step.noun} {waiting[0]['slug']}: it lies in itself")
        yield from in_chunks(iter(ready))
        pending -= {row["slug"] for row in ready}
        waiting = [row for row in waiting if row["slug"] in pending]


def _put_in(step: Step, rows: list[Row], keys: Keys, reason: str) -> None:
    model, items = step.model, shape_of(step.model).items
    records = [read_record(model, items, row, keys) for row in rows]
    for record in records:
        record.pk = step.changed.get(record.slug)
    _create(model, [record for record in records if record.pk is not None], reason, was_there=True)
    _create(model, [record for record in records if record.pk is None], reason)
    known = keys.of(model)
    known |= {record.slug: record.pk for record in records}
    for item in items:
        if item.kind is Kind.REFERENCES:
            for record, row in zip(records, rows, strict=True):
                _relate(record, item, row, keys)


def _relate(record: Any, item: Item, row: Row, keys: Keys) -> None:
    manager = getattr(record, item.column)
    wanted = {reference(item, slug, keys) for slug in row[item.name]}
    if set(manager.values_list("pk", flat=True)) != wanted:
        manager.set(wanted)


def _put_in_parts(step: Step, rows: list[Row], keys: Keys, reason: str) -> None:
    own = keys.of(step.model)
    for part in shape_of(step.model).parts:
        renewed = set(step.parts[part.name])
        made = [
            instance
            for row in rows
            if row["slug"] in step.added or own[row["slug"]] in renewed
            for instance in _parts_of(part, own[row["slug"]], row, keys)
        ]
        _create(part.model, made, reason)


def _parts_of(part: Part, key: int, row: Row, keys: Keys) -> Iterable[Any]:
    return [read_part(part.model, part.owner, key, part.items, each, keys) for each in row[part.name]]


def _create(model: Any, instances: list[Any], reason: str, *, was_there: bool = False) -> None:
    model._default_manager.bulk_create(instances, batch_size=AT_ONCE)
    write_history(model, [instance.pk for instance in instances], "~" if was_there else "+", reason=reason)


def _feed() -> Iterator[Change]:
    states = (PublicationState.PUBLISHED.value, PublicationState.WITHDRAWN.value)
    for change in MirroredChange.objects.iterator(chunk_size=AT_ONCE):
        state = change.state if change.state in states else ""
        yield Change(number=change.number, at=change.at, noun=change.noun, slug=change.slug, state=state)


def _empty(model: type[models.Model]) -> None:
    rows = model._default_manager.all()
    rows._raw_delete(rows.db)  # noqa: SLF001  # nothing points to changes
