"""Every page type, for those who see, hear or read it otherwise: axe in both languages and themes, small windows; and
what it costs whoever pays for each byte.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from profiles.models import City
from tests.browser.tour import FAILURES, PAGES
from tests.browser.weight import PLAIN, WITH_FONTS, Scales
from tests.factories import make_city

pytestmark = pytest.mark.look

LANGUAGES = ["en", "fa"]
TOUR = [*((address, 200) for address in PAGES), *FAILURES.items()]
COLOURS_ALONE = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
"""What a change from light to dark can break: the rest of a page is the same."""


@pytest.fixture
def withdrawn(reference_data: None) -> City:
    return make_city(slug="withdrawn", state="withdrawn")


def violations(page: Page, options: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options=options).response["violations"]
    return [(violation["id"], [node["html"][:160] for node in violation["nodes"]][:3]) for violation in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("address", "status"), TOUR)
def test_a_page_is_for_everybody(visit, page, withdrawn, address, status, language):
    """One visit a page, since a visit costs the most: weight, light, dark, and as on a small phone or magnified."""
    scales = Scales(page)
    visit(f"/{language}/{address}", status=status)
    page.evaluate("document.fonts.ready.then(() => true)")
    fonts, rest = scales.read()
    assert scales.hosts - {""} == {"localhost"}
    assert sum(rest.values()) <= PLAIN, rest
    assert sum(rest.values()) + sum(fonts.values()) <= WITH_FONTS, fonts
    assert violations(page, {"resultTypes": ["violations"]}) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(page, COLOURS_ALONE) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
