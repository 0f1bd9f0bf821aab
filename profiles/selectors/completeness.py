"""How complete the cities are: what is recorded of each in every section, those first that readers ask for most."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, Value

from profiles.choices import PublicationState
from profiles.models import (
    Activity,
    Campaign,
    City,
    Condition,
    GovernmentRelation,
    Membership,
    Observation,
    Participation,
    Tie,
)
from profiles.selectors.visits import visits_of
from profiles.text import current_language

WELL_VISITED = 20
"""Cities that count as well visited: the first of those that were read at all."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a profile and the rows that fill it; ``columns`` are the keys that point at the city."""

    section: str
    model: Any
    columns: tuple[str, ...]
    of: str = ""


PARTS = (
    Part("activities", Activity, ("city",)),
    Part("activities", Participation, ("city",), of="activity"),
    Part("ties", Tie, ("city_a", "city_b")),
    Part("networks", Membership, ("city",)),
    Part("campaigns", Campaign, ("city",)),
    Part("government", GovernmentRelation, ("city",)),
    Part("conditions", Condition, ("city",)),
    Part("figures", Observation, ("city",)),
)
COUNTED = tuple(dict.fromkeys(part.section for part in PARTS))
"""The sections that can be empty, in the order of the profile."""


@dataclass(frozen=True, slots=True)
class CityCount:
    """A city with the number of its visits and of what is recorded in each section."""

    city: City
    visits: int
    counts: dict[str, int]

    @property
    def filled(self) -> int:
        """How many sections hold something."""
        return sum(1 for count in self.counts.values() if count)

    @property
    def gaps(self) -> int:
        """How many sections are empty."""
        return len(self.counts) - self.filled


def cities_by_visits() -> list[tuple[int, int]]:
    """Key and visits of every city that is not withdrawn, the most visited first, then by name. One query."""
    kept = City.objects.exclude(state=PublicationState.WITHDRAWN).in_order(current_language())
    rows = list(kept.values_list("pk", "slug"))
    visits = visits_of(slug for _pk, slug in rows)
    counted = [(pk, visits.get(slug, 0)) for pk, slug in rows]
    return sorted(counted, key=lambda row: -row[1])


def count_sections_of(ranked: Iterable[tuple[int, int]]) -> list[CityCount]:
    """What is recorded of these cities, withdrawn records apart, in their order. Two queries."""
    visits = dict(ranked)
    cities = City.objects.in_bulk(list(visits))
    counts = {pk: dict.fromkeys(COUNTED, 0) for pk in visits}
    parts = [_counted(part, column, list(visits)) for part in PARTS for column in part.columns]
    for section, pk, count in parts[0].union(*parts[1:], all=True).order_by():
        counts[pk][section] += count
    return [CityCount(cities[pk], visits[pk], counts[pk]) for pk in visits if pk in cities]


def gaps_of_well_visited_cities() -> int:
    """How many sections of the most visited cities are empty; cities that nobody read do not count."""
    read = [row for row in cities_by_visits()[:WELL_VISITED] if row[1]]
    return sum(one.gaps for one in count_sections_of(read)) if read else 0


def _counted(part: Part, column: str, cities: list[int]) -> Any:
    state = f"{part.of}__state" if part.of else "state"
    rows = (
        part.model._default_manager.exclude(**{state: PublicationState.WITHDRAWN})
        .filter(**{f"{column}__in": cities})
        .order_by()
    )
    named = rows.annotate(section=Value(part.section, CharField()), of_city=F(f"{column}_id"))
    return named.values("section", "of_city").annotate(count=Count("pk")).values_list("section", "of_city", "count")
