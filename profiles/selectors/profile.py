"""Profiles of cities: everything that is public about them, for one city or several in the same few queries."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import Q

from profiles.choices import ConditionKind, Field
from profiles.dates import year_bounds
from profiles.models import (
    Activity,
    Campaign,
    City,
    CityAlias,
    Condition,
    GovernmentRelation,
    Membership,
    Milestone,
    NationalFramework,
    Observation,
    Participation,
    Record,
    Tie,
)
from profiles.models.named import Period
from profiles.selectors.notes import Note, Notes
from profiles.text import Bilingual

R = TypeVar("R", bound=Record)

POPULATION = "population"
"""The indicator of inhabitants."""


@dataclass(frozen=True)
class Fact(Generic[R]):
    """A record and the notes that it rests on."""

    record: R
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class TieFact(Fact[Tie]):
    """A tie seen from one of its cities."""

    partner: City


@dataclass(frozen=True)
class ActivityFact(Fact[Activity]):
    """An activity seen from one of its cities, and who else takes part."""

    others: tuple[Record, ...]


@dataclass(frozen=True)
class FieldShare:
    """What a city does in one field: its public activities, and the networks of the field that it is in."""

    field: Field
    activities: int
    memberships: int


@dataclass(frozen=True)
class ConditionFact:
    """One of the seven conditions of a city; no fact says that it was not assessed."""

    kind: ConditionKind
    facts: tuple[Fact[Condition], ...]


@dataclass(frozen=True)
class Event:
    """Something of a city at a date, for its timeline. ``day`` is the day number to sort by."""

    day: int
    edtf: str
    until: str
    record: Record
    words: Bilingual

    @property
    def what_it_is(self) -> str:
        """The noun of the record, in the reader's language."""
        return str(self.record._meta.verbose_name)


@dataclass(frozen=True)
class CityProfile:
    """A city as it stands, or as it stood in ``year``; lists hold what the page shows, in its order.

    ``not_dated`` counts, by section, the records of which the sources do not say since when they hold: with a year
    they are left out of the lists, and the page says how many they are.
    """

    city: City
    year: int | None
    notes: tuple[Note, ...]
    aliases: tuple[CityAlias, ...]
    fields: tuple[FieldShare, ...]
    activities: tuple[ActivityFact, ...]
    ties: tuple[TieFact, ...]
    memberships: tuple[Fact[Membership], ...]
    campaigns: tuple[Fact[Campaign], ...]
    government_relations: tuple[Fact[GovernmentRelation], ...]
    frameworks: tuple[Fact[NationalFramework], ...]
    conditions: tuple[ConditionFact, ...]
    observations: tuple[Fact[Observation], ...]
    milestones: tuple[Fact[Milestone], ...]
    timeline: tuple[Event, ...]
    sources: tuple[Note, ...]
    not_dated: dict[str, int] = field(default_factory=dict)

    @property
    def populations(self) -> tuple[Fact[Observation], ...]:
        """The observed populations, newest first: sources and areas may differ."""
        return tuple(
            fact
            for fact in self.observations
            if fact.record.indicator.slug == POPULATION and not fact.record.is_forecast
        )


def city_profile(city: City, *, year: int | None = None) -> CityProfile:
    """The profile of one city, as it stands or as it stood in ``year``."""
    return city_profiles([city], year=year)[0][0]


