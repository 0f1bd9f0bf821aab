"""What makes a day at the desk shorter: copy as new, save and go on to the next, and marks at texts that lag behind."""

import copy
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.core.exceptions import SuspiciousOperation
from django.db.models import UniqueConstraint
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import resolve, reverse
from django.utils.translation import gettext as _

from profiles.admin.concurrency import LONGEST_KEY
from profiles.admin.proposing import Proposing
from profiles.dates import display
from profiles.models import Record
from profiles.selectors.staleness import stale_texts

COPY = "_copy"
"""Name of the parameter with the key of the record that a new one begins as."""
NEXT = "_next"
"""Name of the button that saves and goes on."""
FILTERS = "_changelist_filters"
"""Django's name of the parameter with the query of the list that a form was opened from."""
IDENTIFIERS = frozenset({"slug", "state", "iso3", "iso_number", "doi", "isbn", "archived_url"})
"""What names one thing alone, beside the columns that the database keeps unique."""


class Comforts(Proposing):
    """Copying, going on to the next, and marks at stale texts, for the desk of every noun."""

    # -- copy as new --

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        key = request.GET.get(COPY, "")
        if not key.isascii() or not key.isdigit() or len(key) > LONGEST_KEY:
            initial: dict[str, Any] = super().get_changeform_initial_data(request)
            return initial
        record = self.model._default_manager.filter(pk=int(key)).first()
        if record is None or not self.has_view_permission(request, record):
            return {}
        alone = {
            constraint.fields[0]
            for constraint in self.opts.constraints
            if isinstance(constraint, UniqueConstraint) and len(constraint.fields) == 1
        }
        unique = {field.name for field in self.opts.concrete_fields if field.unique}
        return model_to_dict(record, exclude=[*IDENTIFIERS, *alone, *unique])

    # -- save, and on to the next --

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method == "POST" and NEXT in request.POST and object_id:
            # Looked for before it is saved: what is mended may leave the list that it was opened from.
            # For the checker: a note that this request carries.
            request.desk_next = self._next_after(request, unquote(object_id))  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        answer: HttpResponse = super().response_change(request, obj)
        if NEXT not in request.POST:
            return answer
        following = getattr(request, "desk_next", None)
        if following is None:
            messages.info(request, _("That was the last one of the list."))
            return answer
        address = reverse(f"admin:profiles_{self.opts.model_name}_change", args=[following])
        return HttpResponseRedirect(self._with_filters(request, address))

    def _with_filters(self, request: HttpRequest, address: str) -> str:
        kept = QueryDict(mutable=True)
        if FILTERS in request.GET:
            kept[FILTERS] = request.GET[FILTERS]
        return f"{address}?{kept.urlencode()}" if kept else address

    def _next_after(self, request: HttpRequest, key: str) -> int | None:
        """The key of the record after this one, in the list and the order that the form was opened from."""
        asked = copy.copy(request)
        asked.GET = QueryDict(request.GET.get(FILTERS, ""))
        asked.resolver_match = resolve(reverse(f"admin:profiles_{self.opts.model_name}_changelist"))
        keys: Any = iter(())
        with suppress(IncorrectLookupParameters, SuspiciousOperation):
            keys = self.get_changelist_instance(asked).queryset.values_list("pk", flat=True).iterator()
        for one in keys:
            if str(one) == key:
                return next(keys, None)
        return None

    # -- the form --

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if isinstance(obj, Record):
            self._mark_stale(context["adminform"].form, obj)
            if not context["is_popup"]:
                new = reverse(f"admin:profiles_{self.opts.model_name}_add")
                context["copy_url"] = f"{new}?{COPY}={obj.pk}" if self.has_add_permission(request) else ""
                context["goes_on"] = True
        page: HttpResponse = super().render_change_form(request, context, add, change, form_url, obj)
        return page

    @staticmethod
    def _mark_stale(form: Any, record: Record) -> None:
        for name, since in stale_texts(record).items():
            if name in form.fields:
                form.fields[name].widget.attrs["data-stale"] = "1"
                form.fields[name].help_text = _(
                    "The other language was changed on %(date)s; this one has not followed yet."
                ) % {"date": display(since.date().isoformat())}
