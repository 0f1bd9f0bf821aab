"""What must hold before a list may be brought in."""

from django.utils.translation import gettext as _

from profiles.actions.importing.columns import NEEDED, check_columns
from profiles.actions.importing.reading import ListError, Table
from profiles.choices import PublicationState
from profiles.choices.importing import ListNoun, ListState
from profiles.models import ListImport
from profiles.text import listed


class Cancelled(ListError):  # noqa: N818  # what happened, no mistake
    """An editor asked to stop."""


def check_list(list_import: ListImport, table: Table) -> None:
    """Raise ``ListError`` where columns, source or network of a list do not do."""
    check_columns(list_import.columns, table, list_import.noun)
    needed = [list_import.columns[meaning] for meaning in NEEDED[list_import.noun]]
    if len(set(needed)) < len(needed):
        raise ListError(
            _("«%(meanings)s» are both read from the column «%(header)s».")
            % {"meanings": listed(NEEDED[list_import.noun]), "header": needed[0]}
        )
    if (
        list_import.noun == ListNoun.MEMBERSHIPS.value
        and not list_import.network
        and "network" not in list_import.columns
    ):
        raise ListError(_("The list does not say which network its cities are members of: name it, or a column."))
    if list_import.network is not None and list_import.network.state == PublicationState.WITHDRAWN:
        raise ListError(_("The network «%(name)s» is withdrawn.") % {"name": list_import.network})
    if list_import.source is not None and not list_import.source.is_published:
        raise ListError(
            _("The source «%(name)s» is not public: publish it first, as every row cites it.")
            % {"name": list_import.source}
        )


def claim(list_import: ListImport) -> None:
    """Keep an uploaded list from being brought in twice at once; what an earlier run said of its rows goes.

    Raises ``ListError`` if it is in force meanwhile, ``Cancelled`` if an editor asked to stop.
    """
    current = ListImport.objects.select_for_update().defer("content").filter(pk=list_import.pk).first()
    if current is None:
        return
    if current.state == ListState.COMMITTED:
        raise ListError(_("This list is brought in already, or waits for the worker."))
    if current.cancel_asked:
        raise Cancelled(_("An editor asked to stop; nothing was written."))
    current.rows.all().delete()
