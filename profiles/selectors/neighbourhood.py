"""Who stands near a city or a network, and through what; the most connected cities."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from profiles.models import City, Network
from profiles.selectors.graph import CityGraph, MembershipLink, Node, TieLink, city_graph, name_nodes


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A city or network beside the one asked for, with the ties or memberships that make it so.

    ``partners`` and ``networks`` count what else it is linked to; ``shared`` how many links both have in common.
    """

    node: Node
    ties: tuple[TieLink, ...]
    memberships: tuple[MembershipLink, ...]
    partners: int
    networks: int
    shared: int

    @property
    def status(self) -> str:
        """The state of its liveliest link."""
        states = [*(tie.status for tie in self.ties), *(one.status for one in self.memberships)]
        order = ("active", "suspended", "dormant", "ended")
        return min(states, key=order.index) if states else "active"


@dataclass(frozen=True)
class Neighbourhood:
    """What stands round a centre: cities, networks, and the pairs among those that are linked too (by keys)."""

    centre: Node
    year: int | None
    cities: tuple[Neighbour, ...]
    networks: tuple[Neighbour, ...]
    among: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Connected:
    """How well a city is connected: partners by tie, networks, and cities that it reaches over one other."""

    node: Node
    partners: int
    networks: int
    within_two: int


def near_city(city: City, year: int | None = None) -> Neighbourhood:
    """The cities that a city has ties with and the networks that it is in, in four queries at most."""
    graph = city_graph(year)
    partners, networks = graph.partners.get(city.pk, set()), graph.networks_of.get(city.pk, set())
    nodes = name_nodes({city.pk, *partners, *(-key for key in networks)})
    cities = [
        Neighbour(
            nodes[key],
            tuple(graph.between[min(key, city.pk), max(key, city.pk)]),
            (),
            len(graph.partners[key]),
            len(graph.networks_of.get(key, ())),
            len(graph.partners[key] & partners) + len(graph.networks_of.get(key, set()) & networks),
        )
        for key in partners
        if key in nodes
    ]
    in_networks = [
        Neighbour(
            nodes[-key],
            (),
            tuple(graph.in_network[city.pk, key]),
            len(graph.members_of[key]),
            0,
            len(graph.members_of[key] & partners),
        )
        for key in networks
        if -key in nodes
    ]
    return Neighbourhood(
        nodes[city.pk],
        year,
        _ranked(cities),
        _ranked(in_networks),
        (*_tied_among(graph, partners), *((key, -n) for n in networks for key in graph.members_of[n] & partners)),
    )


def near_network(network: Network, year: int | None = None) -> Neighbourhood:
    """The members of a network, and the networks that share the most of them, in four queries at most."""
    graph = city_graph(year)
    members = graph.members_of.get(network.pk, set())
    elsewhere = Counter(other for key in members for other in graph.networks_of[key] if other != network.pk)
    nodes = name_nodes({-network.pk, *members, *(-key for key in elsewhere)})
    cities = [
        Neighbour(
            nodes[key],
            (),
            tuple(graph.in_network[key, network.pk]),
            len(graph.partners.get(key, ())),
            len(graph.networks_of[key]),
            len(graph.partners.get(key, set()) & members),
        )
        for key in members
        if key in nodes
    ]
    others = [
        Neighbour(nodes[-key], (), (), len(graph.members_of[key]), 0, shared)
        for key, shared in elsewhere.items()
        if -key in nodes
    ]
    return Neighbourhood(
        nodes[-network.pk],
        year,
        _ranked(cities),
        tuple(sorted(others, key=lambda one: (-one.shared, one.node.slug))),
        (*_tied_among(graph, members), *((key, -n) for n in elsewhere for key in graph.members_of[n] & members)),
    )


def most_connected(year: int | None = None, *, limit: int = 25) -> tuple[Connected, ...]:
    """The cities with the most partners by tie, then in the most networks."""
    graph = city_graph(year)
    keys = sorted(
        {*graph.partners, *graph.networks_of},
        key=lambda key: (-len(graph.partners.get(key, ())), -len(graph.networks_of.get(key, ())), key),
    )[:limit]
    nodes = name_nodes(keys)
    return tuple(
        Connected(
            nodes[key],
            len(graph.partners.get(key, ())),
            len(graph.networks_of.get(key, ())),
            len(_reached(graph, key) - {key}),
        )
        for key in keys
        if key in nodes
    )


def _reached(graph: CityGraph, key: int) -> set[int]:
    direct = graph.partners.get(key, set())
    return direct.union(*(graph.partners[partner] for partner in direct))


def _tied_among(graph: CityGraph, keys: set[int]) -> list[tuple[int, int]]:
    return sorted((a, b) for a in keys for b in graph.partners.get(a, set()) & keys if a < b)


def _ranked(neighbours: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    return tuple(sorted(neighbours, key=lambda one: (-one.shared, -one.partners, one.node.slug)))
