"""What a reader takes along from a page: a reference, a picture, a feed, data for machines, a frame."""

import csv
import io
import json
import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from tests.factories import (
    make_activity,
    make_campaign,
    make_city,
    make_membership,
    make_network,
    make_territory,
    make_tie,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def amsterdam():
    city = make_city(name_en="Amsterdam", name_fa="آمستردام", wikidata_id="Q727")
    make_tie(city_a=city, city_b=make_city(name_en="Beijing", latitude=39.9, longitude=116.4))
    make_activity(city=city, field="peace")
    return city


def pictures(page):
    return [unescape(href) for href in re.findall(r'href="(\?[^"]*save=svg)"', page.content.decode())]


# -- references ------------------------------------------------------------------------------------------------------


def test_a_page_is_cited_in_two_styles_with_date_version_and_permanent_link(client, amsterdam):
    page = client.get("/en/cities/amsterdam/?year=1995").content.decode()

    assert re.search(r"citydip contributors\. \(20\d\d, \w+ \d+\)\. Amsterdam \(data version \d+\) \[Data set\]", page)
    assert re.search("مشارکت‌کنندگان citydip .*«آمستردام»، citydip، نسخهٔ دادهٔ [۰-۹]+", page)
    assert "http://testserver/en/cities/amsterdam/?year=1995" in page


def test_a_reference_comes_as_bibtex(client, amsterdam):
    answer = client.get("/fa/cities/amsterdam/?year=1995&cite=bibtex")

    assert 'filename="citydip-amsterdam.bib"' in answer["Content-Disposition"]
    text = answer.content.decode()
    assert text.startswith("@misc{citydip-amsterdam,")
    assert "title = {{Amsterdam}}" in text
    assert "url = {http://testserver/fa/cities/amsterdam/?year=1995}" in text


def test_a_reference_comes_as_ris_with_both_titles(client, amsterdam):
    text = client.get("/en/cities/amsterdam/?cite=ris").content.decode()

    assert text.startswith("TY  - DATA\r\n")
    assert "TI  - Amsterdam\r\n" in text
    assert "TT  - آمستردام\r\n" in text
    assert text.endswith("ER  - \r\n")


def test_a_comparison_is_cited_with_its_cities_and_year(client, amsterdam):
    text = client.get("/en/compare/?city=amsterdam&city=beijing&year=1995&cite=bibtex").content.decode()

    assert "city=amsterdam&city=beijing&year=1995" in text
    assert "Amsterdam, Beijing" in text


@pytest.mark.parametrize(
    "address",
    [
        "cities/amsterdam/?cite=word", "cities/amsterdam/?figure=fig-1", "cities/amsterdam/?save=svg",
        "cities/amsterdam/?figure=fig-00000000&save=svg", "cities/amsterdam/?figure=..%2Fx&save=csv",
        "cities/amsterdam/?cite=ris&save=svg", "suggest/?q=x&cite=ris",
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said(client, amsterdam, address):
    assert client.get(f"/en/{address}").status_code == 400


def test_an_unknown_page_has_no_reference(client):
    assert client.get("/en/cities/nowhere/?cite=ris").status_code == 404


# -- pictures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/en/cities/amsterdam/", "/fa/cities/amsterdam/", "/en/map/?year=1995",
                                     "/en/graph/?city=amsterdam", "/fa/graph/?from=amsterdam&to=beijing"])  # fmt: skip
def test_every_picture_is_a_file_that_stands_alone(client, amsterdam, address):
    found = pictures(client.get(address))
    assert found
    for query in found:
        answer = client.get(address.split("?")[0] + query)
        assert answer["Content-Type"].startswith("image/svg+xml")
        assert "attachment" in answer["Content-Disposition"]
        text = answer.content.decode()
        root = ET.fromstring(text.split("\n", 1)[1])
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "var(--" not in text
        assert "/static/" not in text
        assert "CC BY 4.0" in text
        assert root.get("width")


def test_the_numbers_behind_a_picture_are_a_table_for_spreadsheets(client, amsterdam):
    (ties, _fields) = pictures(client.get("/en/cities/amsterdam/"))[:2]

    answer = client.get(f"/en/cities/amsterdam/{ties.replace('save=svg', 'save=csv')}")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "City"
    assert rows[1][0] == "Beijing"


def test_a_cell_that_a_spreadsheet_would_compute_is_text(client, amsterdam):
    make_tie(city_a=amsterdam, city_b=make_city(name_en="=1+1", latitude=1.0, longitude=1.0))
    ties = pictures(client.get("/en/cities/amsterdam/"))[0]

    text = client.get(f"/en/cities/amsterdam/{ties.replace('save=svg', 'save=csv')}").content.decode()

    assert "'=1+1" in text


# -- feeds -----------------------------------------------------------------------------------------------------------


def entries(client, query=""):
    answer = client.get(f"/en/feeds/?{query}")
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)
    return [entry.findtext("{*}title") for entry in root.findall("{*}entry")]


def test_the_feed_tells_what_is_new_the_last_first(client, amsterdam):
    make_network(name_en="Brand-new network")

    assert entries(client)[0] == "Brand-new network (network)"


def test_a_feed_follows_a_city_a_field_or_a_network(client, amsterdam):
    network = make_network(name_en="Harbours", field="economy")
    make_membership(city=amsterdam, network=network)
    make_activity(field="economy", title_en="Fair of harbours")

    assert len(entries(client, "city=amsterdam")) == 3
    assert entries(client, "field=economy") == ["Fair of harbours (activity)", "Harbours (network)"]
    assert entries(client, "network=harbours") == ["Amsterdam – Harbours (membership)"]


def test_drafts_are_not_told(client, amsterdam):
    make_network(name_en="Not yet", state="draft")

    assert not any("Not yet" in title for title in entries(client))


