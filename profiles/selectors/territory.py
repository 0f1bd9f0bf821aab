"""What the page of a territory shows: its framework, its cities, and who acts for it or towards it."""

from dataclasses import dataclass

from django.db.models import F, Q

from profiles.models import Activity, City, NationalFramework, Observation, Territory
from profiles.selectors.notes import Note, Notes
from profiles.selectors.observations import IndicatorFacts, by_indicator
from profiles.selectors.profile import Fact
from profiles.selectors.public import MovedError, find_public
from profiles.text import current_language

MOST_CITIES = 60
"""How many cities the page names; the list of cities has the rest."""


@dataclass(frozen=True)
class TerritoryPage:
    """A country or region; ``city_count`` counts all its public cities, ``cities`` are the first of them by name.

    A region without a framework of its own lies under that of its country: then ``frameworks`` are the country's.
    """

    territory: Territory
    notes: tuple[Note, ...]
    frameworks: tuple[Fact[NationalFramework], ...]
    parts: tuple[Territory, ...]
    cities: tuple[City, ...]
    city_count: int
    represented_by: tuple[City, ...]
    aimed_at: tuple[Fact[Activity], ...]
    figures: tuple[IndicatorFacts, ...]
    sources: tuple[Note, ...]


def find_territory(code: str) -> Territory:
    """The public territory with that ISO code or slug, in any letter case. Raises as ``find_public`` does."""
    territories = Territory.objects.select_related("parent")
    found = territories.published().filter(iso_code=code.upper()).first()
    if found is not None:
        return found
    try:
        return find_public(territories, code.lower())
    except MovedError as moved:  # asked for in whatever letter case
        raise MovedError(moved.noun, code, moved.to) from None


def territory_page(territory: Territory) -> TerritoryPage:
    """Everything public about a territory, in eight queries whatever its size."""
    language = current_language()
    frameworks = list(
        NationalFramework.objects.published()
        .filter(Q(territory=territory) | Q(territory=territory.parent_id))
        .select_related("territory")
        .order_by("-started_earliest", "slug")
    )
    own_frameworks = [framework for framework in frameworks if framework.territory_id == territory.pk]
    cities = City.objects.published().filter(Q(territory=territory) | Q(region=territory))
    city_count = cities.count()
    shown_cities = list(cities.in_order(language)[:MOST_CITIES])
    represented_by = list(City.objects.published().filter(represents=territory).in_order(language))
    aimed_at = list(
        Activity.objects.published()
        .filter(participations__territory=territory)
        .select_related("city")
        .order_by(F("started_earliest").desc(nulls_last=True), "slug")
        .distinct()
    )
    observations = list(
        Observation.objects.published()
        .filter(territory=territory)
        .select_related("indicator", "claimed_by", "territory")
        .latest_first()
    )
    parts = list(Territory.objects.published().filter(parent=territory).in_order(language))
    shown_frameworks = own_frameworks or frameworks
    notes = Notes([territory, *shown_frameworks, *aimed_at, *observations])
    return TerritoryPage(
        territory=territory,
        notes=notes.of(territory),
        frameworks=tuple(Fact(one, notes.of(one)) for one in shown_frameworks),
        parts=tuple(parts),
        cities=tuple(shown_cities),
        city_count=city_count,
        represented_by=tuple(represented_by),
        aimed_at=tuple(Fact(one, notes.of(one)) for one in aimed_at),
        figures=by_indicator(observations, notes),
        sources=tuple(notes.listed),
    )


def national_frameworks() -> tuple[NationalFramework, ...]:
    """The newest public framework of every country, in one query."""
    frameworks = (
        NationalFramework.objects.published()
        .filter(territory__state="published", territory__parent=None)
        .select_related("territory")
        .order_by("started_earliest", "slug")
    )
    newest = {framework.territory_id: framework for framework in frameworks}
    return tuple(sorted(newest.values(), key=lambda framework: framework.territory.slug))
