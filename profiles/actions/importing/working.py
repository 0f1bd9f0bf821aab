"""Bringing in an uploaded list out of the request: the same path as the command, in a worker."""

import hashlib
from datetime import timedelta
from typing import Any

import django
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from profiles.actions.importing.admitting import Cancelled, check_list
from profiles.actions.importing.columns import guess_columns
from profiles.actions.importing.planning import Plan, judge_rows, read_rows
from profiles.actions.importing.reading import ListError, Table, read_table
from profiles.actions.importing.running import JUDGED, bring_in
from profiles.actions.importing.undoing import undo_import
from profiles.choices.importing import ListState
from profiles.models import ListImport

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]  # the same, under its older name

PREVIEWED = 100
"""Rows that a preview judges."""
RESTARTABLE = (ListState.UPLOADED, ListState.CANCELLED, ListState.FAILED, ListState.UNDONE)
"""States from which a list may be started; one whose worker fell silent may be, too."""
UNDER_WAY = (ListState.RUNNING, ListState.UNDOING)
SILENCE = timedelta(minutes=10)
"""After so long without a word, a worker was killed: it had written nothing. Writing takes minutes, and is silent."""
PATIENCE = timedelta(seconds=20)
"""A list that waits longer while no other is under way waits for a worker that is not there."""


def is_silent(list_import: ListImport) -> bool:
    """Whether the worker that has this list in hand was not heard of for so long that it must be gone."""
    heard = list_import.heard_at
    return list_import.state in UNDER_WAY and (heard is None or timezone.now() - heard > SILENCE)


def is_left_waiting(list_import: ListImport) -> bool:
    """Whether a list waits though no worker is busy with another one: none seems to be running."""
    if list_import.state != ListState.WAITING or list_import.heard_at is None:
        return False
    is_behind = ListImport.objects.filter(state__in=UNDER_WAY).exclude(pk=list_import.pk).exists()
    return not is_behind and timezone.now() - list_import.heard_at > PATIENCE


def may_start(list_import: ListImport) -> bool:
    """Whether a list may be brought in now."""
    return list_import.state in RESTARTABLE or (list_import.state == ListState.RUNNING and is_silent(list_import))


def may_undo(list_import: ListImport) -> bool:
    """Whether a list may be taken back now."""
    return list_import.state == ListState.COMMITTED or (
        list_import.state == ListState.UNDOING and is_silent(list_import)
    )


def table_of(list_import: ListImport) -> Table:
    """The table within an uploaded list. Raises ``ListError``."""
    options = list_import.options or {}
    return read_table(
        bytes(list_import.content or b""),
        list_import.file_name,
        delimiter=options.get("delimiter", ""),
        encoding=options.get("encoding", ""),
    )


def receive(list_import: ListImport, content: bytes) -> None:
    """Keep an uploaded list, with its columns guessed where no profile says. Raises ``ListError`` if it is no table."""
    list_import.content = content
    list_import.file_hash = hashlib.sha256(content).hexdigest()
    table = table_of(list_import)
    list_import.rows_in = len(table.rows)
    list_import.columns = list_import.columns or guess_columns(table, list_import.noun)
    list_import.save()


def preview(list_import: ListImport, table: Table) -> Plan:
    """The first rows judged as they would be; nothing is written. Raises ``ListError``."""
    check_list(list_import, table)
    first = Table(table.headers, table.rows[:PREVIEWED], table.problems)
    plan = read_rows(first, list_import.noun, list_import.columns, list_import.options)
    judge_rows(plan)
    return plan


def start(list_import: ListImport, *, language: str = "en") -> None:
    """Hand a list to the worker. Raises ``ListError`` if it cannot be read as said, or it is in force already."""
    check_list(list_import, table_of(list_import))
    current = ListImport.objects.defer("content").get(pk=list_import.pk)
    mine = ListImport.objects.filter(pk=current.pk, state=current.state)
    if not may_start(current) or not mine.update(
        state=ListState.WAITING.value, progress=0, message="", cancel_asked=False, heard_at=timezone.now()
    ):
        raise ListError(_("This list is brought in already, or waits for the worker."))
    pk = list_import.pk
    transaction.on_commit(lambda: import_list.enqueue(pk, language))


