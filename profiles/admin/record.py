"""The desk of records: their lists, their steps of publication, their citations and their health."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from profiles.actions.publishing import (
    TAKE,
    Move,
    PublishingError,
    available_moves,
    missing_for_publication,
    needs_citation,
    publish,
    state_of,
    submit,
)
from profiles.actions.rights import may_delete, may_edit, may_merge, may_publish
from profiles.admin.base import reason_of
from profiles.admin.comforts import Comforts
from profiles.admin.inlines import CitationInline, proposes, state_mark
from profiles.admin.lists import HealthFilter, RelatedList, count_related
from profiles.admin.suggested import Suggested
from profiles.choices import PublicationState
from profiles.models import CITED, Citation, Record
from profiles.selectors.health import doubts_about
from profiles.templatetags.citydip import digits, edtf, in_tongue
from profiles.text import Bilingual, current_language


class RecordAdmin(Suggested, Comforts):
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

    def get_ordering(self, request: HttpRequest) -> Any:
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
        words = getattr(record, "name", None) or getattr(record, "title", Bilingual())
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
        return state_mark(record)

    def autocomplete_label(self, record: Any) -> str:
        """What a search result says: the record in the reader's language, and in the other where it differs."""
        words = getattr(record, "name", None) or getattr(record, "title", None)
        if not isinstance(words, Bilingual):
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
        return allowed and (not isinstance(obj, Record) or may_edit(request.user, obj) or proposes(request))

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
                "record_state": state_of(record),
                "proposes": proposes(request),
                "preview_url": self._preview_url(obj),
                "waiting_proposals": self.waiting_proposals(request, obj),
                "doubts": doubts_about(record),
                "missing": missing_for_publication(record) if obj is not None and is_open else [],
                "merge_url": self._merge_url(request, obj),
                "related_lists": count_related(self.related_lists, obj, request.user) if obj is not None else [],
            }
        )
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

    def _preview_url(self, record: Record | None) -> str:
        if record is None or record.is_published:
            return ""
        return reverse("admin:preview", args=[record.noun, record.slug])

    @staticmethod
    def _merge_url(request: HttpRequest, obj: Any) -> str:
        if obj is None or not may_merge(request.user):
            return ""
        return reverse("admin:merge_with", args=[obj.noun, obj.pk])

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return self._step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._step(request, obj) or super().response_change(request, obj)

    def _step(self, request: HttpRequest, obj: Record) -> HttpResponse | None:
        """Take the step of publication whose button was pressed, after the form itself was saved."""
        move = next((move for move in Move if f"_move_{move.code}" in request.POST), None)
        if move is None:
            return None
        try:
            TAKE[move](record=obj, person=request.user, reason=reason_of(request))
        except PublishingError as error:
            messages.error(
                request, self._refusal(_("Saved, but: «%(step)s» was refused.") % {"step": move.label}, error)
            )
        else:
            self.log_change(request, obj, str(move.label))
            messages.success(
                request,
                _("«%(record)s» is saved. It has the state «%(state)s» now.")
                % {"record": obj, "state": state_of(obj).label},
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
