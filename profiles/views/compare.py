"""The comparison of two to six cities, at an address that can be shared."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from profiles.choices import ConditionKind
from profiles.figures import Figure
from profiles.models import City
from profiles.models.city import CityQuerySet
from profiles.sections import SECTIONS
from profiles.selectors.comparison import FEWEST, MOST, compare_cities
from profiles.selectors.profile import CityProfile, ConditionFact
from profiles.selectors.public import GoneError, MovedError, NotPublicError, find_public
from profiles.text import current_language, localize_digits
from profiles.views.answers import BadQueryError, check_parameters, public_page, year_asked
from profiles.views.cities import ShownSection, count_sections
from profiles.views.city_figures import field_profiles
from profiles.views.embedding import may_be_framed
from profiles.views.page import describe_page


@dataclass(frozen=True, slots=True)
class Column:
    """One city of the comparison, and the addresses that take it away or move it one place."""

    city: City
    profile: CityProfile
    counts: dict[str, ShownSection]
    without_url: str
    earlier_url: str
    later_url: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition across the cities."""

    kind: ConditionKind
    conditions: tuple[ConditionFact, ...]


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
    check_parameters(request, "city", "year", "hide")
    year = year_asked(request)
    hidden = _hidden_sections(request)
    cities = _cities_asked(request)
    if len(cities) < FEWEST and template.startswith("embed/"):
        raise BadQueryError({"city": _("A comparison takes two to six different cities.")})
    if len(cities) < FEWEST:
        context = {
            "page": describe_page(
                request, _("Compare cities"), description=_("Choose two to six cities to see side by side.")
            ),
            "cities": cities,
            "year": year,
            "places": range(len(cities), 4),
            "choices": _choices(cities),
        }
        return render(request, "compare/choose.html", context)
    comparison = compare_cities(cities, year=year)
    names = pgettext("between the items of a list", ", ").join(city.name.in_language() for city in cities)
    slugs = [city.slug for city in cities]
    context = {
        "page": describe_page(
            request,
            _("Compare: %s") % names,
            description=_("City diplomacy of %s side by side.") % names,
            query=compare_query(slugs, year),
        ),
        "comparison": comparison,
        "year": year,
        "hidden": hidden,
        "sections": [section for section in SECTIONS if section.code != "sources" and section.code not in hidden],
        "columns": [
            _column(profile, figure, slugs, year, hidden)
            for profile, figure in zip(comparison.profiles, field_profiles(comparison.profiles), strict=True)
        ],
        "may_add": len(cities) < MOST,
        "choices": _choices(cities) if len(cities) < MOST else (),
        "condition_rows": [
            ConditionRow(kind, tuple(profile.conditions[place] for profile in comparison.profiles))
            for place, kind in enumerate(ConditionKind)
        ],
        "notes": comparison.notes,
    }
    whole = f"{reverse('compare')}?{compare_query(slugs, year, hidden)}"
    context["whole_url"] = request.build_absolute_uri(whole)
    context["embed_url"] = request.build_absolute_uri(whole.replace(reverse("compare"), reverse("embed-compare"), 1))
    return render(request, template, context)


def _choices(chosen: list[City]) -> CityQuerySet:
    """Cities with something to compare, and those chosen already, in the reader's order.

    A partner city that is only named has nothing to compare, and an imported list has thousands of them.
    """
    offered = City.objects.published().described() | City.objects.published().filter(pk__in=[c.pk for c in chosen])
    return offered.in_order(current_language()).only("slug", "name_en", "name_fa")


def compare_query(slugs: list[str], year: int | None, hidden: tuple[str, ...] = ()) -> str:
    """The query of a comparison."""
    pairs = [("city", slug) for slug in slugs]
    if year is not None:
        pairs.append(("year", str(year)))
    return urlencode([*pairs, *(("hide", code) for code in hidden)])


def _column(
    profile: CityProfile, figure: Figure, slugs: list[str], year: int | None, hidden: tuple[str, ...]
) -> Column:
    place = slugs.index(profile.city.slug)

    def address(changed: list[str]) -> str:
        return f"{reverse('compare')}?{compare_query(changed, year, hidden)}"

    def swapped(with_place: int) -> str:
        changed = list(slugs)
        changed[place], changed[with_place] = changed[with_place], changed[place]
        return address(changed)

    return Column(
        city=profile.city,
        profile=profile,
        counts={shown.anchor: shown for shown in count_sections(profile)},
        without_url=address([slug for slug in slugs if slug != profile.city.slug]) if len(slugs) > FEWEST else "",
        earlier_url=swapped(place - 1) if place else "",
        later_url=swapped(place + 1) if place + 1 < len(slugs) else "",
        figure=figure,
    )


def _cities_asked(request: HttpRequest) -> list[City]:
    """The public cities of the query, in its order. Raises ``BadQueryError`` with a reason for each that is wrong."""
    slugs = [slug.strip() for slug in request.GET.getlist("city") if slug.strip()]
    if len(slugs) > MOST:
        raise BadQueryError(
            {"city": _("A comparison takes at most %(most)s cities; these are %(given)s.")
             % {"most": localize_digits(MOST), "given": localize_digits(len(slugs))}}
        )  # fmt: skip
    twice = next((slug for slug in slugs if slugs.count(slug) > 1), None)
    if twice is not None:
        raise BadQueryError({"city": _("«%s» is asked for twice; a city is compared with others.") % twice[:80]})
    found: dict[str, City] = {
        city.slug: city
        for city in City.objects.published().filter(slug__in=slugs).select_related("territory", "region", "represents")
    }
    return [found[slug] if slug in found else _find_elsewhere(slug) for slug in slugs]


def _find_elsewhere(slug: str) -> City:
    """The city that a former slug leads to. Raises ``BadQueryError`` where there is none."""
    try:
        return find_public(City.objects.select_related("territory", "region", "represents"), slug)
    except MovedError as moved:
        return _find_elsewhere(moved.to)
    except GoneError as gone:
        raise BadQueryError({"city": _("«%s» was withdrawn.") % gone.slug[:80]}) from gone
    except NotPublicError as error:
        raise BadQueryError({"city": _("No city has the address «%s».") % slug[:80]}) from error


def _hidden_sections(request: HttpRequest) -> tuple[str, ...]:
    hidden = tuple(dict.fromkeys(request.GET.getlist("hide")))
    known = {section.code for section in SECTIONS}
    for code in hidden:
        if code not in known:
            raise BadQueryError({"hide": _("There is no section «%s».") % code[:40]})
    return hidden
