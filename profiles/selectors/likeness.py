"""Cities that are like a city, and cities that it could work with though no tie is recorded; each with its reasons."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import sqrt

from django.db.models import OuterRef, Subquery

from profiles.choices import CityRole, Field
from profiles.models import Activity, City, DataVersion, Network, Observation
from profiles.selectors.graph import CityGraph, Node, city_graph
from profiles.selectors.kept import made_once
from profiles.selectors.profile import POPULATION, CityProfile
from profiles.text import Bilingual

MOST = 5
LIKE_SIZE = 1.6
"""Two cities are of like size when the larger has at most so many times the inhabitants of the smaller."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What cities are compared by; ``population`` is the newest figure recorded, whatever area it counts."""

    node: Node
    territory: int | None
    is_historical: bool
    roles: tuple[str, ...]
    population: float | None
    fields: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why two cities are set beside each other; what does not speak for it is empty."""

    networks: tuple[Network, ...] = ()
    fields: tuple[Field, ...] = ()
    roles: tuple[CityRole, ...] = ()
    common_partners: int = 0
    population: float | None = None

    @property
    def count(self) -> int:
        return sum(map(bool, (self.networks, self.fields, self.roles, self.common_partners, self.population)))


@dataclass(frozen=True, slots=True)
class Match:
    """A city set beside the one asked for, with the reasons; more weighs more."""

    node: Node
    reasons: Reasons
    weight: float


@dataclass(frozen=True, slots=True)
class Matches:
    """Cities like a city, and possible partners of it."""

    similar: tuple[Match, ...]
    partners: tuple[Match, ...]


def match_city(profile: CityProfile, version: DataVersion | None = None) -> Matches:
    """Cities that share at least two traits with a city; of those not tied to it abroad, the likely partners.

    Four queries when the data have changed since the last time, else none but the data version's.
    """
    version = version or DataVersion.current()
    every = _traits(version.number, version.changed_at)
    ours = every.get(profile.city.pk)
    if ours is None:
        return Matches((), ())
    graph = city_graph(version=version)
    networks = {fact.record.network_id: fact.record.network for fact in profile.memberships if fact.record.goes_on}
    tied = graph.partners.get(profile.city.pk, set())
    similar, partners = [], []
    for key, theirs in every.items():
        if key == profile.city.pk:
            continue
        reasons = _reasons(ours, theirs, graph, networks)
        if reasons.count < 2:
            continue
        if reasons.fields or reasons.roles:
            similar.append(Match(theirs.node, reasons, _likeness(ours, theirs, reasons, graph)))
        is_abroad = theirs.territory is None or theirs.territory != ours.territory
        if is_abroad and key not in tied and not (theirs.is_historical or ours.is_historical) and reasons.networks:
            partners.append(Match(theirs.node, reasons, _promise(reasons)))
    return Matches(_best(similar), _best(partners))


def _reasons(ours: Traits, theirs: Traits, graph: CityGraph, networks: Mapping[int, Network]) -> Reasons:
    shared = graph.networks_of.get(theirs.node.key, set()) & networks.keys()
    common = graph.partners.get(ours.node.key, set()) & graph.partners.get(theirs.node.key, set())
    return Reasons(
        networks=tuple(sorted((networks[key] for key in shared), key=lambda network: network.slug)),
        fields=tuple(field for field in Field if ours.fields.get(field) and theirs.fields.get(field)),
        roles=tuple(CityRole.of(code) for code in ours.roles if code in theirs.roles),
        common_partners=len(common),
        population=theirs.population if _is_of_like_size(ours, theirs) else None,
    )


def _is_of_like_size(ours: Traits, theirs: Traits) -> bool:
    if not ours.population or not theirs.population:
        return False
    return max(ours.population, theirs.population) <= LIKE_SIZE * min(ours.population, theirs.population)


def _likeness(ours: Traits, theirs: Traits, reasons: Reasons, graph: CityGraph) -> float:
    """Alike are those that do the same in like shares, stand in the same networks, and have the same part.

    Shares of one or two activities say little: they count in full from four on.
    """
    evidence = min(1.0, min(sum(ours.fields.values()), sum(theirs.fields.values())) / 4)
    either = graph.networks_of.get(ours.node.key, set()) | graph.networks_of.get(theirs.node.key, set())
    in_networks = len(reasons.networks) / len(either) if either else 0.0
    return (
        2 * evidence * _cosine(ours.fields, theirs.fields)
        + 2 * in_networks
        + 0.8 * len(reasons.roles)
        + 0.5 * bool(reasons.population)
        + 0.1 * min(5, reasons.common_partners)
    )


def _promise(reasons: Reasons) -> float:
    """Promising are those that meet already, work in the same fields, know the same partners and are as large."""
    return (
        min(6, len(reasons.networks))
        + 0.8 * len(reasons.fields)
        + 0.6 * min(5, reasons.common_partners)
        + 0.8 * bool(reasons.population)
    )


def _cosine(ours: Mapping[str, int], theirs: Mapping[str, int]) -> float:
    product = sum(count * theirs.get(code, 0) for code, count in ours.items())
    lengths = sqrt(sum(n * n for n in ours.values())) * sqrt(sum(n * n for n in theirs.values()))
    return product / lengths if lengths else 0.0


def _best(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda match: (-round(match.weight, 6), match.node.slug))[:MOST])


@made_once(maxsize=1)
def _traits(number: int, changed_at: datetime) -> dict[int, Traits]:
    """The traits of every city of which more is recorded than ties, at a data version; in two queries."""
    fields: dict[int, Counter[str]] = defaultdict(Counter)
    for key, code in Activity.objects.published().order_by().values_list("city", "field"):
        fields[key][code] += 1
    newest = (
        Observation.objects.published()
        .filter(city=OuterRef("pk"), indicator__slug=POPULATION, is_forecast=False)
        .order_by("-as_of_latest", "slug")
        .values("value")[:1]
    )
    rows = (
        City.objects.published()
        .described()
        .annotate(newest_population=Subquery(newest))
        .order_by()
        .values_list(
            "pk", "slug", "name_en", "name_fa", "territory", "territory__name_en", "territory__name_fa",
            "is_historical", "roles", "newest_population",
        )
    )  # fmt: skip
    return {
        key: Traits(
            Node(key, slug, Bilingual(en, fa), Bilingual(territory_en or "", territory_fa or "")),
            territory,
            is_historical,
            tuple(roles),
            float(population) if population else None,
            fields.get(key, {}),
        )
        for key, slug, en, fa, territory, territory_en, territory_fa, is_historical, roles, population in rows
    }
