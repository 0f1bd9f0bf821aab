"""Who has an answer already is told so in one query."""

import pytest

from tests.api.asking import LISTS, address_of
from tests.factories import make_citation, make_city

pytestmark = pytest.mark.django_db


def test_an_answer_is_not_sent_twice(client, django_assert_num_queries):
    make_city()
    first = client.get("/api/v1/cities/")
    with django_assert_num_queries(1):
        again = client.get("/api/v1/cities/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Data-Version"] == first.headers["Data-Version"]
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    since = client.get("/api/v1/cities/", headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert since.status_code == 304


def test_any_change_makes_every_answer_new(client):
    city = make_city()
    addresses = [*LISTS.values(), address_of(city), "/api/v1/vocabularies/", "/api/v1/changes/"]
    before = {address: client.get(address).headers["ETag"] for address in addresses}
    make_citation(make_city())
    for address, tag in before.items():
        response = client.get(address, headers={"If-None-Match": tag})
        assert response.status_code == 200
        assert response.headers["ETag"] != tag


def test_each_language_form_and_query_has_its_own_tag(client):
    make_city()
    answers = [
        client.get("/api/v1/cities/", headers={"Accept-Language": "en"}),
        client.get("/api/v1/cities/", headers={"Accept-Language": "fa"}),
        client.get("/api/v1/cities/", headers={"Accept": "text/csv"}),
        client.get("/api/v1/cities/?format=json"),
        client.get("/api/v1/cities/?page_size=1"),
    ]
    assert len({answer.headers["ETag"] for answer in answers}) == len(answers)
    for answer in answers:
        assert {"Accept", "Accept-Language"} <= {name.strip() for name in answer.headers["Vary"].split(",")}
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert int(answer.headers["Data-Version"]) > 0


def test_a_problem_is_not_kept(client):
    response = client.get("/api/v1/cities/?colour=red", headers={"If-None-Match": "*"})
    assert response.status_code == 400
    assert "ETag" not in response.headers
