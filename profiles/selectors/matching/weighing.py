"""Weighing candidates against each other: distance, size, and which entries are one town."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from profiles.selectors.matching.terms import Bearing, Candidate
from profiles.text import fold

DWARFS = 100
"""How many times larger than every namesake in its country a place must be to be meant without asking."""
OUTWEIGHS = 4
"""How many times larger the only bearer of a name as its own must be than those that bear it besides another."""
UNKNOWN_POPULATION = 10_000
"""What a place without a count is taken for, so that only a city of a million dwarfs it: it is a seat of something."""
NEAR_KM = 30.0
"""How far from its town a district may lie."""
SAME_TOWN_KM = 3.0
"""How near each other two entries of one name are one town, entered twice."""
AT_PLACE_KM = 25.0
"""How far given coordinates may lie from the place that is meant."""
LIKE = 66
"""Likeness (0 to 100, rapidfuzz's ratio) from which two spellings may be renderings of one name."""
SMALLEST_BY_ALIAS = 1500
"""Smaller places are known by another name only if it is like their own: the one that is meant may be missing."""
ENGLISH_SPEAKING = ("US", "CA", "GB", "IE", "AU", "NZ")
"""Where another name in plain Latin letters that is unlike the own one is a part or a neighbour, not an exonym."""
SHORTEST_ALIAS = 4
"""Shorter aliases are abbreviations as often as names."""
CEDILLAS = str.maketrans("șțʼ’", "şţ''")
ASKED = 8
"""How many candidates a question offers."""


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres on the sphere between two points in degrees."""
    north, south = radians(latitude), radians(other_latitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 12742 * asin(sqrt(half))


def kilometres(one: Candidate, latitude: float, longitude: float) -> float:
    """Kilometres from a candidate to a point; one without coordinates is infinitely far."""
    if one.latitude is None or one.longitude is None:
        return float("inf")
    return distance(one.latitude, one.longitude, latitude, longitude)


def between(one: Candidate, other: Candidate) -> float:
    """Kilometres between two candidates."""
    if other.latitude is None or other.longitude is None:
        return float("inf")
    return kilometres(one, other.latitude, other.longitude)


def size_of(candidate: Candidate) -> int:
    """Inhabitants, or a cautious stand-in where they are not known."""
    return candidate.population or UNKNOWN_POPULATION


def is_one_town(one: Candidate, other: Candidate) -> bool:
    """Whether two entries of one name are one town, entered twice."""
    if one.city is not None and other.city is not None:
        return False  # whoever recorded two cities meant two
    same_count = one.population == other.population > UNKNOWN_POPULATION and one.name == other.name
    near = between(one, other) <= (NEAR_KM if same_count else SAME_TOWN_KM)
    return one.country == other.country and near


def is_namesake(other: Candidate, key: str) -> bool:
    """Whether a name is borne as the own one or as part of it: «Dillingen an der Donau» is a Dillingen."""
    return other.bearing > Bearing.ALIAS or f" {key} " in f" {fold(other.name)} "


def does_dwarf(best: Candidate, other: Candidate, key: str) -> bool:
    """Whether the first is so much larger that the other can hardly be meant by that name."""
    besides = best.bearing > Bearing.ALIAS and not is_namesake(other, key)
    return best.population >= (OUTWEIGHS if besides else DWARFS) * size_of(other)


def letters(name: str) -> str:
    """A name with its accents, but without case; the Romanian comma below is the cedilla of older fonts."""
    return unicodedata.normalize("NFC", name.strip()).casefold().translate(CEDILLAS)


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The likeliest first: by how they bear the name, then by size; ours before others of the same rank."""
    return sorted(candidates, key=lambda c: (c.is_district, -c.bearing, -c.population, c.city is None, c.identity))


def once(found: list[Candidate]) -> list[Candidate]:
    """One town entered twice is one: the larger, or the one that is a city of ours."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.city is None, c.is_district, -c.population, -c.bearing)):
        twin = next((c for c in kept if is_one_town(c, candidate)), None)
        if twin is None:
            kept.append(candidate)
        else:
            # The one kept stands for both: neither the better name nor the count of inhabitants is lost.
            bearing, population = max(twin.bearing, candidate.bearing), max(twin.population, candidate.population)
            kept[kept.index(twin)] = replace(twin, bearing=bearing, population=population)
    return kept
