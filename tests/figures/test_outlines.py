"""Outlines of countries: simplified, cut at the map's edge, and the same in both files that carry them."""

import json
import re

from profiles.figures.outlines import country_paths, cut, simplify, unwrap
from profiles.figures.projection import HEIGHT, WIDTH


def points_of(path):
    """Corners of path data, its relative lines added up."""
    points = []
    for ring in re.findall(r"M([^z]*)z", path):
        x = y = 0.0
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", ring)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
    return points


def test_a_point_near_the_line_is_left_out_and_a_corner_stays():
    line = [(0.0, 0.0), (5.0, 0.01), (10.0, 0.0), (10.0, 10.0)]

    assert simplify(line) == [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]


def test_a_ring_over_the_edge_of_the_map_becomes_two():
    # A square from 165° to 175° west of Greenwich: the map's edge is at 169° west.
    ring = [(-175.0, 0.0), (-165.0, 0.0), (-165.0, 10.0), (-175.0, 10.0)]
    parts = cut(unwrap(ring))

    assert len(parts) == 2
    assert sorted(round(max(x for x, _y in part)) for part in parts) == [-176, 180]


def test_a_ring_inside_the_map_stays_one():
    assert len(cut(unwrap([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]))) == 1


def test_topology_becomes_paths_by_code_and_antarctica_is_left_out():
    square = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [square],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "id": "364", "properties": {"name": "Iran"}, "arcs": [[0]]},
                    {"type": "MultiPolygon", "properties": {"name": "Somaliland"}, "arcs": [[[0]]]},
                    {"type": "Polygon", "id": "010", "properties": {"name": "Antarctica"}, "arcs": [[0]]},
                ]
            }
        },
    }

    assert list(country_paths(topology)) == ["", "IR"]


def test_every_outline_lies_on_the_map(root):
    data = json.loads((root / "profiles/figures/data/world-110m.json").read_text())

    assert (data["width"], data["height"]) == (WIDTH, HEIGHT)
    assert len(data["paths"]) == 175
    for code, path in data["paths"].items():
        assert all(-1 <= x <= WIDTH + 1 and -1 <= y <= HEIGHT + 1 for x, y in points_of(path)), code


def test_no_country_draws_a_bar_across_the_map(root):
    data = json.loads((root / "profiles/figures/data/world-110m.json").read_text())

    for code in ("RU", "FJ", "US", "NZ"):
        for ring in re.findall(r"M[^z]*z", data["paths"][code]):
            xs = [x for x, _y in points_of(ring)]
            assert max(xs) - min(xs) < WIDTH / 2, code


def test_the_picture_that_browsers_keep_is_made_of_the_same_outlines(root):
    data = json.loads((root / "profiles/figures/data/world-110m.json").read_text())

    assert f'd="{"".join(data["paths"].values())}"' in (root / "static/img/world.svg").read_text()
