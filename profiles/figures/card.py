"""Cards: what a page looks like where somebody shares its address. SVG, 1200 by 630."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from profiles.figures.drawing import LETTER, Figure, Sheet, element, group, line, sheet, shortened, symbol, words

WIDTH, HEIGHT, EDGE = 1200.0, 630.0, 64.0
TITLE, BODY, FOOT = 196.0, 300.0, 590.0
PICTURE = 600.0
LONGEST_LINES = 2
ROOM = 1.1
"""The letters of large type are narrower than those that ``LETTER`` measures."""


@dataclass(frozen=True, slots=True)
class Column:
    """Figures under a heading (which may be empty): each a number in words, and what it counts."""

    heading: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says of a page beside its title: what the page is about, figures of it, its field, a picture."""

    kind: str = ""
    title: str = ""
    """Where it is not the page's own."""
    columns: tuple[Column, ...] = ()
    figure: Figure | None = None
    field: str = ""


def draw_card(card: Card, *, title: str, description: str, motto: str, foot: str, seal: str) -> SafeString:
    """Draw a card. ``motto`` stands beside the site's name, ``foot`` at the end; ``seal`` is the mark, 64 by 64."""
    ground = sheet(WIDTH, HEIGHT)
    wide = WIDTH - 2 * EDGE
    parts: list[SafeString] = [
        element("rect", width=WIDTH, height=HEIGHT, class_="card-ground"),
        element("rect", width=WIDTH, height=10.0, class_="card-band"),
        _placed(SafeString(seal), ground, EDGE, 44, 64, 64, "0 0 64 64"),
        words(ground.x(EDGE + 80), 88, "citydip", "card-name"),
        words(ground.x(EDGE + 190), 88, motto, "card-quiet"),
        words(ground.x(WIDTH - EDGE), 88, card.kind, "card-quiet", "end"),
        *_title(ground, card.title or title, wide),
        line(EDGE, FOOT - 36, WIDTH - EDGE, FOOT - 36, "hair"),
        words(ground.x(EDGE), FOOT, foot, "card-foot"),
    ]
    room = wide - PICTURE - 32 if card.figure else wide
    if card.columns:
        parts += _columns(ground, card.columns, room)
    elif description:
        parts += [
            words(ground.x(EDGE), BODY + 44 + 46 * place, text, "card-lead")
            for place, text in enumerate(_wrapped(description, room, 30, 5))
        ]
    if card.figure:
        parts += _picture(ground, card.figure)
    if card.field:
        size = 96.0
        at = ground.x(WIDTH - EDGE) if ground.is_rtl else WIDTH - EDGE - size
        parts.append(group([symbol(f"field-{card.field}", at, 120, size, "glyph")], class_=f"field-{card.field}"))
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        class_="chart",
        direction="rtl" if ground.is_rtl else "ltr",
    )


def _title(ground: Sheet, title: str, wide: float) -> Iterator[SafeString]:
    """One large line, or two smaller ones."""
    sizes = ((68.0, 1), (54.0, 2), (44.0, 2))
    size, most = next(
        ((size, most) for size, most in sizes if len(_wrapped(title, wide, size, 9)) <= most), (44.0, LONGEST_LINES)
    )
    for place, text in enumerate(_wrapped(title, wide, size, most)):
        yield words(
            ground.x(EDGE), TITLE + (12 if most == 1 else 0) + size * 1.25 * place, text, f"card-title-{size:g}"
        )


def _columns(ground: Sheet, columns: tuple[Column, ...], room: float) -> Iterator[SafeString]:
    each = room / len(columns)
    is_tight = each < 260
    for place, column in enumerate(columns):
        along = EDGE + each * place
        top = BODY + 28
        if column.heading:
            yield words(ground.x(along), top, shortened(column.heading, each * ROOM * 13 / 30), "card-heading")
            top += 38
        for number, (value, label) in enumerate(column.facts):
            y = top + 22 + 54 * number
            yield words(ground.x(along), y, value, "card-number")
            ahead = 20 + max(len(fact[0]) for fact in column.facts) * 24
            text = shortened(label, (each - ahead) * ROOM * 13 / (20 if is_tight else 26))
            yield words(ground.x(along + ahead), y - 2, text, "card-label-tight" if is_tight else "card-label")


def _picture(ground: Sheet, figure: Figure) -> Iterator[SafeString]:
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', figure.svg)
    if box is None:
        return
    height = min(FOOT - 50 - BODY + 24, PICTURE * float(box[2]) / float(box[1]))
    inner = figure.svg[figure.svg.index(">") + 1 :].removesuffix("</svg>")
    yield _placed(
        SafeString(inner), ground, WIDTH - EDGE - PICTURE, BODY - 24, PICTURE, height, f"0 0 {box[1]} {box[2]}"
    )


def _placed(
    inside: SafeString, ground: Sheet, along: float, y: float, width: float, height: float, box: str
) -> SafeString:
    x = ground.x(along + width) if ground.is_rtl else along
    return element("svg", inside, x=x, y=y, width=width, height=height, viewBox=box)


def _wrapped(text: str, room: float, size: float, most: int) -> list[str]:
    """The text in lines that fit into ``room`` at that size of type; what is beyond ``most`` lines is cut."""
    letters = max(8, int(room * ROOM / (LETTER * size / 13)))
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines[most - 1 :] = [f"{lines[most - 1][: letters - 1].rstrip('،,.;؛ ')}…"]
    return lines
