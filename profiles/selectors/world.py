"""What stands where in the world: cities, the ties between them, the seats of networks, activities by field."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from profiles.choices import Field
from profiles.models import Activity, City, DataVersion, Network, Tie
from profiles.selectors.kept import made_once
from profiles.text import Bilingual


@dataclass(frozen=True, slots=True)
class WorldPlace:
    """A city on the map: ``count`` records stand there, ``by_field`` of them in each field where they have one."""

    key: int
    slug: str
    name: Bilingual
    territory: Bilingual
    longitude: float
    latitude: float
    count: int = 0
    by_field: Mapping[str, int] = field(default_factory=dict)

    @property
    def shares(self) -> list[tuple[Field, int]]:
        """The fields that have some, in the essay's order."""
        return [(code, self.by_field[code]) for code in Field if self.by_field.get(code)]


@dataclass(frozen=True, slots=True)
class WorldLink:
    """A tie on the map: the keys of its two places, its state and kind, and since when (EDTF)."""

    start: int
    end: int
    status: str
    kind: str
    since: str


@dataclass(frozen=True)
class WorldLayer:
    """Places in falling order of what stands there; ``unplaced`` counts records whose city has no coordinates."""

    places: tuple[WorldPlace, ...]
    links: tuple[WorldLink, ...]
    records: int
    unplaced: int


def city_layer(cities: QuerySet[City]) -> WorldLayer:
    """Every one of these cities, in one query."""
    keys = Counter(cities.order_by().values_list("pk", flat=True))
    return _layer(keys, {}, ())


def tie_layer(ties: QuerySet[Tie]) -> WorldLayer:
    """These ties and the cities at their ends, in two queries."""
    rows = list(ties.order_by().values_list("city_a", "city_b", "status", "kind", "started"))
    ends = Counter(end for row in rows for end in row[:2])
    links = tuple(WorldLink(*row) for row in rows)
    return _layer(ends, {}, links)


def network_layer(networks: QuerySet[Network]) -> WorldLayer:
    """The seats of these networks, in two queries; a network without a known seat is not placed."""
    rows = list(networks.order_by().values_list("seat", "field"))
    return _fields_layer(rows)


def activity_layer(activities: QuerySet[Activity]) -> WorldLayer:
    """These activities at the cities that lead them, in two queries."""
    rows = list(activities.order_by().values_list("city", "field"))
    return _fields_layer(rows)


def _fields_layer(rows: Sequence[tuple[int | None, str]]) -> WorldLayer:
    counts: Counter[int] = Counter()
    by_field: dict[int, Counter[str]] = defaultdict(Counter)
    unplaced = 0
    for key, code in rows:
        if key is None:
            unplaced += 1
            continue
        counts[key] += 1
        by_field[key][code] += 1
    return _layer(counts, by_field, (), unplaced)


Located = tuple[int, str, Bilingual, Bilingual, float, float]


@made_once(maxsize=1)
def _located(number: int, changed_at: datetime) -> tuple[Located, ...]:
    """What ``WorldPlace`` begins with, of every public city with coordinates, at a data version."""
    territories: dict[tuple[str, str], Bilingual] = {}
    rows = (
        City.objects.published()
        .located()
        .order_by("slug")
        .values_list(
            "pk", "slug", "name_en", "name_fa", "territory__name_en", "territory__name_fa", "longitude", "latitude"
        )
    )
    return tuple(
        (
            key,
            slug,
            Bilingual(en, fa),
            territories.setdefault((country_en or "", country_fa or ""), Bilingual(country_en or "", country_fa or "")),
            longitude or 0.0,
            latitude or 0.0,
        )
        for key, slug, en, fa, country_en, country_fa, longitude, latitude in rows
    )


def _layer(
    counts: Counter[int], by_field: Mapping[int, Mapping[str, int]], links: Iterable[WorldLink], unplaced: int = 0
) -> WorldLayer:
    version = DataVersion.current()
    places = [
        WorldPlace(*known, counts[known[0]], by_field.get(known[0], {}))
        for known in _located(version.number, version.changed_at)
        if known[0] in counts
    ]
    placed = {place.key for place in places}
    kept = tuple(link for link in links if link.start in placed and link.end in placed)
    every = tuple(links)
    # A tie counts once, though it stands at two places.
    records = len(every) if every else sum(counts.values()) + unplaced
    missing = len(every) - len(kept) if every else unplaced + sum(n for key, n in counts.items() if key not in placed)
    places.sort(key=lambda place: (-place.count, place.slug))
    return WorldLayer(tuple(places), kept, records, missing)
