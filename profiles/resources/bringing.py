"""Bringing in a spreadsheet: shown row by row first, then stored as it was shown, all or nothing."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.results import RowResult

from profiles.actions.refusals import refusal_in_words
from profiles.actions.sheets import SheetError
from profiles.choices.sheets import RowOutcome, SheetState
from profiles.models import Batch, SheetImport, SheetRow
from profiles.models.base import noun_of
from profiles.models.feed import in_batch, noted_together
from profiles.resources.base import TrackedResource
from profiles.resources.tables import NounTable, TableRow, table_of
from profiles.text import current_language, localize_digits, set_apart

logger = logging.getLogger(__name__)

KEPT_UNCONFIRMED = timedelta(days=14)
"""How long a file is kept that was looked at and never confirmed."""
OUTCOMES = {
    RowResult.IMPORT_TYPE_NEW: RowOutcome.NEW,
    RowResult.IMPORT_TYPE_UPDATE: RowOutcome.CHANGED,
    RowResult.IMPORT_TYPE_SKIP: RowOutcome.UNCHANGED,
}


class _NotStored(Exception):  # noqa: N818  # takes back what was written; no error
    def __init__(self, rows: list[SheetRow]) -> None:
        self.rows = rows


def show(resource: TrackedResource, content: bytes, file_name: str, *, by: Any) -> SheetImport:
    """Keep a file with what each of its rows would do; nothing of it is stored. Raises ``SheetError``."""
    SheetImport.objects.left_behind(timezone.now() - KEPT_UNCONFIRMED).delete()
    sheet = SheetImport(
        noun=noun_of(resource._meta.model),
        file_name=file_name.replace("\x00", "")[-200:],
        file_hash=hashlib.sha256(content).hexdigest(),
        content=content,
        made_by=by,
    )
    _show_again(sheet, resource)
    return sheet


def show_again(sheet: SheetImport, resource: TrackedResource) -> None:
    """Judge a file anew: the records have changed since it was shown, or it is read in another language."""
    if sheet.state in (SheetState.SHOWN, SheetState.WRONG):
        _show_again(sheet, resource)


@transaction.atomic
def _show_again(sheet: SheetImport, resource: TrackedResource) -> None:
    table = table_of(resource, bytes(sheet.content), sheet.file_name)
    try:
        with transaction.atomic(), noted_together():
            raise _NotStored(judge(resource, table, by=sheet.made_by))
    except _NotStored as judged:
        rows = judged.rows
    sheet.notes, sheet.columns, sheet.language = list(table.notes), list(table.columns), current_language()
    _keep(sheet, rows)


def _keep(sheet: SheetImport, rows: list[SheetRow]) -> None:
    outcomes = [row.outcome for row in rows]
    sheet.new = outcomes.count(RowOutcome.NEW)
    sheet.changed = outcomes.count(RowOutcome.CHANGED)
    sheet.unchanged = outcomes.count(RowOutcome.UNCHANGED)
    sheet.wrong = outcomes.count(RowOutcome.WRONG)
    if sheet.state != SheetState.STORED:
        sheet.state = (SheetState.WRONG if sheet.wrong else SheetState.SHOWN).value
    sheet.save()
    SheetRow.objects.filter(sheet=sheet).delete()
    for row in rows:
        row.sheet = sheet
    SheetRow.objects.bulk_create(rows, batch_size=500)


def store(sheet: SheetImport, resource: TrackedResource, *, by: Any) -> list[int]:
    """Store a file as it was shown, as one batch; returns the numbers of the rows that do otherwise by now.

    If there are any, nothing is stored and the file is shown anew. Raises ``SheetError`` if it is not waiting.
    """
    with transaction.atomic():
        current = SheetImport.objects.select_for_update().get(pk=sheet.pk)
        if not current.is_shown:
            raise SheetError(_("This file is not waiting to be confirmed."))
        if not current.new + current.changed:
            raise SheetError(_("The file changes nothing: there is nothing to store."))
        table = table_of(resource, bytes(current.content), current.file_name)
        shown = {row.number: row for row in current.rows.all()}
        try:
            with transaction.atomic():
                batch = Batch.objects.create(kind="import", reason=current.file_name[:300], made_by=by)
                with in_batch(batch), noted_together():
                    rows = judge(resource, table, by=by)
                    if _others(shown, rows):
                        raise _NotStored(rows)
        except _NotStored as otherwise:
            numbers = _others(shown, otherwise.rows)
            _keep(current, otherwise.rows)
        else:
            numbers = []
            current.batch, current.state, current.stored_at = batch, SheetState.STORED.value, timezone.now()
            current.made_by = by
            _keep(current, rows)
    sheet.refresh_from_db()
    return numbers


def _others(shown: dict[int, SheetRow], rows: list[SheetRow]) -> list[int]:
    """The rows that do something else than was shown, or are wrong."""
    return [
        row.number
        for row in rows
        if row.outcome == RowOutcome.WRONG
        or row.number not in shown
        or (row.outcome, row.cells) != (shown[row.number].outcome, shown[row.number].cells)
    ]


def judge(resource: TrackedResource, table: NounTable, *, by: Any) -> list[SheetRow]:
    """Import the rows one by one, each with what became of it. Call it in a transaction."""
    resource.made_by = by
    resource.learn([row.cells for row in table.rows])
    loader = resource._meta.instance_loader_class(resource)
    first: dict[tuple[str, ...], int] = {}
    return [_judged(resource, loader, row, first) for row in table.rows]


def _judged(resource: TrackedResource, loader: Any, row: TableRow, first: dict[tuple[str, ...], int]) -> SheetRow:
    needed = resource.columns_needed()
    cells = dict(row.cells) | {column: "" for column in needed if column not in row.cells}
    judged = SheetRow(number=row.number, name=_name(cells, needed))
    twice = _twice(cells, needed, row.number, first)
    with transaction.atomic():
        result = resource.import_row(
            cells, loader, row_number=row.number, using_transactions=True, retain_instance_in_row_result=True
        )
        reasons = [*_problems(row), *twice, *_reasons(resource, row, result)]
        if reasons:
            transaction.set_rollback(True)
    if reasons:
        told = [[column, cell, text, set_apart(str(why))] for column, cell, text, why in reasons]
        judged.outcome, judged.reasons = RowOutcome.WRONG.value, told
        return judged
    judged.outcome = OUTCOMES[result.import_type].value
    judged.name = str(result.instance)[:300] or judged.name
    judged.record = result.instance.pk
    judged.public_state = getattr(result.instance, "state", "")
    if judged.outcome != RowOutcome.UNCHANGED:
        is_new = judged.outcome == RowOutcome.NEW
        judged.cells = list(_written(resource, result, is_new=is_new))
    return judged


def _name(cells: dict[str, str], needed: list[str]) -> str:
    said = [cells[column] for column in needed if cells.get(column)] or [text for text in cells.values() if text]
    return " · ".join(said[:3])[:300]


def _twice(
    cells: dict[str, str], needed: list[str], number: int, first: dict[tuple[str, ...], int]
) -> Iterator[list[str]]:
    key = tuple((cells.get(column) or "").strip() for column in needed)
    if any(key) and first.setdefault(key, number) != number:
        yield [needed[0], "", key[0], _("Row %(row)s means the same record.") % {"row": localize_digits(first[key])}]


def _problems(row: TableRow) -> Iterator[list[str]]:
    for column, reason in row.problems.items():
        yield [column, row.references.get(column, ""), row.cells.get(column, ""), reason]


def _written(resource: TrackedResource, result: Any, *, is_new: bool) -> Iterator[list[str]]:
    for column, (before, after) in zip(resource.get_diff_headers(), result.diff, strict=True):
        if column != "state" and (before != after or (is_new and after and column == "slug")):
            yield [column, before, after]


def _reasons(resource: TrackedResource, row: TableRow, result: Any) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    if result.validation_error is not None:
        found = _by_column(result.validation_error)
    for told in result.errors:
        for column, reasons in _of_error(resource, told.error).items():
            found.setdefault(column, []).extend(reasons)
    return [
        [column, row.references.get(column, ""), row.cells.get(column, ""), reason]
        for column, reasons in found.items()
        for reason in reasons
        if column not in row.problems  # said already
    ]


def _by_column(error: ValidationError) -> dict[str, list[str]]:
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return {"" if column == "__all__" else column: list(reasons) for column, reasons in told.items()}


def _of_error(resource: TrackedResource, error: Exception) -> dict[str, list[str]]:
    match error:
        case ValidationError():
            return _by_column(error)
        case IntegrityError():
            return {"": [refusal_in_words(error, [resource._meta.model])]}
        case ValueError():
            return {"": [str(error)]}
    logger.error("a row of a spreadsheet could not be imported", exc_info=error)
    return {"": [_("This row cannot be stored; the server's log says why.")]}
