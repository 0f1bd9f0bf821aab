"""Weighing candidates against each other: distance, size, and which entries are one town."""

from collections.abc import Iterable
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from profiles.selectors.matching.terms import Candidate

UNKNOWN_POPULATION = 10_000
"""What a place without a count is taken for, so that only a city of a million dwarfs it: it is a seat of something."""
NEAR_KM = 30.0
"""How far from its town a district may lie."""
SAME_UNIT_KM = 100.0
"""How far from the town of its first unit a place may lie that is named with it."""
SAME_TOWN_KM = 3.0
"""How near each other two entries of one name are one town, entered twice."""
AT_PLACE_KM = 25.0
"""How far given coordinates may lie from the place that is meant."""
CITY_OF_ITS_OWN = 100_000
"""A city of that size is meant by its own name, though a larger one bear that besides: New Delhi, not Delhi."""
SMALLEST_BY_UNIT = 1500
"""A smaller place of the name in the region of a town is hardly the one that is named with that town."""
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
    if same_count and one.population % 100 and (one.country, one.admin1) == (other.country, other.admin1):
        return between(one, other) <= SAME_UNIT_KM  # a census counts no two towns of one name to the same head
    near = between(one, other) <= (NEAR_KM if same_count else SAME_TOWN_KM)
    return one.country == other.country and near


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
