"""Comparison of two to six cities: what they share, what only one has, and all of it side by side."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from profiles.choices import ConditionKind, Field
from profiles.models import City, Indicator, Membership, Network, Observation, Record, Tie
from profiles.selectors.notes import Note
from profiles.selectors.profile import ActivityFact, CityProfile, ConditionFact, Fact, TieFact, city_profiles
from profiles.text import Bilingual, current_language, sort_key

FEWEST, MOST = 2, 6


class Order(StrEnum):
    """How the lists in the columns are sorted."""

    LISTED = ""
    SHARED = "shared"
    NEWEST = "newest"
    NAME = "name"


@dataclass(frozen=True)
class SharedNetwork:
    """A network that at least two of the cities are in."""

    network: Network
    cities: tuple[City, ...]


@dataclass(frozen=True)
class SharedPartner:
    """A city outside the comparison that at least two of its cities have a tie with."""

    partner: City
    cities: tuple[City, ...]


@dataclass(frozen=True)
class OnlyOne:
    """A field in which a single one of the cities has a recorded activity."""

    field: Field
    city: City


@dataclass(frozen=True)
class ConditionRow:
    """One enabling condition across the cities; ``differs`` where those assessed are not at the same level."""

    kind: ConditionKind
    conditions: tuple[ConditionFact, ...]

    @property
    def differs(self) -> bool:
        return len({fact.record.level for condition in self.conditions for fact in condition.facts}) > 1


@dataclass(frozen=True)
class FigureRow:
    """One indicator across the cities, in their order. ``areas_differ`` says that what is counted is not the same."""

    indicator: Indicator
    cells: tuple[tuple[Fact[Observation], ...], ...]
    areas_differ: bool


@dataclass(frozen=True)
class Comparison:
    """Cities side by side, as they stand or as they stood in ``year``."""

    profiles: tuple[CityProfile, ...]
    year: int | None
    shared_by_all: tuple[Network, ...]
    shared_by_some: tuple[SharedNetwork, ...]
    ties_among: tuple[Tie, ...]
    common_partners: tuple[SharedPartner, ...]
    only_one: tuple[OnlyOne, ...]
    conditions: tuple[ConditionRow, ...]
    figures: tuple[FigureRow, ...]
    notes: tuple[Note, ...]

    @property
    def cities(self) -> tuple[City, ...]:
        return tuple(profile.city for profile in self.profiles)

    @cached_property
    def shared(self) -> frozenset[Record]:
        """What at least two of them have: networks, partners, and the cities themselves."""
        return frozenset(
            (
                *self.cities,
                *self.shared_by_all,
                *(shared.network for shared in self.shared_by_some),
                *(shared.partner for shared in self.common_partners),
            )
        )

    def shares(self, fact: Fact[Any]) -> bool:
        """Whether another city of the comparison has a part in it: a partner or network in common, a joint activity."""
        if isinstance(fact, TieFact):
            return fact.partner in self.shared
        if isinstance(fact, ActivityFact):
            parties = {fact.record.city_id, *(part.city_id for part in fact.record.public_participations)}
            return sum(city.pk in parties for city in self.cities) > 1
        return isinstance(fact.record, Membership) and fact.record.network in self.shared

    @property
    def is_of_one_territory(self) -> bool:
        """Whether the same law stands above all of them."""
        return len({(city.territory_id, city.region_id) for city in self.cities}) == 1


def compare_cities(cities: Sequence[City], *, year: int | None = None, order: Order = Order.LISTED) -> Comparison:
    """Two to six different cities side by side; in the same number of queries whatever their number.

    Raises ``ValueError`` for fewer or more cities, or the same city twice: who asks must have checked.
    """
    if not FEWEST <= len(cities) <= MOST or len({city.pk for city in cities}) != len(cities):
        raise ValueError("a comparison takes two to six different cities")
    profiles, notes = city_profiles(cities, year=year)
    compared = {city.pk for city in cities}

    networks: dict[int, tuple[Network, list[City]]] = {}
    partners: dict[int, tuple[City, list[City]]] = {}
    among: dict[int, Tie] = {}
    for profile in profiles:
        for membership in profile.memberships:
            network = membership.record.network
            members = networks.setdefault(network.pk, (network, []))[1]
            if profile.city not in members:
                members.append(profile.city)
        for tie in profile.ties:
            if tie.partner.pk in compared:
                among[tie.record.pk] = tie.record
                continue
            tied = partners.setdefault(tie.partner.pk, (tie.partner, []))[1]
            if profile.city not in tied:
                tied.append(profile.city)
    active = Counter(share.field for profile in profiles for share in profile.fields if share.activities)
    comparison = Comparison(
        profiles=tuple(profiles),
        year=year,
        shared_by_all=tuple(network for network, members in networks.values() if len(members) == len(cities)),
        shared_by_some=tuple(
            SharedNetwork(network, tuple(members))
            for network, members in networks.values()
            if 1 < len(members) < len(cities)
        ),
        ties_among=tuple(among.values()),
        common_partners=tuple(
            SharedPartner(partner, tuple(tied))
            for partner, tied in sorted(partners.values(), key=lambda pair: (-len(pair[1]), pair[0].slug))
            if len(tied) > 1
        ),
        only_one=tuple(
            OnlyOne(share.field, profile.city)
            for share_field in Field
            if active[share_field] == 1
            for profile in profiles
            for share in profile.fields
            if share.field == share_field and share.activities
        ),
        conditions=tuple(
            ConditionRow(kind, tuple(profile.conditions[place] for profile in profiles))
            for place, kind in enumerate(ConditionKind)
        ),
        figures=_figure_rows(profiles),
        notes=tuple(notes.listed),
    )
    return _sorted(comparison, order)


def _figure_rows(profiles: Sequence[CityProfile]) -> tuple[FigureRow, ...]:
    indicators = {fact.record.indicator for profile in profiles for fact in profile.observations}
    rows = []
    for indicator in sorted(indicators, key=lambda one: one.slug):
        cells = tuple(
            tuple(fact for fact in profile.observations if fact.record.indicator_id == indicator.pk)
            for profile in profiles
        )
        areas = {fact.record.area_en for cell in cells for fact in cell}
        told = sum(bool(cell) for cell in cells)
        rows.append(FigureRow(indicator, cells, told > 1 and (len(areas) > 1 or not indicator.is_comparable)))
    return tuple(rows)


def _sorted(comparison: Comparison, order: Order) -> Comparison:
    """The comparison with the lists of its columns in that order."""
    if order is Order.LISTED:
        return comparison
    keys: dict[Order, Callable[[Any], Any]] = {
        Order.SHARED: lambda fact: not comparison.shares(fact),
        Order.NEWEST: lambda fact: (fact.record.started_earliest is None, -(fact.record.started_earliest or 0)),
        Order.NAME: lambda fact: sort_key(_name_of(fact).in_language(), current_language()),
    }
    key = keys[order]
    profiles = tuple(
        replace(
            profile,
            activities=tuple(sorted(profile.activities, key=key)),
            ties=tuple(sorted(profile.ties, key=key)),
            memberships=tuple(sorted(profile.memberships, key=key)),
            campaigns=tuple(sorted(profile.campaigns, key=key)),
            government_relations=tuple(sorted(profile.government_relations, key=key)),
        )
        for profile in comparison.profiles
    )
    return replace(comparison, profiles=profiles)


def _name_of(fact: Any) -> Bilingual:
    if isinstance(fact, TieFact):
        return fact.partner.name
    record = fact.record.network if isinstance(fact.record, Membership) else fact.record
    words: Bilingual = getattr(record, "title", None) or record.name
    return words
