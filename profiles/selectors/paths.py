"""How two cities are connected: the shortest ways from one to the other, through ties and shared networks."""

from dataclasses import dataclass
from itertools import islice

import networkx as nx

from profiles.models import City
from profiles.selectors.graph import CityGraph, MembershipLink, Node, TieLink, city_graph, name_nodes

MOST_PATHS = 12
"""Ways that are shown; two capitals may have hundreds of the same length."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A step from one city to the next: by ties, or by a network that both are in.

    ``never_together`` says that the dates known of the two memberships do not meet: the network links the two
    only across time.
    """

    start: Node
    end: Node
    ties: tuple[TieLink, ...] = ()
    network: Node | None = None
    memberships: tuple[MembershipLink, ...] = ()

    @property
    def never_together(self) -> bool:
        ours = [one for one in self.memberships if one.city == self.start.key]
        theirs = [one for one in self.memberships if one.city == self.end.key]
        return bool(self.network) and not any(_may_meet(a, b) for a in ours for b in theirs)

    @property
    def status(self) -> str:
        states = {*(tie.status for tie in self.ties), *(one.status for one in self.memberships)}
        if self.network:
            return "ended" if "ended" in states else "active"
        return next((code for code in ("active", "suspended", "dormant") if code in states), "ended")


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one city to another, step by step."""

    hops: tuple[Hop, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Cities and networks in the order in which the way passes them."""
        passed = [self.hops[0].start]
        for hop in self.hops:
            passed += [hop.network, hop.end] if hop.network else [hop.end]
        return tuple(passed)


@dataclass(frozen=True)
class Connection:
    """The shortest ways between two cities; ``has_more`` where not all of them are listed.

    ``by_ties`` are the shortest ways by ties alone, listed where the shortest of all use a network.
    """

    start: Node
    end: Node
    year: int | None
    paths: tuple[Path, ...]
    has_more: bool
    by_ties: tuple[Path, ...]

    @property
    def length(self) -> int:
        """How many steps the shortest ways have; 0 where there is none."""
        return len(self.paths[0].hops) if self.paths else 0

    @property
    def length_by_ties(self) -> int:
        return len(self.by_ties[0].hops) if self.by_ties else 0


def connect(start: City, end: City, year: int | None = None) -> Connection:
    """The shortest ways between two different cities, at any time or in that year; four queries at most."""
    graph = city_graph(year)
    found, has_more = _shortest(graph.whole, start.pk, end.pk)
    by_ties: list[list[int]] = []
    if not found or any(key < 0 for way in found for key in way):
        by_ties, _has_more = _shortest(graph.of_ties, start.pk, end.pk)
    nodes = name_nodes({start.pk, end.pk, *(key for way in (*found, *by_ties) for key in way)})
    return Connection(
        nodes[start.pk],
        nodes[end.pk],
        year,
        tuple(_path(graph, way, nodes) for way in found),
        has_more,
        tuple(_path(graph, way, nodes) for way in by_ties),
    )


def _shortest(graph: "nx.Graph[int]", start: int, end: int) -> tuple[list[list[int]], bool]:
    if start not in graph or end not in graph:
        return [], False
    try:
        found = list(islice(nx.all_shortest_paths(graph, start, end, weight="weight"), MOST_PATHS + 1))
    except nx.NetworkXNoPath:
        return [], False
    # Ways by ties first: a tie is a closer link than a network of hundreds.
    found.sort(key=lambda way: (sum(key < 0 for key in way), way))
    return found[:MOST_PATHS], len(found) > MOST_PATHS


def _path(graph: CityGraph, way: list[int], nodes: dict[int, Node]) -> Path:
    hops = []
    place = 0
    while place < len(way) - 1:
        here, there = way[place], way[place + 1]
        if there > 0:
            ties = graph.between[min(here, there), max(here, there)]
            hops.append(Hop(nodes[here], nodes[there], ties=tuple(ties)))
            place += 1
            continue
        beyond = way[place + 2]
        memberships = (*graph.in_network[here, -there], *graph.in_network[beyond, -there])
        hops.append(Hop(nodes[here], nodes[beyond], network=nodes[there], memberships=memberships))
        place += 2
    return Path(tuple(hops))


def _may_meet(a: MembershipLink, b: MembershipLink) -> bool:
    """Whether nothing known speaks against both having been members at the same time."""
    return (a.last_day is None or b.first_day is None or b.first_day <= a.last_day) and (
        b.last_day is None or a.first_day is None or a.first_day <= b.last_day
    )
