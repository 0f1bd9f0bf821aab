"""Two at once: nobody overwrites what somebody else stored while the form was open."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from profiles.admin.history import HistoryInWords
from profiles.models import Tracked
from profiles.text import localize_digits

SEEN = "_seen"
"""Name of the hidden input with the last change that the form knows of."""


def last_change(thing: Any) -> str:
    """The key of the thing's last change; empty for one that is not stored yet."""
    if not isinstance(thing, Tracked) or thing.pk is None:
        return ""
    newest = thing.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return str(newest or "")


def overtaken(request: HttpRequest, thing: Any) -> str:
    """What was changed since the form was opened, in words; empty if nothing was, or the form does not say."""
    seen = request.POST.get(SEEN, "")
    if thing is None or not seen.isdigit() or seen == last_change(thing):
        return ""
    newest = thing.history.order_by("-history_id").select_related("history_user").first()
    before = thing.history.filter(history_id=int(seen)).first()
    if newest is None or before is None:
        return ""
    changes = HistoryInWords(type(thing), newest).context_for_delta_changes(newest.diff_against(before))
    told = "؛ ".join(f"{change['field']}: {change['old']} → {change['new']}" for change in changes)
    return _(
        "%(person)s changed this at %(time)s, while your form was open. Nothing has been overwritten: what you typed "
        "stands below. Changed since: %(changes)s. Bring both together, and save again."
    ) % {
        "person": newest.history_user or _("The program"),
        "time": localize_digits(f"{newest.history_date:%H:%M}"),
        "changes": told or "—",
    }
