"""Places, arcs and distances on the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.figures.projection import HEIGHT, WIDTH, arc, great_circle, kilometres, project

longitudes = st.floats(-180, 180)
latitudes = st.floats(-56, 84)


@given(longitudes, latitudes)
def test_every_place_stands_on_the_map(longitude, latitude):
    x, y = project(longitude, latitude)

    assert -0.01 <= x <= WIDTH + 0.01
    assert -0.01 <= y <= HEIGHT + 0.06  # its height is rounded to a tenth


def test_the_middle_of_the_map_is_eleven_degrees_east():
    assert project(11, 0)[0] == pytest.approx(WIDTH / 2)


def test_east_is_right_and_north_is_up():
    tehran, amsterdam = project(51.4, 35.7), project(4.9, 52.4)

    assert tehran[0] > amsterdam[0]
    assert tehran[1] > amsterdam[1]


def test_areas_are_kept_true():
    def area(longitude, latitude):
        """Area on the map of a square degree, for one of the sphere's surface."""
        from math import cos, radians

        (x1, y1), (x2, y2) = project(longitude, latitude), project(longitude + 0.1, latitude + 0.1)
        x3, y3 = project(longitude + 0.1, latitude)
        return abs((x3 - x1) * (y2 - y1) - (x2 - x1) * (y3 - y1)) / cos(radians(latitude + 0.05))

    assert area(20, 0) == pytest.approx(area(60, 60), rel=0.01)


def test_a_way_over_the_pacific_leaves_the_map_and_comes_back():
    los_angeles_to_nagoya = arc((-118.2, 34.1), (136.9, 35.2))

    assert len(los_angeles_to_nagoya) == 2
    assert los_angeles_to_nagoya[0][-1][0] < 100
    assert los_angeles_to_nagoya[1][0][0] > WIDTH - 100


def test_a_way_over_the_atlantic_stays_on_the_map():
    assert len(arc((4.9, 52.4), (-55.2, 5.8))) == 1


@given(longitudes, latitudes, longitudes, latitudes)
def test_a_way_begins_and_ends_at_its_places(west, south, east, north):
    points = list(great_circle((west, south), (east, north)))

    assert kilometres(points[0], (west, south)) < 1
    assert kilometres(points[-1], (east, north)) < 1


def test_distances_are_those_of_the_globe():
    assert kilometres((4.89, 52.37), (23.73, 37.98)) == pytest.approx(2163, rel=0.01)
    assert kilometres((0, 0), (180, 0)) == pytest.approx(20015, rel=0.001)
