"""The page of a city: its profile in the order of the sections."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from profiles.actions.visits import note_visit
from profiles.models import City, DataVersion
from profiles.sections import SECTIONS, Section
from profiles.selectors.likeness import match_city
from profiles.selectors.profile import CityProfile, city_profile
from profiles.selectors.public import find_public
from profiles.selectors.summary import summarise
from profiles.views.answers import check_parameters, public_page, year_asked
from profiles.views.cards import city_card
from profiles.views.city_figures import activities_by_year, field_profile, network_bars, relations_over_time, tie_map
from profiles.views.page import FIRST_YEAR, Crumb, describe_page


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section as menu and page show it; ``count`` is None where nothing is counted."""

    section: Section
    count: int | None

    @property
    def anchor(self) -> str:
        return self.section.code

    @property
    def label(self) -> Any:
        return self.section.title

    @property
    def is_empty(self) -> bool:
        return self.count == 0


@public_page
def city_page(request: HttpRequest, slug: str) -> HttpResponse:
    """``/<lang>/cities/<slug>/``, with ``?year=1995`` as it stood in that year."""
    check_parameters(request, "year")
    city = find_public(City.objects.select_related("territory", "region", "represents"), slug)
    profile = city_profile(city, year=year_asked(request))
    note_visit(city)
    version = DataVersion.current()
    ties = tie_map(profile)
    request.data_version = version  # type: ignore[attr-defined]  # the footer and the reference say it too
    context = {
        "page": describe_page(
            request,
            city.name,
            description=city.note,
            crumbs=(Crumb(_("Cities"), reverse("cities")),),
            query="" if profile.year is None else f"year={profile.year}",
            record=city,
            card=city_card(profile, ties),
        ),
        "profile": profile,
        "first_year": FIRST_YEAR,
        "last_year": timezone.now().year,
        "city": city,
        "sections": count_sections(profile),
        "notes": profile.sources,
        "summary": summarise(profile),
        "matches": match_city(profile, version) if profile.year is None else None,
        "activity_figure": activities_by_year(profile),
        "map": ties,
        "field_figure": field_profile(profile, version),
        "network_figure": network_bars(profile),
        "government_figure": relations_over_time(profile),
    }
    return render(request, "cities/detail.html", context)


def count_sections(profile: CityProfile) -> list[ShownSection]:
    """The sections with the number of entries in each."""
    entries: dict[str, Iterable[Any] | None] = {
        "overview": None,
        "fields": None,
        "activities": profile.activities,
        "ties": profile.ties,
        "networks": profile.memberships,
        "campaigns": profile.campaigns,
        "government": profile.government_relations,
        "conditions": [condition for condition in profile.conditions if condition.facts],
        "figures": profile.observations,
        "timeline": profile.timeline,
        "sources": profile.sources,
    }
    counts = {code: None if found is None else len(tuple(found)) for code, found in entries.items()}
    return [ShownSection(section, counts[section.code]) for section in SECTIONS]