@pytest.mark.parametrize(
    "query", ["city=nowhere", "field=war", "network=x", "city=amsterdam&field=peace", "since=1990"]
)
def test_a_feed_of_nothing_we_know_is_refused(client, amsterdam, query):
    assert client.get(f"/en/feeds/?{query}").status_code == 400


def test_pages_lead_to_their_feed(client, amsterdam):
    assert "/en/feeds/?city=amsterdam" in client.get("/en/cities/amsterdam/").content.decode()


def test_a_feed_asks_few_questions(client, amsterdam, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        entries(client)


# -- machines and frames ---------------------------------------------------------------------------------------------


def linked(client, address):
    page = client.get(address).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_city_is_told_to_machines_in_both_languages(client, amsterdam):
    told = linked(client, "/fa/cities/amsterdam/")

    assert told["@type"] == "City"
    assert {"@value": "آمستردام", "@language": "fa"} in told["name"]
    assert "https://www.wikidata.org/entity/Q727" in told["sameAs"]
    assert told["subjectOf"]["license"].startswith("https://creativecommons.org/")


def test_networks_campaigns_activities_and_territories_are_told_too(client, amsterdam):
    make_network(name_en="Harbours", acronym="HBR", started="1990~")
    make_campaign(name_en="I am", city=amsterdam, started="2004")
    make_activity(title_en="Fair </script><b>", city=amsterdam, started="1995-04")
    make_territory(iso_code="XZ")

    assert "foundingDate" not in linked(client, "/en/networks/harbours/")  # about 1990 is no date of ISO 8601
    assert linked(client, "/en/campaigns/i-am/")["dateCreated"] == "2004"
    assert linked(client, "/en/activities/fair-script-b/")["startDate"] == "1995-04"
    assert linked(client, "/en/territories/XZ/")["@type"] == "Country"


def test_the_embedded_comparison_may_be_framed_and_the_page_may_not(client, amsterdam):
    embedded = client.get("/en/embed/compare/?city=amsterdam&city=beijing&year=1995")
    page = client.get("/en/compare/?city=amsterdam&city=beijing&year=1995")

    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "/en/embed/compare/?city=amsterdam&amp;city=beijing&amp;year=1995" in page.content.decode()
    assert "Beijing" in embedded.content.decode()
    assert client.get("/en/embed/compare/?city=amsterdam").status_code == 400


# -- pictures as PNG, and cards --------------------------------------------------------------------------------------


def size_of_png(content):
    assert content.startswith(b"\x89PNG\r\n")
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def test_a_picture_is_saved_as_png_twice_as_large_as_drawn(client, amsterdam):
    page = client.get("/fa/cities/amsterdam/")
    href = pictures(page)[0]
    drawn = client.get(f"/fa/cities/amsterdam/{href}").content.decode()
    answer = client.get(f"/fa/cities/amsterdam/{href.replace('save=svg', 'save=png')}")

    assert answer["Content-Type"] == "image/png"
    assert size_of_png(answer.content)[0] == round(2 * float(ET.fromstring(drawn).attrib["width"]))


def test_lines_of_a_persian_picture_are_set_from_the_right():
    from profiles.exchange.raster import _with_direction

    svg = (
        '<svg direction="rtl"><text x="9">الف</text><text text-anchor="end">ب</text>'
        '<text direction="ltr">c</text></svg>'
    )

    assert _with_direction(svg) == (
        '<svg direction="rtl"><text x="9" text-anchor="end">\u202bالف\u202c</text>'
        '<text text-anchor="start">\u202bب\u202c</text><text direction="ltr">c</text></svg>'
    )
    assert _with_direction(svg.replace("rtl", "ltr")) == svg.replace("rtl", "ltr")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_shared_address_comes_with_a_card(client, amsterdam, language):
    page = client.get(f"/{language}/compare/?city=amsterdam&city=beijing&year=1995&sort=name").content.decode()
    meta = {
        name: unescape(content) for name, content in re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)"', page)
    }

    assert meta["url"].endswith(f"/{language}/compare/?city=amsterdam&city=beijing&year=1995")
    assert meta["image"].startswith(f"{meta['url']}&card=")
    assert (meta["image:width"], meta["image:height"]) == ("1200", "630")
    answer = client.get(meta["image"].removeprefix("http://testserver"))
    assert answer["Content-Type"] == "image/png"
    assert size_of_png(answer.content) == (1200, 630)


def test_a_card_is_drawn_again_only_when_the_data_have_changed(client, amsterdam, django_assert_max_num_queries):
    first = client.get("/en/cities/amsterdam/?card=1").content
    with django_assert_max_num_queries(2):
        assert client.get("/en/cities/amsterdam/?card=1").content == first
    make_tie(city_a=amsterdam, city_b=make_city(latitude=-33.9, longitude=18.4))
    assert client.get("/en/cities/amsterdam/?card=1").content != first


@pytest.mark.parametrize("query", ["card=png", "card=", "card=1&cite=ris", "figure=fig-00000000&save=gif"])
def test_what_no_page_can_give_is_refused_by_name(client, amsterdam, query):
    answer = client.get(f"/fa/cities/amsterdam/?{query}")
    assert answer.status_code == 400
    assert re.search("card|save", answer.content.decode())


def test_a_withdrawn_city_has_no_card(client):
    make_city(slug="gone", state="withdrawn")
    assert client.get("/en/cities/gone/?card=1").status_code == 410


def test_a_long_title_is_set_smaller_and_never_beyond_two_lines():
    from profiles.figures.card import Card, draw_card

    drawn = draw_card(Card(), title="Memorandum of understanding " * 9, description="", motto="", foot="", seal="")
    lines = re.findall(r'class="card-title-44"[^>]*>([^<]*)', drawn)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
