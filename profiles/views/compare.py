"""The comparison of two to six cities, at an address that can be shared."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from profiles.figures import Figure
from profiles.models import City
from profiles.sections import SECTIONS, Section
from profiles.selectors.comparison import FEWEST, MOST, Comparison, compare_cities
from profiles.selectors.profile import CityProfile
from profiles.text import current_language, listed
from profiles.views.answers import BadQueryError, public_page
from profiles.views.cards import comparison_card
from profiles.views.compare_figures import common_timeline, field_profiles
from profiles.views.comparing import Asked, read_comparison
from profiles.views.embedding import may_be_framed
from profiles.views.page import FIRST_YEAR, describe_page

MOST_CHOICES = 400
BELOW_THE_TABLE = ("timeline", "sources")
"""Sections that stand once for all cities."""


@dataclass(frozen=True, slots=True)
class Column:
    """One city of the comparison, its pictures, and the addresses that take it away or move it one place."""

    city: City
    profile: CityProfile
    without_url: str
    earlier_url: str
    later_url: str
    figure: Figure
    measured: str


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of the table, and the address of the comparison without it."""

    section: Section
    hide_url: str


@public_page
def compare_page(request: HttpRequest) -> HttpResponse:
    """``/<lang>/compare/?city=a&city=b&year=1995``; with no city, or one, the page offers to choose."""
    return _compare(request, "compare/compare.html")


@may_be_framed
@public_page
def embedded_comparison(request: HttpRequest) -> HttpResponse:
    """``/<lang>/embed/compare/?…``: the comparison alone, for a frame on somebody else's page."""
    return _compare(request, "embed/compare.html")


def _compare(request: HttpRequest, template: str) -> HttpResponse:
    asked, cities = read_comparison(request)
    if len(cities) < FEWEST and template.startswith("embed/"):
        raise BadQueryError({"city": _("A comparison takes two to six different cities.")})
    if len(cities) < FEWEST:
        return _choose(request, asked, cities)
    comparison = compare_cities(cities, year=asked.year, order=asked.order)
    names = listed(city.name.in_language() for city in cities)
    context = {
        "page": describe_page(
            request,
            _("Compare: %s") % names,
            description=_("City diplomacy of %s side by side.") % names,
            query=asked.subject,
            card=comparison_card(comparison),
        ),
        "asked": asked,
        "comparison": comparison,
        "year": asked.year,
        "first_year": FIRST_YEAR,
        "last_year": timezone.now().year,
        "kept_beside_year": asked.pairs("year"),
        "kept_beside_city": asked.pairs(),
        "sections": [
            ShownSection(section, asked.hiding(section.code))
            for section in SECTIONS
            if section.code not in (*BELOW_THE_TABLE, *asked.hidden)
        ],
        "columns": _columns(comparison, asked),
        "timeline": common_timeline(comparison) if "timeline" not in asked.hidden else None,
        "timeline_hide_url": asked.hiding("timeline"),
        "may_add": len(cities) < MOST,
        "choices": _choices(cities) if len(cities) < MOST else None,
        "notes": comparison.notes,
        "whole_url": request.build_absolute_uri(asked.url()),
        "embed_url": request.build_absolute_uri(asked.url("embed-compare")),
    }
    return render(request, template, context)


def _choose(request: HttpRequest, asked: Asked, cities: list[City]) -> HttpResponse:
    context = {
        "page": describe_page(
            request, _("Compare cities"), description=_("Choose two to six cities to see side by side.")
        ),
        "cities": cities,
        "year": asked.year,
        "places": range(len(cities), 4),
        "choices": _choices(cities),
    }
    return render(request, "compare/choose.html", context)


def _choices(chosen: list[City]) -> list[City] | None:
    """Cities with something to compare, and those chosen already, in the reader's order; None for too many to list.

    A partner city that is only named has nothing to compare, and an imported list has thousands of them. Where even
    those with something are too many, their names are typed.
    """
    offered = City.objects.published().described() | City.objects.published().filter(pk__in=[c.pk for c in chosen])
    listed = list(offered.in_order(current_language()).only("slug", "name_en", "name_fa")[: MOST_CHOICES + 1])
    return listed if len(listed) <= MOST_CHOICES else None


def _columns(comparison: Comparison, asked: Asked) -> list[Column]:
    figures, measured = field_profiles(comparison, asked.measure)
    last = len(comparison.profiles) - 1
    return [
        Column(
            city=profile.city,
            profile=profile,
            without_url=asked.without(place) if len(comparison.profiles) > FEWEST else "",
            earlier_url=asked.swapped(place, place - 1) if place else "",
            later_url=asked.swapped(place, place + 1) if place < last else "",
            figure=figures[place],
            measured=measured[place],
        )
        for place, profile in enumerate(comparison.profiles)
    ]
