"""What a client of the reconciliation service offers and shows: suggestions, previews, the way to the page."""

import jsonschema
import pytest

from tests.api.reconciliation import HERE, SUGGESTIONS
from tests.factories import make_city, make_network

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("what", "prefix", "first"),
    [
        ("entity", "shi", "city:shiraz"),
        ("entity", "شیر", "city:shiraz"),
        ("entity", "city:shiraz", "city:shiraz"),
        ("type", "ci", "city"),
        ("type", "", "city"),
        ("property", "geonames", "geonames_id"),
        ("property", "name_", "name_en"),
        ("property", "", "country"),
    ],
)
def test_suggestions_come_for_what_is_typed(client, shiraz, what, prefix, first):
    answer = client.get(f"{HERE}suggest/{what}/", {"prefix": prefix}).json()

    jsonschema.validate(answer, SUGGESTIONS)
    assert answer["result"][0]["id"] == first


def test_types_and_properties_are_found_by_their_persian_names(client):
    assert client.get(f"{HERE}fa/suggest/type/?prefix=شبک").json()["result"][0]["id"] == "network"
    assert client.get(f"{HERE}fa/suggest/property/?prefix=کشور").json()["result"][0]["id"] == "country"


def test_suggestions_go_on_where_the_cursor_stands(client, iran):
    for number in range(15):
        make_city(name_en=f"Abad {number:02}", territory=iran)

    def page(cursor):
        answer = client.get(f"{HERE}suggest/entity/?prefix=abad&cursor={cursor}").json()
        return [one["id"] for one in answer["result"]]

    assert len(page(0)) == 10
    assert len(page(10)) == 5
    assert not set(page(0)) & set(page(10))
    assert page(100) == []


def test_suggestions_keep_to_a_type_and_let_pass_what_widgets_add(client, shiraz):
    make_network(slug="shiraz-network", name_en="Shiraz network")
    extra = "spell=always&exact=false&scoring=schema&prefixed=true&type_strict=any&_=1613364041042"

    answer = client.get(f"{HERE}suggest/entity/?prefix=shiraz&type=network&{extra}").json()

    assert [one["id"] for one in answer["result"]] == ["network:shiraz-network"]


# -- preview and view --


def test_a_preview_may_stand_in_a_frame_and_asks_nobody_else(client, shiraz):
    preview = client.get(f"{HERE}fa/preview/?id=city%3Ashiraz")
    page = preview.content.decode()

    assert "شیراز" in page
    assert 'lang="fa" dir="rtl"' in page
    assert "http" not in page
    assert "X-Frame-Options" not in preview
    assert "frame-ancestors *" in preview["Content-Security-Policy"]
    assert "default-src 'none'" in preview["Content-Security-Policy"]


def test_nothing_but_the_preview_may_stand_in_a_frame(client, shiraz):
    answer = client.get(HERE)

    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_names_are_shown_as_text_in_a_preview(client):
    make_city(slug="odd", name_en="<b>Odd</b>")

    assert b"<b>Odd" not in client.get(f"{HERE}preview/?id=city:odd").content


def test_the_view_leads_to_the_page_in_the_language_of_its_address(client, shiraz):
    assert client.get(f"{HERE}en/view/?id=city:shiraz")["Location"] == "/en/cities/shiraz/"
    assert client.get(f"{HERE}fa/view/?id=territory:iran")["Location"] == "/fa/territories/IR/"


@pytest.mark.parametrize("page", ["preview", "view"])
@pytest.mark.parametrize("identifier", ["city:nowhere", "city:secret", "person:a", "city:%00", "x"])
def test_a_record_that_is_not_public_has_neither(client, draft, page, identifier):
    assert client.get(f"{HERE}{page}/?id={identifier}").status_code in (400, 404)
