"""The page of the design: every part in both directions, seen by a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

LANGUAGES = ["en", "fa"]


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_are_shown_in_both_languages(client, language):
    page = client.get(f"/{language}/about/design/").content.decode()

    assert 'lang="en" dir="ltr"' in page
    assert 'lang="fa" dir="rtl"' in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_bars_anybodys_way(page, live_server, language, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/{language}/about/design/")
    # Here alone every part stands twice, so its landmarks do.
    found = Axe().run(page, options={"rules": {"landmark-unique": {"enabled": False}}})

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_screen(page, live_server, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/{language}/about/design/")

    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.django_db(transaction=True)
def test_a_note_opens_beside_its_number_and_gives_the_focus_back(page, live_server):
    page.goto(f"{live_server.url}/en/about/design/")
    number = page.locator("a.note-ref").first
    number.click()
    note = page.locator("#note-popover")

    assert "Cities Disclosing" in note.inner_text()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert number.evaluate("link => link === document.activeElement")


@pytest.mark.django_db(transaction=True)
def test_the_chosen_theme_outlives_the_page(page, live_server):
    page.goto(f"{live_server.url}/en/about/design/")
    page.locator("[data-theme-toggle]").click()
    page.locator("[data-theme-toggle]").click()
    page.reload()

    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert (
        page.locator("body").evaluate("body => getComputedStyle(body.parentElement).backgroundColor")
        == "rgb(18, 23, 30)"
    )


@pytest.mark.django_db(transaction=True)
def test_without_scripts_a_note_number_leads_to_its_note(browser, live_server):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/en/about/design/")
    page.locator("a.note-ref").first.click()

    assert page.url.endswith("#note-1")
    assert not page.locator("[data-theme-toggle]").is_visible()
