"""The reconciliation service is open to all hosts, and says why it refuses what it refuses."""

import json

import pytest
from django.core.cache import cache
from rest_framework.throttling import AnonRateThrottle

from tests.api.reconciliation import HERE, ask

pytestmark = pytest.mark.django_db


ADDRESSES = ["", "propose/", "suggest/entity/", "suggest/type/", "suggest/property/", "preview/", "view/"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["options", "get", "head", "delete"])
def test_pages_of_others_may_ask_and_read_every_answer(client, address, method):
    answer = getattr(client, method)(HERE + address)

    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_browser_that_asks_first_may_send_a_form(client):
    asked = {
        "Origin": "http://127.0.0.1:3333",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-requested-with",
    }

    answer = client.options(HERE, headers=asked)

    assert answer.status_code == 204
    assert "POST" in answer["Access-Control-Allow-Methods"]
    assert answer["Access-Control-Allow-Headers"] == "*"


@pytest.mark.parametrize("address", [HERE, f"{HERE}suggest/entity/?prefix=a&", f"{HERE}propose/"])
def test_jsonp_is_refused_in_so_many_words(client, address):
    answer = client.get(address + ("" if "?" in address else "?") + "callback=jQuery123")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "callback"


@pytest.mark.parametrize(
    "queries",
    [
        "not json",
        "[]",
        "null",
        "[" * 100_000,
        r'{"q": {"query": "\ud800"}}',
        '{"q": {}}',
        '{"q": {"properties": []}}',
        '{"q": "Shiraz"}',
        '{"q": {"query": 7}}',
        '{"q": {"query": "a", "querry": "b"}}',
        '{"q": {"query": "a", "type": "person"}}',
        '{"q": {"query": "a", "type": [7]}}',
        '{"q": {"query": "a", "type_strict": "maybe"}}',
        '{"q": {"query": "a", "limit": 0}}',
        '{"q": {"query": "a", "limit": -1}}',
        '{"q": {"query": "a", "limit": 1.5}}',
        '{"q": {"query": "a", "limit": NaN}}',
        '{"q": {"query": "a", "limit": true}}',
        '{"q": {"query": "a", "properties": [1]}}',
        '{"q": {"query": "a", "properties": [{"pid": "colour", "v": "red"}]}}',
        '{"q": {"query": "a", "properties": [{"pid": ["country"], "v": "Iran"}]}}',
        '{"q": {"query": "a", "properties": [{"pid": "country", "v": [["Iran"]]}]}}',
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_queries_that_are_not_understood_get_words(client, queries, method):
    answer = getattr(client, method)(HERE, {"queries": queries})

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["parameter"] == "queries"


@pytest.mark.parametrize(
    "extension",
    [
        "{}",
        '{"ids": [], "properties": [{"id": "colour"}]}',
        '{"ids": [7], "properties": []}',
        '{"ids": [], "properties": ["country"]}',
        '{"ids": [], "properties": [{"id": "country", "settings": {"limit": -1}}]}',
        '{"ids": [], "properties": [{"id": "country", "settings": {"order": "up"}}]}',
        '{"ids": [], "properties": [{"id": "country", "settings": []}]}',
    ],
)
def test_columns_that_are_not_understood_get_words(client, extension):
    answer = client.post(HERE, {"extend": extension})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "extend"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({}, None),
        ({"queries": "{}", "extend": "{}"}, None),
        ('{"queries": {}}', "application/json"),
        ("", "text/plain"),
    ],
)
def test_a_form_without_a_question_gets_words(client, body, kind):
    answer = client.post(HERE, body, content_type=kind) if kind else client.post(HERE, body)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["reason"]


def test_the_reason_names_the_query_at_fault_in_the_language_of_the_reader(client):
    form = {"queries": '{"q0": {"query": "a"}, "q1": {"query": "a", "type": "person"}}'}

    answer = client.post(f"{HERE}fa/", form)

    [error] = answer.json()["errors"]
    assert error["parameter"] == "queries"
    assert error["reason"].startswith("q1: ")
    assert "person" in error["reason"]
    assert "city، network، territory" in error["reason"]


@pytest.mark.parametrize(
    "form",
    [
        {"queries": json.dumps({str(number): {"query": "a"} for number in range(101)})},
        {"extend": json.dumps({"ids": ["city:a"] * 1001, "properties": []})},
    ],
)
def test_more_than_is_answered_at_once_is_refused_whole(client, form):
    answer = client.post(HERE, form)

    assert answer.status_code == 413
    assert answer.json()["type"].endswith("#too-much")


@pytest.mark.parametrize(
    "address",
    [
        "suggest/entity/",
        "suggest/entity/?prefix=a&cursor=-1",
        "suggest/entity/?prefix=a&type=person",
        "propose/?type=person",
        "propose/?limit=0",
    ],
)
def test_bad_parameters_get_words(client, address):
    answer = client.get(HERE + address)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["reason"]


def test_odd_values_of_a_row_are_never_a_fault_of_ours(client, shiraz):
    odd = ["nan", "inf", "1e400", "\x00", "٢٩٫٦", True, -1, 10**30, None, [], {}, {"id": None}]
    queries = {
        f"{name} {number}": {
            "query": "Shiraz",
            "properties": [{"pid": name, "v": value}, {"pid": "longitude", "v": "52.5"}],
        }
        for name in ("latitude", "geonames_id", "wikidata_id", "country", "region", "name_fa")
        for number, value in enumerate(odd)
    }

    assert [key for key, found in ask(client, queries).items() if not found or found[0]["id"] != "city:shiraz"] == []


def test_askers_are_slowed_as_everywhere_in_the_api(client, monkeypatch):
    cache.clear()
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/min"})

    answers = [client.post(HERE, {"queries": "{}"}) for _time in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) > 0
    assert answers[2]["Access-Control-Allow-Origin"] == "*"
    cache.clear()
