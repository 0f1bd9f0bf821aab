"""Every kind of page at the desk, for those who see, hear or read it otherwise: axe, and a window of 768 pixels."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Page

from profiles.models import City
from tests.browser.desk_tour import desk_pages

pytestmark = pytest.mark.look

DJANGO_OWN = {
    ("empty-table-header", '<th class="original"></th>'),
    ("empty-table-header", "<th></th>"),
}
"""What is left: the heads above a row's way to its page, and above its box where no row may be deleted.

They stand in Django's template of tables in forms, whose copy would have to follow each version of Django.
"""


def faults(page: Page) -> list[tuple[str, str]]:
    """Rules that the page breaks, each with the element; and by how much it is wider than the window."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    broken = {(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]} - DJANGO_OWN
    excess = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*sorted(broken), *([("wider than the window", f"by {excess}")] if excess > 0 else [])]


@pytest.mark.parametrize(("language", "colours", "width"), [("fa", "dark", 768), ("en", "light", 1280)])
def test_no_page_of_the_desk_breaks_a_rule_or_is_too_wide(visit, client: Client, settings, language, colours, width):
    settings.ZEAL_RAISE = False  # a form stores several nouns at once
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = language
    found = {"signing in": faults(visit("/admin/login/", width=width, colours=colours))}
    pages = desk_pages(client)
    for name, address in pages.items():
        found[name] = faults(visit(address, width=width, colours=colours))

    # A form that comes too late leads to both versions.
    page = visit(pages["draft"], width=width, colours=colours)
    page.fill("[name=note_en]", "A port on the sea.")
    city = City.objects.get(name_en="Breda")
    city.note_en = "A port on the canal."
    city.save()
    page.click("[name=_continue]")
    page.wait_for_selector("#desk-choose")
    found["two at once"] = faults(page)

    assert {name: broken for name, broken in found.items() if broken} == {}
