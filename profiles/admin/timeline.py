"""The page of a record's history: who changed what, word by word, and the ways back."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from profiles.actions.publishing import REASON_LENGTH
from profiles.actions.restoring import RevertError
from profiles.actions.reverting import restore_deleted, revert_record
from profiles.actions.rights import may_edit
from profiles.admin.base import REASON, TrackedAdmin
from profiles.choices import PublicationState
from profiles.selectors.former import deleted_records
from profiles.selectors.timeline import Entry, timeline

ENTRIES = 25
"""Entries on a page."""
DELETED = 50
TO = "_to"
"""Name of the input with the moment to return to."""


def refusal(opening: str, reasons: list[str]) -> SafeString:
    """A message that names every reason."""
    listed = format_html_join("", "<li>{}</li>", ((reason,) for reason in reasons))
    return format_html('{}<ul class="desk-reasons">{}</ul>', opening, listed)


class Timeline(TrackedAdmin):
    """Shows the timeline of a record in place of the library's list, and what of its noun was deleted."""

    def get_urls(self) -> Any:
        deleted = path(
            "deleted/",
            self.admin_site.admin_view(self.deleted_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_deleted",
        )
        return [deleted, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The timeline; posted, a return to a former state or the restoring of what was deleted."""
        key = unquote(object_id)
        if not key.isascii() or not key.isdigit():
            raise Http404
        record = self.model._default_manager.filter(pk=key).first()
        entries = timeline(self.model, int(key))
        if record is None and not entries:
            raise Http404
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        if request.method == "POST":
            return self._go_back(request, record, int(key), entries)
        page = Paginator(entries, ENTRIES).get_page(request.GET.get("p"))
        name = str(record) if record is not None else entries[0].steps[0].name if entries[0].steps else key
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % name,
            "subtitle": None,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "object": record,
            "name": name,
            "entries": page,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "ellipsis": Paginator.ELLIPSIS,
            "may_return": record is not None and self.has_change_permission(request, record),
            "may_restore": record is None and self._may_restore(request, int(key)),
            "reason_length": REASON_LENGTH,
            "deleted_url": f"admin:{self.opts.app_label}_{self.opts.model_name}_deleted",
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/timeline.html", context)

    def _may_restore(self, request: HttpRequest, pk: int) -> bool:
        gone = self.model(state=PublicationState.DRAFT.value)
        gone.pk = pk
        return self.has_add_permission(request) and may_edit(request.user, gone)

    def _go_back(self, request: HttpRequest, record: Any, pk: int, entries: list[Entry]) -> HttpResponse:
        here = HttpResponseRedirect(request.get_full_path())
        reason = request.POST.get(REASON, "")
        try:
            if record is None:
                if not self.has_add_permission(request):
                    raise PermissionDenied
                record = restore_deleted(self.model, pk, by=request.user, reason=reason)
                said = _("«%s» is back, as a draft.")
            else:
                moment = self._moment(request, entries)
                if not self.has_change_permission(request, record):
                    raise PermissionDenied
                revert_record(record, moment, by=request.user, reason=reason)
                said = _("«%s» is again as it was then.")
        except RevertError as error:
            messages.error(request, refusal(_("Nothing was changed."), error.reasons))
            return here
        self.log_change(request, record, said % record)
        messages.success(request, said % record)
        return HttpResponseRedirect(reverse(f"admin:profiles_{self.opts.model_name}_history", args=[pk]))

    def _moment(self, request: HttpRequest, entries: list[Entry]) -> Any:
        try:
            moment = parse_datetime(request.POST.get(TO, ""))
        except ValueError:
            moment = None
        if moment is None or moment not in {entry.at for entry in entries}:
            raise RevertError([_("Choose a state of this record.")])
        return moment

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """Records of the noun that were deleted, the latest first, each with the way to its history."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = Paginator(deleted_records(self.model), DELETED).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted: %(nouns)s") % {"nouns": self.opts.verbose_name_plural},
            "module_name": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "rows": page,
            "page_range": page.paginator.get_elided_page_range(page.number),
            "ellipsis": Paginator.ELLIPSIS,
        }
        return TemplateResponse(request, "admin/deleted.html", context)
