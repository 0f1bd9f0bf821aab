"""Taking back the import of a spreadsheet: row by row, each at once, none that somebody edited since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from profiles.actions.recording import CHUNK, in_parts
from profiles.actions.refusals import refusal_in_words
from profiles.actions.removing import relations_to, remove_together
from profiles.actions.restoring import new_batch
from profiles.actions.rights import may_take_back
from profiles.actions.sheets.encodings import SheetError
from profiles.choices.sheets import RowOutcome, SheetState
from profiles.derived import with_derived
from profiles.models import RECORDS, Citation, CityAlias, Participation, SheetImport, SheetRow
from profiles.models.base import Tracked, noun_of
from profiles.models.feed import in_batch, note_changes, noted_together
from profiles.selectors.former import Row, related_keys_of, relations_kept, tracked_columns
from profiles.text import localize_digits

_MODELS: tuple[type[Tracked], ...] = (*RECORDS, CityAlias, Participation, Citation)
NOUNS: dict[str, type[Tracked]] = {noun_of(model): model for model in _MODELS}
"""Noun of a spreadsheet → its model."""


@dataclass(slots=True)
class Undone:
    """What taking back did: rows taken back, and the others, each with its reason."""

    done: int = 0
    refused: dict[int, str] = field(default_factory=dict)
    """Number of the row → why it stays."""


@dataclass(slots=True)
class _Traces:
    """What the history tells of the records of an import: key → rows of history."""

    before: dict[int, Row] = field(default_factory=dict)
    after: dict[int, Row] = field(default_factory=dict)
    since: dict[int, Row] = field(default_factory=dict)


def take_back(sheet: SheetImport, *, by: Any) -> Undone:
    """Take an import back, as one batch: what it made goes, what it changed gets its former values again.

    A row whose record was edited, deleted or put to use since stays as it is, and is named with the reason; the import
    then stands for these rows, and can be taken back again. ``by`` is who does it; None stands for a command run on
    the server. Raises ``SheetError`` or ``PermissionDenied``, and then changes nothing.
    """
    if by is not None and not may_take_back(by):
        raise PermissionDenied
    with transaction.atomic():
        current = SheetImport.objects.select_for_update().get(pk=sheet.pk)
        if not current.stands or current.batch is None:
            raise SheetError(_("This import is not in force: there is nothing to take back."))
        told = _take_back(current, by)
    sheet.refresh_from_db()
    return told


def _take_back(sheet: SheetImport, by: Any) -> Undone:
    model = NOUNS[sheet.noun]
    rows = {
        row.record: row
        for row in sheet.rows.filter(undone=False, outcome__in=(RowOutcome.NEW, RowOutcome.CHANGED))
        if row.record is not None
    }
    traces = _traces(model, sorted(rows), sheet.batch_id)
    refused = {pk: _edited(row) for pk, row in traces.since.items()}
    made = {pk for pk, row in rows.items() if row.outcome == RowOutcome.NEW and pk not in refused}
    refused |= _in_use(model, made)
    changed = {pk for pk, row in rows.items() if row.outcome == RowOutcome.CHANGED and pk not in refused}
    batch = new_batch("undo", by, sheet.file_name)
    with in_batch(batch), noted_together():
        remove_together(model, sorted(made - refused.keys()), by=by)
        refused |= _give_back(model, sorted(changed), traces, by)
    for pk, row in rows.items():
        row.undone = pk not in refused
        row.reasons = [["", "", "", refused[pk]]] if pk in refused else []
    SheetRow.objects.bulk_update(rows.values(), ["undone", "reasons"], batch_size=CHUNK)
    done = len(rows) - len(refused)
    if not done:
        batch.delete()
    else:
        sheet.undone_at, sheet.undone_by = timezone.now(), by
        sheet.state = (SheetState.PARTLY if refused else SheetState.UNDONE).value
        sheet.save(update_fields=["state", "undone_at", "undone_by"])
    return Undone(done, {rows[pk].number: reason for pk, reason in refused.items()})


def _traces(model: type[Tracked], keys: list[int], batch: int | None) -> _Traces:
    """The last row of history before the import, its own last one, and the newest if that came after it."""
    traces = _Traces()
    history: Any = model.history
    for part in in_parts(keys):
        for row in history.filter(id__in=part).select_related("history_user").order_by("history_id"):
            if row.batch_id == batch:
                traces.after[row.id] = row
                traces.since.pop(row.id, None)
            elif row.id in traces.after:
                traces.since[row.id] = row
            else:
                traces.before[row.id] = row
    return traces


def _edited(row: Row) -> str:
    who = row.history_user or _("The program")
    when = localize_digits(f"{timezone.localtime(row.history_date):%Y-%m-%d %H:%M}")
    said = (
        _("%(person)s deleted it since (%(time)s).")
        if row.history_type == "-"
        else _("%(person)s changed it since (%(time)s).")
    )
    return said % {"person": who, "time": when}


def _in_use(model: type[Tracked], made: set[int]) -> dict[int, str]:
    """What the import made and something uses that stays: its key → by what. What such a record uses stays as well."""
    used: dict[int, list[tuple[int | None, str]]] = {}
    for relation in relations_to(model):
        related: Any = relation.related_model
        column = relation.field.name
        for part in in_parts(sorted(made)):
            users = related._default_manager.filter(**{f"{column}__in": part})
            for pk, user in users.values_list(column, "pk"):
                own = user if related is model else None
                used.setdefault(pk, []).append((own, str(related._meta.verbose_name)))
    kept: dict[int, str] = {}
    while True:
        more = {
            pk: _("It is in use since: %(noun)s.") % {"noun": name}
            for pk, users in used.items()
            if pk not in kept
            for user, name in users
            if user is None or user not in made or user in kept
        }
        if not more:
            return kept
        kept |= more


def _give_back(model: type[Tracked], keys: list[int], traces: _Traces, by: Any) -> dict[int, str]:
    """Give the records the former values of exactly the columns that the import changed; key → why one stays."""
    columns = {column.attname: column for column in tracked_columns(model)}
    wanted: dict[int, dict[str, Any]] = {}
    refused: dict[int, str] = {}
    for pk in keys:
        before, after = traces.before.get(pk), traces.after.get(pk)
        if before is None or after is None:
            refused[pk] = _("The history does not tell its former state.")
            continue
        pairs = ((name, getattr(before, name), getattr(after, name)) for name in columns)
        wanted[pk] = {name: old for name, old, new in pairs if old != new}
    for pk, missing in _missing(columns, wanted):
        refused[pk] = _("Its former value under «%(field)s» exists no more.") % {"field": missing}
        wanted.pop(pk, None)
    relations = relations_kept(model)
    former = {name: related_keys_of([traces.before[pk] for pk in wanted], name) for name in relations}
    for part in in_parts(sorted(wanted)):
        things = list(model._default_manager.filter(pk__in=part))
        for thing in things:
            for name, value in wanted[thing.pk].items():
                setattr(thing, name, value)
        if relations:
            refused |= _one_by_one(things, traces, former, by)
            continue
        fields = {columns[name].name for thing in things for name in wanted[thing.pk]}
        try:
            with transaction.atomic():
                _write(model, things, fields, by)
        except IntegrityError:
            refused |= _one_by_one(things, traces, former, by)
    return refused


def _missing(columns: dict[str, Any], wanted: dict[int, dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """Records whose former value names what exists no more."""
    for name, column in columns.items():
        if column.related_model is None:
            continue
        keys = {values[name] for values in wanted.values() if values.get(name) is not None}
        there: set[int] = set()
        for part in in_parts(sorted(keys)):
            there.update(column.related_model._default_manager.filter(pk__in=part).values_list("pk", flat=True))
        yield from [(pk, column.verbose_name) for pk, values in wanted.items() if values.get(name) in keys - there]


def _write(model: type[Tracked], things: list[Any], fields: set[str], by: Any) -> None:
    now = timezone.now()
    for thing in things:
        thing.updated_at = now
    bulk_update_with_history(
        things,
        model,
        sorted(with_derived(model, {*fields, "updated_at"})),
        batch_size=CHUNK,
        default_user=by,
        default_change_reason="Import taken back",
    )
    note_changes({(thing.owner.noun, thing.owner.pk): thing.owner for thing in things}.values())


def _one_by_one(things: list[Any], traces: _Traces, former: dict[str, Any], by: Any) -> dict[int, str]:
    refused = {}
    for thing in things:
        try:
            with transaction.atomic():
                thing._change_reason, thing._history_user = "Import taken back", by
                for name, keys in former.items():
                    getattr(thing, name).set(keys[traces.before[thing.pk].history_id])
                thing.save()
        except IntegrityError as error:
            refused[thing.pk] = refusal_in_words(error, [type(thing)])
    return refused
