"""The map of the world: places gathered where they crowd, arcs of ties between them, shares of the six fields."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, cos, pi, sin, sqrt

from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.choices import Field, TieStatus
from profiles.figures.drawing import (
    Figure,
    Sheet,
    Table,
    coordinate,
    element,
    group,
    path_through,
    picture,
    text_width,
    words,
)
from profiles.figures.projection import HEIGHT, WIDTH, Point, arc, kilometres, outline, project
from profiles.text import current_language, format_number, localize_digits

ROOMY = 60
"""Up to so many places in view each one is drawn; above, those that crowd are gathered."""
CELL = 15.0
"""Width of the cells, in units of the picture, within which places are gathered."""
MOST_ARCS = 500
"""Arcs drawn at most: those that stand for the most ties."""

_LIVELIEST = [
    TieStatus.ACTIVE.value,
    TieStatus.SUSPENDED.value,
    TieStatus.PLANNED.value,
    TieStatus.DORMANT.value,
    TieStatus.ENDED.value,
]


@dataclass(frozen=True, slots=True)
class View:
    """What part of the world is shown: its middle in degrees, and how many times larger than the whole world."""

    longitude: float = 11.0
    latitude: float = 20.0
    zoom: int = 1

    def place(self, point: Point) -> Point:
        """Where on the picture a place of the whole map stands; the picture never shows beyond the map's edge."""
        left, top = self.corner()
        return (point[0] - left) * self.zoom, (point[1] - top) * self.zoom

    def corner(self) -> Point:
        """The corner of the part, on the whole map."""
        x, y = project(self.longitude, self.latitude)
        wide, high = WIDTH / self.zoom, HEIGHT / self.zoom
        return min(max(0.0, x - wide / 2), WIDTH - wide), min(max(0.0, y - high / 2), HEIGHT - high)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to draw; ``count`` gives its size, ``by_field`` the shares of its ring."""

    key: int
    name: str
    longitude: float
    latitude: float
    url: str = ""
    count: int = 1
    by_field: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Thread:
    """A tie to draw between two spots, by their keys."""

    start: int
    end: int
    status: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spots that are drawn as one, the one with the most first; ``x`` and ``y`` on the picture."""

    spots: tuple[Spot, ...]
    x: float
    y: float

    @property
    def count(self) -> int:
        return sum(spot.count for spot in self.spots)

    @property
    def is_one(self) -> bool:
        return len(self.spots) == 1

    @property
    def name(self) -> str:
        """The name of its foremost place, and how many others stand with it."""
        first = self.spots[0].name
        if self.is_one:
            return first
        return _("%(city)s and %(n)s more") % {"city": first, "n": format_number(len(self.spots) - 1)}

    @property
    def radius(self) -> float:
        return min(15.0, 2.6 + 0.9 * sqrt(self.count))


@dataclass(frozen=True)
class WorldPicture:
    """The picture, and what it says of itself: how many clusters, and how many arcs had no room."""

    figure: Figure
    clusters: tuple[Cluster, ...]
    arcs_left_out: int


