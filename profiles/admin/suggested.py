"""A form that is opened to accept a visitor's correction: the new value is filled in, and saving answers them."""

from typing import Any

from django.contrib import messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from profiles.actions.rights import may_handle_suggestions
from profiles.actions.suggesting import SuggestionError, answer_by_change, newest_change, reopen
from profiles.choices.proposal import ProposalState
from profiles.choices.suggestion import CLOSED
from profiles.dates import EdtfField
from profiles.models import DataVersion, Proposal, Suggestion
from profiles.selectors.public import UnknownRecordError
from profiles.selectors.statements import model_of, record_named, written_fields
from profiles.text import fold, localize_digits, to_latin_digits

SUGGESTION = "_suggestion"
"""Name of the parameter with the suggestion's number."""
COUNTED = (models.IntegerField, models.FloatField, models.DecimalField, models.DateField, EdtfField)


def address_of_sender(request: HttpRequest, suggestion: Suggestion) -> str:
    """The private page of the suggestion, in the language that it was sent in."""
    with translation.override(suggestion.language):
        return request.build_absolute_uri(reverse("correction", args=[suggestion.token]))


def suggested_field(suggestion: Suggestion) -> models.Field[Any, Any] | None:
    """The column that the visitor named, if there still is such a one."""
    try:
        written = written_fields(model_of(suggestion.noun))
    except UnknownRecordError:
        return None
    return next((field for field in written if field.name == suggestion.field), None)


def value_for_form(field: models.Field[Any, Any], text: str) -> str | None:
    """What a visitor wrote as the form wants it: a term's code, a number in Latin digits; None for no such term."""
    text = text.strip()
    if field.choices:
        return _code_meant(field, text)
    return to_latin_digits(text).replace("٫", ".") if isinstance(field, COUNTED) else text


def _code_meant(field: models.Field[Any, Any], text: str) -> str | None:
    wanted = fold(text)
    for code, _label in field.flatchoices:
        words = [str(code)]
        for language in ("en", "fa"):
            with translation.override(language):
                words.append(str(dict(field.flatchoices)[code]))
        if wanted in map(fold, words):
            return str(code)
    return None


def tell_of_decision(request: HttpRequest, proposal: Proposal) -> None:
    """A publisher decided on a proposed change: what it was to answer is answered, or waits again."""
    proposal.refresh_from_db(fields=["state"])
    if proposal.author is None or proposal.is_open:
        return
    for suggestion in Suggestion.objects.taken_up(proposal.noun, proposal.slug, proposal.author):
        address = address_of_sender(request, suggestion)
        change = newest_change(suggestion) if proposal.state == ProposalState.ACCEPTED else None
        if change is not None:
            answer_by_change(suggestion=suggestion, person=request.user, change=change, address=address)
        else:
            reopen(suggestion=suggestion, person=request.user, address=address)


class Suggested:
    """Mix into the desk of records: ``?_suggestion=7`` fills in the form, and saving it answers the suggestion."""

    def _asked(self, request: HttpRequest, obj: Any) -> Suggestion | None:
        number = request.GET.get(SUGGESTION, "")
        if obj is None or not (number.isascii() and number.isdigit()) or not may_handle_suggestions(request.user):
            return None
        suggestion = Suggestion.objects.filter(pk=int(number[:15])).exclude(state__in=CLOSED).first()
        if suggestion is None or record_named(suggestion.noun, suggestion.slug) != obj:
            return None
        return suggestion

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which begins with what the visitor wrote."""
        form = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]  # mixed into admins
        suggestion = self._asked(request, obj) if request.method == "GET" else None
        field = suggested_field(suggestion) if suggestion else None
        value = value_for_form(field, suggestion.value) if suggestion and field else None
        form.suggested = {} if field is None or value is None else {field.name: value}
        return form

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of the form, with the correction above it."""
        suggestion = self._asked(request, kwargs.get("obj"))
        context["suggestion"] = suggestion
        if suggestion is not None:
            field = suggested_field(suggestion)
            context["suggestion_field"] = field.verbose_name if field else suggestion.field
        # For the checker: of the class it is mixed into.
        page: Any = super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
        if suggestion is not None and not page.context_data["reason"]:
            page.context_data["reason"] = _("A visitor's correction, no. %s") % localize_digits(suggestion.pk)
        return page  # type: ignore[no-any-return]  # of the class it is mixed into

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """Show or save; what was saved answers the suggestion, all or nothing."""
        if request.method != "POST" or SUGGESTION not in request.GET or object_id is None:
            # For the checker: of the class it is mixed into.
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
        with transaction.atomic():
            before = DataVersion.current().number
            # For the checker: of the class it is mixed into.
            suggestion = self._asked(request, self.get_object(request, object_id))  # type: ignore[attr-defined]
            # For the checker: of the class it is mixed into.
            response = super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]
            if suggestion is not None and response.status_code == 302:
                self._answer(request, suggestion, before)
        return response

    @staticmethod
    def _answer(request: HttpRequest, suggestion: Suggestion, before: int) -> None:
        change = newest_change(suggestion, after=before)
        proposals = Proposal.objects.on(suggestion.noun, suggestion.slug).with_their_author(request.user)
        if change is None and not proposals.waiting().exists():
            return  # the form was saved as it stood
        try:
            answer_by_change(
                suggestion=suggestion,
                person=request.user,
                change=change,
                address=address_of_sender(request, suggestion),
            )
        except SuggestionError as error:
            messages.error(request, " ".join(error.reasons))
        else:
            messages.success(request, _("The visitor's correction is answered: %s") % suggestion.get_state_display())
