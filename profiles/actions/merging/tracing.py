"""What a merge did, read from the history, and what was changed since and so forbids to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from profiles.models import Merge, Record
from profiles.models.base import Tracked, noun_of
from profiles.selectors.former import Row, related_keys, relations_kept, tracked_columns
from profiles.selectors.wording import Names, names_of
from profiles.text import listed, localize_digits

AT_ONCE = 500


@dataclass(slots=True)
class Trace:
    """What a merge did to one row: its history before, right after, and now."""

    model: type[Tracked]
    pk: int
    before: Row | None
    after: Row
    newest: Row

    @property
    def is_record(self) -> bool:
        return issubclass(self.model, Record)

    @property
    def was_made(self) -> bool:
        return not _existed(self.before) and _existed(self.after)

    @property
    def was_deleted(self) -> bool:
        return _existed(self.before) and not _existed(self.after)

    @property
    def is_there(self) -> bool:
        return _existed(self.newest)

    @property
    def columns(self) -> list[models.Field[Any, Any]]:
        """The columns that the merge changed."""
        return [
            column
            for column in tracked_columns(self.model)
            if getattr(self.before, column.attname) != getattr(self.after, column.attname)
        ]

    @property
    def relations(self) -> dict[str, tuple[set[int], set[int]]]:
        """The relations to many that the merge changed: name → (keys added, keys taken out)."""
        found = {}
        for relation in relations_kept(self.model):
            old, new = related_keys(self.before, relation), related_keys(self.after, relation)
            if old != new:
                found[relation] = new - old, old - new
        return found


@dataclass(slots=True)
class Traces:
    """All that a merge did, and why it cannot be taken back, if so."""

    merge: Merge
    rows: list[Trace] = field(default_factory=list)
    hindrances: list[str] = field(default_factory=list)

    def one(self, model: type[Tracked], pk: int) -> Trace | None:
        return next((trace for trace in self.rows if trace.model is model and trace.pk == pk), None)

    @property
    def counts(self) -> list[tuple[Any, int]]:
        """How many rows of each noun taking it back changes: (name of the noun, number)."""
        counted: dict[Any, int] = {}
        for trace in self.rows:
            if (noun_of(trace.model), trace.pk) not in (
                (self.merge.noun, self.merge.kept),
                (self.merge.noun, self.merge.other),
            ):
                name = trace.model._meta.verbose_name_plural
                counted[name] = counted.get(name, 0) + 1
        return sorted(counted.items(), key=lambda item: -item[1])


def _existed(row: Row | None) -> bool:
    return row is not None and row.history_type != "-"


def trace_merge(merge: Merge) -> Traces:
    """What a merge did, row by row. Two queries for each model that it touched, one for each that it did not."""
    traces = Traces(merge)
    for model in apps.get_app_config("profiles").get_models():
        if issubclass(model, Tracked):
            traces.rows += _traces(model, merge)
    traces.hindrances = list(_hindrances(traces))
    return traces


def _traces(model: type[Tracked], merge: Merge) -> Iterator[Trace]:
    first: dict[int, int] = {}
    last: dict[int, Row] = {}
    for row in model.history.filter(batch=merge.batch_id).order_by("history_id"):
        first.setdefault(row.id, row.history_id)
        last[row.id] = row
    keys = sorted(first)
    for start in range(0, len(keys), AT_ONCE):
        before: dict[int, Row] = {}
        newest: dict[int, Row] = {}
        rows = model.history.filter(id__in=keys[start : start + AT_ONCE]).order_by("history_id")
        for row in rows.select_related("history_user"):
            newest[row.id] = row
            if row.history_id < first[row.id]:
                before[row.id] = row
        for key in newest:
            if _existed(before.get(key)) or _existed(last[key]):
                yield Trace(model, key, before.get(key), last[key], newest[key])


def _hindrances(traces: Traces) -> Iterator[str]:
    merge = traces.merge
    if merge.undone_id is not None:
        yield _("This merge was taken back before.")
        return
    touched = [trace for trace in traces.rows if trace.newest.history_id != trace.after.history_id]
    names = names_of(_asked(touched))
    for trace in touched:
        if trace.was_deleted:
            yield _in_words(trace, names, _("it was brought back since"))
        elif not trace.is_there:
            if not trace.was_made:
                yield _in_words(trace, names, _gone(trace))
        elif trace.was_made:
            if _changed(trace, tracked_columns(trace.model)):
                yield _in_words(trace, names, _("it was changed since"))
        elif changed := _changed(trace, trace.columns):
            labels = listed(f"«{column.verbose_name}»" for column in changed)
            yield _in_words(trace, names, _("%(fields)s was changed since") % {"fields": labels})


def _gone(trace: Trace) -> str:
    merged = trace.newest.batch_id and Merge.objects.filter(batch=trace.newest.batch_id).exists()
    return _("it was merged into another one since; take that back first") if merged else _("it was deleted since")


def _changed(trace: Trace, columns: list[models.Field[Any, Any]]) -> list[models.Field[Any, Any]]:
    return [one for one in columns if getattr(trace.newest, one.attname) != getattr(trace.after, one.attname)]


def _asked(traces: list[Trace]) -> Iterator[tuple[type[models.Model], int]]:
    for trace in traces:
        yield trace.model, trace.pk


def _in_words(trace: Trace, names: Names, what: str) -> str:
    return _("%(noun)s «%(name)s»: %(what)s (%(person)s, %(day)s).") % {
        "noun": trace.model._meta.verbose_name,
        "name": names.get((trace.model, trace.pk)) or _name(trace.after),
        "what": what,
        "person": trace.newest.history_user or _("by the program"),
        "day": localize_digits(f"{trace.newest.history_date:%Y-%m-%d}"),
    }


def _name(row: Row) -> str:
    return str(getattr(row, "name", "") or getattr(row, "slug", "") or getattr(row, "locator", "") or row.id)
