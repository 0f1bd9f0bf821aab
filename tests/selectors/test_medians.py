"""What is usual in a field, of a country and of all."""

import pytest

from profiles.selectors.medians import field_medians
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_median_of_the_country_and_of_all_are_told_apart():
    here, there = make.make_territory(), make.make_territory()
    cities = [make.make_city(territory=here) for _ in range(3)]
    for city, times in zip(cities, (1, 2, 5), strict=True):
        for _number in range(times):
            make.make_activity(city=city, field="peace")
    for _number in range(4):
        make.make_activity(city=make.make_city(territory=there), field="economy")
    make.make_activity(city=make.make_city(territory=here), field="peace", state="draft")

    country, every = field_medians(cities[0])

    assert country
    assert every
    assert (country.by_field["peace"], country.by_field["economy"], country.cities) == (2.0, 0.0, 3)
    assert (every.by_field["peace"], every.by_field["economy"], every.cities) == (0.0, 1.0, 7)


def test_a_city_that_takes_part_is_active_too_and_counts_an_activity_once():
    leader, partner, other = (make.make_city() for _ in range(3))
    joint = make.make_activity(city=leader, field="peace")
    for city in (leader, partner):
        make.make_participation(activity=joint, city=city)
    make.make_activity(city=other, field="peace")
    _country, every = field_medians(leader)
    assert every
    assert (every.by_field["peace"], every.cities) == (1.0, 3)


def test_two_cities_have_no_median():
    for _number in range(2):
        make.make_activity()
    country, every = field_medians(make.make_city())
    assert country is None
    assert every is None


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_profile_shows_its_fields_beside_the_medians(client, language):
    country = make.make_territory()
    cities = [make.make_city(territory=country) for _ in range(3)]
    for city in cities:
        make.make_activity(city=city, field="peace")
    page = client.get(f"/{language}/cities/{cities[0].slug}/").content.decode()
    assert "tick tick-country" in page
    assert "tick tick-all" in page
    assert "tick tick-all" not in client.get(f"/{language}/cities/{cities[0].slug}/?year=1995").content.decode()
