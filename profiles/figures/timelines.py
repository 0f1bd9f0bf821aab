"""Timelines: events from antiquity to today, periods of membership, and a city's relation with its government."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.choices import RelationMode
from profiles.figures.axes import YearScale, round_years, straight, year_axis, year_words
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
    text_width,
    words,
)
from profiles.text import format_number, listed_apart

WIDTH = 860.0
NAMES = 210.0
EDGE = 26.0
ROW = 24.0
AXIS = 26.0
LANE = 24.0
STRIP = 62.0

HISTORY = ((-499.0, 0.0), (1500.0, 0.3), (1900.0, 0.52), (2030.0, 1.0))
"""Shares of the width by year: antiquity is drawn tight, the last century wide. The axis shows it."""
HISTORY_YEARS = (-499, 1, 500, 1000, 1500, 1700, 1900, 1925, 1950, 1975, 2000, 2025)


@dataclass(frozen=True, slots=True)
class Event:
    """Something at a time: ``year`` as in EDTF (0 is 1 BC), ``until`` for what lasted; ``hue`` a class of colour."""

    label: str
    year: float
    when: str
    until: float | None = None
    hue: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of years; None stands for a start that is not known, or an end that is not known or not there.

    ``state`` is a code that the sheet draws (active, suspended, ended, planned, dormant), ``said`` what it means.
    """

    start: float | None
    end: float | None
    said: str
    state: str = "active"
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of periods under one name."""

    name: str
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Decades:
    """How many records of a noun begin in each decade, by its first year."""

    name: str
    counts: Mapping[int, int]


def history(events: Sequence[Event], *, title: str, description: str = "", records: Sequence[Decades] = ()) -> Figure:
    """Draw events from antiquity on, on a scale that grows wider towards today; below them, records by decade."""
    room = WIDTH - 2 * EDGE
    scale = YearScale(tuple((year, EDGE + share * room) for year, share in HISTORY))
    return _events(events, scale, HISTORY_YEARS, title, description, records)


def timeline(events: Sequence[Event], *, title: str, description: str = "", today: int | None = None) -> Figure:
    """Draw the events of one city on an even scale, from the first of them to today."""
    last = today or timezone.now().year
    first = min((event.year for event in events), default=last - 10)
    scale = straight(min(first, last - 10), last, EDGE, WIDTH - EDGE)
    return _events(events, scale, round_years(scale.first, scale.last, 9), title, description)


def membership_bars(
    rows: Sequence[Row], *, title: str, header: str, description: str = "", today: int | None = None
) -> Figure:
    """Draw a line of periods for each name (a network's for a city, a city's for a network).

    A period without a known start is drawn as a dotted line from the picture's edge; one without an end runs to today.
    ``header`` heads the column of names in the table.
    """
    last = today or timezone.now().year
    years = [year for row in rows for period in row.periods for year in (period.start, period.end) if year is not None]
    first = min(years, default=last - 20) - 2
    ground = sheet(WIDTH, ROW * len(rows) + AXIS + 6)
    scale = straight(first, last, NAMES, WIDTH - EDGE)
    bottom = ROW * len(rows) + 4
    parts = list(year_axis(ground, scale, round_years(first, last), 2, bottom))
    for place, row in enumerate(rows):
        y = ROW * place + ROW / 2 + 2
        parts.append(words(ground.x(0), y + 4.5, shortened(row.name, NAMES - 12)))
        parts += (_span(ground, scale, period, y, row.name) for period in row.periods)
    return Figure(
        svg=picture(ground, title, parts, description=description, classes="chart-wide"),
        title=title,
        table=Table(
            (header, _("Period")), tuple((row.name, listed_apart(p.said for p in row.periods)) for row in rows)
        ),
        is_wide=True,
    )


def relation_scale(rows: Sequence[Row], *, title: str, description: str = "", today: int | None = None) -> Figure:
    """Draw a city's relation with its national government over time, from cooperation down to competition.

    Each row is a mode (its name a code of ``RelationMode``); periods that overlap stand one below the other.
    """
    last = today or timezone.now().year
    modes = [(mode, next((row.periods for row in rows if row.name == mode), ())) for mode in RelationMode]
    years = [p.start for _mode, periods in modes for p in periods if p.start is not None]
    first = min(years, default=last - 20) - 2
    scale = straight(first, last, 150.0, WIDTH - EDGE)
    parts: list[SafeString] = []
    top = 4.0
    ground = sheet(WIDTH, 0)
    for mode, periods in modes:
        lanes = _lanes([(scale.at(p.start if p.start is not None else first), _label_end(scale, p)) for p in periods])
        height = ROW + LANE * max(lanes, default=0)
        parts.append(words(ground.x(0), top + ROW / 2 + 4.5, str(mode.label), "t-strong" if periods else "t-quiet"))
        for period, lane in zip(periods, lanes, strict=True):
            y = top + ROW / 2 + LANE * lane
            parts.append(group([_span(ground, scale, period, y + 7, str(mode.label))], class_=f"mode-{mode}"))
            along = scale.at(period.start if period.start is not None else first)
            fits = along + text_width(period.said) < WIDTH
            parts.append(
                words(
                    ground.x(along if fits else WIDTH - 2),
                    y - 1,
                    period.said,
                    "t-small t-halo",
                    "start" if fits else "end",
                )
            )
        top += height
        parts.append(line(ground.x(0), top, ground.x(WIDTH), top, "hair"))
    ground = sheet(WIDTH, top + AXIS)
    parts = [*year_axis(ground, scale, round_years(first, last), 2, top), *parts]
    return Figure(
        svg=picture(ground, title, parts, description=description, classes="chart-wide"),
        title=title,
        table=Table(
            (_("Relation"), _("What")),
            tuple((str(mode.label), period.said) for mode, periods in modes for period in periods),
        ),
        is_wide=True,
    )


def _events(
    events: Sequence[Event],
    scale: YearScale,
    years: Sequence[int],
    title: str,
    description: str,
    records: Sequence[Decades] = (),
) -> Figure:
    ordered = sorted(events, key=lambda event: event.year)
    ground = sheet(WIDTH, 0)
    labels = [shortened(event.label, 250) for event in ordered]
    boxes = [_label_box(scale.at(event.year), text) for event, text in zip(ordered, labels, strict=True)]
    lanes = _lanes([(start, end) for start, end, _before in boxes])
    depth = max(lanes, default=0) + 1
    below = depth * 22 + 6
    bottom = below + STRIP * len(records)
    ground = sheet(WIDTH, bottom + AXIS + 4)
    parts = list(year_axis(ground, scale, [year for year in years if scale.first <= year <= scale.last], 2, bottom))
    for event, text, (_start, _end, before), lane in zip(ordered, labels, boxes, lanes, strict=True):
        # The first to happen stand on top, so that the eye walks down with the years.
        parts.append(_event(ground, scale, event, text, lane * 22 + 14, before))
    for place, one in enumerate(records):
        parts += _decades(ground, scale, one, below + STRIP * (place + 1))
    return Figure(
        svg=picture(
            ground,
            title,
            parts,
            description=description,
            classes="chart-wide",
            has_links=any(event.url for event in events),
        ),
        title=title,
        table=Table(
            (_("When"), _("What")),
            (
                *((event.when, event.label) for event in ordered),
                *(
                    (_decade_words(decade), f"{one.name}: {format_number(one.counts[decade])}")
                    for one in records
                    for decade in sorted(one.counts)
                ),
            ),
        ),
        is_wide=True,
    )


def _decades(ground: Sheet, scale: YearScale, records: Decades, bottom: float) -> Iterable[SafeString]:
    """A bar a decade on one line, as high as the decade has records, and what they are above it."""
    yield words(ground.x(EDGE), bottom - STRIP + 16, records.name, "t-small t-quiet")
    yield line(ground.x(EDGE), bottom, ground.x(WIDTH - EDGE), bottom, "hair")
    most = max(records.counts.values(), default=1)
    for decade, count in sorted(records.counts.items()):
        start, end = scale.at(decade), max(scale.at(decade + 10), scale.at(decade) + 2.5)
        high = max(2.0, (STRIP - 24) * count / most)
        yield element(
            "rect",
            element("title", f"{_decade_words(decade)}: {format_number(count)}"),
            x=min(ground.x(start), ground.x(end)) + 0.5,
            y=bottom - high,
            width=end - start - 1,
            height=high,
            class_="bar",
        )


def _decade_words(decade: int) -> str:
    return f"{year_words(decade)}–{year_words(decade + 9)}"


def _event(ground: Sheet, scale: YearScale, event: Event, text: str, y: float, before: bool) -> SafeString:
    along = scale.at(event.year)
    x = ground.x(along)
    marks = [element("title", f"{event.when}: {event.label}")]
    if event.until is not None and event.until > event.year:
        # What lasted is underlined by its duration: a line through the words would strike them out.
        marks.append(line(x, y + 8, ground.x(scale.at(event.until)), y + 8, "line"))
    marks.append(element("circle", cx=x, cy=y, r=4, class_="dot"))
    marks.append(words(ground.x(along + (-9 if before else 9)), y + 4.5, text, "t-halo", "end" if before else "start"))
    return element("a", *marks, href=event.url, class_=event.hue) if event.url else group(marks, class_=event.hue)


def _label_box(along: float, text: str) -> tuple[float, float, bool]:
    """Return from where to where a dot and its label reach, and whether the label stands before the dot."""
    wide = text_width(text) + 14
    before = along + wide > WIDTH
    return (along - wide, along + 8, True) if before else (along - 6, along + wide, False)


def _label_end(scale: YearScale, period: Period) -> float:
    start = scale.at(period.start if period.start is not None else scale.first)
    end = scale.at(period.end if period.end is not None else scale.last)
    return max(end, start + text_width(period.said) * 0.9)


def _lanes(spans: Iterable[tuple[float, float]]) -> list[int]:
    """Return for each span (start, end) the first lane in which it touches none of those before it."""
    ends: list[list[tuple[float, float]]] = []
    chosen = []
    for start, end in spans:
        lane = next(
            (number for number, taken in enumerate(ends) if all(end + 4 <= s or start >= e + 4 for s, e in taken)),
            len(ends),
        )
        if lane == len(ends):
            ends.append([])
        ends[lane].append((start, end))
        chosen.append(lane)
    return chosen


def _span(ground: Sheet, scale: YearScale, period: Period, y: float, name: str) -> SafeString:
    start = scale.at(period.start if period.start is not None else scale.first)
    end = scale.at(period.end if period.end is not None else scale.last)
    state = f"span span-{period.state}" if period.start is not None else f"span span-{period.state} span-unsure"
    marks = [
        element("title", f"{name}: {period.said}"),
        line(ground.x(start), y, ground.x(max(end, start + 3)), y, state),
    ]
    return group(marks, class_=period.hue)
