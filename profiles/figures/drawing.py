"""What every picture is made of: the figure itself, its table, and SVG elements written safely.

Pictures are laid out along the reading direction: a length ``along`` is counted from the side on which reading starts,
so that one layout serves both languages. They carry classes, never styles, and their words follow the active language.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from profiles.text import current_language

LETTER = 6.9
"""Width of a letter of 13 px, on the average of both scripts, in pixels."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a picture, as words for readers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: the drawing, a title that states what it shows, the table behind it, and a note.

    ``is_wide`` says that a phone scrolls it sideways rather than shrink its words.
    """

    svg: SafeString
    title: str
    table: Table
    note: str = ""
    is_wide: bool = False

    @property
    def name(self) -> str:
        """The name of the picture in addresses: the same as long as its title and description are."""
        found = re.search(r'aria-labelledby="(fig-[0-9a-f]{8})', self.svg)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The ground that a picture is laid out on; ``width`` and ``height`` in pixels at the scale of its type."""

    width: float
    height: float
    is_rtl: bool

    def x(self, along: float) -> float:
        """Return the abscissa of a length counted from where reading starts."""
        return self.width - along if self.is_rtl else along


def sheet(width: float, height: float) -> Sheet:
    """Return a ground in the reading direction of the active language."""
    return Sheet(width, height, current_language() == "fa")


def coordinate(value: float) -> str:
    """Return a number as SVG writes it: at most one decimal, a point, no separators, whatever the language."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def element(name: str, *content: object, **attributes: object) -> SafeString:
    """Return an SVG element: ``text_anchor`` and ``class_`` are text-anchor and class; None and "" are left out."""
    written = format_html_join(
        "",
        ' {}="{}"',
        (
            (_attribute(key), coordinate(value) if isinstance(value, float | int) else value)
            for key, value in attributes.items()
            if value not in (None, "")
        ),
    )
    inside = mark_safe("".join(conditional_escape(part if isinstance(part, str) else str(part)) for part in content))
    return format_html("<{0}{1}>{2}</{0}>", mark_safe(name), written, inside)


def group(parts: Iterable[object], **attributes: object) -> SafeString:
    """Return elements as one group."""
    return element("g", *parts, **attributes)


def words(x: float, y: float, text: str, classes: str = "", anchor: str = "start") -> SafeString:
    """Return a line of text; ``anchor`` (start, middle, end) follows the direction of the picture."""
    return element("text", text, x=x, y=y, class_=classes, text_anchor="" if anchor == "start" else anchor)


def line(x1: float, y1: float, x2: float, y2: float, classes: str) -> SafeString:
    """Return a straight line."""
    return element("path", d=f"M{coordinate(x1)} {coordinate(y1)}L{coordinate(x2)} {coordinate(y2)}", class_=classes)


def path_through(points: Sequence[tuple[float, float]]) -> str:
    """Return path data of a line through points."""
    return "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in points)


def symbol(name: str, x: float, y: float, size: float, classes: str) -> SafeString:
    """Return a symbol of ``img/icons.svg``."""
    href = f"{static('img/icons.svg')}#{name}"
    return element("use", href=href, x=x, y=y, width=size, height=size, class_=classes)


def picture(
    ground: Sheet,
    title: str,
    parts: Iterable[object],
    *,
    description: str = "",
    classes: str = "",
    has_links: bool = False,
) -> SafeString:
    """Return the whole SVG, with its title and description for screen readers.

    A picture with links in it is a group to them, for an image has nothing inside that could be followed.
    """
    name = f"fig-{crc32(f'{title}|{description}|{classes}'.encode()):08x}"
    heads = [element("title", title, id=f"{name}-title")]
    if description:
        heads.append(element("desc", description, id=f"{name}-text"))
    return element(
        "svg",
        *heads,
        *parts,
        viewBox=f"0 0 {coordinate(ground.width)} {coordinate(ground.height)}",
        class_=f"chart {classes}".strip(),
        role="group" if has_links else "img",
        aria_labelledby=f"{name}-title {name}-text" if description else f"{name}-title",
        direction="rtl" if ground.is_rtl else "ltr",
    )


def shortened(text: str, room: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than ``room`` pixels."""
    letters = max(4, int(room / LETTER))
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def text_width(text: str) -> float:
    """Return about how wide a line of 13 px is, in pixels."""
    return len(text) * LETTER


def _attribute(key: str) -> str:
    return mark_safe(key.rstrip("_").replace("_", "-"))
