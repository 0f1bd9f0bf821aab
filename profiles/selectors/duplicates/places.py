"""Cities that are likely one city."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, radians

from profiles.models import City, CityAlias, Place
from profiles.selectors.duplicates.pairs import (
    NEAR,
    Blocks,
    Pair,
    Reason,
    because,
    compact,
    compare,
    judged,
    likeness,
    names_of,
    skeleton,
    web_address,
)
from profiles.selectors.matching.weighing import distance

CELL = 0.1
"""Degrees of a cell of the grid within which neighbours are looked for: some eleven kilometres."""
AT_ONE_PLACE_KM = 0.5
FAR_KM = 100
LIKE = 70
"""Likeness from which neighbours and namesakes in bone may be one: below it, two names are two names."""
SHORTEST_BONES = 2
LARGEST_OF_A_NAME = 40
"""Bearers of a name in one country that are compared; beyond, the name is no sign."""


@dataclass(slots=True)
class Known:
    """What of a city is compared."""

    key: int
    names: dict[str, str]
    territory: int | None
    region: int | None
    place: tuple[float, float] | None
    is_historical: bool
    website: str
    aliases: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def every(self) -> dict[str, str]:
        return {**self.aliases, **self.names}


def alike_cities() -> list[Pair]:
    """Pairs of cities by folded names and other names, bones of names in a country, the grid, and shared ids.

    Three queries: cities, their other names, and what the gazetteer knows of their ids.
    """
    cities = _known()
    blocks = Blocks()
    for city in cities.values():
        for folded in city.every:
            blocks.put(("name", compact(folded)), city.key)
            bones = skeleton(folded)
            if len(bones) >= SHORTEST_BONES:
                blocks.put(("bones", city.territory, bones), city.key)
        for kind, value in city.ids.items():
            blocks.put((kind, value), city.key)
        if city.website:
            blocks.put(("website", city.website), city.key)
        for cell in _cells(city.place):
            blocks.put(cell, city.key)
    return compare(blocks, lambda one, other: _judge(cities[one], cities[other]), _namesakes(cities))


def _known() -> dict[int, Known]:
    columns = (
        "pk", "name_en", "name_fa", "territory", "region", "latitude", "longitude", "is_historical", "website",
        "geonames_id", "wikidata_id", "unlocode",
    )  # fmt: skip
    found: dict[int, Known] = {}
    by_place: dict[int, int] = {}
    for row in City.objects.order_by("pk").values_list(*columns):
        key, en, fa, territory, region, latitude, longitude, is_historical, website, geonames, wikidata, unlocode = row
        place = None if latitude is None or longitude is None else (latitude, longitude)
        ids = {kind: value for kind, value in (("Wikidata", wikidata), ("UN/LOCODE", unlocode)) if value}
        found[key] = Known(
            key, names_of(en, fa), territory, region, place, is_historical, web_address(website), ids=ids
        )
        if geonames:
            by_place[geonames] = key
    for key, name, folded in CityAlias.objects.order_by().values_list("city", "name", "folded"):
        if folded:
            found[key].aliases[folded] = name
    # One city knows the place by its GeoNames id, the other by its id elsewhere: the gazetteer knows both.
    held = City.objects.filter(geonames_id__isnull=False).values("geonames_id")
    for geonames, wikidata, unlocode in Place.objects.filter(pk__in=held).values_list("pk", "wikidata_id", "unlocode"):
        for kind, value in (("Wikidata", wikidata), ("UN/LOCODE", unlocode)):
            if value:
                found[by_place[geonames]].ids.setdefault(kind, value)
    return found


def _cells(place: tuple[float, float] | None) -> list[tuple[str, int, int]]:
    """The cell of a place and its neighbours to the north and east: two that are near share one of them."""
    if place is None:
        return []
    row = int((place[0] + 90) / CELL)
    width = CELL / max(cos(radians(row * CELL - 90)), 0.05)
    column = int((place[1] + 180) / width)
    return [("cell", row + north, column + east) for north in (0, 1) for east in (0, 1)]


def _namesakes(cities: dict[int, Known]) -> list[tuple[int, int]]:
    """Pairs within a country of names so common that all their bearers in the world are too many to compare."""
    bearers: dict[tuple[str, int], list[int]] = defaultdict(list)
    for city in cities.values():
        if city.territory is not None:
            for folded in city.names:
                bearers[compact(folded), city.territory].append(city.key)
    return [
        (one, other)
        for keys in bearers.values()
        if 1 < len(keys) <= LARGEST_OF_A_NAME
        for place, one in enumerate(keys)
        for other in keys[place + 1 :]
    ]


def _judge(one: Known, other: Known) -> Pair | None:
    named = _by_name(one, other)
    shared = [
        because("same_id", 90, what=kind, id=value) for kind, value in one.ids.items() if other.ids.get(kind) == value
    ]
    website = because("same_website", 40, id=one.website) if one.website and one.website == other.website else None
    if named is None and not shared and website is None and one.place is None:
        return None
    ages = because("other_kind", -30) if one.is_historical != other.is_historical else None
    return judged(one.key, other.key, [named, *shared, website, ages, *_by_place(one, other, named)])


def _by_name(one: Known, other: Known) -> Reason | None:
    if same := one.names.keys() & other.names.keys():
        return because("same_name", 60, name=one.names[min(same)])
    mine, theirs = one.every, other.every
    if same := mine.keys() & theirs.keys():
        return because("same_alias", 55, name=mine[min(same)])
    ratio, near, other_near = likeness(map(compact, mine), map(compact, theirs))
    if ratio < LIKE:
        return None
    written = {compact(folded): text for folded, text in (*mine.items(), *theirs.items())}
    return because("near_name", 45 if ratio >= NEAR else 25, one=written[near], other=written[other_near])


def _by_place(one: Known, other: Known, named: Reason | None) -> list[Reason]:
    reasons = []
    if one.territory is not None and other.territory is not None:
        same = one.territory == other.territory
        reasons.append(because("same_territory", 10) if same else because("other_territory", -40))
    if one.place is None or other.place is None:
        return reasons
    apart = distance(*one.place, *other.place)
    if apart <= AT_ONE_PLACE_KM:
        reasons.append(because("same_place", 45))
    elif apart <= FAR_KM:
        points = 30 if apart <= 3 else 25 if apart <= 10 else 10 if apart <= 30 else 0
        reasons.append(because("distance", points, km=round(apart) or 1))
    else:
        reasons.append(because("far", -40, km=round(apart)))
    return reasons
