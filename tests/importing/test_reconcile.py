"""The service as a client of the specification uses it; the shapes are those of its JSON schemas, in our own words."""

import json
from typing import Any

import jsonschema
import pytest
import zeal
from django.utils import translation

from tests.factories import make_city, make_network, make_territory

pytestmark = pytest.mark.django_db
HERE = "/api/v1/reconcile/"
NAMED: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "description": {"type": "string"}},
}
SERVICE = {
    "type": "object",
    "required": ["service_url", "service_path"],
    "properties": {"service_url": {"type": "string", "pattern": "^http"}, "service_path": {"type": "string"}},
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace", "view"],
    "properties": {
        "versions": {"type": "array", "items": {"type": "string"}, "contains": {"const": "0.2"}},
        "name": {"type": "string"},
        "identifierSpace": {"type": "string", "pattern": "^http"},
        "schemaSpace": {"type": "string", "pattern": "^http"},
        "defaultTypes": {"type": "array", "items": NAMED},
        "view": {"type": "object", "required": ["url"], "properties": {"url": {"pattern": r"\{\{id\}\}"}}},
        "preview": {
            "type": "object",
            "required": ["url", "width", "height"],
            "properties": {
                "url": {"pattern": r"\{\{id\}\}"},
                "width": {"type": "integer"},
                "height": {"type": "integer"},
            },
        },
        "suggest": {"type": "object", "additionalProperties": SERVICE},
        "extend": {
            "type": "object",
            "properties": {"propose_properties": SERVICE, "property_settings": {"type": "array"}},
        },
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {
            "result": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "name", "score", "match"],
                    "properties": {
                        **NAMED["properties"],
                        "score": {"type": "number"},
                        "match": {"type": "boolean"},
                        "type": {"type": "array", "items": NAMED},
                        "features": {
                            "type": "array",
                            "items": {"type": "object", "required": ["id", "value"]},
                        },
                    },
                },
            }
        },
    },
}
CELL = {
    "type": "object",
    "anyOf": [{"required": [key]} for key in ("str", "float", "int", "id", "date", "bool")],
}
EXTENSION = {
    "type": "object",
    "required": ["meta", "rows"],
    "properties": {
        "meta": {"type": "array", "items": NAMED},
        "rows": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": CELL},
            },
        },
    },
}
SUGGESTIONS = {"type": "object", "required": ["result"], "properties": {"result": {"type": "array", "items": NAMED}}}


