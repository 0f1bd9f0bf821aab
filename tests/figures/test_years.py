"""Activities by field and year."""

import pytest
from django.utils.translation import override

from profiles.figures.years import Doing, fields_by_year


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_activity_is_a_dot_on_the_line_of_its_field(language):
    doings = [
        Doing("Forum", "peace", 1990, "1990"),
        Doing("Fair", "economy", 1990, "1990 to 1995", 1995),
        Doing("Fair again", "economy", 1990, "1990", url="/fair/"),
    ]

    with override(language):
        figure = fields_by_year(doings, title="What it did", today=2026)

    assert figure.svg.count('class="dot"') == 3
    assert figure.svg.count("lasting") == 1
    assert 'href="/fair/"' in figure.svg
    assert len(figure.table.rows) == 3


def test_dots_of_one_year_do_not_cover_each_other():
    with override("en"):
        svg = fields_by_year([Doing(str(n), "peace", 2000, "2000") for n in range(5)], title="Five", today=2026).svg

    heights = {part.split('"')[0] for part in svg.split('cy="')[1:]}
    assert len(heights) == 5
