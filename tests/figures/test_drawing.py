"""SVG is written safely, and alike in both languages but for its direction."""

import xml.etree.ElementTree as ET

import pytest
from django.utils.translation import override

from profiles.choices import Field, RelationMode
from profiles.figures import (
    DrawnTie,
    Event,
    Period,
    Place,
    Reading,
    Row,
    Series,
    dot_map,
    field_bars,
    field_multiples,
    history,
    line_chart,
    map_of_ties,
    membership_bars,
    relation_scale,
    timeline,
)
from profiles.figures.drawing import coordinate, element, shortened

SVG = "{http://www.w3.org/2000/svg}"
SLY = '<script>"&'


def drawn():
    """One picture of each sort, with names that would break careless markup."""
    here, there = Place(SLY, 4.9, 52.4), Place("Athens", 23.7, 38.0, url="/en/cities/athens/", note=SLY)
    return [
        map_of_ties(here, [DrawnTie(here, there, "suspended", SLY, "1986")], title=SLY, countries=["IR", "XX"]),
        dot_map([here, there], title=SLY, with_names=True),
        field_bars({"peace": 3}, title=SLY),
        history([Event(SLY, -420, SLY), Event("x", 1900, "1900", until=1950, url="/x/")], title=SLY),
        timeline([Event(SLY, 1986, SLY)], title=SLY, today=2026),
        membership_bars([Row(SLY, (Period(None, 2007, SLY, "ended"),))], title=SLY, header=SLY, today=2026),
        relation_scale([Row(RelationMode.MIXED.value, (Period(1999, None, SLY),))], title=SLY, today=2026),
        line_chart(
            [Series(SLY, (Reading(1990, 5, SLY, SLY), Reading(2030, 7, "2030", "", True)))], title=SLY, unit=SLY
        ),
    ]


def empty():
    """One picture of each sort, of nothing."""
    return [
        map_of_ties(None, [], title="t"),
        dot_map([], title="t"),
        field_bars({}, title="t"),
        history([], title="t"),
        timeline([], title="t", today=2026),
        membership_bars([], title="t", header="h", today=2026),
        relation_scale([], title="t", today=2026),
        line_chart([], title="t", unit="u"),
    ]


def parsed(figure):
    """The picture as a tree, its namespace given as a page gives it."""
    return ET.fromstring(str(figure.svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@pytest.fixture(autouse=True)
def in_english():
    """Words of the pictures are English unless a test says otherwise, whatever a test before has left behind."""
    with override("en"):
        yield


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_picture_is_well_formed_and_named(language):
    with override(language):
        for figure in drawn():
            tree = parsed(figure)
            ids = {node.get("id") for node in tree.iter() if node.get("id")}

            assert tree.findtext(f"{SVG}title") == SLY
            assert set(tree.get("aria-labelledby").split()) <= ids
            assert tree.get("direction") == ("rtl" if language == "fa" else "ltr")


def test_no_picture_carries_a_style_or_a_script():
    for figure in drawn():
        assert "<script" not in figure.svg
        assert "style=" not in figure.svg


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_picture_has_its_numbers_as_a_table(language):
    with override(language):
        for figure in drawn():
            assert figure.table.rows
            assert all(len(row) == len(figure.table.headers) for row in figure.table.rows)


def test_a_picture_of_nothing_is_still_a_picture():
    for figure in empty():
        assert parsed(figure).get("role") == "img"


def test_a_picture_with_links_is_no_image_to_a_screen_reader():
    with_link = dot_map([Place("Athens", 23.7, 38.0, url="/en/cities/athens/")], title="t")
    without = dot_map([Place("Athens", 23.7, 38.0)], title="t")

    assert parsed(with_link).get("role") == "group"
    assert parsed(without).get("role") == "img"


def test_years_run_from_right_to_left_in_persian():
    events = [Event("a", 1950, "1950"), Event("b", 2000, "2000")]
    centres = {}
    for language in ("en", "fa"):
        with override(language):
            tree = parsed(timeline(events, title="t", today=2026))
            centres[language] = [float(dot.get("cx")) for dot in tree.iter(f"{SVG}circle")]

    assert centres["en"] == sorted(centres["en"])
    assert centres["fa"] == sorted(centres["fa"], reverse=True)


def test_numbers_of_a_picture_never_take_the_digits_of_the_language():
    with override("fa"):
        assert coordinate(1234.56) == "1234.6"
        assert coordinate(-0.01) == "0"
        assert 'x="10.5"' in element("rect", x=10.5)


def test_the_longest_bar_is_that_of_the_greatest_of_all_cities():
    one, other = field_multiples([("a", {"peace": 10}), ("b", {"peace": 5})])

    def length(figure):
        return [float(bar.get("width")) for bar in parsed(figure).iter(f"{SVG}rect")]

    assert length(one) == [2 * length(other)[0]]
    assert [row[1] for row in one.table.rows] == ["0", "0", "10", "0", "0", "0"]
    assert len(one.table.rows) == len(Field)


def test_a_year_before_christ_is_written_as_readers_expect():
    with override("en"):
        assert "500 BC" in history([], title="t").svg
    with override("fa"):
        assert "۵۰۰ پ.م." in history([], title="t").svg


def test_a_long_name_is_cut_with_an_ellipsis():
    assert shortened("United Cities and Local Governments", 100) == "United Cities…"
    assert shortened("C40", 100) == "C40"


def test_a_suspended_tie_is_told_apart_by_its_arc():
    assert 'class="arc arc-suspended"' in drawn()[0].svg


def test_labels_of_events_do_not_lie_on_one_another():
    events = [Event("A rather long name of a thing", 2000 + place / 10, "2000") for place in range(6)]
    tree = parsed(timeline(events, title="t", today=2026))
    heights = [dot.get("cy") for dot in tree.iter(f"{SVG}circle")]

    assert len(set(heights)) == len(events)
