"""The map of the world: places that crowd are gathered, ties keep the colour of their state."""

import pytest
from django.utils.translation import override

from profiles.figures.world import Spot, Thread, View, gather, world_map


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def spots(number):
    return [Spot(key, f"City {key:03}", 2.0 + key * 0.01, 48.0, f"/city-{key}/", key) for key in range(1, number + 1)]


def test_a_few_places_stand_each_for_itself():
    assert len(gather(spots(10), View())) == 10


def test_a_crowd_is_gathered_and_named_by_its_foremost():
    clusters = gather(spots(200), View())

    assert len(clusters) < 10
    assert clusters[0].name.startswith("City 200")
    assert sum(len(cluster.spots) for cluster in clusters) == 200


def test_coming_closer_takes_a_crowd_apart():
    assert len(gather(spots(200), View(2.5, 48.0, 8))) > len(gather(spots(200), View()))


def test_what_lies_out_of_sight_is_not_drawn():
    assert gather([Spot(1, "Sydney", 151.2, -33.9)], View(14, 50, 4)) == []


def test_ties_between_the_same_two_places_are_one_arc_in_the_colour_of_the_livelier():
    ends = [Spot(1, "Bonn", 7.1, 50.7), Spot(2, "Tokyo", 139.7, 35.7)]
    threads = [Thread(1, 2, "ended"), Thread(2, 1, "active")]

    picture = world_map(ends, threads, view=View(), title="Two ties", header="Ties")

    assert picture.figure.svg.count('class="arc ') == 1
    assert "arc-active" in picture.figure.svg
    assert "In force: 1 · Ended: 1" in picture.figure.svg


def test_a_gathered_crowd_leads_closer_and_a_single_city_to_its_page():
    picture = world_map(
        [*spots(200), Spot(999, "Lima", -77.0, -12.0, "/lima/")],
        view=View(),
        title="Many",
        header="Ties",
        address=lambda cluster: "?zoom=2",
    )

    assert 'href="?zoom=2"' in picture.figure.svg
    assert 'href="/lima/"' in picture.figure.svg


def test_the_ring_of_a_place_shows_its_fields():
    place = Spot(1, "Bonn", 7.1, 50.7, "", 3, {"peace": 1, "economy": 2})

    svg = world_map([place], view=View(), title="One", header="Activities").figure.svg

    assert "share field-peace" in svg
    assert "share field-economy" in svg
    assert ": 1" in svg


def test_the_table_names_every_place_whatever_is_in_sight():
    picture = world_map(spots(70), view=View(-60, -30, 8), title="Elsewhere", header="Ties")

    assert len(picture.figure.table.rows) == 70
