"""Ten journeys of visitors, each in Persian and in English, from what they have in mind to what they take along."""

import re
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Page, expect

from profiles.text import localize_digits
from tests.browser.conftest import HOST, answer_from_django

LANGUAGES = ["en", "fa"]
pytestmark = [pytest.mark.parametrize("language", LANGUAGES), pytest.mark.look]


def said(language: str, english: str, persian: str) -> str:
    return persian if language == "fa" else english


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_a_city_is_found_by_what_a_reader_types(visit, language):
    page = visit(f"/{language}/")
    field = page.locator("main input[name=q]")
    field.fill(said(language, "Esfahan", "اصفهان"))
    field.press("Enter")
    page.locator("main .found a").first.click()
    expect(page).to_have_url(f"{HOST}/{language}/cities/isfahan/")
    assert heading(page) == said(language, "Isfahan", "اصفهان")
    expect(page.locator("main")).to_contain_text(said(language, "Florence", "فلورانس"))


def test_four_cities_are_compared_in_1990_and_in_2020(visit, language):
    cities = "city=amsterdam&city=taipei&city=hiroshima&city=tehran"
    page = visit(f"/{language}/compare/?{cities}&year=1990")
    network = said(language, "Asian Mayors Forum", "مجمع شهرداران آسیا")
    forum = page.locator(".compare-table").get_by_text(network)
    expect(page.locator("main")).to_contain_text(said(language, "1990", "۱۹۹۰"))
    expect(page.locator(".compare-table")).to_contain_text(said(language, "Mayors for Peace", "شهرداران برای صلح"))
    assert forum.count() == 0
    visit(f"/{language}/compare/?{cities}&year=2020")
    expect(page.locator("main")).to_contain_text(said(language, "2020", "۲۰۲۰"))
    assert forum.count() > 0


def test_what_is_on_screen_is_shared_by_its_address_and_opens_elsewhere_the_same(visit, new_context, client, language):
    page = visit(f"/{language}/map/?year=1990")
    page.focus("#year-range")
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"year=1900"))
    shared, title = page.url, page.inner_text("[data-map-title]")
    elsewhere = new_context().new_page()
    elsewhere.route("**/*", answer_from_django(client, connections["default"]))
    elsewhere.goto(shared)
    assert elsewhere.inner_text("[data-map-title]") == title
    assert localize_digits("1900", language) in title


def test_a_list_is_filtered_and_just_that_is_taken_along(visit, client, language):
    page = visit(f"/{language}/cities/")
    page.locator("input[name=continent][value=oceania]").check()
    page.locator(".filters button[type=submit]").click()
    expect(page).to_have_url(re.compile("continent=oceania"))
    to_take = page.locator(".list-data a:text-is('CSV')")
    expect(to_take).to_have_attribute("href", re.compile("continent=oceania"))
    rows = client.get(to_take.get_attribute("href")).getvalue().decode("utf-8-sig").splitlines()
    cities = page.locator("tbody th a")
    expect(cities).to_have_count(len(rows) - 1)
    shown = cities.all_inner_texts()
    assert shown
    assert all(any(name in row for row in rows) for name in shown)


def test_the_way_between_two_cities_is_told_with_its_dates(visit, language):
    page = visit(f"/{language}/graph/")
    page.fill("#ask-from", "isfahan")
    page.fill("#ask-to", "prague")
    page.locator("form:has(#ask-from) button").click()
    expect(page).to_have_url(re.compile("from=isfahan&to=prague"))
    first = page.locator(".ways > li, .way").first
    assert said(language, "Isfahan", "اصفهان") in heading(page)
    expect(first).to_contain_text(said(language, "Berlin", "برلین"))
    expect(first).to_contain_text(said(language, "1995", "۱۹۹۵"))


def test_a_page_is_cited_with_its_version_and_date(visit, language):
    page = visit(f"/{language}/cities/amsterdam/")
    page.locator("#cite > summary").click()
    shown = page.locator("#cite")
    expect(shown).to_contain_text(f"/{language}/cities/amsterdam/")
    with page.expect_download() as taken:
        shown.get_by_text("BibTeX").click()
    entry = Path(taken.value.path()).read_text()
    assert entry.lstrip().startswith("@")
    assert "Amsterdam" in entry
    assert "Data version" in entry
    assert f"/{language}/cities/amsterdam/" in entry


def test_a_comparison_is_printed_as_a_handout(visit, language, tmp_path):
    page = visit(f"/{language}/compare/?city=amsterdam&city=taipei&city=hiroshima&city=tehran&year=1990")
    paper = tmp_path / "handout.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    assert paper.read_bytes().startswith(b"%PDF")
    page.emulate_media(media="print")
    for chrome in (".site-nav", ".site-search", ".site-tools", "form"):
        assert page.locator(f"{chrome}:visible").count() == 0
    expect(page.locator(".site-footer .print-only")).to_be_visible()
    expect(page.locator(".site-footer .print-only")).to_contain_text("/compare/")


def test_a_map_is_shown_on_a_page_of_ones_own(visit, language):
    page = visit(f"/{language}/map/?year=1995")
    page.locator("details:has(.embed-code) > summary").click()
    address = re.search(r'src="([^"]+)"', page.locator(".embed-code").inner_text())
    assert address
    title = page.inner_text("[data-map-title]")
    embedded = visit(address[1].removeprefix("http://testserver").removeprefix(HOST))
    expect(embedded.locator("body")).to_contain_text(title)
    assert embedded.locator(".site-nav").count() == 0
    assert embedded.get_attribute("base", "target") == "_top"


def test_a_city_is_opened_from_the_keyboard_alone(visit, language):
    page = visit(f"/{language}/")
    page.focus("#site-search")
    page.keyboard.type(said(language, "taip", "تایپ"))
    page.wait_for_selector("[role=option]:visible")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/cities/taipei/")
    assert heading(page) == said(language, "Taipei", "تایپه")


def test_everything_is_asked_and_read_without_scripts(reference_data, new_context, client, language):
    page = new_context(java_script_enabled=False).new_page()
    page.route("**/*", answer_from_django(client, connections["default"]))
    page.goto(f"{HOST}/{language}/")
    page.locator("main input[name=q]").fill("prague")
    page.locator("main input[name=q]").press("Enter")
    page.locator("main .found a").first.click()
    assert heading(page) == said(language, "Prague", "پراگ")
    page.locator(".note-ref").first.click()
    expect(page.locator("li:target")).to_be_visible()
    page.goto(f"{HOST}/{language}/map/")
    page.locator("main form input[type=number], main form input[name=year]").last.fill("1995")
    page.locator(".filters button[type=submit]").click()
    expect(page.locator("[data-map-title]")).to_contain_text(said(language, "1995", "۱۹۹۵"))
