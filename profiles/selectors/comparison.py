"""Comparison of two to six cities: what they share, what only one has, and all of it side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from profiles.choices import Field
from profiles.models import City, Network, Tie
from profiles.selectors.notes import Note
from profiles.selectors.profile import CityProfile, city_profiles

FEWEST, MOST = 2, 6


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
class Comparison:
    """Cities side by side, as they stand or as they stood in ``year``."""

    profiles: tuple[CityProfile, ...]
    year: int | None
    shared_by_all: tuple[Network, ...]
    shared_by_some: tuple[SharedNetwork, ...]
    ties_among: tuple[Tie, ...]
    common_partners: tuple[SharedPartner, ...]
    only_one: tuple[OnlyOne, ...]
    notes: tuple[Note, ...]

    @property
    def cities(self) -> tuple[City, ...]:
        return tuple(profile.city for profile in self.profiles)


def compare_cities(cities: Sequence[City], *, year: int | None = None) -> Comparison:
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
    return Comparison(
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
        notes=tuple(notes.listed),
    )
