"""Drawings as PNG, made on the server: with our own font where it is installed, else with those of the system."""

import re
from functools import lru_cache
from pathlib import Path

import resvg_py
from django.conf import settings

FAMILY = "Vazirmatn"
"""It holds both scripts."""

_TEXT = re.compile(r"<text\b([^>]*)>(.*?)</text>", re.DOTALL)
_ANCHOR = re.compile(r'\stext-anchor="(\w+)"')
_EMBEDDED, _END = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
_TURNED = {"start": "end", "end": "start", "middle": "middle"}


def png_of_svg(svg: str, *, width: int) -> bytes:
    """Return a drawing that stands alone as PNG of that width in pixels; its height follows.

    Raises ``ValueError`` for what is no SVG.
    """
    fonts = _fonts()
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=_with_direction(svg),
        width=width,
        font_family=FAMILY if fonts else None,
        sans_serif_family=FAMILY if fonts else "DejaVu Sans",
        font_files=list(fonts) or None,
        skip_system_fonts=bool(fonts),
    )
    return bytes(drawn)


def _with_direction(svg: str) -> str:
    """The drawing with every line of a right-to-left one embedded as such, and anchored from the other end.

    The renderer shapes letters and orders words, but knows no ``direction``.
    """
    root = re.search(r"<svg\b[^>]*>", svg)
    if root is None or 'direction="rtl"' not in root[0]:
        return svg

    def turned(text: re.Match[str]) -> str:
        attributes, inside = text[1], text[2]
        if 'direction="ltr"' in attributes:
            return text[0]
        anchor = _ANCHOR.search(attributes)
        bare = _ANCHOR.sub("", attributes)
        return f'<text{bare} text-anchor="{_TURNED[anchor[1] if anchor else "start"]}">{_EMBEDDED}{inside}{_END}</text>'

    return _TEXT.sub(turned, svg)


@lru_cache(maxsize=1)
def _fonts() -> tuple[str, ...]:
    folder = Path(settings.BASE_DIR) / "build" / "fonts"
    return tuple(str(path) for path in sorted(folder.glob("*.ttf")))
