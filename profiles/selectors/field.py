"""What the page of one of the six fields shows: its kinds, networks, best-documented activities and failures."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from profiles.choices import ActivityKind, Driver, Field, Outcome
from profiles.models import Activity, City, EssayCheck, Network
from profiles.selectors.notes import Note, Notes
from profiles.selectors.profile import Fact
from profiles.text import current_language

BEST = 12
MOST_CITIES = 12
MOST_ON_MAP, MOST_DATED = 400, 300


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many public activities of the field are of one kind."""

    kind: ActivityKind
    count: int


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many public activities of the field came to one outcome."""

    outcome: Outcome
    count: int


@dataclass(frozen=True, slots=True)
class CityCount:
    """How many public activities of the field a city leads."""

    city: City
    count: int


@dataclass(frozen=True, slots=True)
class DriverCount:
    """How many public activities of the field a driver is recorded of."""

    driver: Driver
    count: int


@dataclass(frozen=True)
class FieldPage:
    """A field of city diplomacy, with what the database holds in it.

    ``acting`` are the cities on the map, ``dated`` its activities in the order of time, as far as they are dated.
    """

    field: Field
    kinds: tuple[KindCount, ...]
    outcomes: tuple[OutcomeCount, ...]
    activity_count: int
    networks: tuple[Network, ...]
    cities: tuple[CityCount, ...]
    acting: tuple[City, ...]
    drivers: tuple[DriverCount, ...]
    dated: tuple[Activity, ...]
    best_documented: tuple[Fact[Activity], ...]
    failures: tuple[Fact[Activity], ...]
    checks: tuple[Fact[EssayCheck], ...]
    sources: tuple[Note, ...]


def field_page(field: Field) -> FieldPage:
    """Everything public in a field, in ten queries."""
    activities = Activity.objects.published().filter(field=field)
    by_kind = dict(activities.order_by().values_list("kind").annotate(count=Count("pk")))
    by_outcome = dict(activities.order_by().values_list("outcome").annotate(count=Count("pk")))
    best = list(
        activities.select_related("city")
        .annotate(
            citation_count=Count("citations__source", filter=Q(citations__source__state="published"), distinct=True)
        )
        .order_by("-citation_count", F("started_earliest").desc(nulls_last=True), "slug")[:BEST]
    )
    failures = list(
        activities.filter(outcome=Outcome.FAILED)
        .select_related("city")
        .order_by(F("started_earliest").desc(nulls_last=True), "slug")
    )
    networks = list(Network.objects.published().filter(field=field).in_order(current_language()))
    cities: QuerySet[Any] = (
        City.objects.published()
        .annotate(count=Count("activities", filter=Q(activities__field=field, activities__state="published")))
        .filter(count__gt=0)
        .order_by("-count", "slug")[:MOST_CITIES]
    )
    checks = list(EssayCheck.objects.published().filter(paragraph=field.paragraphs[-1]).in_essay_order())
    acting = City.objects.published().located().filter(pk__in=activities.order_by().values("city")).order_by("slug")
    dated = activities.filter(started_earliest__isnull=False).order_by("started_earliest", "slug")
    by_driver = Counter(code for codes in activities.order_by().values_list("drivers", flat=True) for code in codes)
    notes = Notes([*best, *failures, *checks])
    return FieldPage(
        field=field,
        kinds=tuple(
            KindCount(kind, by_kind[kind.value])
            for kind in sorted(ActivityKind, key=lambda kind: -by_kind.get(kind.value, 0))
            if by_kind.get(kind.value)
        ),
        outcomes=tuple(
            OutcomeCount(outcome, by_outcome[outcome.value]) for outcome in Outcome if by_outcome.get(outcome.value)
        ),
        activity_count=sum(by_kind.values()),
        networks=tuple(networks),
        cities=tuple(CityCount(city, city.count) for city in cities),
        acting=tuple(acting[:MOST_ON_MAP]),
        drivers=tuple(
            DriverCount(driver, by_driver[driver.value])
            for driver in sorted(Driver, key=lambda driver: -by_driver[driver.value])
            if by_driver[driver.value]
        ),
        dated=tuple(dated[: MOST_DATED + 1]),
        best_documented=tuple(Fact(one, notes.of(one)) for one in best),
        failures=tuple(Fact(one, notes.of(one)) for one in failures),
        checks=tuple(Fact(one, notes.of(one)) for one in checks),
        sources=tuple(notes.listed),
    )
