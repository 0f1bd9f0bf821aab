"""Similar cities and possible partners, each with its reasons."""

from decimal import Decimal

import pytest

from profiles.selectors.likeness import match_city
from profiles.selectors.profile import city_profile
from tests.factories import (
    make_activity,
    make_city,
    make_indicator,
    make_membership,
    make_network,
    make_observation,
    make_tie,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def networks():
    return [make_network() for _number in range(3)]


@pytest.fixture
def people():
    return make_indicator(slug="population")


def active_city(networks=(), fields=(), people=None, inhabitants=None, **values):
    city = make_city(**values)
    for network in networks:
        make_membership(city=city, network=network)
    for field in fields:
        make_activity(city=city, field=field)
    if inhabitants:
        make_observation(city=city, indicator=people, value=Decimal(inhabitants))
    return city


def partners(city):
    return [match.node.slug for match in match_city(city_profile(city)).partners]


def test_a_partner_shares_networks_fields_and_size_and_says_so(networks, people):
    ours = active_city(networks, ["peace", "economy"], people, 1_000_000)
    theirs = active_city(networks[:2], ["peace"], people, 1_200_000, name_en="Lima")

    (found,) = match_city(city_profile(ours)).partners

    assert found.node.slug == theirs.slug
    assert {network.slug for network in found.reasons.networks} == {network.slug for network in networks[:2]}
    assert [str(field) for field in found.reasons.fields] == ["peace"]
    assert found.reasons.population == 1_200_000


def test_who_is_tied_already_at_home_or_history_is_no_partner(networks):
    ours = active_city(networks, ["peace"])
    tied = active_city(networks, ["peace"])
    make_tie(city_a=ours, city_b=tied)
    active_city(networks, ["peace"], territory=ours.territory)
    active_city(networks, ["peace"], is_historical=True)

    assert partners(ours) == []


def test_one_reason_is_not_enough(networks):
    ours = active_city(networks, ["peace"])
    active_city(networks[:1], ["economy"])

    assert partners(ours) == []


def test_common_partners_speak_for_a_partner(networks):
    ours, theirs, between = active_city(networks[:1]), active_city(networks[:1]), make_city()
    make_tie(city_a=ours, city_b=between)
    make_tie(city_a=theirs, city_b=between)

    (found,) = match_city(city_profile(ours)).partners

    assert found.node.slug == theirs.slug
    assert found.reasons.common_partners == 1


def test_the_more_reasons_the_higher(networks):
    ours = active_city(networks, ["peace", "economy"])
    little = active_city(networks[:1], ["peace"])
    much = active_city(networks, ["peace", "economy"])

    assert partners(ours) == [much.slug, little.slug]


def test_similar_cities_do_the_same_and_may_lie_in_the_same_country(networks):
    ours = active_city(networks, ["peace", "peace", "economy"])
    near = active_city(networks, ["peace", "peace", "economy"], territory=ours.territory)
    active_city([], ["human_rights"])

    assert [match.node.slug for match in match_city(city_profile(ours)).similar] == [near.slug]


def test_drafts_match_nobody(networks):
    ours = active_city(networks, ["peace"])
    active_city(networks, ["peace"], state="draft")

    assert partners(ours) == []


def test_what_changed_is_seen_at_once(networks):
    ours = active_city(networks, ["peace"])
    assert partners(ours) == []

    theirs = active_city(networks, ["peace"])

    assert partners(ours) == [theirs.slug]


def test_they_stand_on_the_page_with_ways_on(client, networks):
    ours = active_city(networks, ["peace"], name_en="Bonn")
    active_city(networks, ["peace"], name_en="Lima")

    page = client.get("/en/cities/bonn/").content.decode()

    assert "Possible partners" in page
    assert "3 networks in common:" in page
    assert "/en/graph/?from=bonn&amp;to=lima" in page
    assert "/en/compare/?city=bonn&amp;city=lima" in page
    assert ours.slug == "bonn"
