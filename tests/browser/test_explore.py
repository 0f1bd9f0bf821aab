"""Journeys of those who explore: by keyboard, without a script, through the years."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.look


def test_a_city_is_found_from_the_keyboard_by_another_spelling(visit):
    page = visit("/fa/")
    page.focus("#site-search")
    page.keyboard.type("esfah")
    page.wait_for_selector("[role=option]:visible")
    assert page.get_attribute("#site-search", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#site-search", "aria-activedescendant")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fa/cities/isfahan/")


def test_the_way_between_two_cities_is_asked_from_the_keyboard(visit):
    page = visit("/en/graph/")
    for field, typed in (("#ask-from", "اصفهان"), ("#ask-to", "pragu")):
        page.focus(field)
        page.keyboard.type(typed)
        page.wait_for_selector(f"{field} ~ ul [role=option]:visible")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/graph/?from=isfahan&to=prague")
    assert "steps apart" in page.inner_text(".figure-title >> nth=0")


def test_cities_to_compare_are_chosen_by_typing(visit):
    page = visit("/en/compare/")
    for place, typed in ((1, "amst"), (2, "تهران")):
        page.focus(f"#city-{place}")
        page.keyboard.type(typed)
        page.wait_for_selector(f"#city-{place} ~ ul [role=option]:visible")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**city=amsterdam&city=tehran**")


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(visit):
    page = visit("/en/")
    page.focus("#site-search")
    page.keyboard.type("taip")
    page.wait_for_selector("[role=option]:visible")
    page.keyboard.press("Escape")
    assert page.locator("[role=option]:visible").count() == 0
    assert page.input_value("#site-search") == "taip"


def test_the_slider_moves_the_map_and_keeps_the_address(visit):
    page = visit("/en/map/")
    before = page.inner_text("[data-map-title]")
    page.focus("#year-range")
    page.keyboard.press("Home")
    expect(page.locator("[data-map-title]")).to_contain_text("1900")
    assert page.inner_text("[data-map-title]") != before
    assert "year=1900" in page.url
    assert page.inner_text("[data-year-shown]") == "1900"


def test_the_years_play_and_pause(visit):
    page = visit("/fa/map/?year=1990")
    page.click("[data-year-play]")
    expect(page).to_have_url(re.compile("year=199[1-9]"))
    page.click("[data-year-play]")
    assert page.get_attribute("[data-year-play]", "aria-pressed") == "false"
    assert page.inner_text("[data-year-shown]").startswith("۱۹۹")


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_two_cities_stand_beside_each_other_with_their_names_in_sight(visit, language, width):
    page = visit(f"/{language}/compare/?city=barcelona&city=tehran", width=width)
    page.locator("#networks").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#conditions').scrollIntoView()")
    for slug in ("barcelona", "tehran"):
        expect(page.locator(f".compare-table thead a[href*='/cities/{slug}/']")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
