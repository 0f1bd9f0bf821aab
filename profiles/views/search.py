"""The search across all nouns."""

from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from profiles.models import Record
from profiles.selectors.naming import name_of
from profiles.selectors.search import SearchGroup, search_everything, suggest_records
from profiles.text import Bilingual, fold, format_number
from profiles.views.answers import BadQueryError, check_parameters, public_page
from profiles.views.page import describe_page

LONGEST = 200
"""Characters of a search: more than the longest title has."""

BEST = 8
"""How many finds of a noun are shown; its list has the rest."""

LISTS = {
    "city": "cities",
    "network": "networks",
    "activity": "activities",
    "campaign": "campaigns",
    "territory": "territories",
    "source": "sources",
}
"""The list page of a noun, where it has one."""


@dataclass(frozen=True, slots=True)
class Find:
    """A record that was found: its name, and what tells it from others of that name."""

    label: Bilingual
    url: str
    context: Bilingual | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FoundNoun:
    """The finds of one noun; ``more`` leads to all of them, where there are more and a list shows them."""

    noun: str
    title: str
    total: int
    finds: tuple[Find, ...]
    more: str


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """``/<lang>/search/?q=``."""
    check_parameters(request, "q")
    if len(request.GET.getlist("q")) > 1:
        raise BadQueryError({"q": _("Give this parameter once.")})
    text = " ".join(request.GET.get("q", "").split())
    if len(text) > LONGEST:
        raise BadQueryError({"q": _("A search has at most %s characters.") % format_number(LONGEST)})
    can_be_found = bool(fold(text))
    groups = [_found(group, text) for group in search_everything(text, limit=BEST)] if can_be_found else []
    suggested = suggest_records(text) if can_be_found and not groups else []
    context = {
        "page": describe_page(
            request,
            _("Search: %s") % text if text else _("Search"),
            query=urlencode({"q": text}) if text else "",
            robots="noindex",
        ),
        "search_query": text,
        "can_be_found": can_be_found,
        "groups": groups,
        "total": sum(group.total for group in groups),
        "suggestions": [Find(name_of(record), record.get_absolute_url(), None) for record in suggested],
    }
    return render(request, "search/search.html", context)


def _found(group: SearchGroup, text: str) -> FoundNoun:
    about = _about(group.records[0])
    if about:
        prefetch_related_objects(group.records, about)
    list_name = LISTS.get(group.noun, "")
    has_more = group.total > len(group.records) and list_name
    return FoundNoun(
        noun=group.noun,
        title=str(group.label),
        total=group.total,
        finds=tuple(_find(record) for record in group.records),
        more=f"{reverse(list_name)}?{urlencode({'q': text})}" if has_more else "",
    )


def _about(record: Record) -> str:
    """The field that says where a record of that noun belongs; empty for a noun that belongs nowhere."""
    names = {field.name for field in record._meta.fields}
    return next((name for name in ("city", "territory", "parent") if name in names), "")


def _find(record: Record) -> Find:
    place: Any = getattr(record, _about(record), None)
    return Find(
        name_of(record),
        record.get_absolute_url(),
        place.name if place is not None else None,
        getattr(record, "language", None),
    )
