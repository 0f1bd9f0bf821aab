"""Communities: groups of cities that are tied among themselves more than with others."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

import networkx as nx

from profiles.models import DataVersion
from profiles.selectors.graph import CityGraph, Node, city_graph, name_nodes
from profiles.selectors.kept import made_once

MOST_EXAMINED = 2_500
"""Cities whose ties are weighed at most; the others join the community that most of their partners are in."""
SMALLEST = 4
NAMED = 10


@dataclass(frozen=True, slots=True)
class Community:
    """A group of cities: how many, the best connected of them, ties inside, and ties that lead out."""

    size: int
    foremost: tuple[Node, ...]
    inside: int
    outside: int


def communities(year: int | None = None, *, limit: int = 12) -> tuple[Community, ...]:
    """The largest communities, found by the method of Louvain, always in the same way; three queries at most."""
    version = DataVersion.current()
    graph = city_graph(year)
    groups = _groups(version.number, version.changed_at, year)[:limit]
    home = {key: number for number, group in enumerate(groups) for key in group}
    inside: Counter[int] = Counter()
    outside: Counter[int] = Counter()
    for a, b in graph.between:
        first, second = home.get(a), home.get(b)
        if first == second and first is not None:
            inside[first] += 1
        else:
            outside.update(number for number in (first, second) if number is not None)
    shown = [sorted(group, key=lambda key: (-len(graph.partners[key]), key))[:NAMED] for group in groups]
    nodes = name_nodes(key for group in shown for key in group)
    return tuple(
        Community(len(group), tuple(nodes[key] for key in keys if key in nodes), inside[number], outside[number])
        for number, (group, keys) in enumerate(zip(groups, shown, strict=True))
    )


@made_once(maxsize=8)
def _groups(number: int, changed_at: datetime, year: int | None) -> list[frozenset[int]]:
    """The communities at a data version, the largest first."""
    found = group_cities(city_graph(year))
    return sorted((group for group in found if len(group) >= SMALLEST), key=lambda group: (-len(group), min(group)))


def group_cities(graph: CityGraph) -> list[frozenset[int]]:
    """Cities by community. Of a large graph the well connected part is weighed, so that it takes less than a second."""
    ties = graph.of_ties
    core, least = ties, 1
    while core.number_of_nodes() > MOST_EXAMINED:
        least += 1
        smaller = nx.k_core(core, least)
        if not smaller:
            break
        core = smaller
    if not core:
        return []
    home: dict[int, int] = {}
    for number, group in enumerate(nx.community.louvain_communities(core, weight=None, seed=1)):
        home.update(dict.fromkeys(group, number))
    _let_join(ties, home)
    groups: dict[int, set[int]] = defaultdict(set)
    for key, number in home.items():
        groups[number].add(key)
    return [frozenset(group) for group in groups.values()]


def _let_join(ties: "nx.Graph[int]", home: dict[int, int]) -> None:
    """Give the cities that were not weighed the community of most of their partners, from the core outwards."""
    edge = set(home)
    while edge:
        waiting = {partner for key in edge for partner in ties[key] if partner not in home}
        joined = {
            key: Counter(sorted(home[partner] for partner in ties[key] if partner in home)).most_common(1)[0][0]
            for key in waiting
        }
        home.update(joined)
        edge = waiting
