"""Suggestions while somebody types."""

import pytest

from tests.factories import make_campaign, make_city, make_city_alias, make_network, make_territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def isfahan():
    iran = make_territory(name_en="Iran", name_fa="ایران")
    city = make_city(name_en="Isfahan", name_fa="اصفهان", territory=iran)
    make_city_alias(city=city, name="Esfahan")
    return city


def suggested(client, language="en", **query):
    return client.get(f"/{language}/suggest/", query).json()["suggestions"]


@pytest.mark.parametrize("typed", ["isf", "esfah", "اصف", "اصفهان", "ISFAHAN"])
def test_a_city_is_found_by_the_beginning_of_any_of_its_names(client, isfahan, typed):
    assert suggested(client, q=typed)[0]["slug"] == "isfahan"


def test_a_suggestion_tells_where_it_leads_in_the_readers_language(client, isfahan):
    (found,) = suggested(client, "fa", q="isf")

    assert found["label"] == "اصفهان"
    assert found["detail"] == "ایران"
    assert found["url"] == "/fa/cities/isfahan/"


def test_a_slip_of_the_keyboard_does_no_harm(client, isfahan):
    assert suggested(client, q="isfahn")[0]["slug"] == "isfahan"


def test_networks_and_campaigns_are_suggested_too_unless_cities_are_asked_for(client):
    city = make_city(name_en="Harbour city")
    make_network(name_en="Harbour network")
    make_campaign(name_en="Harbour of all", city=city)

    assert {one["noun"] for one in suggested(client, q="harbour")} == {"city", "network", "campaign"}
    assert {one["noun"] for one in suggested(client, q="harbour", noun="city")} == {"city"}


def test_drafts_are_not_suggested(client):
    make_city(name_en="Hidden", state="draft")

    assert suggested(client, q="hidden") == []


@pytest.mark.parametrize("query", [{"noun": "planet"}, {"q": "x" * 201}, {"q": "\u202e"}, {"limit": "3"}])
def test_a_wrong_question_is_answered_with_the_reason(client, query):
    assert client.get("/en/suggest/", query).status_code == 400


def test_it_asks_few_questions(client, isfahan, django_assert_max_num_queries):
    for number in range(12):
        make_city(name_en=f"Isfahan {number}")
    with django_assert_max_num_queries(4):
        suggested(client, q="isf")
