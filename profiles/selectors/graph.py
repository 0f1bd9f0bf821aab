"""The graph of cities and networks: who is linked to whom, through ties and memberships, at any time or in a year.

Cities are nodes by their key, networks by their key with a minus before it, so that one graph holds both. Links are
named tuples: tens of thousands of them are made at once, and the collector of garbage need not follow tuples of text.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

import networkx as nx

from profiles.choices import Standing, TieStatus
from profiles.dates import year_bounds
from profiles.models import City, DataVersion, Membership, Network, Tie
from profiles.models.tie import LASTING
from profiles.selectors.kept import made_once
from profiles.text import Bilingual

NOWHERE = Bilingual()
TIE, MEMBERSHIP = 2, 1
"""Weights: two memberships of one network make a link between cities as a tie does."""


class TieLink(NamedTuple):
    """A tie: its two cities, and what is known of it (``started`` and ``ended`` are EDTF)."""

    slug: str
    a: int
    b: int
    kind: str
    status: str
    started: str
    ended: str
    first_day: int | None
    last_day: int | None

    def was_in_force(self, year: int) -> bool:
        """The rule of ``PeriodQuerySet.in_force``."""
        return _in_force(self.first_day, self.last_day, self.ended, self.status in LASTING, year)


class MembershipLink(NamedTuple):
    """A membership: the city and the network, and what is known of it."""

    slug: str
    city: int
    network: int
    role: str
    standing: str
    started: str
    ended: str
    first_day: int | None
    last_day: int | None

    @property
    def status(self) -> str:
        """As a tie's: in force while the source lists it, ended otherwise."""
        is_over = bool(self.ended) or self.standing == Standing.FORMER
        return TieStatus.ENDED.value if is_over else TieStatus.ACTIVE.value

    def was_in_force(self, year: int) -> bool:
        """The rule of ``PeriodQuerySet.in_force``."""
        return _in_force(self.first_day, self.last_day, self.ended, self.standing == Standing.LISTED, year)


def _in_force(first_day: int | None, last_day: int | None, ended: str, lasts: bool, year: int) -> bool:
    first, last = year_bounds(year)
    if first_day is None or first_day > last:
        return False
    return last_day >= first if last_day is not None else not ended and lasts


@dataclass(frozen=True, slots=True)
class Node:
    """A city or a network, with its name and address."""

    key: int
    slug: str
    name: Bilingual
    territory: Bilingual = NOWHERE
    field: str = ""

    @property
    def is_network(self) -> bool:
        return self.key < 0


class CityGraph:
    """Ties and memberships as a graph. Ties that are only planned link nobody yet and are left out."""

    def __init__(self, ties: Iterable[TieLink], memberships: Iterable[MembershipLink]) -> None:
        self.ties = tuple(tie for tie in ties if tie.status != TieStatus.PLANNED)
        self.memberships = tuple(memberships)

    def in_year(self, year: int | None) -> "CityGraph":
        """The graph of what is known to have been in force in that year; the whole one without a year."""
        if year is None:
            return self
        return CityGraph(
            (tie for tie in self.ties if tie.was_in_force(year)),
            (membership for membership in self.memberships if membership.was_in_force(year)),
        )

    @cached_property
    def between(self) -> Mapping[tuple[int, int], list[TieLink]]:
        """The ties of every pair of cities, by their keys in rising order."""
        pairs: dict[tuple[int, int], list[TieLink]] = defaultdict(list)
        for tie in self.ties:
            pairs[(tie.a, tie.b) if tie.a < tie.b else (tie.b, tie.a)].append(tie)
        return pairs

    @cached_property
    def in_network(self) -> Mapping[tuple[int, int], list[MembershipLink]]:
        """The memberships of every pair of city and network, by their keys."""
        pairs: dict[tuple[int, int], list[MembershipLink]] = defaultdict(list)
        for membership in self.memberships:
            pairs[membership.city, membership.network].append(membership)
        return pairs

    @cached_property
    def partners(self) -> Mapping[int, set[int]]:
        """The cities that each city has a tie with."""
        found: dict[int, set[int]] = defaultdict(set)
        for a, b in self.between:
            found[a].add(b)
            found[b].add(a)
        return found

    @cached_property
    def networks_of(self) -> Mapping[int, set[int]]:
        """The networks that each city is in."""
        found: dict[int, set[int]] = defaultdict(set)
        for city, network in self.in_network:
            found[city].add(network)
        return found

    @cached_property
    def members_of(self) -> Mapping[int, set[int]]:
        """The cities that are in each network."""
        found: dict[int, set[int]] = defaultdict(set)
        for city, network in self.in_network:
            found[network].add(city)
        return found

    @cached_property
    def of_ties(self) -> "nx.Graph[int]":
        """Cities and ties alone."""
        graph: nx.Graph[int] = nx.Graph()
        graph.add_edges_from(self.between, weight=TIE)
        return graph

    @cached_property
    def whole(self) -> "nx.Graph[int]":
        """Cities and networks, ties and memberships."""
        graph: nx.Graph[int] = nx.Graph()
        graph.add_edges_from(self.between, weight=TIE)
        graph.add_edges_from(((city, -network) for city, network in self.in_network), weight=MEMBERSHIP)
        return graph


def city_graph(year: int | None = None, version: DataVersion | None = None) -> CityGraph:
    """The graph of everything public, at any time or in that year.

    Two queries when the data have changed since it was last asked for, and one for the data version if not given.
    """
    version = version or DataVersion.current()
    return _graph_in_year(version.number, version.changed_at, year)


@made_once(maxsize=8)
def _graph_in_year(number: int, changed_at: datetime, year: int | None) -> CityGraph:
    return _graph(number, changed_at).in_year(year)


@made_once(maxsize=1)
def _graph(number: int, changed_at: datetime) -> CityGraph:
    """The graph at a data version. The moment is part of its name: two databases may stand at the same number."""
    ties = Tie.objects.published().order_by("slug")
    memberships = Membership.objects.published().order_by("slug")
    period = ("started", "ended", "started_earliest", "ended_latest")
    return CityGraph(
        (TieLink(*row) for row in ties.values_list("slug", "city_a", "city_b", "kind", "status", *period)),
        (
            MembershipLink(*row)
            for row in memberships.values_list("slug", "city", "network", "role", "standing", *period)
        ),
    )


def name_nodes(keys: Iterable[int] | None = None) -> dict[int, Node]:
    """Names and addresses of nodes by their keys (all public ones without any), in two queries."""
    cities, networks = City.objects.published(), Network.objects.published()
    if keys is not None:
        wanted = set(keys)
        cities = cities.filter(pk__in=[key for key in wanted if key > 0])
        networks = networks.filter(pk__in=[-key for key in wanted if key < 0])
    nodes = {
        key: Node(key, slug, Bilingual(en, fa), Bilingual(territory_en or "", territory_fa or ""))
        for key, slug, en, fa, territory_en, territory_fa in cities.order_by().values_list(
            "pk", "slug", "name_en", "name_fa", "territory__name_en", "territory__name_fa"
        )
    }
    for key, slug, en, fa, field in networks.order_by().values_list("pk", "slug", "name_en", "name_fa", "field"):
        nodes[-key] = Node(-key, slug, Bilingual(en, fa), field=field)
    return nodes
