"""The feed tells of every record whose public form changes, also where another one's publication changes it."""

import pytest

from profiles.actions.publishing import publish, withdraw
from profiles.models import Change, DataVersion
from tests.factories import (
    make_activity,
    make_citation,
    make_city,
    make_milestone,
    make_network,
    make_participation,
    make_source,
    make_territory,
    make_tie,
)

pytestmark = pytest.mark.django_db


def told_by(step, record):
    before = DataVersion.current().number
    step(record=record, person=None, reason="a reason")
    return [(change.noun, change.slug, change.state) for change in Change.objects.after(before)]


def test_what_cites_a_source_is_told_when_the_source_appears_or_disappears():
    source = make_source(state="draft")
    city = make_city()
    make_citation(city, source=source)
    make_citation(make_city(state="draft"), source=source)
    expected = [("source", source.slug, "published"), ("city", city.slug, "published")]
    assert told_by(publish, source) == expected
    assert told_by(withdraw, source) == [("source", source.slug, "withdrawn"), expected[1]]


def test_what_names_a_record_is_told_with_it_and_what_rests_on_it_goes_with_it():
    city = make_city(name_en="Named")
    network = make_network(seat=city)
    milestone = make_milestone(cities=[city])
    activity = make_activity()
    make_participation(activity=activity, city=city)
    tie = make_tie(city_a=city)
    make_citation(city)
    assert set(told_by(withdraw, city)) == {
        ("city", "named", "withdrawn"),
        ("network", network.slug, "published"),
        ("milestone", milestone.slug, "published"),
        ("activity", activity.slug, "published"),
        ("tie", tie.slug, ""),
    }


def test_a_region_that_appears_shows_on_its_cities():
    region = make_territory(state="draft")
    city = make_city(region=region)
    make_citation(region)
    assert ("city", city.slug, "published") in told_by(publish, region)
