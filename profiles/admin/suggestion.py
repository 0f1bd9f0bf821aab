"""Visitors' corrections at the desk: the queue, and the page on which one is answered."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiles.actions.rights import may_handle_suggestions
from profiles.actions.suggesting import (
    SuggestionError,
    answer_by_change,
    decline_suggestion,
    forget_address,
    forget_old_addresses,
    newest_change,
    reopen,
)
from profiles.admin.base import refuse_nul
from profiles.admin.columns import column
from profiles.admin.feed import NounFilter
from profiles.admin.suggested import SUGGESTION, address_of_sender, suggested_field
from profiles.choices.suggestion import CLOSED, SuggestionState
from profiles.models import Suggestion
from profiles.models.suggestion import LONGEST
from profiles.selectors.naming import name_of
from profiles.selectors.public import UnknownRecordError
from profiles.selectors.statements import model_of, record_named
from profiles.templatetags.citydip import in_tongue


@admin.register(Suggestion)
class SuggestionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for the checker alone
    """What visitors say is wrong. Editors answer; nobody writes one here."""

    list_display = ["said", "noun_in_words", "slug_shown", column(Suggestion, "made_at"), "state", "handled_by"]
    list_filter = ["state", NounFilter]
    search_fields = ["slug", "what"]
    list_select_related = ("handled_by",)
    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_handle_suggestions(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_handle_suggestions(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_handle_suggestions(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Floods of programs may go; the rest is answered, as its sender waits for a word."""
        return may_handle_suggestions(request.user)

    # -- list --

    @admin.display(description=gettext_lazy("what is wrong"))
    def said(self, suggestion: Suggestion) -> SafeString:
        return in_tongue(Truncator(suggestion.what).words(14), suggestion.language)

    @admin.display(description=gettext_lazy("noun"), ordering="noun")
    def noun_in_words(self, suggestion: Suggestion) -> str:
        try:
            return capfirst(str(model_of(suggestion.noun)._meta.verbose_name))
        except UnknownRecordError:
            return suggestion.noun

    @admin.display(description=gettext_lazy("record"), ordering="slug")
    def slug_shown(self, suggestion: Suggestion) -> SafeString:
        return in_tongue(suggestion.slug, "en")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        refuse_nul(request)
        forget_old_addresses()
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    # -- one --

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One correction with all that its sender said; posted, its answer."""
        if not may_handle_suggestions(request.user):
            raise PermissionDenied
        key = unquote(object_id)
        suggestion = get_object_or_404(
            Suggestion.objects.select_related("change", "handled_by"), pk=key if key.isdecimal() else 0
        )
        word = ""
        if request.method == "POST":
            word = request.POST.get("word", "")
            if self._answer(request, suggestion, word):
                return HttpResponseRedirect(request.path)
        return TemplateResponse(request, "admin/suggestion.html", self._context(request, suggestion, word))

    def _context(self, request: HttpRequest, suggestion: Suggestion, word: str) -> dict[str, Any]:
        record = record_named(suggestion.noun, suggestion.slug)
        opts = None if record is None else record._meta
        field = suggested_field(suggestion)
        change_url = reverse(f"admin:profiles_{opts.model_name}_change", args=[record.pk]) if opts and record else ""
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("A visitor's correction"),
            "suggestion": suggestion,
            "state": SuggestionState.of(suggestion.state),
            "record": record,
            "name": name_of(record) if record else suggestion.slug,
            "kind": self.noun_in_words(suggestion),
            "field": capfirst(str(field.verbose_name)) if field else suggestion.field,
            "now": str(getattr(record, suggestion.field, "") or "") if record and field else "",
            "change_url": change_url,
            "accept_url": f"{change_url}?{SUGGESTION}={suggestion.pk}" if change_url else "",
            "is_closed": suggestion.state in CLOSED,
            "newest": None if suggestion.is_closed else newest_change(suggestion),
            "word": word,
            "longest": LONGEST,
        }

    def _answer(self, request: HttpRequest, suggestion: Suggestion, word: str) -> bool:
        """Take the step whose button was pressed; whether it was taken."""
        address = address_of_sender(request, suggestion)
        person = request.user
        try:
            if "_decline" in request.POST:
                decline_suggestion(suggestion=suggestion, person=person, word=word, address=address)
            elif "_done" in request.POST and (change := newest_change(suggestion)):
                answer_by_change(suggestion=suggestion, person=person, change=change, word=word, address=address)
            elif "_reopen" in request.POST:
                reopen(suggestion=suggestion, person=person, address=address)
            elif "_forget" in request.POST:
                forget_address(suggestion=suggestion)
                messages.success(request, _("The e-mail address is erased."))
                return True
            else:
                return False
        except SuggestionError as error:
            for reason in error.reasons:
                messages.error(request, reason)
            return False
        self.log_change(request, suggestion, str(SuggestionState.of(suggestion.state).label))
        messages.success(
            request, _("The correction has the state «%s» now.") % SuggestionState.of(suggestion.state).label
        )
        return True
