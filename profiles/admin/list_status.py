"""The page of a list that was handed on: how far it is, what became of its rows, what the last edition had not."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from profiles.actions.importing.running import JUDGED
from profiles.actions.importing.working import is_left_waiting, is_silent
from profiles.admin.list_rows import shown_row
from profiles.choices.importing import ListState, RowState
from profiles.models import ImportRow, ListImport, MatchQuestion
from profiles.templatetags.citydip import page_range

ON_A_PAGE = 50
UNDER_WAY = (ListState.WAITING, ListState.RUNNING, ListState.UNDOING)
APPEARED, CHANGED, VANISHED = "appeared", "changed", "vanished"


@dataclass(frozen=True, slots=True)
class Tab:
    """Rows of one kind, with how many there are."""

    code: str
    label: str
    count: int
    is_chosen: bool


def shown_status(list_import: ListImport, *, wanted: str, page: str) -> dict[str, Any]:
    """What the page of a list shows, besides what the reader may do."""
    shown = {
        "under_way": list_import.state in UNDER_WAY,
        "stage": stage_of(list_import),
        "hint": hint_on(list_import),
        "may_cancel": list_import.state == ListState.WAITING
        or (list_import.state == ListState.RUNNING and list_import.progress < JUDGED),
        "questions": MatchQuestion.objects.of_list(list_import).waiting().count(),
        "is_brought_in": list_import.state == ListState.COMMITTED,
        "has_failed": list_import.state == ListState.FAILED,
    }
    if list_import.state not in (ListState.COMMITTED, ListState.UNDONE, ListState.UNDOING):
        return shown
    tabs = _tabs(list_import, wanted)
    chosen = next(tab.code for tab in tabs if tab.is_chosen)
    found = Paginator(_rows(list_import, chosen), ON_A_PAGE).get_page(page)
    return {
        **shown,
        "tabs": tabs,
        "chosen": chosen,
        "page": found,
        "page_range": page_range(found),
        "ellipsis": Paginator.ELLIPSIS,
        "rows": [_shown(list_import.noun, row) for row in found.object_list],
    }


def stage_of(list_import: ListImport) -> str:
    """What the worker is doing with the list."""
    if list_import.state == ListState.UNDOING:
        return _("Everything that the import made is being removed.")
    if list_import.state != ListState.RUNNING:
        return ""
    if list_import.cancel_asked and list_import.progress < JUDGED:
        return _("Stopping: nothing is written.")
    if list_import.progress < JUDGED:
        return _("Names are being matched with cities.")
    return _("Rows are being written, all or none; this can be taken back afterwards, but not be stopped.")


def hint_on(list_import: ListImport) -> str:
    """What to do if it does not go on."""
    if is_left_waiting(list_import):
        return _("No worker has taken the list up yet. Is one running? It is started by: manage.py db_worker")
    if is_silent(list_import):
        return _("The worker was not heard of for ten minutes: it was ended, and had written nothing. Start again.")
    if list_import.state == ListState.WAITING:
        return _("The list goes on by itself; this page may be closed.")
    return ""


def _tabs(list_import: ListImport, wanted: str) -> list[Tab]:
    counts: list[tuple[str, str, int]] = [("all", _("all rows"), list_import.rows_in)]
    sums = list_import.sums
    counts += [(state.value, str(state.label), sums[state.value]) for state in RowState]
    if list_import.previous is not None:
        counts += [
            (APPEARED, _("new since the last edition"), list_import.appeared),
            (CHANGED, _("changed since the last edition"), list_import.changed),
            (VANISHED, _("vanished since the last edition"), list_import.vanished),
        ]
    codes = {code for code, _label, _count in counts}
    chosen = wanted if wanted in codes else "all"
    return [Tab(code, label, count, code == chosen) for code, label, count in counts]


def _rows(list_import: ListImport, chosen: str) -> Any:
    rows, previous = list_import.rows.order_by("number"), list_import.previous
    if chosen in RowState.codes():
        return rows.filter(state=chosen)
    if previous is None or chosen == "all":
        return rows
    if chosen == APPEARED:
        return rows.exclude(key__in=previous.rows.values("key"))
    if chosen == VANISHED:
        return previous.rows.exclude(key__in=list_import.rows.values("key")).order_by("number")
    before = dict(previous.rows.values_list("key", "cells").iterator(chunk_size=2000))
    now = rows.values_list("pk", "key", "cells").iterator(chunk_size=2000)
    return rows.filter(pk__in=[pk for pk, key, cells in now if key in before and before[key] != cells])


def _shown(noun: str, row: ImportRow) -> Any:
    return shown_row(noun, row.number, row.cells, row.sides, outcome=row.state, reasons=row.reasons, result=row.result)
