"""What every form and list of the desk can do: search both scripts, keep reasons, lose nothing that was typed."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from profiles.actions.publishing import (
    REASON_LENGTH,
)
from profiles.actions.refusals import refusal_in_words
from profiles.actions.rights import may_delete, may_edit, may_publish
from profiles.admin.choosing import CHOOSE, Versions
from profiles.admin.concurrency import OPENED, SEEN, Moment, changes_since, lock, now, rows_on_the_form
from profiles.admin.fields import DirectedFields
from profiles.admin.history import HistoryInWords
from profiles.choices import PublicationState
from profiles.models import Record, Tracked
from profiles.selectors.former import Part
from profiles.text import fold

Fieldsets = Sequence[tuple[Any, dict[str, Any]]]
REASON = "_reason"
"""Name of the input that asks why; what is written there goes into the history."""


def reason_of(request: HttpRequest) -> str:
    """Why the editor made this change, as they put it."""
    return " ".join(request.POST.get(REASON, "").split())[:REASON_LENGTH]


def refuse_nul(request: HttpRequest) -> None:
    """Raise ``BadRequest`` for a filter of a list that holds a NUL, which PostgreSQL refuses to be asked for."""
    if any("\x00" in value for name in request.GET if name != SEARCH_VAR for value in request.GET.getlist(name)):
        raise BadRequest("A filter holds a NUL, which no text of the database can hold.")


class TrackedAdmin(DirectedFields, SimpleHistoryAdmin):  # type: ignore[misc]  # simple-history carries no types
    """The desk of anything whose changes are kept.

    ``searched`` names folded text columns, ``searched_exactly`` columns of identifiers, ``searched_through`` relations
    to records that are found by their own rule.
    """

    searched: tuple[str, ...] = ()
    searched_exactly: tuple[str, ...] = ()
    searched_through: tuple[str, ...] = ()
    search_fields = ("pk",)  # turns searching on; `get_search_results` says what is searched
    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    save_on_top = False
    object_history_list_template = "simple_history/object_history_list.html"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        queryset: models.QuerySet[Any] = super().get_queryset(request)
        related = self.list_select_related
        return queryset.select_related(*related) if isinstance(related, tuple) and related else queryset

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        words = fold(search_term).split()
        if search_term.strip() and not words:
            return queryset.none(), False
        for word in words:
            queryset = queryset.filter(self._holding(word, search_term.strip()))
        return queryset, False

    def _holding(self, word: str, term: str) -> Q:
        found = Q(pk__in=[])
        for column in self.searched:
            found |= Q(**{f"{column}__contains": word})
        for column in self.searched_exactly:
            found |= Q(**{f"{column}__iexact": term})
        for relation in self.searched_through:
            related: Any = self.opts.get_field(relation).related_model
            found |= Q(**{f"{relation}__in": related.objects.matching(word).order_by()})
        return found

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "desk_refusal", "")
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show or save the form; what only the database can refuse comes back as words beside what was typed."""
        with suppress(IntegrityError):
            return self._one_after_the_other(request, object_id, form_url, extra_context)
        try:  # once more: somebody else may have taken the address, or saved the same, a moment ago
            return self._one_after_the_other(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            asked = [self.model, *(inline.model for inline in self.get_inline_instances(request))]
            # For the checker: a note that this request carries.
            request.desk_refusal = refusal_in_words(error, asked)  # type: ignore[attr-defined]
            return self._one_after_the_other(request, object_id, form_url, extra_context)

    def _one_after_the_other(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: dict[str, Any] | None
    ) -> Any:
        """Show or save the form; what is saved is locked first, and compared with what the form was opened with."""
        if request.method != "POST" or not object_id:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            thing = lock(self.model, unquote(object_id))
            if thing is not None and self.has_change_permission(request, thing):
                page = self._two_versions(request, thing)
                if page is not None:
                    return page
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _two_versions(self, request: HttpRequest, thing: Any) -> HttpResponse | None:
        """The page to choose on, if somebody changed the thing since its form was opened and that is not settled yet.

        Else None, and the form is as its editor wants it saved.
        """
        parts = [part for _formset, _inline, part in rows_on_the_form(self, request, thing)]
        current = now(thing, parts)
        seen = Moment.read(request.POST.get(SEEN, ""), len(parts))
        opened = Moment.read(request.POST.get(OPENED, ""), len(parts)) or seen
        if current is None or opened is None or opened == current:
            return None
        versions = Versions(self, request, thing, opened)
        if versions.is_touched and (OPENED not in request.POST or seen != current or versions.missing):
            return self._choosing_page(request, thing, versions, opened, current, parts)
        request.POST = versions.merged(current)  # type: ignore[assignment]  # a form as any other from here on
        return None

    def _choosing_page(
        self, request: HttpRequest, thing: Any, versions: Versions, opened: Moment, current: Moment, parts: list[Part]
    ) -> HttpResponse:
        since = changes_since(thing, parts, opened)
        hidden = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in (SEEN, OPENED, "csrfmiddlewaretoken") and not name.startswith(CHOOSE)
            for value in values
        ]
        chosen = versions.chosen()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Changed by two at once: %s") % thing,
            "subtitle": None,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "object": thing,
            "newest": since[0] if since else None,
            "groups": [(group.title, [(one, chosen[one.name]) for one in group.choices]) for group in versions.groups],
            "is_asked_again": OPENED in request.POST,
            "hidden": hidden,
            "opened": opened,
            "current": current,
        }
        return TemplateResponse(request, "admin/choose.html", context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """A former state, to look at or to return to; the right to return is that of the record as it stands now."""
        current = self.get_object(request, unquote(object_id))
        if request.method == "POST":
            allowed = self.has_change_permission(request, current) if current else may_publish(request.user)
            if not allowed:
                raise PermissionDenied
            request.desk_returns = True  # type: ignore[attr-defined]  # a note that this request carries
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> HistoryInWords:
        return HistoryInWords(self.model, historical_record)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        returns = getattr(request, "desk_returns", False)
        if change and not form.changed_data and not returns:
            return  # nothing to keep: neither a line of history nor a new data version
        if returns:
            self._keep_state(obj)
        obj._change_reason = reason_of(request)
        super().save_model(request, obj, form, change)

    def _keep_state(self, obj: Any) -> None:
        # Returning to a former text is not publishing: the state moves by its own steps only.
        if isinstance(obj, Record):
            now = type(obj)._default_manager.filter(pk=obj.pk).values_list("state", flat=True).first()
            obj.state = now or PublicationState.DRAFT.value

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        reason = reason_of(request)
        changed = formset.save(commit=False)
        for thing in formset.deleted_objects:
            if isinstance(thing, Record) and not may_delete(request.user, thing):
                raise PermissionDenied
            thing._change_reason = reason
            thing.delete()
        for thing in changed:
            if isinstance(thing, Record) and not may_edit(request.user, thing):
                raise PermissionDenied
            thing._change_reason = reason
            if thing.pk is None and isinstance(thing, Record):
                thing.slug = ""  # found anew: two new rows of one form were given the same
            thing.save()
        formset.save_m2m()

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        refuse_nul(request)
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        obj._change_reason = reason_of(request)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        # One by one: a delete in bulk would leave no tombstone in the feed.
        with transaction.atomic():
            for thing in queryset:
                self.delete_model(request, thing)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Where visitors read the record; nowhere while it is not public."""
        if not isinstance(obj, Record) or obj.pk is None or not obj.is_published:
            return None
        return obj.get_absolute_url()

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        address = self.get_view_on_site_url(obj)
        context.update(
            {"has_absolute_url": address is not None, "absolute_url": address, "reason_length": REASON_LENGTH}
        )
        context["reason"] = request.POST.get(REASON, "")
        parts = [part for _formset, _inline, part in rows_on_the_form(self, request, obj)] if obj is not None else []
        context["last_change"] = str(now(obj, parts) or "")
        if obj is not None:
            context.update({"title": str(obj), "subtitle": capfirst(self.opts.verbose_name)})
        page: HttpResponse = super().render_change_form(request, context, add, change, form_url, obj)
        return page


class SatelliteAdmin(TrackedAdmin):
    """The desk of what belongs to a record: whoever may change the record may change it."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (not isinstance(obj, Tracked) or may_edit(request.user, obj.owner))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (not isinstance(obj, Tracked) or may_edit(request.user, obj.owner))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not may_edit(request.user, obj.owner):
            raise PermissionDenied
        super().save_model(request, obj, form, change)