@pytest.fixture(autouse=True)
def english(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with translation.override("en"), zeal.zeal_ignore():
        yield


@pytest.fixture
def cities():
    iran = make_territory(iso_code="IR", name_en="Iran", name_fa="ایران")
    france = make_territory(iso_code="FR", name_en="France", name_fa="فرانسه")
    return [
        make_city(slug="shiraz", name_en="Shiraz", name_fa="شیراز", territory=iran, latitude=29.6, longitude=52.5),
        make_city(slug="montreuil", name_en="Montreuil", name_fa="مونتروی", territory=france),
        make_city(slug="montreuil-2", name_en="Montreuil", name_fa="مونتروی", territory=france),
        make_city(slug="secret", name_en="Secret Town", name_fa="شهر پنهان", territory=iran, state="draft"),
    ]


def ask(client, queries, status: int = 200):
    answer = client.post(HERE, {"queries": json.dumps(queries)})
    assert answer.status_code == status
    return answer.json()


def test_the_manifest_says_what_the_service_can_do_and_is_open_to_all(client):
    answer = client.get(HERE)

    jsonschema.validate(answer.json(), MANIFEST)
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_batch_of_queries_is_answered_in_the_shape_of_the_specification(client, cities):
    answer = ask(
        client,
        {
            "q0": {"query": "شیراز", "type": "city", "limit": 3},
            "q1": {
                "query": "Shiras",
                "type": ["city"],
                "properties": [{"pid": "country", "v": "Persia"}],
                "type_strict": "any",
            },
            "q2": {"query": "Nowhere at all"},
        },
    )

    jsonschema.validate(answer, RESULTS)
    assert answer["q0"]["result"][0]["id"] == "city:shiraz"
    assert answer["q1"]["result"][0]["id"] == "city:shiraz"
    assert answer["q1"]["result"][0]["match"] is False
    assert answer["q2"]["result"] == []


def test_a_match_is_claimed_only_where_it_is_sure(client, cities):
    sure = {
        "query": "Shiraz",
        "type": "city",
        "properties": [{"pid": "country", "v": {"id": "territory:ir", "name": "Iran"}}],
    }
    homonym = {"query": "Montreuil", "type": "city", "properties": [{"pid": "country", "v": ["France"]}]}

    answer = ask(client, {"sure": sure, "homonym": homonym})

    assert [one["match"] for one in answer["sure"]["result"]] == [True]
    assert [one["match"] for one in answer["homonym"]["result"]] == [False, False]


def test_networks_and_territories_are_found_too(client, cities):
    make_network(slug="c40", name_en="C40 Cities", name_fa="سی‌چهل")

    answer = ask(
        client, {"n": {"query": "C40 cities", "type": "network"}, "t": {"query": "ایران", "type": "territory"}}
    )

    assert answer["n"]["result"][0] | {"match": True, "id": "network:c40"} == answer["n"]["result"][0]
    assert answer["t"]["result"][0]["match"] is True


def test_what_is_not_public_is_never_found(client, cities):
    answer = ask(client, {"q": {"query": "Secret Town"}})

    assert answer["q"]["result"] == []
    assert client.get(f"{HERE}preview/?id=city:secret").status_code == 404
    assert client.get(f"{HERE}suggest/entity/?prefix=Secret").json() == {"result": []}


def test_a_table_is_extended_with_columns(client, cities):
    asked = {
        "ids": ["city:shiraz", "city:nowhere"],
        "properties": [{"id": "country"}, {"id": "latitude"}, {"id": "name_fa"}],
    }

    answer = client.post(HERE, {"extend": json.dumps(asked)}).json()

    jsonschema.validate(answer, EXTENSION)
    assert answer["rows"]["city:shiraz"]["latitude"] == [{"float": 29.6}]
    assert answer["rows"]["city:shiraz"]["name_fa"] == [{"str": "شیراز"}]
    assert answer["rows"]["city:shiraz"]["country"][0]["name"] == "Iran"
    assert answer["rows"]["city:nowhere"] == {"country": [], "latitude": [], "name_fa": []}


@pytest.mark.parametrize(("what", "prefix"), [("entity", "shi"), ("type", "ci"), ("property", "name")])
def test_suggestions_have_the_shape_of_the_specification(client, cities, what, prefix):
    answer = client.get(f"{HERE}suggest/{what}/", {"prefix": prefix}).json()

    jsonschema.validate(answer, SUGGESTIONS)
    assert answer["result"]


def test_properties_are_proposed_for_a_type(client):
    answer = client.get(f"{HERE}propose/?type=city&limit=3").json()

    assert answer["type"] == "city"
    assert {"id", "name"} <= set(answer["properties"][0])


def test_a_preview_may_stand_in_a_frame_and_the_view_leads_to_the_page(client, cities):
    preview = client.get(f"{HERE}preview/?id=city:shiraz")

    assert preview.status_code == 200
    assert "Shiraz" in preview.content.decode()
    assert "X-Frame-Options" not in preview
    assert "frame-ancestors *" in preview["Content-Security-Policy"]
    assert client.get(f"{HERE}view/?id=city:shiraz")["Location"].endswith("/cities/shiraz/")
    assert client.get(f"{HERE}view/?id=city:nowhere").status_code == 404


@pytest.mark.parametrize(
    "form",
    [
        {"queries": "not json"},
        {"queries": "[]"},
        {"queries": '{"q": {"query": 7}}'},
        {"queries": '{"q": {"query": "a", "type": "person"}}'},
        {"queries": '{"q": {"query": "a", "limit": 0}}'},
        {"queries": '{"q": {"query": "a", "properties": [1]}}'},
        {"queries": json.dumps({str(number): {"query": "a"} for number in range(101)})},
        {"extend": "{}"},
        {"extend": '{"ids": [], "properties": [{"id": "colour"}]}'},
        {},
    ],
)
def test_what_is_not_understood_gets_words_and_never_an_error(client, form):
    answer = client.post(HERE, form)

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