def gather(spots: Sequence[Spot], view: View) -> list[Cluster]:
    """Gather spots in view that crowd; the result is in falling order of what stands there, names breaking ties."""
    seen = []
    left, top = view.corner()
    for spot in spots:
        place = project(spot.longitude, spot.latitude)
        x, y = (place[0] - left) * view.zoom, (place[1] - top) * view.zoom
        if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
            seen.append((spot, x, y))
    cells: dict[tuple[int, ...], list[tuple[Spot, float, float]]] = defaultdict(list)
    for number, (spot, x, y) in enumerate(seen):
        cells[(number,) if len(seen) <= ROOMY else (int(x // CELL), int(y // CELL))].append((spot, x, y))
    clusters = [
        Cluster(
            tuple(sorted((spot for spot, _x, _y in cell), key=lambda spot: (-spot.count, spot.name))),
            sum(x for _spot, x, _y in cell) / len(cell),
            sum(y for _spot, _x, y in cell) / len(cell),
        )
        for cell in cells.values()
    ]
    return sorted(clusters, key=lambda cluster: (-cluster.count, cluster.spots[0].name))


def world_map(
    spots: Sequence[Spot],
    threads: Sequence[Thread] = (),
    *,
    view: View,
    title: str,
    header: str,
    description: str = "",
    address: Callable[[Cluster], str] | None = None,
) -> WorldPicture:
    """Draw places and ties; ``header`` names what is counted, ``address`` says where a gathered cluster leads."""
    found = tuple(gather(spots, view))
    ground = Sheet(WIDTH, HEIGHT, current_language() == "fa")
    arcs, left_out = _arcs(spots, threads, found, view)
    parts = [
        *_land(view),
        group(arcs, class_="arcs"),
        *(_mark(cluster, address(cluster) if address and not cluster.is_one else "") for cluster in found),
        *_names(ground, found),
    ]
    rows = tuple(
        (spot.name, format_number(spot.count)) for spot in sorted(spots, key=lambda spot: (-spot.count, spot.name))
    )
    figure = Figure(
        svg=picture(ground, title, parts, description=description, classes="map map-world", has_links=bool(found)),
        title=title,
        table=Table((_("City"), header), rows),
        note=_("Borders as in Natural Earth, de facto; the database takes no side."),
    )
    return WorldPicture(figure, found, left_out)


def _land(view: View) -> Iterable[SafeString]:
    left, top = view.corner()
    moved = f"scale({view.zoom}) translate({coordinate(-left)} {coordinate(-top)})"
    yield group(
        [
            element("path", d=f"{path_through(outline())}z", class_="sea"),
            element("use", href=f"{static('img/world.svg')}#land", class_="land"),
        ],
        transform=moved,
    )


def _arcs(
    spots: Sequence[Spot], threads: Sequence[Thread], clusters: Sequence[Cluster], view: View
) -> tuple[list[SafeString], int]:
    """Arcs between places, those between the same two clusters as one; and how many had no room."""
    home = {spot.key: number for number, cluster in enumerate(clusters) for spot in cluster.spots}
    points = {spot.key: (spot.longitude, spot.latitude) for spot in spots}
    bundles: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for thread in threads:
        start, end = home.get(thread.start), home.get(thread.end)
        if start == end or (start is None and end is None):
            continue  # within one cluster, or both ends out of sight
        # An end that is out of sight keeps its own place, so that the arc leaves the picture in its direction.
        pair = (
            start if start is not None else -1 - thread.start,
            end if end is not None else -1 - thread.end,
        )
        pair = (min(pair), max(pair))
        bundles[pair][thread.status] += 1
        ends[pair] = (thread.start, thread.end)
    ranked = sorted(bundles.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    # The livelier lie on top.
    drawn = sorted(ranked[:MOST_ARCS], key=lambda item: -_state(item[1]))
    return (
        [_arc(pair, states, ends[pair], clusters, points, view) for pair, states in drawn],
        len(ranked) - len(drawn),
    )


def _state(states: Counter[str]) -> int:
    return min((_LIVELIEST.index(code) for code in states if code in _LIVELIEST), default=len(_LIVELIEST) - 1)


def _arc(
    pair: tuple[int, int],
    states: Counter[str],
    ends: tuple[int, int],
    clusters: Sequence[Cluster],
    points: Mapping[int, Point],
    view: View,
) -> SafeString:
    def foremost(number: int) -> Point:
        return points[-1 - number if number < 0 else clusters[number].spots[0].key]

    start, end = foremost(pair[0]), foremost(pair[1])
    steps = max(3, min(24, ceil(kilometres(start, end) * sqrt(view.zoom) / 700)))
    lines = [[view.place(point) for point in line] for line in arc(start, end, steps)]
    # A cluster stands at the middle of its places: the arc goes there.
    for number, line, index in ((pair[0], lines[0], 0), (pair[1], lines[-1], -1)):
        if number >= 0:
            line[index] = (clusters[number].x, clusters[number].y)
    total = sum(states.values())
    weight = "arc-most" if total > 9 else "arc-many" if total > 2 else ""
    code = _LIVELIEST[_state(states)]
    names = " – ".join(clusters[number].name for number in pair if number >= 0)
    said = [names]
    for status in _LIVELIEST:
        if states[status]:
            label = TieStatus.of(status).label
            said.append(str(label) if total == 1 else f"{label}: {format_number(states[status])}")
    return element(
        "path",
        element("title", " · ".join(said)),
        d="".join(path_through(line) for line in lines),
        class_=f"arc arc-{code} {weight}".strip(),
    )


def _mark(cluster: Cluster, address: str) -> SafeString:
    by_field: Counter[str] = Counter()
    for spot in cluster.spots:
        by_field.update(spot.by_field)
    said = [cluster.name, format_number(cluster.count)]
    said += [f"{code.label}: {format_number(by_field[code])}" for code in Field if by_field[code]]
    radius = max(6.0, cluster.radius) if by_field else cluster.radius
    inside: list[SafeString] = [
        element("title", " · ".join(said)),
        element("circle", cx=cluster.x, cy=cluster.y, r=radius, class_="spot" if cluster.is_one else "spot spot-many"),
    ]
    inside += _ring(cluster, by_field, radius)
    if not cluster.is_one and radius >= 8:
        inside.append(
            words(cluster.x, cluster.y + 3.6, localize_digits(len(cluster.spots)), "spot-count t-small", "middle")
        )
    href = cluster.spots[0].url if cluster.is_one else address
    return element("a", *inside, href=href) if href else group(inside)


def _ring(cluster: Cluster, by_field: Counter[str], radius: float) -> Iterable[SafeString]:
    """The shares of the fields, as arcs of a ring that begins at the top, in the essay's order."""
    total = sum(by_field.values())
    angle = -pi / 2
    for code in Field:
        share = by_field[code] / total if total else 0
        if not share:
            continue
        if share == 1:
            yield element("circle", cx=cluster.x, cy=cluster.y, r=radius, class_=f"share field-{code}")
            return
        turn = share * 2 * pi
        x1, y1 = cluster.x + radius * cos(angle), cluster.y + radius * sin(angle)
        angle += turn
        x2, y2 = cluster.x + radius * cos(angle), cluster.y + radius * sin(angle)
        r = coordinate(radius)
        yield element(
            "path",
            d=f"M{x1:.2f} {y1:.2f}A{r} {r} 0 {int(turn > pi)} 1 {x2:.2f} {y2:.2f}",
            class_=f"share field-{code}",
        )


def _names(ground: Sheet, clusters: Sequence[Cluster]) -> Iterable[SafeString]:
    """Names beside their marks, the foremost first, as long as none lies upon another name or mark."""
    taken = [(c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius) for c in clusters]
    for cluster in clusters[:60]:
        name, wide = cluster.spots[0].name, text_width(cluster.spots[0].name)
        for side in (1, -1):
            near = cluster.x + side * (cluster.radius + 4)
            left = near if side > 0 else near - wide
            box = (left, cluster.y - 8, left + wide, cluster.y + 6)
            if box[0] < 0 or box[2] > WIDTH:
                continue
            if any(box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1] for b in taken):
                continue
            taken.append(box)
            anchor = "start" if (side > 0) != ground.is_rtl else "end"
            yield words(near, cluster.y + 4, name, "t-halo map-label", anchor)
            break
