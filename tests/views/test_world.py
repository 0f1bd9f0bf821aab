"""The map of the world as a visitor uses it."""

import pytest

from tests.factories import make_activity, make_city, make_network, make_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def ties():
    bonn, tokyo, lima = (
        make_city(name_en=name, latitude=latitude, longitude=longitude)
        for name, latitude, longitude in (("Bonn", 50.7, 7.1), ("Tokyo", 35.7, 139.7), ("Lima", -12.0, -77.0))
    )
    return (
        make_tie(city_a=bonn, city_b=tokyo, kind="twin", started="1960"),
        make_tie(city_a=bonn, city_b=lima, started="1990", ended="2000", status="ended"),
    )


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("show", ["ties", "activities", "networks", "cities"])
def test_every_layer_answers_even_when_empty(client, language, show):
    assert client.get(f"/{language}/map/", {"show": show}).status_code == 200


def test_ties_stand_on_the_map_and_in_the_table(client, ties):
    page = client.get("/en/map/").content.decode()

    assert "2 ties between 3 cities" in page
    assert "arc-ended" in page
    assert page.count('<th scope="row">') == 3


def test_a_year_shows_only_what_was_in_force(client, ties):
    page = client.get("/en/map/", {"year": "1995"}).content.decode()
    later = client.get("/en/map/", {"year": "2010"}).content.decode()

    assert "2 ties between 3 cities in force in 1995" in page
    assert "1 tie between 2 cities in force in 2010" in later
    assert "Lima" not in later


def test_what_is_not_dated_is_counted_not_hidden(client, ties):
    make_tie(started="")

    assert "1 record is left out" in client.get("/en/map/", {"year": "1995"}).content.decode()


def test_filters_are_those_of_the_lists(client, ties):
    page = client.get("/en/map/", {"kind": "twin"}).content.decode()

    assert "1 tie between 2 cities" in page
    assert "/api/v1/ties/?kind=twin" in page


def test_activities_stand_with_the_fields_they_lie_in(client):
    make_activity(field="peace")
    make_activity(field="economy")

    page = client.get("/en/map/", {"show": "activities", "field": "peace"}).content.decode()

    assert "1 activity of" in page
    assert "share field-peace" in page
    assert "share field-economy" not in page


def test_a_network_stands_at_its_seat(client):
    make_network(seat=make_city(name_en="Geneva"))
    make_network(seat=None)

    page = client.get("/en/map/", {"show": "networks"}).content.decode()

    assert "Geneva" in page
    assert "1 record has no known place" in page


def test_what_is_not_published_is_not_on_the_map(client, ties):
    draft = make_city(name_en="Hidden town", state="draft")
    make_tie(city_b=draft)
    make_tie(state="draft")

    page = client.get("/en/map/").content.decode()

    assert "2 ties between 3 cities" in page
    assert "Hidden town" not in page


@pytest.mark.parametrize(
    "query",
    [
        "show=planets", "zoom=3", "zoom=x", "at=91,0", "at=paris", "kind=nothing", "year=then", "page=2", "colour=red",
        "show=cities&year=1990", "show=ties&field=peace", "territory=ZZZ", "show=ties&show=cities", "at=1,1&at=2,2",
        "format=csv",
    ],
)  # fmt: skip
def test_a_wrong_question_is_answered_with_the_reason(client, query):
    assert client.get(f"/en/map/?{query}").status_code == 400


def test_the_embedded_map_may_be_framed_and_the_page_may_not(client, ties):
    embedded = client.get("/en/embed/map/", {"year": "1995"})
    page = client.get("/en/map/", {"year": "1995"})

    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert "site-header" not in embedded.content.decode()
    assert "/en/map/?year=1995" in embedded.content.decode()


def test_the_map_asks_the_same_few_questions_however_much_there_is(client, ties, django_assert_max_num_queries):
    with django_assert_max_num_queries(12) as few:
        client.get("/en/map/", {"year": "1995"})
    for _number in range(12):
        make_tie()
    with django_assert_max_num_queries(12) as many:
        client.get("/en/map/", {"year": "1995"})

    assert len(few) == len(many)


@pytest.mark.parametrize(
    ("address", "show"),
    [
        ("cities/?continent=europe", "cities"),
        ("activities/?field=peace", "activities"),
        ("networks/?kind=global", "networks"),
    ],
)
def test_what_a_list_shows_stands_on_the_map_too_and_back(client, address, show):
    make_activity(field="peace")
    make_network(kind="global", seat=make_city())
    query = address.split("?")[1]

    assert f"/en/map/?show={show}&amp;{query}" in client.get(f"/en/{address}").content.decode()
    page = client.get(f"/en/map/?show={show}&{query}")
    assert page.status_code == 200
    assert f'href="/en/{address}"' in page.content.decode()
