"""What a keyboard alone reaches, and what stands still for whoever cannot bear movement."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.look

LANGUAGES = ["en", "fa"]
PAGES = ["", "cities/", "cities/amsterdam/", "map/?year=1995", "graph/?from=isfahan&to=prague"]

WHAT_HAS_THE_FOCUS = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  return {
    place: [...document.querySelectorAll("*")].indexOf(at),
    atEnd: at === document.body,
    name: at.outerHTML.slice(0, 120),
    isSeen: at.checkVisibility({ visibilityProperty: true }) && box.bottom >= 0 && box.top <= innerHeight,
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
  };
}"""
ALL_THAT_CAN_BE_REACHED = """() => [
  ...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']"),
].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0
    && !(one.type === "radio" && !one.checked)).length"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_tab_walks_through_the_whole_page_in_order_and_always_shows_where_it_is(visit, address, language):
    page = visit(f"/{language}/{address}")
    wanted = page.evaluate(ALL_THAT_CAN_BE_REACHED)
    places: list[int] = []
    unseen: list[str] = []
    for _step in range(wanted + 5):
        page.keyboard.press("Tab")
        now = page.evaluate(WHAT_HAS_THE_FOCUS)
        if now["atEnd"] or (places and now["place"] <= places[0]):
            break
        places.append(now["place"])
        if not (now["isSeen"] and now["isMarked"]):
            unseen.append(now["name"])
    assert unseen == []
    assert places == sorted(places)
    assert len(places) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_step_leads_past_the_menu_to_the_content(visit, language):
    page = visit(f"/{language}/cities/amsterdam/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_opens_beside_its_number_and_escape_leads_back(visit, language):
    page = visit(f"/{language}/cities/amsterdam/")
    page.locator(".note-ref").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#note-popover")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#note-popover")).to_be_hidden()
    assert "note-ref" in page.evaluate("document.activeElement.className")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_of_a_phone_opens_and_closes_from_the_keyboard(visit, language):
    page = visit(f"/{language}/", width=390)
    page.locator(".site-tools .menu-button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#site-nav")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#site-nav') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("#site-nav")).to_be_hidden()
    assert "menu-button" in page.evaluate("document.activeElement.className")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fold_opens_and_closes_from_the_keyboard(visit, language):
    page = visit(f"/{language}/cities/amsterdam/")
    page.locator("#cite > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#cite .facts")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#cite .facts")).to_be_hidden()


def lasting(page: Page) -> list[str]:
    """Parts of a page that change over time when something is done to them."""
    moving: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          return style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)
            || style.animationName !== "none" || style.scrollBehavior === "smooth";
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    return moving


@pytest.mark.parametrize("address", ["/en/", "/en/cities/amsterdam/", "/fa/map/?year=1995"])
def test_nothing_moves_for_whoever_asked_for_less_movement(visit, address):
    page = visit(address)
    assert lasting(page) == []
    page.emulate_media(reduced_motion="no-preference")
    assert lasting(page) != []
