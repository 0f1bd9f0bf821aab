"""The look keeps its promises: contrast in both themes, both directions from one sheet, a glyph for every field."""

import re
from pathlib import Path

import pytest

from profiles.choices import Confidence, Field, TieStatus

pytestmark = pytest.mark.look

STATIC = Path(__file__).resolve().parent.parent / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", (STATIC / "css/tokens.css").read_text()
    )
}
TEXT = ["ink", "quiet", "link", "seal"]
GRAPHICS = ["mark", "edge", *(f"field-{field}" for field in Field)]


def luminance(colour: str) -> float:
    """Relative luminance of a colour as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Ratio of contrast of two colours as WCAG defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "land"])
@pytest.mark.parametrize("ink", TEXT)
def test_every_word_can_be_read_on_every_ground(ink, ground, theme):
    assert contrast(TOKENS[ink][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_the_words_of_a_button_can_be_read(theme):
    assert contrast(TOKENS["on-link"][theme], TOKENS["link"][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("hue", GRAPHICS)
def test_every_graphic_stands_out_from_the_paper(hue, theme):
    assert contrast(TOKENS[hue][theme], TOKENS["paper"][theme]) >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_one_sheet_serves_both_directions(sheet):
    declarations = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    sides = r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b"
    # Taking back a side that Django's own sheet set is no side; nor are the logical values of float.
    physical = rf"^\s*({sides}|left|right|top|bottom|float|width|height)\s*:(?!\s*(?:auto|none|inline-))"

    assert re.findall(physical, declarations, flags=re.MULTILINE) == []


@pytest.mark.parametrize(
    "sheet", [s for s in SHEETS if s.name not in ("tokens.css", "print.css")], ids=lambda sheet: sheet.name
)
def test_only_the_tokens_name_colours(sheet):
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*\s*\{)", sheet.read_text()) == []


def test_every_code_that_is_drawn_has_its_drawing():
    icons = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "img/icons.svg").read_text()))
    components = (STATIC / "css/components.css").read_text()
    figures = (STATIC / "css/figures.css").read_text()

    assert {f"field-{field}" for field in Field} <= icons
    assert {f"confidence-{confidence}" for confidence in Confidence} <= icons
    assert [field for field in Field if f".field-{field} {{" not in components] == []
    # In force is the plain arc; all other states differ from it.
    assert [status for status in TieStatus if status != TieStatus.ACTIVE and f".arc-{status}" not in figures] == []


def test_every_icon_that_a_template_asks_for_exists():
    icons = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "img/icons.svg").read_text()))
    templates = (STATIC.parent / "templates").rglob("*.html")
    asked = {name for path in templates for name in re.findall(r'{% icon "([\w-]+)"', path.read_text())}

    assert asked <= icons


def test_no_script_is_large():
    desk = {"admin.js", "kept-texts.js", "progress.js", "queue.js"}
    sizes = {script.name: script.stat().st_size for script in (STATIC / "js").glob("*.js")}
    assert desk <= set(sizes)
    assert sum(size for name, size in sizes.items() if name not in desk) < 18_000
    assert sum(sizes[name] for name in desk) < 10_000
