"""The list of cities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from profiles.filters import CityFilter
from profiles.models import City
from profiles.selectors.city_summaries import summarise_cities
from profiles.views.answers import public_page
from profiles.views.listing import list_records
from profiles.views.page import describe_page


@public_page
def cities(request: HttpRequest) -> HttpResponse:
    """``/<lang>/cities/``."""
    listing = list_records(
        request,
        CityFilter,
        City.objects.published().select_related("territory"),
        facets=("continent", "field", "role", "status"),
        sorts=("name", "territory"),
        api="cities",
    )
    context = {
        "page": describe_page(
            request,
            _("Cities"),
            description=_("Cities that act abroad, and those they are tied to: by country, field, role and status."),
            query=listing.query,
        ),
        "listing": listing,
        "summaries": summarise_cities(list(listing.page.object_list)),
    }
    return render(request, "cities/list.html", context)
