"""Comparison over the API."""

import pytest

from profiles.models import FormerAddress
from tests.api.asking import ask, reasons
from tests.factories import (
    make_activity,
    make_campaign,
    make_citation,
    make_city,
    make_condition,
    make_government_relation,
    make_membership,
    make_milestone,
    make_national_framework,
    make_observation,
    make_participation,
    make_tie,
)

pytestmark = pytest.mark.django_db


def test_cities_stand_side_by_side_with_all_that_is_known(client):
    a, b = make_city(), make_city()
    activity = make_activity(city=a, field="peace")
    make_participation(activity=activity, city=b)
    make_citation(activity)
    membership = make_membership(city=a)
    make_membership(city=b, network=membership.network)
    tie = make_tie(city_a=a, city_b=b)
    for make in (make_campaign, make_government_relation, make_condition, make_observation):
        make(city=a)
    make_milestone(cities=[a])
    make_national_framework(territory=a.territory)
    found = ask(client, f"/api/v1/compare/?city={a.slug}&city={b.slug}")
    first, second = found["cities"]
    assert (first["city"]["slug"], second["city"]["slug"]) == (a.slug, b.slug)
    assert first["activities"][0]["notes"] == [1]
    assert found["notes"][0]["number"] == 1
    assert first["ties"][0]["partner"]["slug"] == b.slug
    for name in ("campaigns", "government_relations", "observations", "milestones", "frameworks", "memberships"):
        assert len(first[name]) == 1, name
    assert [condition["condition"] for condition in first["conditions"] if condition["assessments"]] == [
        "border_proximity"
    ]
    assert found["shared"]["networks_of_all"][0]["slug"] == membership.network.slug
    assert found["shared"]["ties_among"][0]["slug"] == tie.slug
    assert {share["field"]: share["activities"] for share in second["fields"]}["peace"] == 1


def test_a_year_shows_how_they_stood_then(client):
    tie = make_tie(started="1990", ended="1996", status="ended")
    query = f"city={tie.city_a.slug},{tie.city_b.slug}"
    assert len(ask(client, f"/api/v1/compare/?{query}&year=1995")["shared"]["ties_among"]) == 1
    assert ask(client, f"/api/v1/compare/?{query}&year=2000")["shared"]["ties_among"] == []


def test_one_seven_or_the_same_city_twice_are_refused(client):
    slugs = [make_city().slug for _ in range(7)]
    assert "two to six" in reasons(client, f"/api/v1/compare/?city={slugs[0]}")["city"]
    assert "two to six" in reasons(client, f"/api/v1/compare/?city={','.join(slugs)}")["city"]
    assert "twice" in reasons(client, f"/api/v1/compare/?city={slugs[0]}&city={slugs[0]}")["city"]
    assert "no city" in reasons(client, f"/api/v1/compare/?city={slugs[0]},atlantis")["city"]
    assert set(reasons(client, "/api/v1/compare/?year=soon")) == {"city", "year"}


def test_a_former_address_still_names_the_city_and_a_withdrawn_one_is_refused(client):
    a, b, gone = make_city(), make_city(), make_city(state="withdrawn")
    FormerAddress.objects.create(noun="city", slug="old", leads_to=a.slug)
    assert ask(client, f"/api/v1/compare/?city=old,{b.slug}")["cities"][0]["city"]["slug"] == a.slug
    assert "same city" in reasons(client, f"/api/v1/compare/?city=old,{a.slug}")["city"]
    assert "withdrawn" in reasons(client, f"/api/v1/compare/?city={a.slug},{gone.slug}")["city"]
