"""The graph as a visitor asks it."""

from xml.etree import ElementTree as ET

import pytest

from tests.factories import make_city, make_city_alias, make_membership, make_network, make_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities():
    found = [
        make_city(name_en=en, name_fa=fa)
        for en, fa in (("Isfahan", "اصفهان"), ("Florence", "فلورانس"), ("Kyiv", "کی‌یف"))
    ]
    make_tie(city_a=found[0], city_b=found[1], started="1998")
    make_tie(city_a=found[1], city_b=found[2], started="1967")
    return found


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("query", ["", "city=isfahan", "from=isfahan&to=kyiv", "year=1990", "city=kyiv&year=1900"])
def test_every_question_is_answered_in_both_languages(client, cities, language, query):
    assert client.get(f"/{language}/graph/?{query}").status_code == 200


def test_it_answers_even_when_nothing_is_recorded(client):
    assert client.get("/en/graph/").status_code == 200


def test_the_way_between_two_cities_is_drawn_and_told(client, cities):
    page = client.get("/en/graph/?from=isfahan&to=kyiv").content.decode()

    assert "Isfahan and Kyiv are 2 steps apart" in page
    assert "1998" in page
    assert "1967" in page
    assert page.count("<svg") > 1


def test_no_way_is_said_as_such(client, cities):
    make_city(name_en="Atlantis")

    assert "No way is recorded between them" in client.get("/en/graph/?from=isfahan&to=atlantis").content.decode()


def test_names_may_be_typed_in_either_script_and_by_alias(client, cities):
    make_city_alias(city=cities[0], name="Esfahan")

    for typed in ("اصفهان", "Isfahan", "esfahan", "isfahan"):
        page = client.get("/en/graph/", {"from": typed, "to": "فلورانس"})
        assert page.status_code == 200, typed
        assert "one step apart" in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "city=nowhere", "network=nothing", "from=isfahan", "to=kyiv", "from=isfahan&to=isfahan",
        "city=isfahan&network=x",
        "city=isfahan&from=kyiv&to=florence", "city=isfahan&city=kyiv", "format=pdf", "year=soon", "depth=3",
    ],
)  # fmt: skip
def test_a_wrong_question_is_answered_with_the_reason(client, cities, query):
    assert client.get(f"/en/graph/?{query}").status_code == 400


def test_a_name_that_several_have_asks_which(client, cities):
    for number in range(2):
        make_city(name_en=f"Santa {number}")

    page = client.get("/en/graph/?city=santa")

    assert page.status_code == 400
    assert "Santa 0" in page.content.decode()


def test_a_network_shows_who_meets_in_it(client, cities):
    network = make_network(name_en="Harbours", acronym="HBR")
    for city in cities:
        make_membership(city=city, network=network)

    page = client.get("/en/graph/?network=hbr").content.decode()

    assert "Harbours: 3 cities" in page


@pytest.mark.parametrize(
    ("query", "nodes", "edges"), [("", 3, 2), ("city=isfahan&", 2, 1), ("from=isfahan&to=kyiv&", 3, 2)]
)
def test_the_graph_may_be_taken_along(client, cities, query, nodes, edges):
    answer = client.get(f"/en/graph/?{query}format=graphml")

    assert "attachment" in answer["Content-Disposition"]
    tree = ET.fromstring(answer.content)
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert len(tree.findall(".//g:node", names)) == nodes
    assert len(tree.findall(".//g:edge", names)) == edges
    assert "اصفهان" in answer.content.decode()


@pytest.mark.parametrize("query", ["", "city=isfahan", "from=isfahan&to=kyiv"])
def test_it_asks_the_same_few_questions_however_much_there_is(client, cities, query, django_assert_max_num_queries):
    for _number in range(3):
        make_tie(city_a=cities[0])
    with django_assert_max_num_queries(12) as few:
        client.get(f"/en/graph/?{query}")
    for _number in range(8):
        make_tie(city_a=cities[0])
    with django_assert_max_num_queries(12) as many:
        client.get(f"/en/graph/?{query}")

    assert len(few) == len(many)


def test_the_form_names_the_cities_in_the_readers_language(client, cities):
    page = client.get("/fa/graph/?from=isfahan&to=kyiv").content.decode()
    assert 'name="from" value="اصفهان"' in page
    assert 'name="to" value="کی‌یف"' in page


def test_the_form_keeps_the_address_of_a_city_whose_name_another_bears(client):
    make_city(slug="tripoli", name_en="Tripoli", name_fa="طرابلس")
    make_city(slug="tripoli-lebanon", name_en="Tripoli", name_fa="طرابلس")
    assert 'name="city" value="tripoli-lebanon"' in client.get("/en/graph/?city=tripoli-lebanon").content.decode()
