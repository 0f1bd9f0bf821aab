"""The list of territories, and the page of one."""

from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.choices import CityRole
from profiles.filters import TerritoryFilter
from profiles.models import NationalFramework, Territory
from profiles.selectors.territory import find_territory, national_frameworks, territory_page
from profiles.views.answers import check_parameters, public_page
from profiles.views.cards import territory_card
from profiles.views.listing import list_records
from profiles.views.page import Crumb, describe_page
from profiles.views.pictures import cities_on_map, framework_map


@public_page
def territories(request: HttpRequest) -> HttpResponse:
    """``/<lang>/territories/``."""
    public = {"cities__state": "published"}, {"cities_of_region__state": "published"}
    frameworks = NationalFramework.objects.published().order_by("-started_earliest", "slug")
    listing = list_records(
        request,
        TerritoryFilter,
        Territory.objects.published()
        .select_related("parent")
        .prefetch_related(Prefetch("national_frameworks", queryset=frameworks))
        .annotate(
            city_count=Count("cities", filter=Q(**public[0]), distinct=True)
            + Count("cities_of_region", filter=Q(**public[1]), distinct=True)
        ),
        facets=("kind", "continent"),
        sorts=("name", "code"),
        api="territories",
    )
    context = {
        "map": framework_map(national_frameworks()) if not request.GET else None,
        "page": describe_page(
            request,
            _("Countries and regions"),
            description=_("What the law of each country lets its cities do abroad, and which cities act there."),
            query=listing.query,
        ),
        "listing": listing,
    }
    return render(request, "territories/list.html", context)


@public_page
def territory(request: HttpRequest, code: str) -> HttpResponse:
    """``/<lang>/territories/<code>/``; other letter case, and the slug, redirect to the code."""
    found = find_territory(code)
    if code != found.code:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(found.get_absolute_url() + (f"?{query}" if query else ""))
    check_parameters(request)
    content = territory_page(found)
    steps = [Crumb(_("Countries and regions"), reverse("territories"))]
    if found.parent and found.parent.is_published:
        steps.append(Crumb(found.parent.name, found.parent.get_absolute_url()))
    context = {
        "page": describe_page(
            request,
            found.name,
            description=found.recognition_note,
            crumbs=tuple(steps),
            record=found,
            card=territory_card(content),
        ),
        "territory": found,
        "content": content,
        "map": cities_on_map(
            content.cities,
            title=_("Cities of %s in the database") % found.name,
            countries=[found.code[:2]],
        ),
        "more_cities": content.city_count - len(content.cities),
        "represents_paragraphs": CityRole.REPRESENTS_POLITY.paragraphs,
    }
    return render(request, "territories/detail.html", context)
