"""The docs of the API in a browser, under the policy of all pages."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_docs_draw_every_noun_without_a_word_of_complaint(visit, page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    opened = visit("/api/v1/docs/")
    opened.wait_for_selector("#operations-tag-cities", timeout=20_000)
    assert opened.locator(".opblock-tag").count() >= 20
    opened.locator("#operations-cities-cities_list .opblock-summary-control").click()
    opened.wait_for_selector("#operations-cities-cities_list .parameters")
    assert complaints == []
