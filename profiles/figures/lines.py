"""Lines: what sources say of one figure over the years, contradictions and forecasts included."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.figures.axes import YearScale, round_steps, round_years, short_number, straight, year_axis
from profiles.figures.drawing import (
    Figure,
    Sheet,
    Table,
    element,
    group,
    line,
    path_through,
    picture,
    sheet,
    text_width,
    words,
)
from profiles.text import format_number, listed_apart

WIDTH, HEIGHT = 640.0, 280.0
SCALE_ROOM = 84.0
NAME_ROOM = 130.0
TOP, BOTTOM = 26.0, 246.0

Box = tuple[float, float, float, float]
"""Start, top, end and bottom, along the reading direction."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One observation: a value in a year, as one source has it; ``when`` and ``said``: year and note in words."""

    year: float
    value: float
    when: str
    said: str = ""
    is_forecast: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Readings of one source or one thing; a line joins them. ``hue`` is a class that gives its colour."""

    name: str
    readings: tuple[Reading, ...]
    hue: str = ""
    is_joined: bool = True


def line_chart(series: Sequence[Series], *, title: str, unit: str, description: str = "") -> Figure:
    """Draw what each source says; forecasts are dashed with open dots, contradictions stand side by side."""
    ground = sheet(WIDTH, HEIGHT)
    readings = [reading for one in series for reading in one.readings]
    steps = round_steps(max((reading.value for reading in readings), default=1.0))
    first = min((reading.year for reading in readings), default=2000.0)
    last = max((reading.year for reading in readings), default=2001.0)
    scale = straight(first, last, SCALE_ROOM, WIDTH - NAME_ROOM)
    years = (
        sorted({int(first), int(last), *round_years(first, last, 5)})
        if last - first < 4
        else round_years(first, last, 5)
    )
    parts = [*_values(ground, steps), *year_axis(ground, scale, years, BOTTOM - 5, BOTTOM)]
    taken: list[Box] = []
    parts += (_series(ground, scale, one, steps[-1]) for one in series)
    parts += (_name(ground, scale, one, steps[-1], taken) for one in series if one.readings)
    parts.append(words(ground.x(0), 11, unit, "t-quiet t-small"))
    return Figure(
        svg=picture(ground, title, parts, description=description or unit, classes="chart-medium"),
        title=title,
        table=Table(
            (_("Year"), _("Value, %(unit)s") % {"unit": unit}, _("Source"), _("Note")),
            tuple(
                (reading.when, format_number(reading.value), one.name, _remark(reading))
                for one in series
                for reading in one.readings
            ),
        ),
        is_wide=True,
    )


def _values(ground: Sheet, steps: Sequence[float]) -> list[SafeString]:
    marks = []
    for step in steps:
        y = _height(step, steps[-1])
        marks.append(line(ground.x(SCALE_ROOM - 6), y, ground.x(WIDTH - NAME_ROOM), y, "hair"))
        marks.append(words(ground.x(SCALE_ROOM - 12), y + 4, short_number(step), "t-quiet t-small", "end"))
    return marks


def _series(ground: Sheet, scale: YearScale, one: Series, most: float) -> SafeString:
    ordered = sorted(one.readings, key=lambda reading: reading.year)
    points = [(ground.x(scale.at(reading.year)), _height(reading.value, most)) for reading in ordered]
    marks: list[SafeString] = []
    if one.is_joined:
        for place in range(1, len(points)):
            dashed = " line-forecast" if ordered[place].is_forecast else ""
            marks.append(element("path", d=path_through(points[place - 1 : place + 1]), class_=f"line{dashed}"))
    for reading, (x, y) in zip(ordered, points, strict=True):
        said = element("title", f"{reading.when}: {format_number(reading.value)} {one.name} {reading.said}".strip())
        marks.append(element("circle", said, cx=x, cy=y, r=4, class_="dot-open" if reading.is_forecast else "dot"))
    return group(marks, class_=one.hue)


def _name(ground: Sheet, scale: YearScale, one: Series, most: float, taken: list[Box]) -> SafeString:
    """Return the name of a series at its last dot: beside it, or else above or below, where no other name stands."""
    last = max(one.readings, key=lambda reading: reading.year)
    along, y, wide = scale.at(last.year), _height(last.value, most), text_width(one.name)
    places = [(along + 9, y + 4.5), (along - wide / 2, y - 10), (along - wide / 2, y + 20), (along + 9, y - 12)]
    boxes = [(start, base - 11, start + wide, base + 4) for start, base in places]
    chosen = next((box for box in boxes if not any(_overlap(box, other) for other in taken)), boxes[0])
    taken.append(chosen)
    return words(ground.x(chosen[0]), chosen[1] + 11, one.name, "t-halo")


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _height(value: float, most: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / most


def _remark(reading: Reading) -> str:
    return listed_apart(part for part in (_("forecast") if reading.is_forecast else "", reading.said) if part) or "—"
