"""Pictures of the graph: what stands round a city or network, and the ways between two cities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.choices import TieStatus
from profiles.figures.drawing import (
    Figure,
    Sheet,
    Table,
    coordinate,
    element,
    group,
    line,
    picture,
    sheet,
    shortened,
    words,
)

WIDTH = 1000.0
ROW = 19.0
NAMES = 235.0
MOST_ON_A_SIDE = 36
MOST_AMONG = 260

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A city (a dot) or network (a square, in the colour of its field) of the graph; ``said`` is told on pointing."""

    key: int
    name: str
    url: str = ""
    status: str = "active"
    field: str = ""
    said: str = ""

    @property
    def is_network(self) -> bool:
        return self.key < 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two dots of a way, by their keys, in the colour of its state."""

    start: int
    end: int
    status: str
    said: str = ""


def neighbourhood(
    centre: Dot,
    before: Sequence[Dot],
    after: Sequence[Dot],
    among: Sequence[tuple[int, int]],
    *,
    title: str,
    table: Table,
    description: str = "",
) -> Figure:
    """Draw a centre between two bows of dots: those ``before`` it and those ``after`` it in the reading direction.

    ``among`` are pairs that are linked too; they are hair lines. What has no room stands in the table only.
    """
    shown_after = list(after[:MOST_ON_A_SIDE])
    shown_before = _facing(before[:MOST_ON_A_SIDE], shown_after, among)
    rows = max(len(shown_before), len(shown_after), 6)
    ground = sheet(WIDTH, rows * ROW + 56)
    middle = (ground.x(WIDTH / 2), ground.height / 2 + 8)
    places = {centre.key: middle}
    places |= _bow(ground, shown_before, first=True)
    places |= _bow(ground, shown_after, first=False)
    hairs = [_hair(places[a], places[b], middle) for a, b in among if a in places and b in places]
    spokes = [
        element("path", element("title", dot.said or dot.name), d=_curve(middle, places[dot.key]),
                class_=f"arc arc-{dot.status}")
        for dot in (*shown_before, *shown_after)
    ]  # fmt: skip
    parts = [
        group(hairs[:MOST_AMONG], class_="among"),
        group(spokes, class_="arcs"),
        *(_dot(ground, dot, places[dot.key], "end") for dot in shown_before),
        *(_dot(ground, dot, places[dot.key], "start") for dot in shown_after),
        _centre(centre, middle),
    ]
    return Figure(
        svg=picture(ground, title, parts, description=description, classes="chart-wide graph", has_links=True),
        title=title,
        table=table,
        is_wide=True,
    )


def ways(
    routes: Sequence[Sequence[Dot]], edges: Sequence[Edge], *, title: str, table: Table, description: str = ""
) -> Figure:
    """Draw the ways from one city (the first dot of each route) to another as a web, read along the reading direction.

    A step by a tie is as long as one through a network, which stands in the middle of its step.
    """
    columns: dict[int, list[Dot]] = defaultdict(list)
    for route in routes:
        at = 0
        for place, dot in enumerate(route):
            if place:
                at += 1 if dot.is_network or route[place - 1].is_network else 2
            if all(dot.key != other.key for other in columns[at]):
                columns[at].append(dot)
    last = max(columns)
    depth = max(len(column) for column in columns.values())
    ground = sheet(WIDTH, max(2, depth) * 42 + 30)
    step = (WIDTH - 160) / max(1, last)
    places = {
        dot.key: (ground.x(80 + step * at), ground.height * (number + 1) / (len(column) + 1) + 6)
        for at, column in columns.items()
        for number, dot in enumerate(column)
    }
    lines = [
        element("path", element("title", edge.said), d=_curve(places[edge.start], places[edge.end]),
                class_=f"arc arc-{edge.status}")
        for edge in edges
        if edge.start in places and edge.end in places
    ]  # fmt: skip
    room = max(70.0, step * 1.7)
    parts: list[SafeString] = [group(lines, class_="arcs")]
    for column in columns.values():
        parts += (_above(dot, places[dot.key], room) for dot in column)
    return Figure(
        svg=picture(ground, title, parts, description=description, classes="chart-wide graph", has_links=True),
        title=title,
        table=table,
        is_wide=True,
    )


def state_words(code: str) -> str:
    """The state of a link in words."""
    found = TieStatus.get(code)
    return str(found.label) if found else _("Linked")


def _facing(before: Sequence[Dot], after: Sequence[Dot], among: Sequence[tuple[int, int]]) -> list[Dot]:
    """Those before the centre in the order of what they face on the other side, so that few lines cross."""
    rank = {dot.key: number for number, dot in enumerate(after)}
    facing: Mapping[int, list[int]] = defaultdict(list)
    for a, b in among:
        if b in rank:
            facing[a].append(rank[b])
    middle = len(after) / 2

    def place(dot: Dot) -> tuple[float, str]:
        ranks = facing.get(dot.key)
        return (sum(ranks) / len(ranks) if ranks else middle, dot.name)

    return sorted(before, key=place)


def _bow(ground: Sheet, dots: Sequence[Dot], *, first: bool) -> dict[int, Place]:
    places = {}
    for number, dot in enumerate(dots):
        turn = (2 * number - len(dots) + 1) / max(len(dots) - 1, 1)
        along = NAMES + 90 * turn * turn
        y = ground.height / 2 + 8 + (number - (len(dots) - 1) / 2) * ROW
        places[dot.key] = (ground.x(along if first else WIDTH - along), y)
    return places


def _curve(start: Place, end: Place) -> str:
    half = (start[0] + end[0]) / 2
    return (
        f"M{coordinate(start[0])} {coordinate(start[1])}C{coordinate(half)} {coordinate(start[1])} "
        f"{coordinate(half)} {coordinate(end[1])} {coordinate(end[0])} {coordinate(end[1])}"
    )


def _hair(start: Place, end: Place, middle: Place) -> SafeString:
    if abs(start[0] - end[0]) < WIDTH / 4:
        # Both on one side: a bend towards the centre keeps the line off the names.
        inner = (start[0] + end[0]) / 2 * 0.72 + middle[0] * 0.28
        return element(
            "path",
            d=f"M{coordinate(start[0])} {coordinate(start[1])}Q{coordinate(inner)} "
            f"{coordinate((start[1] + end[1]) / 2)} {coordinate(end[0])} {coordinate(end[1])}",
        )
    return line(start[0], start[1], end[0], end[1], "")


def _mark(dot: Dot, place: Place, size: float = 4.0) -> Iterable[SafeString]:
    x, y = place
    yield element("title", dot.said or dot.name)
    if dot.is_network:
        yield element(
            "rect", x=x - size, y=y - size, width=2 * size, height=2 * size, class_=f"net field-{dot.field}".strip()
        )
    else:
        yield element("circle", cx=x, cy=y, r=size, class_="spot")


def _dot(ground: Sheet, dot: Dot, place: Place, anchor: str) -> SafeString:
    outward = -1 if (anchor == "end") != ground.is_rtl else 1
    label = words(place[0] + outward * 9, place[1] + 4.5, shortened(dot.name, NAMES - 18), "t-halo", anchor)
    marks = (*_mark(dot, place), label)
    return element("a", *marks, href=dot.url) if dot.url else group(marks)


def _above(dot: Dot, place: Place, room: float) -> SafeString:
    label = words(place[0], place[1] - 10, shortened(dot.name, room), "t-halo t-small", "middle")
    marks = (*_mark(dot, place, 5), label)
    return element("a", *marks, href=dot.url) if dot.url else group(marks)


def _centre(dot: Dot, place: Place) -> SafeString:
    label = words(place[0], place[1] - 16, shortened(dot.name, 300), "t-halo t-strong", "middle")
    return group([*_mark(dot, place, 8), label], class_="centre")
