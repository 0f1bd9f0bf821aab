"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from profiles.figures import Place, dot_map
from profiles.figures.card import Card
from profiles.models import City
from profiles.selectors.home import home_page
from profiles.views.answers import check_parameters, public_page
from profiles.views.page import describe_page


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """``/<lang>/``."""
    check_parameters(request)
    content = home_page()
    title = _("City diplomacy, source by source")
    acting = dot_map(
        [place_of(city) for city in content.acting], title=_("Cities whose activities abroad are recorded")
    )
    context = {
        "page": describe_page(
            request,
            title,
            description=_(
                "An open, bilingual database of what cities do abroad: ties, networks, campaigns, "
                "and their relations with their own governments. Every fact has its source."
            ),
            card=Card(figure=acting),
        ),
        "content": content,
        "map": acting,
    }
    return render(request, "home/home.html", context)


def place_of(city: City) -> Place:
    """A city as a dot of a map; it must have coordinates."""
    return Place(city.name.in_language(), city.longitude or 0.0, city.latitude or 0.0, url=city.get_absolute_url())
