"""The manifest of the reconciliation service, and its answers to queries."""

import json

import jsonschema
import pytest

from tests.api.reconciliation import HERE, MANIFEST, ask
from tests.factories import make_city

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["", "en/", "fa/"])
def test_the_manifest_says_what_the_service_can_do(client, address):
    jsonschema.validate(client.get(HERE + address).json(), MANIFEST)


def test_the_manifest_of_a_language_leads_to_addresses_of_that_language_but_speaks_of_the_same_entities(client):
    plain, persian = client.get(HERE).json(), client.get(f"{HERE}fa/").json()

    assert persian["defaultTypes"][0]["name"] == "شهر"
    assert "/reconcile/fa/" in persian["view"]["url"]
    assert "/reconcile/fa/" in persian["preview"]["url"]
    assert "/reconcile/fa/" in persian["suggest"]["entity"]["service_path"]
    assert persian["identifierSpace"] == plain["identifierSpace"]
    assert persian["schemaSpace"] == plain["schemaSpace"]


@pytest.mark.parametrize("address", ["/api/v1/reconcile", "/api/v1/reconcile/en", "/api/v1/reconcile/fa"])
def test_a_form_that_is_sent_without_the_last_slash_is_answered(client, address):
    answer = client.post(address, {"queries": '{"q": {"query": "Nowhere"}}'})

    assert answer.json() == {"q": {"result": []}}


# -- queries --


def test_a_batch_is_answered_by_the_keys_that_it_has(client, shiraz):
    answer = ask(client, {"q0": {"query": "شیراز", "limit": 3}, "a b": {"query": "Shiras"}, "": {"query": "Nowhere"}})

    assert [one["id"] for one in answer["q0"]] == ["city:shiraz"]
    assert [one["id"] for one in answer["a b"]] == ["city:shiraz"]
    assert answer[""] == []
    assert ask(client, {}) == {}


def test_a_candidate_says_its_name_in_the_other_language_too_and_its_country(client, shiraz):
    query = {"q": {"query": "Shiraz"}}

    [english] = ask(client, query)["q"]
    persian = client.post(f"{HERE}fa/", {"queries": json.dumps(query)}).json()["q"]["result"][0]

    assert (english["name"], english["description"]) == ("Shiraz", "شیراز · Iran")
    assert (persian["name"], persian["description"]) == ("شیراز", "Shiraz · ایران")


def test_the_language_of_a_browser_is_heard_where_the_address_names_none(client, shiraz):
    assert ask(client, {"q": {"query": "Shiraz"}}, accept_language="fa")["q"][0]["name"] == "شیراز"


@pytest.mark.parametrize("asked", ["city", ["city", "network"], {"id": "city"}, [{"id": "city", "name": "City"}], None])
def test_a_type_comes_as_text_object_or_list(client, shiraz, asked):
    answer = ask(client, {"q": {"query": "Shiraz", "type": asked, "type_strict": "should"}})

    assert [one["type"][0]["id"] for one in answer["q"]] == ["city"]


def test_nothing_is_of_two_types_at_once(client, shiraz):
    query = {"query": "Shiraz", "type": ["city", "network"], "type_strict": "all"}

    assert ask(client, {"q": query})["q"] == []


@pytest.mark.parametrize(
    "value",
    ["Iran", "IR", "ایران", "Persia", {"id": "territory:iran", "name": "Iran"}, {"id": "territory:iran"}, ["Iran", ""]],
)
def test_a_country_is_understood_however_it_is_written(client, shiraz, value):
    query = {"query": "Shiraz", "type": "city", "properties": [{"pid": "country", "v": value}]}

    [found] = ask(client, {"q": query})["q"]

    assert found["match"] is True
    assert {"id": "country", "value": True} in found["features"]


@pytest.mark.parametrize("limit", [1, 2.0, 1_000_000])
def test_a_limit_is_kept(client, iran, limit):
    for number in range(3):
        make_city(slug=f"abad-{number}", name_en="Abad", name_fa="آباد", territory=iran)

    assert len(ask(client, {"q": {"query": "Abad", "limit": limit}})["q"]) == min(limit, 3)


def test_an_empty_text_finds_nothing_and_spoils_no_batch(client, shiraz):
    answer = ask(client, {"q0": {"query": ""}, "q1": {"query": " ؟ "}, "q2": {"query": "Shiraz"}})

    assert [len(found) for found in answer.values()] == [0, 0, 1]


def test_queries_may_be_sent_in_the_address_and_are_matched_anew_each_time(client, shiraz):
    answer = client.get(HERE, {"queries": '{"q": {"query": "Shiraz"}}'})

    assert answer.json()["q"]["result"][0]["id"] == "city:shiraz"
    assert "ETag" not in answer
    assert client.get(HERE, headers={"If-None-Match": client.get(HERE)["ETag"]}).status_code == 304


@pytest.mark.parametrize("size", [1, 50])
def test_a_batch_of_any_size_costs_the_same_queries(client, iran, django_assert_max_num_queries, size):
    for number in range(size):
        make_city(slug=f"place-{number}", name_en=f"Place {number}", territory=iran)
    queries = {
        f"q{number}": {"query": f"Place {number}", "properties": [{"pid": "country", "v": "Iran"}]}
        for number in range(size)
    }
    ask(client, {"q": {"query": "warm"}})

    with django_assert_max_num_queries(10):
        answer = ask(client, queries)

    assert all(found[0]["match"] for found in answer.values())