def start_undo(list_import: ListImport, *, person: Any = None, language: str = "en") -> None:
    """Hand the taking back of a list to the worker. Raises ``ListError`` if it is not in force."""
    if not may_undo(list_import):
        raise ListError(_("Import %(id)s is not in force: there is nothing to take back.") % {"id": list_import.pk})
    ListImport.objects.filter(pk=list_import.pk).update(
        state=ListState.UNDOING.value, message="", heard_at=timezone.now()
    )
    pk, by = list_import.pk, person.pk if person else None
    transaction.on_commit(lambda: undo_list.enqueue(pk, by, language))


def cancel(list_import: ListImport) -> None:
    """Ask the worker to stop before it writes; a list that waits, or whose worker is gone, is stopped at once.

    Raises ``ListError`` if it is being written already, or is not under way.
    """
    current = ListImport.objects.defer("content").get(pk=list_import.pk)
    if current.state == ListState.RUNNING and is_silent(current):
        _end(current.pk, ListState.CANCELLED, _("An editor asked to stop; nothing was written."))
        return
    # Asked before it is said: while a list is written, an embedded database lets nobody else write.
    if current.state == ListState.RUNNING and current.progress >= JUDGED:
        raise ListError(_("The list is being written and cannot be stopped any more; it can be taken back afterwards."))
    waiting = ListImport.objects.filter(pk=current.pk, state=ListState.WAITING)
    if waiting.update(state=ListState.CANCELLED.value, message=_("An editor asked to stop; nothing was written.")):
        return
    running = ListImport.objects.filter(pk=current.pk, state=ListState.RUNNING, progress__lt=JUDGED)
    if not running.update(cancel_asked=True):
        raise ListError(_("The list is not under way: there is nothing to stop."))


def _report(pk: int, percent: int) -> None:
    """Say how far it is, and hear whether to go on: both at once, so that no wish to stop comes between."""
    going_on = ListImport.objects.filter(pk=pk, cancel_asked=False)
    if not going_on.update(progress=percent, heard_at=timezone.now()):
        raise Cancelled(_("An editor asked to stop; nothing was written."))


@task()
def import_list(pk: int, language: str = "en") -> None:
    """Bring in an uploaded list; what went wrong is told on its page, in the language of who started it."""
    mine = ListImport.objects.filter(pk=pk, state=ListState.WAITING)
    if not mine.update(state=ListState.RUNNING.value, progress=1, heard_at=timezone.now()):
        return  # cancelled meanwhile
    list_import = ListImport.objects.get(pk=pk)
    with override(language):
        try:
            bring_in(list_import, bytes(list_import.content or b""), report=lambda percent: _report(pk, percent))
        except Cancelled as error:
            _end(pk, ListState.CANCELLED, error)
        except ListError as error:
            _end(pk, ListState.FAILED, error)
        except Exception as error:
            _end(pk, ListState.FAILED, _("Something unexpected went wrong; the server's log says what."))
            raise error from None


@task()
def undo_list(pk: int, by: int | None = None, language: str = "en") -> None:
    """Take a list back; what forbids it is told on its page, and then it is in force as before."""
    list_import = ListImport.objects.get(pk=pk)
    with override(language):
        try:
            undo_import(list_import, person=get_user_model().objects.filter(pk=by or 0).first())
        except ListError as error:
            _end(pk, ListState.COMMITTED, error)
        except Exception as error:
            _end(pk, ListState.COMMITTED, _("Something unexpected went wrong; the server's log says what."))
            raise error from None


def _end(pk: int, state: ListState, message: Any) -> None:
    # Only what is under way can end: another worker may have brought the list in meanwhile.
    ListImport.objects.filter(pk=pk, state__in=UNDER_WAY).update(
        state=state.value, message=str(message), finished_at=timezone.now()
    )
