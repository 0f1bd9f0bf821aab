"""From longitude and latitude to the page: the Equal Earth projection, and arcs along great circles.

Equal Earth (B. Šavrič, T. Patterson and B. Jenny, International Journal of Geographical Information Science 33, 2019)
keeps areas true, so that Africa is not dwarfed by Europe. The map is centred on 11° east: its edge then runs through
the Bering Strait and cuts no country in two.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import acos, asin, atan2, cos, degrees, radians, sin, sqrt

CENTRAL_MERIDIAN = 11.0
NORTH, SOUTH = 84.0, -56.0
"""Latitudes at which the map is cut: no city lies beyond them."""
WIDTH = 1000.0

Point = tuple[float, float]

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def _raw(longitude: float, latitude: float) -> Point:
    """Return Equal Earth coordinates of the unit sphere; ``longitude`` is relative to the central meridian."""
    theta = asin(_M * sin(radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = radians(longitude) * cos(theta) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    y = theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
    return x, y


_SCALE = WIDTH / (2 * _raw(180, 0)[0])
_TOP = _raw(0, NORTH)[1]
HEIGHT = round((_TOP - _raw(0, SOUTH)[1]) * _SCALE, 1)


def from_centre(longitude: float) -> float:
    """Return degrees east of the map's middle, from −180 to 180."""
    return (longitude - CENTRAL_MERIDIAN + 180) % 360 - 180


def on_map(from_middle: float, latitude: float) -> Point:
    """Return the place on the map, in units of a map 1,000 wide; ``from_middle`` is in degrees from the middle."""
    x, y = _raw(from_middle, min(NORTH, max(SOUTH, latitude)))
    return WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE


@lru_cache(maxsize=2**15)
def project(longitude: float, latitude: float) -> Point:
    """Return the place on the map of a point in degrees east and north."""
    return on_map(from_centre(longitude), latitude)


def great_circle(start: Point, end: Point, steps: int = 32) -> Iterator[Point]:
    """Yield points (longitude, latitude) along the shortest way between two places; both ends are included.

    Between antipodes every way is as short: the one over the pole is taken.
    """
    a, b = _vector(start), _vector(end)
    angle = acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(a, b, strict=True)))))
    for step in range(steps + 1):
        part = step / steps
        if sin(angle) < 1e-9:
            yield start if part < 0.5 else end
            continue
        p, q = sin((1 - part) * angle) / sin(angle), sin(part * angle) / sin(angle)
        x, y, z = (p * u + q * v for u, v in zip(a, b, strict=True))
        yield degrees(atan2(y, x)), degrees(asin(max(-1.0, min(1.0, z))))


def arc(start: Point, end: Point, steps: int = 32) -> list[list[Point]]:
    """Return the shortest way between two places (longitude, latitude) as lines on the map, in that many steps.

    There are two where the way leaves the map on one side and comes back on the other.
    """
    lines: list[list[Point]] = [[]]
    previous: Point | None = None
    for longitude, latitude in great_circle(start, end, steps):
        here = from_centre(longitude), latitude
        if previous and abs(here[0] - previous[0]) > 180:
            edge = 180.0 if previous[0] > 0 else -180.0
            beyond = here[0] + 2 * edge
            share = (edge - previous[0]) / (beyond - previous[0]) if beyond != previous[0] else 0.0
            crossing = previous[1] + share * (here[1] - previous[1])
            lines[-1].append(on_map(edge, crossing))
            lines.append([on_map(-edge, crossing)])
        lines[-1].append(on_map(*here))
        previous = here
    return lines


def outline(step: int = 4) -> list[Point]:
    """Return the frame of the map: the two edges and the two cuts."""
    up = range(int(SOUTH), int(NORTH) + 1, step)
    return [*(on_map(-180, latitude) for latitude in up), *(on_map(180, latitude) for latitude in reversed(up))]


def kilometres(start: Point, end: Point) -> float:
    """Return the distance along the great circle between two places (longitude, latitude), on a sphere of 6,371 km."""
    a, b = _vector(start), _vector(end)
    cross = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    return 6371.0 * atan2(_length(cross), sum(p * q for p, q in zip(a, b, strict=True)))


def _vector(point: Point) -> tuple[float, float, float]:
    longitude, latitude = radians(point[0]), radians(point[1])
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _length(vector: Iterable[float]) -> float:
    return sqrt(sum(part * part for part in vector))
