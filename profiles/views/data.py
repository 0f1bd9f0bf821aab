"""The page about the data: how much there is, how to get it, under which licence."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from profiles.models import RECORDS, DataVersion
from profiles.models.base import noun_of
from profiles.selectors.counts import count_public
from profiles.views.answers import check_parameters, public_page
from profiles.views.page import describe_page

API_LISTS = {
    "territory": "territories",
    "city": "cities",
    "activity": "activities",
    "tie": "ties",
    "network": "networks",
    "membership": "memberships",
    "campaign": "campaigns",
    "government-relation": "government-relations",
    "condition": "conditions",
    "organisation": "organisations",
    "indicator": "indicators",
    "observation": "observations",
    "milestone": "milestones",
    "source": "sources",
}
"""The noun's list in the API, where it has one."""


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun with the number of its public records, and its list in the API."""

    title: Any
    count: int
    api: str
    has_places: bool


@public_page
def data(request: HttpRequest) -> HttpResponse:
    """``/<lang>/data/``."""
    check_parameters(request)
    counts = count_public()
    context = {
        "page": describe_page(
            request,
            _("Data and API"),
            description=_("Take the whole database: read-only API, CSV, JSON and GeoJSON, under CC BY 4.0."),
        ),
        "nouns": [
            NounRow(
                str(model._meta.verbose_name_plural),
                counts[noun_of(model)],
                f"/api/v1/{API_LISTS[noun_of(model)]}/" if noun_of(model) in API_LISTS else "",
                hasattr(model, "latitude"),
            )
            for model in RECORDS
        ],
        "version": DataVersion.current(),
    }
    return render(request, "data/data.html", context)
