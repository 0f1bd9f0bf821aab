"""Bars: how much a city does in each of the six fields, alone or beside other cities."""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.choices import Field
from profiles.figures.drawing import Figure, Sheet, Table, element, line, picture, sheet, symbol, words
from profiles.text import format_number

WIDTH, ROW, NAMES, COUNTS = 388.0, 32.0, 180.0, 40.0


def field_bars(counts: Mapping[str, int], *, title: str, most: int | None = None, description: str = "") -> Figure:
    """Draw one bar a field, in the essay's order; ``counts`` by code of ``Field``, a missing one counts as none.

    ``most`` is the count at which a bar is full: give the greatest of all cities to compare pictures.
    """
    ground = sheet(WIDTH, ROW * len(Field) + 6)
    full = max(1, most or max(counts.values(), default=0))
    parts = [
        part for place, field in enumerate(Field) for part in _row(ground, place, field, counts.get(field, 0), full)
    ]
    start = ground.x(NAMES)
    parts.append(line(start, 2, start, ground.height - 4, "axis"))
    return Figure(
        svg=picture(ground, title, parts, description=description, classes="chart-small"),
        title=title,
        table=Table(
            (_("Field"), _("Activities")),
            tuple((str(field.label), format_number(counts.get(field, 0))) for field in Field),
        ),
    )


def field_multiples(cities: Sequence[tuple[str, Mapping[str, int]]]) -> list[Figure]:
    """Draw the bars of several cities (name, counts) to one measure, so that their lengths can be compared."""
    most = max((count for _name, counts in cities for count in counts.values()), default=1)
    return [field_bars(counts, title=name, most=most) for name, counts in cities]


def _row(ground: Sheet, place: int, field: Field, count: int, full: int) -> list[SafeString]:
    middle = ROW * place + ROW / 2 + 2
    length = (WIDTH - NAMES - COUNTS) * count / full
    edge = ground.x(NAMES + length)
    glyph_at = ground.x(20) if ground.is_rtl else 0.0
    name = words(ground.x(26), middle + 4.5, str(field.label), "t-name")
    bar = element("rect", x=min(ground.x(NAMES), edge), y=middle - 7, width=length, height=14, class_="bar")
    return [
        element(
            "g",
            symbol(f"field-{field}", glyph_at, middle - 10, 20, "glyph"),
            name,
            bar if count else "",
            words(
                ground.x(NAMES + length + 7),
                middle + 4.5,
                format_number(count) if count else "—",
                "t-strong" if count else "t-quiet",
            ),
            class_=f"field-{field}",
        )
    ]
