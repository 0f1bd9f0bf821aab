"""The API against its own description."""

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from citydip.wsgi import application
from profiles.api.addresses import PATHS
from profiles.models import City
from tests.api.asking import ask, make_one_of_each
from tests.factories import make_city

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


LISTS = [f"/api/v1/{path}/" for path in PATHS.values()]
OTHERS = [f"/api/v1/{name}/" for name in ("vocabularies", "compare", "search", "changes", "problems")]

PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture
def kept_connection():
    """Requests that come in past Django's own client would close the connection that holds the test's data."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
def test_every_answer_is_as_described(kept_connection):
    made = make_one_of_each()
    api = schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", application)
    for path in [*LISTS, *OTHERS, *(f"{address}{{slug}}/" for address in LISTS)]:
        operation = api[path]["GET"]

        @given(case=operation.as_strategy())
        @settings(
            max_examples=4,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask_anything(case):
            case.call_and_validate(checks=CHECKS, headers=PLAIN)

        ask_anything()
    for model, record in made.items():
        operation = api[f"/api/v1/{PATHS[model]}/{{slug}}/"]["GET"]
        for query in ({}, {"fields": ["slug"]}, {"expand": ["colour"]}, {"format": "csv"}):
            operation.Case(path_parameters={"slug": record.slug}, query=query).call_and_validate(
                checks=CHECKS, headers=PLAIN
            )
    for address in LISTS:
        for asked in ({}, {"page_size": "500"}, {"format": "csv"}, {"format": "geojson"}, {"q": "a"}):
            api[address]["GET"].Case(query=asked).call_and_validate(checks=CHECKS, headers=PLAIN)
    cities = [made[City].slug, make_city().slug]
    api["/api/v1/compare/"]["GET"].Case(query={"city": cities, "year": 1995}).call_and_validate(
        checks=CHECKS, headers=PLAIN
    )
    api["/api/v1/search/"]["GET"].Case(query={"q": "city"}).call_and_validate(checks=CHECKS, headers=PLAIN)


@pytest.mark.django_db
def test_the_description_has_no_warnings(capsys):
    call_command("spectacular", "--fail-on-warn", "--validate", "--file", "/dev/null")


@pytest.mark.django_db
def test_every_noun_and_parameter_is_described(client):
    schema = ask(client, "/api/v1/schema/?format=json")
    for path in PATHS.values():
        assert f"/api/v1/{path}/" in schema["paths"]
        assert f"/api/v1/{path}/{{slug}}/" in schema["paths"]
    ties = schema["paths"]["/api/v1/ties/"]["get"]
    names = {parameter["name"] for parameter in ties["parameters"]}
    assert {"q", "city", "year", "ordering", "page", "page_size", "fields", "expand", "format", "lang"} <= names
    assert {"200", "304", "400", "429"} <= set(ties["responses"])
    one = schema["paths"]["/api/v1/ties/{slug}/"]["get"]
    assert {"200", "301", "304", "400", "404", "410", "429"} <= set(one["responses"])


@pytest.mark.django_db
def test_the_docs_hold_no_script_or_style_of_their_own(client):
    response = client.get("/api/v1/docs/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "<style" not in page
    assert 'style="' not in page
    assert page.count("<script") == page.count("<script src=")
    assert "//" not in page.replace("<!DOCTYPE html>", "").split("<body>")[1]
    assert client.get("/api/v1/docs/?script=").headers["Content-Type"].startswith("application/javascript")
