"""Visitors' corrections: the form of every public record, the choice of a statement, and the page of its fate."""

from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.actions.suggesting import forget_address, forget_old_addresses, take_in
from profiles.choices.suggestion import SuggestionState
from profiles.models import City, Network, Organisation, Record, Suggestion, Territory
from profiles.models.base import noun_of
from profiles.selectors.naming import name_of
from profiles.selectors.public import UnknownRecordError, find_public
from profiles.selectors.statements import (
    count_parts,
    model_of,
    parts_of,
    public_record,
    public_statements,
    record_named,
)
from profiles.text import Bilingual, localize_digits
from profiles.views.answers import BadQueryError, check_parameters, form_page, public_page
from profiles.views.correction_form import CorrectionForm, seconds_to_wait
from profiles.views.page import Crumb, Page
from profiles.views.paging import PAGE_SIZE, page_asked

OWNERS: dict[str, type[Record]] = {noun_of(model): model for model in (City, Network, Territory)}
"""Those whose page shows statements of others' nouns."""
NAMING_ORGANISATIONS = ("activity", "campaign")
"""Nouns whose pages name organisations, which have no page of their own."""


@dataclass(frozen=True, slots=True)
class PartLink:
    """A noun of which the page shows records, and where to choose among them."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class StatementLink:
    """A record by its name, and its form."""

    name: Bilingual
    url: str


def _private_page(title: str, *crumbs: Crumb) -> Page:
    """A page that no engine lists and nobody cites."""
    return Page(title=title, robots="noindex", crumbs=(*crumbs, Crumb(title)) if crumbs else ())


@form_page
def correct(request: HttpRequest, noun: str, slug: str) -> HttpResponse:
    """``/<lang>/correct/<noun>/<slug>/``: the form; posted, the way to the page of the correction's fate."""
    check_parameters(request)
    record = public_record(noun, slug)
    form = CorrectionForm(record, request.POST if request.method == "POST" else None)
    status, wait = 200, None
    if request.method == "POST":
        if form.is_valid():
            wait = seconds_to_wait(request)
            if wait is None:
                return HttpResponseRedirect(
                    reverse("correction", args=[take_in(suggestion=form.save(commit=False)).token])
                )
            minutes = wait // 60 + 1
            form.add_error(
                None,
                ngettext(
                    "Many corrections came from your address. What you wrote is kept: send it again in %s minute.",
                    "Many corrections came from your address. What you wrote is kept: send it again in %s minutes.",
                    minutes,
                )
                % localize_digits(minutes),
            )
        status = 400 if wait is None else 429
    name = name_of(record)
    context = {
        "page": _private_page(_("Suggest a correction"), Crumb(name, record.get_absolute_url())),
        "form": form,
        "record": record,
        "name": name,
        "kind": capfirst(str(record._meta.verbose_name)),
        "parts": _parts(record),
        "email_days": settings.SUGGESTION_EMAIL_DAYS,
        "sends_mail": settings.SENDS_MAIL,
    }
    response = render(request, "corrections/form.html", context, status=status)
    if wait is not None:
        response["Retry-After"] = str(wait)
    return response


def _parts(record: Record) -> list[PartLink]:
    if record.noun in NAMING_ORGANISATIONS:
        count = Organisation.objects.published().count()
        label = capfirst(str(Organisation._meta.verbose_name_plural))
        return [PartLink(label, count, reverse("correct-choose", args=["organisation"]))] if count else []
    if record.noun not in OWNERS:
        return []
    query = urlencode({record.noun: record.slug})
    return [
        PartLink(
            capfirst(str(model._meta.verbose_name_plural)),
            count,
            f"{reverse('correct-choose', args=[noun_of(model)])}?{query}",
        )
        for model, count in count_parts(record)
    ]


@public_page
def choose(request: HttpRequest, noun: str) -> HttpResponse:
    """``/<lang>/correct/<noun>/``: which record of the noun is meant; ``?city=amsterdam``: of those on that page."""
    model = model_of(noun)
    check_parameters(request, "page", *(owner for owner in OWNERS if model in parts_of(OWNERS[owner])))
    owner = _owner_asked(request)
    page_obj = page_asked(request, Paginator(public_statements(noun, owner), PAGE_SIZE * 2))
    crumbs = [Crumb(name_of(owner), owner.get_absolute_url())] if owner else []
    context = {
        "page": _private_page(_("Which one is meant?"), *crumbs),
        "kind": capfirst(str(model._meta.verbose_name_plural)),
        "owner": name_of(owner) if owner else None,
        "statements": [
            StatementLink(name_of(record), reverse("correct", args=[noun, record.slug]))
            for record in page_obj.object_list
        ],
        "page_obj": page_obj,
    }
    return render(request, "corrections/choose.html", context)


def _owner_asked(request: HttpRequest) -> Record | None:
    asked = [(noun, slug) for noun in OWNERS for slug in request.GET.getlist(noun)]
    if len(asked) > 1:
        raise BadQueryError({asked[1][0]: _("Give this parameter once.")})
    for noun, slug in asked:
        try:
            # For the checker: every record has it.
            found: Record = find_public(OWNERS[noun]._default_manager.all(), slug)  # type: ignore[arg-type]
        except LookupError:
            raise BadQueryError({noun: _("There is no such record.")}) from None
        return found
    return None


@form_page
def fate(request: HttpRequest, token: str) -> HttpResponse:
    """``/<lang>/correction/<token>/``: what became of a correction; posted, the sender's address is erased."""
    check_parameters(request)
    suggestion = Suggestion.objects.select_related("change").filter(token=token).first()
    if suggestion is None:
        raise UnknownRecordError("correction", "")
    if request.method == "POST":
        forget_address(suggestion=suggestion)
        return HttpResponseRedirect(request.path)
    forget_old_addresses()
    record = record_named(suggestion.noun, suggestion.slug)
    public = record if record is not None and record.is_published else None
    field = next((one for one in model_of(suggestion.noun)._meta.concrete_fields if one.name == suggestion.field), None)
    context = {
        "page": _private_page(_("Your correction")),
        "suggestion": suggestion,
        "state": SuggestionState.of(suggestion.state),
        "record": public,
        "name": name_of(public) if public else suggestion.slug,
        "field": capfirst(str(field.verbose_name)) if field else suggestion.field,
        "address": request.build_absolute_uri(request.path),
        "sends_mail": settings.SENDS_MAIL,
        "email_days": settings.SUGGESTION_EMAIL_DAYS,
    }
    response = render(request, "corrections/fate.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response
