"""Search over the API."""

import pytest

from tests.api.asking import ask, reasons
from tests.factories import make_activity, make_city, make_territory

pytestmark = pytest.mark.django_db


def test_what_is_found_stands_by_noun_and_links_to_all_of_it(client):
    city = make_city(name_en="Kermanshah", name_fa="کرمانشاه")
    make_activity(title_en="Kerman festival", city=city)
    found = ask(client, "/api/v1/search/?q=kerman")
    assert (found["count"], found["suggestions"]) == (2, [])
    first = found["results"][0]
    assert (first["noun"], first["label"], first["count"]) == ("city", "cities", 1)
    assert first["results"][0]["name"] == {"en": "Kermanshah", "fa": "کرمانشاه"}
    assert ask(client, first["url"])["results"][0]["slug"] == city.slug


def test_names_like_a_mistyped_one_are_offered(client):
    make_territory(name_en="Netherlands")
    found = ask(client, "/api/v1/search/?q=Nehterlands")
    assert (found["count"], found["results"]) == (0, [])
    assert found["suggestions"][0]["name"]["en"] == "Netherlands"


def test_a_search_for_nothing_is_refused(client):
    assert set(reasons(client, "/api/v1/search/")) == {"q"}
    assert set(reasons(client, "/api/v1/search/?q=!!&limit=99")) == {"q", "limit"}
