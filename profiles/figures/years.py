"""Activities by field and year: a line a field, a dot an activity, in its year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.choices import Field
from profiles.figures.axes import round_years, straight, year_axis
from profiles.figures.drawing import Figure, Table, element, group, line, picture, sheet, symbol, words

WIDTH, NAMES, EDGE = 860.0, 190.0, 20.0
ROW, DOT, AXIS = 30.0, 4.5, 26.0


@dataclass(frozen=True, slots=True)
class Doing:
    """An activity: its name, field, the year in which it began, that in which it ended where it did, and its words."""

    name: str
    field: str
    year: float
    when: str
    until: float | None = None
    url: str = ""


def fields_by_year(doings: Sequence[Doing], *, title: str, today: int | None = None) -> Figure:
    """Draw activities on a line of years, each on the line of its field; those of one year stand one above another."""
    last = today or timezone.now().year
    first = min((doing.year for doing in doings), default=last - 10)
    scale = straight(min(first, last - 10), last, NAMES, WIDTH - EDGE)
    heights, rows = [], []
    for field in Field:
        own = sorted((doing for doing in doings if doing.field == field), key=lambda doing: doing.year)
        lanes = _lanes([scale.at(doing.year) for doing in own])
        rows.append((field, own, lanes))
        heights.append(max(ROW, (max(lanes, default=0) + 1) * (2 * DOT + 1) + 12))
    ground = sheet(WIDTH, sum(heights) + AXIS + 4)
    bottom = sum(heights) + 2
    parts: list[SafeString] = list(year_axis(ground, scale, round_years(scale.first, scale.last, 9), 2, bottom))
    top = 2.0
    for (field, own, lanes), height in zip(rows, heights, strict=True):
        base = top + height - 8
        marks = [
            symbol(f"field-{field}", ground.x(20) if ground.is_rtl else 0.0, base - 15, 20, "glyph"),
            words(ground.x(26), base, str(field.label), "t-name" if own else "t-quiet"),
            line(ground.x(NAMES), top + height, ground.x(WIDTH - EDGE), top + height, "hair"),
        ]
        for doing, lane in zip(own, lanes, strict=True):
            x, y = ground.x(scale.at(doing.year)), base - 3 - lane * (2 * DOT + 1)
            drawn = [element("title", f"{doing.when}: {doing.name}")]
            if doing.until is not None and doing.until > doing.year:
                drawn.append(line(x, y, ground.x(scale.at(doing.until)), y, "line lasting"))
            drawn.append(element("circle", cx=x, cy=y, r=DOT, class_="dot"))
            marks.append(element("a", *drawn, href=doing.url) if doing.url else group(drawn))
        parts.append(group(marks, class_=f"field-{field}"))
        top += height
    table = Table(
        (_("When"), _("Field"), _("Activity")),
        tuple(
            (doing.when, str(Field.of(doing.field).label), doing.name)
            for doing in sorted(doings, key=lambda doing: doing.year)
        ),
    )
    has_links = any(doing.url for doing in doings)
    return Figure(
        svg=picture(ground, title, parts, classes="chart-wide", has_links=has_links),
        title=title,
        table=table,
        is_wide=True,
    )


def _lanes(places: Sequence[float]) -> list[int]:
    """The lane of each dot, counted from the line up, so that none lies upon another."""
    taken: dict[int, float] = defaultdict(lambda: -1e9)
    lanes = []
    for place in places:
        lane = next(number for number in range(len(places) + 1) if place - taken[number] >= 2 * DOT)
        taken[lane] = place
        lanes.append(lane)
    return lanes
