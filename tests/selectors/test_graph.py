"""Who is linked to whom: the graph, what is near, the ways between two cities, communities."""

from itertools import pairwise

import pytest

from profiles.models import Membership, Tie
from profiles.selectors.communities import communities, group_cities
from profiles.selectors.graph import CityGraph, TieLink, city_graph
from profiles.selectors.neighbourhood import most_connected, near_city, near_network
from profiles.selectors.paths import connect
from tests.factories import make_city, make_membership, make_network, make_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """Four cities in a row, each tied to the next."""
    row = [make_city(name_en=name) for name in ("Bonn", "Bern", "Oslo", "Lima")]
    for ours, theirs in pairwise(row):
        make_tie(city_a=ours, city_b=theirs, started="1980")
    return row


def slugs(path):
    return [node.slug for node in path.nodes]


def test_the_way_leads_through_ties(chain):
    found = connect(chain[0], chain[3])

    assert [slugs(path) for path in found.paths] == [["bonn", "bern", "oslo", "lima"]]
    assert found.length == 3


def test_a_shared_network_is_one_step_and_the_ways_by_ties_are_told_too(chain):
    network = make_network(name_en="Harbours")
    for city in (chain[0], chain[3]):
        make_membership(city=city, network=network)

    found = connect(chain[0], chain[3])

    assert [slugs(path) for path in found.paths] == [["bonn", "harbours", "lima"]]
    assert found.length == 1
    assert found.length_by_ties == 3


def test_a_year_knows_only_what_was_in_force_then(chain):
    Tie.objects.get(city_a=chain[1]).delete()
    make_tie(city_a=chain[1], city_b=chain[2], started="1985", ended="1992", status="ended")

    assert connect(chain[0], chain[3], 1990).length == 3
    assert connect(chain[0], chain[3], 2000).paths == ()


def test_members_of_different_times_are_said_to_have_never_met():
    network, early, late = make_network(), make_city(), make_city()
    make_membership(city=early, network=network, started="1970", ended="1980", standing="former")
    make_membership(city=late, network=network, started="1990")

    hop = connect(early, late).paths[0].hops[0]

    assert hop.never_together
    assert hop.status == "ended"


def test_a_tie_that_is_only_planned_links_nobody():
    tie = make_tie(status="planned", started="")

    assert connect(tie.city_a, tie.city_b).paths == ()


def test_drafts_link_nobody(chain):
    bridge = make_city(state="draft")
    make_tie(city_a=chain[0], city_b=bridge)
    make_tie(city_a=bridge, city_b=chain[3])

    assert connect(chain[0], chain[3]).length == 3


def test_a_change_of_the_data_is_seen_at_once(chain):
    assert connect(chain[0], chain[3]).length == 3

    make_tie(city_a=chain[0], city_b=chain[3])

    assert connect(chain[0], chain[3]).length == 1


@pytest.mark.parametrize("year", [-100, 1950, 1995, 2020])
def test_in_force_means_the_same_as_on_every_other_page(year):
    for started, ended, status in (
        ("1990", "", "active"), ("1990", "2000", "ended"), ("", "", "active"), ("1990", "", "ended"),
        ("-0200", "", "dormant"), ("199X", "1995-06", "ended"), ("1940~", "", "suspended"),
    ):  # fmt: skip
        make_tie(started=started, ended=ended, status=status)
    for started, ended, standing in (("1990", "", "listed"), ("1990", "", "former"), ("1940", "1950", "former")):
        make_membership(started=started, ended=ended, standing=standing)

    graph = city_graph(year)

    assert {tie.slug for tie in graph.ties} == set(Tie.objects.in_force(year).values_list("slug", flat=True))
    assert {one.slug for one in graph.memberships} == set(
        Membership.objects.in_force(year).values_list("slug", flat=True)
    )


def test_near_a_city_stand_its_partners_and_its_networks(chain):
    network = make_network()
    for city in chain[:2]:
        make_membership(city=city, network=network)

    near = near_city(chain[1])

    assert [one.node.slug for one in near.cities] == ["bonn", "oslo"]
    assert near.cities[0].shared == 1
    assert [one.node.slug for one in near.networks] == [network.slug]
    assert (chain[0].pk, -network.pk) in near.among


def test_near_a_network_stand_its_members_and_the_networks_that_share_them(chain):
    ours, other = make_network(), make_network()
    for city in chain:
        make_membership(city=city, network=ours)
    make_membership(city=chain[0], network=other)

    near = near_network(ours)

    assert len(near.cities) == 4
    assert [(one.node.slug, one.shared) for one in near.networks] == [(other.slug, 1)]


def test_the_best_connected_stand_first(chain):
    best = most_connected()

    assert [one.node.slug for one in best[:2]] == ["bern", "oslo"]
    assert best[0].partners == 2
    assert best[0].within_two == 3


def test_communities_are_cities_tied_among_themselves():
    groups = [[make_city() for _number in range(5)] for _group in range(2)]
    for group in groups:
        for place, city in enumerate(group):
            for other in group[place + 1 :]:
                make_tie(city_a=city, city_b=other)
    make_tie(city_a=groups[0][0], city_b=groups[1][0])

    found = communities()

    assert [community.size for community in found] == [5, 5]
    assert all(community.inside == 10 and community.outside == 1 for community in found)


def test_every_city_of_a_large_graph_finds_a_community(monkeypatch):
    monkeypatch.setattr("profiles.selectors.communities.MOST_EXAMINED", 20)
    ties = [
        TieLink(f"{a}-{b}", a, b, "twin", "active", "", "", None, None)
        for a, b in [(n, n % 10 + 1) for n in range(11, 100)] + [(n, n % 10 + 1) for n in range(1, 11)]
    ]

    groups = group_cities(CityGraph(ties, ()))

    assert sum(len(group) for group in groups) == 99


def test_the_graph_is_read_in_two_queries_and_then_kept(chain, django_assert_num_queries):
    with django_assert_num_queries(3):
        city_graph()
    with django_assert_num_queries(1):
        city_graph(1990)
