"""The home page's choice of cities."""

import pytest

from profiles.selectors.home import FEATURED, home_page
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_cities_of_most_fields_come_first_then_most_activities_then_most_networks():
    broad, busy, linked, lone = (make.make_city(slug=slug) for slug in ("d-broad", "c-busy", "b-linked", "a-lone"))
    for field in ("peace", "economy"):
        make.make_activity(city=broad, field=field)
    for _number in range(3):
        make.make_activity(city=busy, field="peace")
    for city in (linked, lone):
        make.make_activity(city=city, field="peace")
    make.make_membership(city=linked)
    make.make_membership(city=lone, state="draft")
    make.make_activity(city=make.make_city(state="draft"), field="peace")
    make.make_activity(city=make.make_city(slug="quiet"), field="peace", state="draft")

    featured = home_page().featured

    assert [one.city for one in featured] == [broad, busy, linked, lone]
    assert [(one.fields, one.activities, one.memberships) for one in featured] == [
        (2, 2, 0),
        (1, 3, 0),
        (1, 1, 1),
        (1, 1, 0),
    ]


def test_the_last_place_goes_to_the_city_in_the_most_networks():
    cities = [make.make_city(slug=f"city-{number:02}") for number in range(FEATURED + 1)]
    for city in cities:
        make.make_activity(city=city)
    make.make_membership(city=cities[-1])
    assert [one.city for one in home_page().featured] == [cities[-1], *cities[: FEATURED - 1]]
