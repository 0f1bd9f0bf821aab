"""The page about the data: how much there is, how to get it, under which licence."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.exchange.portable import collection_of
from profiles.models import RECORDS, DataVersion, Mirror
from profiles.models.base import noun_of
from profiles.selectors.counts import count_public
from profiles.text import current_language
from profiles.views.answers import check_parameters, public_page
from profiles.views.page import describe_page


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun with the number of its public records, and its list in the API; ``has_places``: also as GeoJSON."""

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
                reverse(f"api-{collection_of(noun_of(model))}-list"),
                hasattr(model, "latitude"),
            )
            for model in RECORDS
        ],
        "version": DataVersion.current(),
        "reconcile": request.build_absolute_uri(reverse("api-reconcile", kwargs={"language": current_language()})),
        "site": request.build_absolute_uri("/"),
        "mirror": Mirror.current(),
    }
    return render(request, "data/data.html", context)