def city_profiles(cities: Sequence[City], *, year: int | None = None) -> tuple[list[CityProfile], Notes]:
    """The profiles of these cities in their order, with one numbering of notes for all.

    Costs the same number of queries for one city or six.
    """
    keys = [city.pk for city in cities]
    ties = list(
        Tie.objects.published()
        .filter(Q(city_a__in=keys) | Q(city_b__in=keys))
        .select_related("city_a__territory", "city_b__territory")
    )
    participations = Participation.objects.select_related("city", "organisation", "network", "territory").order_by("pk")
    activities = list(
        Activity.objects.published()
        .filter(Q(city__in=keys) | Q(pk__in=Participation.objects.filter(city__in=keys).values("activity")))
        .select_related("city")
        .order_by("started_earliest", "slug")
    )
    parties: dict[int, list[Participation]] = {}
    for participation in participations.filter(activity__in=activities):
        if participation.party.is_published:
            parties.setdefault(participation.activity_id, []).append(participation)
    for activity in activities:
        activity.public_participations = tuple(parties.get(activity.pk, ()))
    memberships = list(Membership.objects.published().filter(city__in=keys).select_related("network", "city"))
    campaigns = list(
        Campaign.objects.published()
        .filter(city__in=keys)
        .prefetch_related("owners")
        .order_by("started_earliest", "slug")
    )
    relations = list(
        GovernmentRelation.objects.published()
        .filter(city__in=keys)
        .select_related("institution", "city__territory")
        .order_by("started_earliest", "slug")
    )
    territories = {key for city in cities for key in (city.territory_id, city.region_id) if key}
    frameworks = list(
        NationalFramework.objects.published().filter(territory__in=territories).select_related("territory")
    )
    conditions = list(Condition.objects.published().filter(city__in=keys).order_by("-as_of_latest"))
    observations = list(
        Observation.objects.published()
        .filter(city__in=keys)
        .select_related("indicator", "claimed_by", "city", "territory", "network")
        .latest_first()
    )
    milestones = list(
        Milestone.objects.published().filter(cities__in=keys).distinct().prefetch_related("cities").by_date()
    )
    aliases = list(CityAlias.objects.filter(city__in=keys).order_by("language", "name"))
    everything: list[Record] = [
        *cities, *activities, *ties, *memberships, *campaigns, *relations, *frameworks, *conditions,
        *observations, *milestones,
    ]  # fmt: skip
    notes = Notes(everything)

    profiles = []
    for city in cities:
        missing: Counter[str] = Counter()
        kept = _in_year(year, missing)
        listed_before = len(notes.listed)
        city_notes = notes.of(city)
        of_city = [
            a for a in activities if a.city_id == city.pk or any(p.city_id == city.pk for p in a.public_participations)
        ]
        shown_activities = kept("activities", of_city)
        shown_ties = sorted(
            kept("ties", [tie for tie in ties if city.pk in (tie.city_a_id, tie.city_b_id)]),
            key=lambda tie: tie.partner_of(city).slug,
        )
        shown_memberships = kept("networks", [m for m in memberships if m.city_id == city.pk])
        shown_campaigns = kept("campaigns", [c for c in campaigns if c.city_id == city.pk])
        shown_relations = kept("government", [r for r in relations if r.city_id == city.pk])
        shown_frameworks = [f for f in frameworks if f.territory_id in (city.territory_id, city.region_id)]
        shown_conditions = _until(year, [c for c in conditions if c.city_id == city.pk])
        shown_observations = _until(year, [o for o in observations if o.city_id == city.pk])
        shown_milestones = [m for m in milestones if city in m.cities.all()]
        profile = CityProfile(
            city=city,
            year=year,
            notes=city_notes,
            aliases=tuple(alias for alias in aliases if alias.city_id == city.pk),
            fields=_field_shares(shown_activities, shown_memberships),
            activities=tuple(
                ActivityFact(
                    activity,
                    notes.of(activity),
                    tuple(part.party for part in activity.public_participations if part.city_id != city.pk),
                )
                for activity in shown_activities
            ),
            ties=tuple(TieFact(tie, notes.of(tie), tie.partner_of(city)) for tie in shown_ties),
            memberships=_facts(shown_memberships, notes),
            campaigns=_facts(shown_campaigns, notes),
            government_relations=_facts(shown_relations, notes),
            frameworks=_facts(shown_frameworks, notes),
            conditions=tuple(
                ConditionFact(kind, _facts([c for c in shown_conditions if c.kind == kind], notes))
                for kind in ConditionKind
            ),
            observations=_facts(shown_observations, notes),
            milestones=_facts(shown_milestones, notes),
            timeline=_timeline(
                city,
                [*shown_activities, *shown_ties, *shown_memberships, *shown_campaigns, *shown_relations],
                shown_milestones,
            ),
            sources=tuple(notes.listed[listed_before:]),
            not_dated=dict(missing),
        )
        profiles.append(profile)
    return profiles, notes


def _in_year(year: int | None, missing: Counter[str]) -> Callable[[str, list[Any]], list[Any]]:
    """A filter that keeps what was in force in the year, and counts what cannot be told."""

    def keep(section: str, records: list[Any]) -> list[Any]:
        if year is None:
            return records
        missing[section] += sum(1 for record in records if record.is_not_dated)
        return [record for record in records if record.was_in_force(year)]

    return keep


def _until(year: int | None, records: list[Any]) -> list[Any]:
    """Those dated in the year or before; all of them without a year."""
    if year is None:
        return records
    last = year_bounds(year)[1]
    return [record for record in records if record.as_of_earliest is not None and record.as_of_earliest <= last]


def _facts(records: Iterable[R], notes: Notes) -> tuple[Fact[R], ...]:
    return tuple(Fact(record, notes.of(record)) for record in records)


def _field_shares(activities: list[Activity], memberships: list[Membership]) -> tuple[FieldShare, ...]:
    by_activity = Counter(activity.field for activity in activities)
    by_network = Counter(membership.network.field for membership in memberships)
    return tuple(FieldShare(code, by_activity[code], by_network[code]) for code in Field)


def _timeline(city: City, periods: Sequence[Record], milestones: list[Milestone]) -> tuple[Event, ...]:
    events = [
        Event(record.started_earliest, record.started, record.ended, record, _words_of(record, city))
        for record in periods
        if isinstance(record, Period) and record.started_earliest is not None
    ]
    events += [
        Event(milestone.date_earliest, milestone.date, "", milestone, milestone.title)
        for milestone in milestones
        if milestone.date_earliest is not None
    ]
    return tuple(sorted(events, key=lambda event: (event.day, event.record.noun, event.record.slug)))


def _words_of(record: Record, city: City) -> Bilingual:
    if isinstance(record, Tie):
        return record.partner_of(city).name
    if isinstance(record, Membership):
        return record.network.name
    words = getattr(record, "title", None) or getattr(record, "name", None)
    return words if isinstance(words, Bilingual) else Bilingual(str(record), str(record))
