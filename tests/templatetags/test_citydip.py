"""Values as templates write them."""

from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.translation import override

from profiles.text import Bilingual


def render(text, language="en", **values):
    """A template's text with the tags loaded, in a language."""
    with override(language):
        return Template("{% load citydip %}" + text).render(Context(values))


def test_numbers_and_years_take_the_digits_of_the_language():
    assert render("{{ n|number }} {{ y|digits }}", "fa", n=1448, y=1995) == "۱٬۴۴۸ ۱۹۹۵"
    assert render("{{ n|number }} {{ y|digits }}", "en", n=Decimal("1448.50"), y=1995) == "1,448.5 1995"


@pytest.mark.parametrize("value", [None, "", "many", True])
def test_what_is_no_number_is_written_as_nothing(value):
    assert render("{{ n|number }}", n=value) == ""


def test_dates_are_written_in_words():
    assert render('{{ d|edtf }}|{{ d|edtf:"both" }}', d="1986-11") == "November 1986|November 1986 (Aban/Azar 1365 SH)"
    assert render("{{ d|edtf }}", d="") == ""


def test_a_text_in_the_other_language_is_set_apart():
    only_english = Bilingual("Ghent & co", "")

    assert render("{{ name|bilingual }}", "en", name=only_english) == "Ghent &amp; co"
    assert render("{{ name|bilingual }}", "fa", name=only_english) == '<bdi lang="en" dir="ltr">Ghent &amp; co</bdi>'


def test_a_title_keeps_the_direction_of_its_own_language():
    assert render('{{ t|in_tongue:"ar" }}', t="عمان") == '<bdi lang="ar" dir="rtl">عمان</bdi>'
    assert render('{{ t|in_tongue:"" }}', t="x") == '<bdi dir="auto">x</bdi>'


def test_a_code_is_written_in_words_and_an_unknown_one_as_it_is():
    assert render('{{ c|label:"TieStatus" }}', "fa", c="active") == "برقرار"
    assert render('{{ c|label:"TieStatus" }}', c="<b>") == "&lt;b&gt;"


def test_a_field_stands_with_its_glyph():
    chip = render('{% field_chip "peace" "/en/fields/peace/" %}')

    assert "#field-peace" in chip
    assert 'href="/en/fields/peace/"' in chip
    assert "Peace promotion" in chip


def test_three_ways_of_having_no_value_are_told_apart():
    said = {render(f'{{% absent "{kind}" %}}') for kind in ("unrecorded", "none", "unknown")}

    assert len(said) == 3


def test_marks_speak_to_screen_readers_in_words():
    mark = render('{% confidence "disputed" %}')

    assert 'aria-hidden="true"' in mark
    assert ">Disputed<" in mark


def test_pages_left_out_are_not_linked():
    page = Paginator(range(1000), 10).page(50)
    pages = render("{% for n in page|page_range %}{{ n|default_if_none:'…' }} {% endfor %}", page=page)

    assert pages == "1 … 49 50 51 … 100 "
