"""What went wrong, told as problem details in the asker's language."""

import json

import pytest
from django.test import override_settings
from rest_framework.throttling import AnonRateThrottle

from profiles.models import FormerAddress
from tests.api.asking import LISTS, ask, reasons
from tests.factories import make_city, make_tie

pytestmark = pytest.mark.django_db


def problem(response):
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    told = json.loads(response.content)
    assert told["status"] == response.status_code
    assert told["type"].startswith("http://testserver/api/v1/problems/#")
    return told


def test_an_unknown_record_is_not_found(client):
    for address in LISTS.values():
        told = problem(client.get(f"{address}no-such-thing/"))
        assert told["status"] == 404
        assert "no-such-thing" in told["detail"]


@pytest.mark.parametrize("slug", ["%00", "a%00b", "%E2%80%AEx", "a b", "A", "%25", "تهران", "a" * 500, "..", "-"])
def test_what_can_be_no_slug_is_not_found_either(client, slug):
    assert problem(client.get(f"/api/v1/cities/{slug}/"))["status"] == 404
    assert problem(client.get(f"/api/v1/territories/{slug}/"))["status"] == 404


def test_an_unknown_address_is_not_found(client):
    for address in ("/api/v1/nonsense/", "/api/v1/cities/a/b/", "/api/v1/vocabularies/nonsense/"):
        assert problem(client.get(address))["status"] == 404


def test_an_address_without_its_last_slash_leads_on(client):
    response = client.get("/api/v1/cities?page_size=1")
    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/cities/?page_size=1")


def test_a_withdrawn_record_is_gone(client):
    city = make_city(state="withdrawn")
    told = problem(client.get(f"/api/v1/cities/{city.slug}/"))
    assert (told["status"], told["title"]) == (410, "This record was withdrawn")


def test_a_former_address_leads_to_the_present_one(client):
    city = make_city()
    FormerAddress.objects.create(noun="city", slug="old-name", leads_to=city.slug)
    response = client.get("/api/v1/cities/old-name/?fields=slug")
    assert (response.status_code, response.headers["Cache-Control"]) == (301, "no-cache")
    assert ask(client, response.headers["Location"]) == {"slug": city.slug}


def test_a_record_that_is_not_public_is_as_unknown_as_one_that_never_was(client):
    tie = make_tie(city_a=make_city(state="draft"))
    draft = make_city(state="in_review")
    assert client.get(f"/api/v1/ties/{tie.slug}/").status_code == 404
    assert client.get(f"/api/v1/cities/{draft.slug}/").status_code == 404


def test_every_wrong_parameter_is_named_with_its_reason(client):
    assert set(reasons(client, "/api/v1/ties/?year=soon&colour=red&page_size=999&fields=x&lang=de&format=json")) == {
        "year",
        "colour",
        "page_size",
        "fields",
        "lang",
    }


def test_a_single_record_takes_no_filters(client):
    city = make_city()
    assert set(reasons(client, f"/api/v1/cities/{city.slug}/?q=a&page=1")) == {"q", "page"}


@pytest.mark.parametrize(
    ("headers", "query", "language"),
    [
        ({}, "", "en"),
        ({"Accept-Language": "fa-IR,en;q=0.5"}, "", "fa"),
        ({"Accept-Language": "de,en-GB;q=0.5,fa;q=0.1"}, "", "en"),
        ({"Accept-Language": "en"}, "&lang=fa", "fa"),
        ({"Accept-Language": "fa"}, "&lang=en", "en"),
    ],
)
def test_problems_speak_the_askers_language(client, headers, query, language):
    response = client.get(f"/api/v1/cities/?colour=red{query}", headers=headers)
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_only_reads(client, method):
    response = getattr(client, method)("/api/v1/cities/")
    assert problem(response)["status"] == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_browser_may_read_it_from_any_page(client):
    response = client.options("/api/v1/cities/", headers={"Origin": "https://example.org"})
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert client.get("/api/v1/cities/").headers["Access-Control-Allow-Origin"] == "*"
    assert client.head("/api/v1/cities/").content == b""


def test_who_asks_too_often_is_told_when_to_come_back(client, monkeypatch):
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/min"})
    assert [client.get("/api/v1/").status_code for _ in range(2)] == [200, 200]
    response = client.get("/api/v1/", headers={"X-Forwarded-For": "10.1.2.3"})
    assert problem(response)["status"] == 429
    assert 0 < int(response.headers["Retry-After"]) <= 60


def test_each_kind_of_problem_is_described(client):
    kinds = ask(client, "/api/v1/problems/?lang=en")
    assert {kind["code"] for kind in kinds} >= {"bad-query", "not-found", "withdrawn", "too-many-requests"}


@override_settings(DEBUG=False)
@pytest.mark.parametrize(
    "query",
    [
        "%",
        "%ff=%ff",
        "=",
        "&&&",
        "q=%F0%9F",
        "page=1e9",
        "page=١",
        "year=99999999999999999999",
        "q[]=a",
        "ordering=--name",
    ],
)
def test_garbage_is_never_a_fault_of_ours(client, query):
    for address in LISTS.values():
        assert client.get(f"{address}?{query}").status_code in (200, 400)
