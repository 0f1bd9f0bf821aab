"""Pictures of pages as files that stand alone: SVG with its colours and symbols inside, and the table as CSV."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.html import escape

from profiles.choices import Field, RelationMode

SHEETS = ("css/figures.css", "css/explore.css", "css/cards.css")
HEAD, FOOT, LINE = 26.0, 36.0, 14.0
"""Heights of the title above a picture, of the lines of credit below it, and of one of those."""

HUES = (*(f"field-{field}" for field in Field), *(f"mode-{mode}" for mode in RelationMode))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_HUE = re.compile(r"var\(--hue(?:,\s*((?:[^()]|\([^()]*\))+))?\)")
_USE = re.compile(r'<use\b[^>]*\bhref="([^"#]*/img/([\w-]+)(?:\.[0-9a-f]+)?\.svg)#([\w-]+)"')
_MIX = re.compile(r"color-mix\(in srgb, #([0-9a-f]{6}) ([\d.]+)%, #([0-9a-f]{6})\)")
_ANY_OF = re.compile(r":is\(([^()]*)\)")
_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class FoundFigure:
    """A picture found on a page: its drawing, and the rows of its table (headers first), if it has one."""

    svg: str
    rows: tuple[tuple[str, ...], ...]


def find_figure(page: str, name: str) -> FoundFigure | None:
    """The picture of that name on a page of ours."""
    if not re.fullmatch(r"fig-[0-9a-f]{8}", name):
        return None
    svg = re.search(rf'<svg\b[^>]*\baria-labelledby="{name}-title[^>]*>.*?</svg>', page, re.DOTALL)
    if svg is None:
        return None
    end = page.find("</figure>", svg.end())
    around = page[svg.end() : end] if end >= 0 else ""
    table = re.search(r"<table\b.*?</table>", around, re.DOTALL)
    return FoundFigure(svg[0], tuple(_rows(table[0])) if table else ())


def csv_of_figure(figure: FoundFigure) -> str:
    """The table behind a picture; with a byte order mark, so that spreadsheets read Persian."""
    text = StringIO()
    text.write("\N{BYTE ORDER MARK}")
    writer = csv.writer(text)
    for row in figure.rows:
        # A cell that a spreadsheet would compute is text here.
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) and len(cell) > 1 else cell for cell in row])
    return text.getvalue()


def standalone_svg(svg: str, *, credit: tuple[str, ...], host: str) -> str:
    """The drawing as a file: its title above it, colours of the light theme and symbols within, credit at its foot."""
    width, height = _size(svg)
    drawn, inside = _self_contained(svg)
    drawn = drawn.replace('href="/', f'href="{host}')
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{HEAD + height + FOOT:g}" '
        f'viewBox="0 {-HEAD:g} {width:g} {HEAD + height + FOOT:g}"'
    )
    drawn = re.sub(r"^<svg\b", head, re.sub(r'\s?viewBox="[^"]*"', "", drawn, count=1), count=1)
    ground = f'<rect class="ground" y="{-HEAD:g}" width="{width:g}" height="{HEAD + height + FOOT:g}"/>'
    start = drawn.index(">") + 1
    named = re.search(r"<title[^>]*>(.*?)</title>", drawn, re.DOTALL)
    side = width - 4 if 'direction="rtl"' in drawn[:start] else 4
    title = f'<text class="t-strong" x="{side:g}" y="-9">{named[1]}</text>' if named else ""
    foot = "".join(
        f'<text class="t-quiet t-small" x="4" y="{height + LINE * place:g}" direction="ltr">{escape(line)}</text>'
        for place, line in enumerate(credit, 1)
    )
    body = drawn[start:].removesuffix("</svg>")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn[:start]}{inside}{ground}{title}{body}{foot}</svg>\n'


def standalone_card(svg: str) -> str:
    """A card as a file: what it is drawn with lies inside it."""
    drawn, inside = _self_contained(svg)
    start = drawn.index(">") + 1
    head = drawn[:start].replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{head}{inside}{drawn[start:]}"


def seal() -> str:
    """What the mark of the site is drawn of, 64 by 64."""
    drawing = _COMMENTS.sub("", _read("img/mark.svg"))
    return drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]


def width_of(svg: str) -> float:
    """How wide a drawing is, in pixels at the scale of its type."""
    return _size(svg)[0]


def _size(svg: str) -> tuple[float, float]:
    box = re.search(r'viewBox="0 -?[\d.]+ ([\d.]+) ([\d.]+)"', svg)
    return (float(box[1]), float(box[2])) if box else (1000.0, 500.0)


def _self_contained(svg: str) -> tuple[str, str]:
    """The drawing with its symbols named as within it, and the styles and symbols that go into it."""
    symbols: dict[str, str] = {}
    for _href, sheet, symbol in _USE.findall(svg):
        symbols.setdefault(symbol, _symbol(sheet, symbol))
    drawn = _USE.sub(lambda use: use[0].replace(use[1] + "#", "#"), svg)
    return drawn, f"<style>{_style()}</style><defs>{''.join(symbols.values())}</defs>"


class _Table(HTMLParser):
    """Reads the cells of one table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
            self.is_in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self.is_in_cell = False

    def handle_data(self, data: str) -> None:
        if self.is_in_cell:
            self.rows[-1][-1] += data


