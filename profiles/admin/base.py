"""What every page of the desk can do: search both scripts, keep reasons, take steps of publication, lose nothing typed."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from simple_history.admin import SimpleHistoryAdmin

from profiles.actions.publishing import (
    REASON_LENGTH,
    TAKE,
    Move,
    PublishingError,
    available_moves,
    missing_for_publication,
    needs_citation,
    publish,
    submit,
)
from profiles.actions.rights import may_delete, may_edit, may_publish
from profiles.admin.fields import DirectedFields
from profiles.admin.inlines import CitationInline
from profiles.admin.lists import HealthFilter, RelatedList, count_related
from profiles.choices import PublicationState
from profiles.models import CITED, Citation, Record, Tracked
from profiles.templatetags.citydip import digits, edtf, in_tongue
from profiles.text import Bilingual, current_language, fold

Fieldsets = Sequence[tuple[Any, dict[str, Any]]]
REASON = "_reason"
"""Name of the input that asks why; what is written there goes into the history."""


def reason_of(request: HttpRequest) -> str:
    """Why the editor made this change, as they put it."""
    return " ".join(request.POST.get(REASON, "").split())[:REASON_LENGTH]


def refusal_in_words(error: IntegrityError, models_asked: list[type[models.Model]]) -> str:
    """What the database refused, in the words of the constraint where it names one."""
    for model in models_asked:
        for constraint in model._meta.constraints:
            if constraint.name in str(error) and constraint.violation_error_message:
                return str(constraint.violation_error_message)
    if "membership_periods_do_not_overlap" in str(error):
        return str(_("Memberships of one city in one network do not overlap: compare their dates."))
    return str(_("The database holds such an entry already, or one that contradicts it. Compare, and change one."))


class TrackedAdmin(DirectedFields, SimpleHistoryAdmin):  # type: ignore[misc]  # simple-history carries no types
    """The desk of anything whose changes are kept.

    ``searched`` names folded text columns, ``searched_exactly`` columns of identifiers, ``searched_through`` relations
    to records that are found by their own rule.
    """

    searched: tuple[str, ...] = ()
    searched_exactly: tuple[str, ...] = ()
    searched_through: tuple[str, ...] = ()
    search_fields: Sequence[str] = ("pk",)  # turns searching on; `get_search_results` says what is searched
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
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:  # once more: somebody else may have taken the address, or saved the same, a moment ago
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            asked = [self.model, *(inline.model for inline in self.get_inline_instances(request))]
            request.desk_refusal = refusal_in_words(error, asked)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """A former state, to look at or to return to; the right to return is that of the record as it stands now."""
        current = self.get_object(request, unquote(object_id))
        if request.method == "POST":
            allowed = self.has_change_permission(request, current) if current else may_publish(request.user)
            if not allowed:
                raise PermissionDenied
            request.desk_returns = True  # type: ignore[attr-defined]
        return super().history_form_view(request, object_id, version_id, extra_context)

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
        context.update({"has_absolute_url": address is not None, "absolute_url": address, "reason_length": REASON_LENGTH})
        context["reason"] = request.POST.get(REASON, "")
        if obj is not None:
            context.update({"title": str(obj), "subtitle": capfirst(self.opts.verbose_name)})
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)


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


class RecordAdmin(TrackedAdmin):
    """The desk of a noun: the steps of publication, its citations, its health, and the lists that belong to it."""

    related_lists: tuple[RelatedList, ...] = ()
    kept_inlines: tuple[Any, ...] = ()
    """The noun's own inlines; its citations follow them."""

    actions = ["submit_selected", "publish_selected"]

    # -- lists --

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        queryset = super().get_queryset(request)
        match = request.resolver_match
        if self._column and match and (match.url_name or "").endswith("_changelist"):
            counted = (
                Citation.objects.filter(**{self._column: OuterRef("pk")})
                .order_by()
                .values(self._column)
                .annotate(count=Count("pk"))
                .values("count")
            )
            queryset = queryset.annotate(citation_count=Coalesce(Subquery(counted), 0))
        return queryset

    @property
    def _column(self) -> str | None:
        return next((column for column, model in CITED.items() if model is self.model), None)

    def get_ordering(self, request: HttpRequest) -> Sequence[str]:
        names = {field.name for field in self.opts.concrete_fields}
        return ("sort_fa" if current_language() == "fa" else "sort_en", "slug") if "sort_fa" in names else ("slug",)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """The columns: «words» stands for the name or title in both languages, the reader's own first."""
        first, *others = self.list_display
        both = ["persian", "english"] if current_language() == "fa" else ["english", "persian"]
        named = both if first == "words" else [first]
        return [*named, "state_shown", *others, *(["cited"] if self._column else [])]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return ["state", HealthFilter, *self.list_filter]

    def _holding(self, word: str, term: str) -> Q:
        found = super()._holding(word, term) | Q(slug__contains=word)
        names = {field.name for field in self.opts.concrete_fields}
        if "search_text" in names:
            found |= Q(pk__in=self.model._default_manager.matching(word).order_by())
        return found

    @admin.display(description=_("name"))
    def words(self, record: Any) -> str:
        """Stands in ``list_display`` for the two columns of the name or title."""
        return str(record)

    @admin.display(description=_("English"), ordering="sort_en")
    def english(self, record: Any) -> SafeString:
        return self._in(record, "en")

    @admin.display(description=_("Persian"), ordering="sort_fa")
    def persian(self, record: Any) -> SafeString:
        return self._in(record, "fa")

    def _in(self, record: Any, language: str) -> SafeString:
        words: Bilingual = getattr(record, "name", None) or getattr(record, "title", Bilingual())
        text = getattr(words, language)
        return in_tongue(text, language) if text else format_html('<span class="desk-none">{}</span>', _("missing"))

    @admin.display(description=_("started"), ordering="started_earliest")
    def started_shown(self, record: Any) -> str:
        return edtf(record.started)

    @admin.display(description=_("ended"), ordering="ended_latest")
    def ended_shown(self, record: Any) -> str:
        return edtf(record.ended)

    @admin.display(description=_("sources"), ordering="citation_count")
    def cited(self, record: Any) -> str:
        if record.citation_count:
            return digits(record.citation_count)
        return format_html('<span class="desk-none">{}</span>', _("none")) if needs_citation(record) else "—"

    @admin.display(description=_("publication"), ordering="state")
    def state_shown(self, record: Record) -> SafeString:
        return format_html(
            '<span class="desk-state desk-state-{}">{}</span>', record.state, PublicationState(record.state).label
        )

    def autocomplete_label(self, record: Any) -> str:
        """What a search result says: the record in the reader's language, and in the other where it differs."""
        words = getattr(record, "name", None) or getattr(record, "title", None)
        if not hasattr(words, "en"):
            return str(record)
        other = words.en if current_language() == "fa" else words.fa
        return f"{words} · {other}" if other and other != str(words) else str(words)

    # -- forms --

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_fieldsets(request, obj), (None, {"fields": ["slug"], "classes": ["desk-address"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        column = self._column
        if column is None:
            return list(self.kept_inlines)
        return [*self.kept_inlines, type("CitationInline", (CitationInline,), {"fk_name": column})]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (not isinstance(obj, Record) or may_edit(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (not isinstance(obj, Record) or may_delete(request.user, obj))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        record = obj if obj is not None else self.model()
        is_open = record.state != PublicationState.PUBLISHED and not context.get("errors")
        allowed = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        context.update(
            {
                "moves": available_moves(record, request.user) if allowed and not context["is_popup"] else [],
                "record_state": PublicationState(record.state),
                "missing": missing_for_publication(record) if obj is not None and is_open else [],
                "related_lists": count_related(self.related_lists, obj, request.user) if obj is not None else [],
            }
        )
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return self._step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._step(request, obj) or super().response_change(request, obj)  # type: ignore[no-any-return]

    def _step(self, request: HttpRequest, obj: Record) -> HttpResponse | None:
        """Take the step of publication whose button was pressed, after the form itself was saved."""
        move = next((move for move in Move if f"_move_{move.code}" in request.POST), None)
        if move is None:
            return None
        try:
            TAKE[move](record=obj, person=request.user, reason=reason_of(request))
        except PublishingError as error:
            messages.error(request, self._refusal(_("Saved, but: «%(step)s» was refused.") % {"step": move.label}, error))
        else:
            self.log_change(request, obj, str(move.label))
            messages.success(
                request,
                _("«%(record)s» is saved. It has the state «%(state)s» now.")
                % {"record": obj, "state": PublicationState(obj.state).label},
            )
        return HttpResponseRedirect(reverse(f"admin:profiles_{self.opts.model_name}_change", args=[obj.pk]))

    def _refusal(self, opening: str, error: PublishingError) -> SafeString:
        reasons = format_html_join("", "<li>{}</li>", ((reason,) for reason in error.reasons))
        return format_html('{}<ul class="desk-reasons">{}</ul>', opening, reasons)

    # -- steps for many records --

    @admin.action(description=_("Submit for review"), permissions=["change"])
    def submit_selected(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Submit each selected draft; those that are refused are named with the reasons."""
        self._step_for_each(request, queryset, submit)

    @admin.action(description=_("Publish"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Publish each selected record; those that are refused are named with what is missing."""
        self._step_for_each(request, queryset, publish)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether publishing is among the actions of the list."""
        return self.has_change_permission(request) and may_publish(request.user)

    def _step_for_each(self, request: HttpRequest, queryset: models.QuerySet[Any], step: Callable[..., None]) -> None:
        done = 0
        for record in queryset:
            try:
                step(record=record, person=request.user)
            except PublishingError as error:
                messages.error(request, self._refusal(f"{record}:", error))
            except PermissionDenied:
                messages.error(request, _("%(record)s: you may not do this.") % {"record": record})
            else:
                done += 1
        if done:
            said = ngettext("%(count)s record is done.", "%(count)s records are done.", done)
            messages.success(request, said % {"count": done})

