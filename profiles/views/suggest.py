"""Suggestions while somebody types: cities, networks and campaigns by any of their names, in either script."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from profiles.models import Campaign, City, Network, Record
from profiles.selectors.naming import name_of
from profiles.selectors.search import search_everything, suggest_records
from profiles.text import fold, listed
from profiles.views.answers import BadQueryError, check_parameters, public_page

NOUNS: dict[str, tuple[type[Record], ...]] = {
    "all": (City, Network, Campaign),
    "city": (City,),
    "network": (Network,),
    "campaign": (Campaign,),
}
LONGEST = 200
MOST = 8
ANYWHERE = 3
"""The rank of finds whose words only hold what was typed somewhere inside."""


@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    """``/<lang>/suggest/?q=esf&noun=city``: the records meant by what is typed so far, the best first, as JSON."""
    check_parameters(request, "q", "noun")
    text, noun = request.GET.get("q", ""), request.GET.get("noun", "all")
    if noun not in NOUNS:
        raise BadQueryError({"noun": _("One of these: %s.") % listed(NOUNS)})
    if len(text) > LONGEST:
        raise BadQueryError({"q": _("At most 200 characters.")})
    groups = search_everything(text, limit=MOST, nouns=NOUNS[noun])
    # The folded names are searched without their spaces too; what is met only across words is no suggestion. Cities may
    # have been found by another name, so they all stay.
    found = [
        record
        for group in groups
        for record in group.records
        if isinstance(record, City) or getattr(record, "closeness", 0) < ANYWHERE
    ]
    if not found and len(fold(text)) > 2:
        found = [record for record in suggest_records(text) if isinstance(record, NOUNS[noun])]
        prefetch_related_objects([record for record in found if isinstance(record, City)], "territory")
    response = JsonResponse({"suggestions": [_told(record) for record in found[:MOST]]})
    response["Cache-Control"] = "max-age=60"
    return response


def _told(record: Record) -> dict[str, Any]:
    name = name_of(record)
    return {
        "label": name.in_language(),
        "language": name.language_shown(),
        "detail": _detail(record),
        "noun": record.noun,
        "slug": record.slug,
        "url": record.get_absolute_url(),
    }


def _detail(record: Record) -> str:
    """What tells the record from others of that name."""
    kind = str(record._meta.verbose_name)
    if isinstance(record, City) and record.territory:
        return record.territory.name.in_language()
    if isinstance(record, Network) and record.acronym:
        return f"{kind} · {record.acronym}"
    return kind
