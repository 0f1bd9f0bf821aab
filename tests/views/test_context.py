"""The language switch keeps the page."""

import pytest
from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import override

from profiles.views.context import in_language, site


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/fa/map/?year=1995", "/en/map/?year=1995"),
        ("/en/cities/amsterdam/", "/en/cities/amsterdam/"),
        ("/fa/", "/en/"),
        ("/admin/profiles/city/", "/en/"),
        ("/", "/en/"),
        ("//evil.example/fa/", "/en/"),
    ],
)
def test_the_switch_keeps_the_page_and_its_query(path, there):
    assert in_language(path, "en") == there


def test_the_menu_knows_where_the_reader_is():
    with override("fa"):
        menu = site(RequestFactory().get("/fa/networks/eurocities/"))["site"]["menu"]

    assert [(item.url, item.current) for item in menu if item.is_current] == [("/fa/networks/", "true")]


def test_a_page_that_shows_no_header_asks_the_database_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        site(RequestFactory().get("/fa/"))


def test_every_entry_of_the_menu_leads_to_a_page():
    with override("en"):
        menu = site(RequestFactory().get("/en/"))["site"]["menu"]

        assert [resolve(item.url).url_name for item in menu]