def _rows(table: str) -> Iterator[tuple[str, ...]]:
    reader = _Table()
    reader.feed(table)
    for row in reader.rows:
        yield tuple(" ".join(unescape(cell).split()) for cell in row)


def _read(name: str) -> str:
    path = finders.find(name)
    return Path(str(path)).read_text(encoding="utf-8") if path else ""


@lru_cache(maxsize=64)
def _symbol(sheet: str, name: str) -> str:
    """A symbol (or a path with that id) of one of our own drawings."""
    drawing = _read(f"img/{sheet}.svg")
    whole = re.search(rf'<(symbol|g)\b[^>]*\bid="{name}"[^>]*>.*?</\1>', drawing, re.DOTALL)
    single = re.search(rf'<path\b[^>]*\bid="{name}"[^>]*/>', drawing, re.DOTALL)
    found = whole or single
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _style() -> str:
    """The rules of the pictures with every colour written out, for programs that know no variables."""
    tokens = dict(re.findall(r"(--[\w-]+):\s*light-dark\(([^,]+),", _read("css/tokens.css")))
    rules = [
        ".ground{fill:" + tokens.get("--paper", "#fff") + "}",
        "text{font-family:Inter,Vazirmatn,'Noto Sans',Tahoma,sans-serif}",
    ]
    for sheet in SHEETS:
        for selectors, body in _RULE.findall(_MEDIA.sub("", _COMMENT.sub("", _read(sheet)))):
            kept = [one for one in _spelt_out(selectors) if one.startswith((".chart", ".map-world"))]
            if kept:
                rules += _written_out(kept, " ".join(body.split()), tokens)
    return "".join(rules)


def _written_out(selectors: list[str], body: str, tokens: dict[str, str]) -> Iterator[str]:
    plain = _HUE.sub(lambda hue: hue[1] or "var(--ink)", body)
    yield f"{','.join(selectors)}{{{_resolved(plain, tokens)}}}"
    coloured = ";".join(part for part in body.split(";") if "var(--hue" in part)
    if coloured:
        for hue in HUES:
            token = f"--{hue}" if hue.startswith("field-") else _MODES[hue]
            places = [place for selector in selectors for place in _within(selector, hue)]
            yield f"{','.join(places)}{{{_resolved(_HUE.sub(f'var({token})', coloured), tokens)}}}"


_MODES = {
    "mode-cooperation": "--field-peace",
    "mode-mixed": "--field-development",
    "mode-competition": "--seal",
    "mode-substitution": "--field-global_governance",
}


def _within(selector: str, hue: str) -> tuple[str, str]:
    """The selector for what lies in something of that hue, and for what has the hue itself."""
    head, _space, last = selector.rpartition(" ")
    head = f"{head} " if head else ""
    return f"{head}.{hue} {last}", f"{head}{last}.{hue}"


def _resolved(text: str, tokens: dict[str, str]) -> str:
    plain = re.sub(r"var\((--[\w-]+)\)", lambda found: tokens.get(found[1], found[0]).strip(), text)
    return _MIX.sub(_mixed, plain)


def _mixed(mix: re.Match[str]) -> str:
    """The colour that ``color-mix`` makes, written out."""
    share = float(mix[2]) / 100
    pairs = zip(bytes.fromhex(mix[1]), bytes.fromhex(mix[3]), strict=True)
    return "#" + bytes(round(one * share + other * (1 - share)) for one, other in pairs).hex()


def _spelt_out(selectors: str) -> Iterator[str]:
    """The selectors of a rule, with ``:is(a, b)`` as two of them; what answers to a pointer is left out."""
    for selector in _split(selectors):
        found = _ANY_OF.search(selector)
        for one in _split(found[1]) if found else ("",):
            plain = _ANY_OF.sub(one.strip(), selector, count=1).strip()
            if ":" not in plain:
                yield plain


def _split(selectors: str) -> list[str]:
    """Selectors of a rule; commas inside ``:is(…)`` part nothing."""
    return re.split(r",(?![^()]*\))", selectors)
