"""Bringing in an uploaded list out of the request: the same path as the command, in a worker."""

import hashlib
from typing import Any

import django
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from profiles.actions.importing.admitting import Cancelled, check_list
from profiles.actions.importing.columns import guess_columns
from profiles.actions.importing.planning import Plan, judge_rows, read_rows
from profiles.actions.importing.reading import ListError, Table, read_table
from profiles.actions.importing.running import bring_in
from profiles.choices.importing import ListState
from profiles.models import ListImport

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]  # the same, under its older name

PREVIEWED = 100
"""Rows that a preview judges."""
RESTARTABLE = (ListState.UPLOADED, ListState.CANCELLED, ListState.FAILED, ListState.UNDONE, ListState.RUNNING)
"""States from which a list may be started: a worker that was killed leaves it «running», with nothing written."""


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


def preview(list_import: ListImport) -> Plan:
    """The first rows judged as they would be; nothing is written. Raises ``ListError``."""
    table = table_of(list_import)
    check_list(list_import, table)
    first = Table(table.headers, table.rows[:PREVIEWED], table.problems)
    plan = read_rows(first, list_import.noun, list_import.columns, list_import.options.get("kinds", {}))
    judge_rows(plan)
    return plan


def start(list_import: ListImport, *, language: str = "en") -> None:
    """Hand a list to the worker. Raises ``ListError`` if its columns do not do, or it is in force already."""
    check_list(list_import, table_of(list_import))
    startable = ListImport.objects.filter(pk=list_import.pk, state__in=RESTARTABLE)
    if not startable.update(state=ListState.WAITING.value, progress=0, message="", cancel_asked=False):
        raise ListError(_("This list is brought in already, or waits for the worker."))
    pk = list_import.pk
    transaction.on_commit(lambda: import_list.enqueue(pk, language))


def cancel(list_import: ListImport) -> None:
    """Ask the worker to stop before it writes; one that waits is stopped at once."""
    waiting = ListImport.objects.filter(pk=list_import.pk, state=ListState.WAITING)
    if not waiting.update(state=ListState.CANCELLED.value):
        ListImport.objects.filter(pk=list_import.pk, state=ListState.RUNNING).update(cancel_asked=True)


def _report(pk: int, percent: int) -> None:
    if ListImport.objects.filter(pk=pk, cancel_asked=True).exists():
        raise Cancelled(_("An editor asked to stop; nothing was written."))
    ListImport.objects.filter(pk=pk).update(progress=percent)


@task()
def import_list(pk: int, language: str = "en") -> None:
    """Bring in an uploaded list; what went wrong is told on its page, in the language of who started it."""
    mine = ListImport.objects.filter(pk=pk, state=ListState.WAITING)
    if not mine.update(state=ListState.RUNNING.value, progress=1):
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


def _end(pk: int, state: ListState, message: Any) -> None:
    # Only what runs can end: another worker may have brought the list in meanwhile.
    ListImport.objects.filter(pk=pk, state=ListState.RUNNING).update(
        state=state.value, message=str(message), finished_at=timezone.now()
    )
