"""Bars: how much a city does in each of the six fields, alone or beside other cities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.choices import Field
from profiles.figures.axes import short_number
from profiles.figures.drawing import Figure, Sheet, Table, element, line, picture, sheet, symbol, words

COUNTS, GLYPH, BAR = 40.0, 20.0, 14.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of a picture: its width, the height of a row, the room of names; in a narrow one they stand above."""

    width: float
    row: float
    names: float

    @property
    def is_narrow(self) -> bool:
        return not self.names


WIDE, NARROW = Layout(388.0, 32.0, 180.0), Layout(230.0, 44.0, 0.0)


@dataclass(frozen=True, slots=True)
class Beside:
    """Counts by field to read bars against: their name, and the class that draws their ticks."""

    name: str
    counts: Mapping[str, float]
    mark: str


def field_bars(
    counts: Mapping[str, float],
    *,
    title: str,
    most: float | None = None,
    description: str = "",
    unit: str = "",
    beside: Sequence[Beside] = (),
    layout: Layout = WIDE,
) -> Figure:
    """Draw one bar a field, in the essay's order; ``counts`` by code of ``Field``, a missing one counts as none.

    ``most`` is the count at which a bar is full: give the greatest of all cities to compare pictures. ``beside`` are
    counts to read the bars against, each drawn as a tick of its own shape. ``unit`` heads the counts in the table.
    """
    ground = sheet(layout.width, layout.row * len(Field) + 6)
    shown = [counts, *(one.counts for one in beside)]
    full = most or max((value for one in shown for value in one.values()), default=0) or 1
    parts = [
        part
        for place, field in enumerate(Field)
        for part in _row(ground, layout, place, field, counts.get(field, 0), full, beside)
    ]
    start = ground.x(layout.names)
    parts.append(line(start, 2, start, ground.height - 4, "axis"))
    return Figure(
        svg=picture(
            ground, title, parts, description=description, classes="chart-narrow" if layout.is_narrow else "chart-small"
        ),
        title=title,
        table=Table(
            (_("Field"), unit or _("Activities"), *(one.name for one in beside)),
            tuple(
                (
                    str(field.label),
                    short_number(counts.get(field, 0)),
                    *(short_number(one.counts.get(field, 0)) for one in beside),
                )
                for field in Field
            ),
        ),
    )


def field_multiples(
    cities: Sequence[tuple[str, Mapping[str, float]]], *, unit: str = "", to_one_measure: bool = True
) -> list[Figure]:
    """Draw the bars of several cities (name, counts) to one measure, so that their lengths can be compared.

    They are narrow, for columns of a table. Values that do not count the same are drawn each to its own measure.
    ``unit`` heads the values in the tables.
    """
    most = max((count for _name, counts in cities for count in counts.values()), default=1)
    return [
        field_bars(counts, title=name, most=most if to_one_measure else None, unit=unit, layout=NARROW)
        for name, counts in cities
    ]


def _row(
    ground: Sheet, layout: Layout, place: int, field: Field, count: float, full: float, beside: Sequence[Beside]
) -> list[SafeString]:
    top = layout.row * place + 2
    named = top + (GLYPH / 2 if layout.is_narrow else layout.row / 2)
    middle = top + (layout.row - BAR if layout.is_narrow else layout.row / 2)
    room = layout.width - layout.names - COUNTS
    length = room * count / full
    edge = ground.x(layout.names + length)
    glyph_at = ground.x(GLYPH) if ground.is_rtl else 0.0
    name = words(ground.x(26), named + 4.5, str(field.label), "t-name")
    bar = element(
        "rect", x=min(ground.x(layout.names), edge), y=middle - BAR / 2, width=length, height=BAR, class_="bar"
    )
    along = [layout.names + room * one.counts.get(field, 0) / full for one in beside]
    return [
        element(
            "g",
            symbol(f"field-{field}", glyph_at, named - GLYPH / 2, GLYPH, "glyph"),
            name,
            bar if count else "",
            *(_tick(ground, at, middle, one) for at, one in zip(along, beside, strict=True)),
            words(
                ground.x(max(layout.names + length, *along, 0) + 7),
                middle + 4.5,
                short_number(_shown(count)) if count else "—",
                "t-strong" if count else "t-quiet",
            ),
            class_=f"field-{field}",
        )
    ]


def _tick(ground: Sheet, along: float, middle: float, beside: Beside) -> SafeString:
    x = ground.x(along)
    return line(x, middle - 10, x, middle + 10, f"tick {beside.mark}")


def _shown(count: float) -> float:
    """Rates to two digits: more would claim what a handful of activities cannot carry."""
    return count if count == int(count) else float(f"{count:.2g}")
