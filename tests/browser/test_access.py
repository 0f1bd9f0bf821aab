"""Every kind of page, for those who see, hear or steer it otherwise: axe, narrow screens, keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from profiles.models import City
from tests.factories import make_suggestion

PAGES = [
    "",
    "cities/",
    "cities/amsterdam/",
    "cities/tehran/?year=1995",
    "compare/",
    "compare/?city=amsterdam&city=johannesburg&city=washington",
    "networks/",
    "networks/uclg/",
    "activities/",
    "activities/taipei-prague-2020/",
    "campaigns/",
    "campaigns/iamsterdam/",
    "territories/",
    "territories/ES-CT/",
    "fields/peace/",
    "history/",
    "search/?q=isfahan",
    "sources/essay/",
    "data/",
    "about/",
    "map/?year=1995",
    "correct/city/amsterdam/",
    "correct/tie/?city=amsterdam",
]
LOOKS = [("en", "light"), ("fa", "dark")]


@pytest.mark.parametrize(("language", "colours"), LOOKS)
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_no_violation(visit, address, language, colours):
    page = visit(f"/{language}/{address}", colours=colours)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(violation["id"], [node["html"][:160] for node in violation["nodes"]][:3]) for violation in found] == []


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_small_phone(visit, address, language):
    page = visit(f"/{language}/{address}", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_keyboard_reaches_the_content_and_a_note_opens(visit, language):
    page = visit(f"/{language}/cities/amsterdam/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    page.locator(".note-ref").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#note-popover").is_visible() or page.evaluate("location.hash").startswith("#note-")


@pytest.mark.parametrize(("language", "colours"), LOOKS)
def test_the_fate_of_a_correction_can_be_read(visit, language, colours):
    token = make_suggestion(City.objects.get(slug="amsterdam"), email="me@x.org", language=language).token
    page = visit(f"/{language}/correction/{token}/", colours=colours, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"] == []
