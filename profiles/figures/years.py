"""Records on a line of years: a strip a field or a city, a dot a record, in its year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.choices import Field
from profiles.figures.axes import YearScale, round_years, straight, year_axis
from profiles.figures.drawing import (
    Figure,
    Sheet,
    Table,
    element,
    group,
    line,
    picture,
    sheet,
    shortened,
    symbol,
    words,
)
from profiles.figures.timelines import HISTORY, HISTORY_YEARS

WIDTH, NAMES, EDGE, GLYPH = 860.0, 190.0, 20.0, 26.0
ROW, DOT, AXIS = 30.0, 4.5, 26.0
OLD = 1800
"""Records before this year are drawn on the scale of history, which is tight in antiquity and wide today."""
CROWDED = (500, 1700)


@dataclass(frozen=True, slots=True)
class Doing:
    """An activity or another record: its name, field, the year in which it began and, where it did, ended; its words.

    ``field`` may be empty; ``noun`` says what it is where not all are activities.
    """

    name: str
    field: str
    year: float
    when: str
    until: float | None = None
    url: str = ""
    noun: str = ""

    @property
    def hue(self) -> str:
        return f"field-{self.field}" if self.field else ""


def fields_by_year(doings: Sequence[Doing], *, title: str, today: int | None = None) -> Figure:
    """Draw activities on a line of years, each on the line of its field; those of one year stand one above another."""
    rows = [(str(field.label), f"field-{field}", [one for one in doings if one.field == field]) for field in Field]
    table = Table(
        (_("When"), _("Field"), _("Activity")),
        tuple((one.when, str(Field.of(one.field).label), one.name) for one in _in_time(doings)),
    )
    return _strips(rows, title, table, today, with_glyphs=True)


def field_by_year(doings: Sequence[Doing], field: Field, *, title: str, today: int | None = None) -> Figure:
    """Draw the activities of one field on a line of years."""
    table = Table((_("When"), _("Activity")), tuple((one.when, one.name) for one in _in_time(doings)))
    return _strips([(str(field.label), f"field-{field}", list(doings))], title, table, today, with_glyphs=True)


def cities_by_year(
    cities: Sequence[tuple[str, Sequence[Doing]]], *, title: str, today: int | None = None, mark: int | None = None
) -> Figure:
    """Draw the dated records of several cities on one line of years, a strip a city; ``mark`` is a year to stress."""
    rows = [(name, "", list(doings)) for name, doings in cities]
    every = [(doing, name) for name, doings in cities for doing in doings]
    table = Table(
        (_("When"), _("City"), _("What"), _("Kind")),
        tuple(
            (one.when, name, one.name, one.noun)
            for one, name in sorted(every, key=lambda pair: (pair[0].year, pair[1], pair[0].name))
        ),
    )
    return _strips(rows, title, table, today, mark=mark)


def _strips(
    rows: Sequence[tuple[str, str, list[Doing]]],
    title: str,
    table: Table,
    today: int | None,
    *,
    with_glyphs: bool = False,
    mark: int | None = None,
) -> Figure:
    last = today or timezone.now().year
    years = [doing.year for _name, _hue, doings in rows for doing in doings]
    first = min([*years, last - 10])
    if first < OLD:
        # On an even scale antiquity would press the last century into a single column.
        room = WIDTH - EDGE - NAMES
        scale = YearScale(tuple((year, NAMES + share * room) for year, share in HISTORY))
        marked = [year for year in HISTORY_YEARS if year not in CROWDED]
    else:
        scale = straight(first, last, NAMES, WIDTH - EDGE)
        marked = round_years(scale.first, scale.last, 9)
    laid = [
        (name, hue, _in_time(doings), _lanes([scale.at(doing.year) for doing in _in_time(doings)]))
        for name, hue, doings in rows
    ]
    heights = [max(ROW, (max(lanes, default=0) + 1) * (2 * DOT + 1) + 12) for _name, _hue, _doings, lanes in laid]
    bottom = sum(heights) + 2
    ground = sheet(WIDTH, bottom + AXIS + 2)
    parts = list(year_axis(ground, scale, marked, 2, bottom))
    if mark is not None and scale.first <= mark <= scale.last:
        parts.append(line(ground.x(scale.at(mark)), 2, ground.x(scale.at(mark)), bottom, "axis"))
    top = 2.0
    for (name, hue, doings, lanes), height in zip(laid, heights, strict=True):
        base = top + height - 8
        room = NAMES - (GLYPH if with_glyphs else 0) - 10
        marks = [
            words(
                ground.x(GLYPH if with_glyphs else 0), base, shortened(name, room), "t-name" if doings else "t-quiet"
            ),
            line(ground.x(NAMES), top + height, ground.x(WIDTH - EDGE), top + height, "hair"),
        ]
        if with_glyphs:
            marks.insert(0, symbol(hue, ground.x(20) if ground.is_rtl else 0.0, base - 15, 20, "glyph"))
        for doing, lane in zip(doings, lanes, strict=True):
            marks.append(_dot(ground, scale, doing, base - 3 - lane * (2 * DOT + 1), doing.hue if not hue else ""))
        parts.append(group(marks, class_=hue))
        top += height
    has_links = any(doing.url for _name, _hue, doings in rows for doing in doings)
    return Figure(
        svg=picture(ground, title, parts, classes="chart-wide", has_links=has_links),
        title=title,
        table=table,
        is_wide=True,
    )


def _dot(ground: Sheet, scale: YearScale, doing: Doing, y: float, hue: str) -> SafeString:
    x = ground.x(scale.at(doing.year))
    noun = f" ({doing.noun})" if doing.noun else ""
    drawn = [element("title", f"{doing.when}: {doing.name}{noun}")]
    if doing.until is not None and doing.until > doing.year:
        drawn.append(line(x, y, ground.x(scale.at(doing.until)), y, "line lasting"))
    drawn.append(element("circle", cx=x, cy=y, r=DOT, class_="dot"))
    return element("a", *drawn, href=doing.url, class_=hue) if doing.url else group(drawn, class_=hue)


def _in_time(doings: Sequence[Doing]) -> list[Doing]:
    return sorted(doings, key=lambda doing: doing.year)


def _lanes(places: Sequence[float]) -> list[int]:
    """The lane of each dot, counted from the line up, so that none lies upon another."""
    taken: dict[int, float] = defaultdict(lambda: -1e9)
    lanes = []
    for place in places:
        lane = next(number for number in range(len(places) + 1) if place - taken[number] >= 2 * DOT)
        taken[lane] = place
        lanes.append(lane)
    return lanes
