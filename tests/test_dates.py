"""Dates: what may be typed, in what order it stands, when it is in force, and how it reads."""

import datetime
from calendar import monthrange

import edtf
import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import assume, example, given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from profiles.dates import (
    EdtfBoundField,
    EdtfError,
    EdtfField,
    day_number,
    display,
    format_year,
    from_historical_year,
    parse,
    parse_year_param,
    year_bounds,
    year_of,
)
from profiles.text import to_persian_digits

pytestmark = pytest.mark.look

years = st.integers(-9999, 9999)
qualifiers = st.sampled_from(["", "", "?", "~", "%"])


@st.composite
def moments(draw):
    year = draw(years)
    kind = draw(st.sampled_from(["year", "month", "day", "decade", "century"]))
    month = draw(st.integers(1, 12))
    # The Gregorian calendar repeats every 400 years, which lets the standard library count the days before year 1.
    day = draw(st.integers(1, monthrange(year % 400 + 400, month)[1]))
    text = {
        "year": format_year(year),
        "month": f"{format_year(year)}-{month:02d}",
        "day": f"{format_year(year)}-{month:02d}-{day:02d}",
        "decade": f"{format_year(year)[:-1]}X",
        "century": f"{format_year(year)[:-2]}XX",
    }[kind]
    return text + draw(qualifiers)


@st.composite
def intervals(draw):
    start, end = sorted([draw(moments()), draw(moments())], key=lambda text: parse(text).earliest or 0)
    sides = draw(st.sampled_from(["both", "both", "open start", "open end", "unknown start", "unknown end"]))
    return {
        "both": f"{start}/{end}",
        "open start": f"../{end}",
        "open end": f"{start}/..",
        "unknown start": f"/{end}",
        "unknown end": f"{start}/",
    }[sides]


# -- the time line


@given(st.dates())
def test_day_numbers_are_those_of_python_from_year_one_on(date):
    assert day_number(date.year, date.month, date.day) == date.toordinal()


def test_the_time_line_has_no_gap_at_the_turn_of_the_era():
    assert day_number(1, 1, 1) == 1
    assert day_number(0, 12, 31) == 0
    assert day_number(0, 2, 29) == day_number(0, 3, 1) - 1


@given(years)
def test_years_follow_one_another_without_gap(year):
    first, last = year_bounds(year)
    assert year_of(first) == year_of(last) == year
    assert year_bounds(year + 1)[0] == last + 1
    assert last - first + 1 == 365 + (monthrange(year % 400 + 400, 2)[1] == 29)


def test_a_day_that_does_not_exist_has_no_number():
    for year, month, day in [(1995, 2, 29), (1995, 13, 1), (1995, 0, 1), (1900, 2, 29), (1995, 4, 31)]:
        with pytest.raises(ValueError, match="No such"):
            day_number(year, month, day)


# -- reading


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1995", (1995, 1, 1), (1995, 12, 31), "year"),
        ("1995-02", (1995, 2, 1), (1995, 2, 28), "month"),
        ("2000-02", (2000, 2, 1), (2000, 2, 29), "month"),
        ("1995-03-07", (1995, 3, 7), (1995, 3, 7), "day"),
        ("199X", (1990, 1, 1), (1999, 12, 31), "decade"),
        ("19XX", (1900, 1, 1), (1999, 12, 31), "century"),
        ("-0420", (-420, 1, 1), (-420, 12, 31), "year"),
        ("-019X", (-199, 1, 1), (-190, 12, 31), "decade"),
        ("-00XX", (-99, 1, 1), (-1, 12, 31), "century"),
        ("1995/1998-06", (1995, 1, 1), (1998, 6, 30), "interval"),
    ],
)
def test_a_date_means_its_first_to_its_last_possible_day(text, first, last, precision):
    date = parse(text)
    assert (date.earliest, date.latest) == (day_number(*first), day_number(*last))
    assert date.precision == precision
    assert date.text == text


def test_open_and_unknown_sides_have_no_bound():
    for text in ("1995/..", "1995/"):
        assert (parse(text).earliest, parse(text).latest) == (day_number(1995, 1, 1), None)
    for text in ("../1995", "/1995"):
        assert (parse(text).earliest, parse(text).latest) == (None, day_number(1995, 12, 31))


def test_qualifiers_are_noticed_on_either_side():
    assert parse("1990?").is_uncertain
    assert not parse("1990?").is_approximate
    assert parse("1990~").is_approximate
    assert parse("1990%").is_uncertain
    assert parse("1990%").is_approximate
    assert parse("1990/1995~").is_approximate
    assert not parse("1990/1995").is_uncertain


def test_an_unknown_date_is_empty():
    assert not parse("  ")
    assert parse("").earliest is None
    assert parse("").text == display("", "fa") == ""


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("۱۹۹۵", "1995"),
        ("١٩٩٥-٠٣", "1995-03"),
        (" 1995 / 1998 ", "1995/1998"),
        ("۱۹۹۵؟", "1995?"),
        ("\u200f1995\u200e", "1995"),
        ("−0420", "-0420"),
        ("199x", "199X"),
        ("1995/..", "1995/.."),
    ],
)
def test_what_editors_type_becomes_canonical(typed, canonical):
    assert parse(typed).text == canonical


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("soon", "write 1995, 1995-03"),
        ("420", "four digits"),
        ("-420", "four digits"),
        ("1995-3", "two digits"),
        ("1995-13", "no month 13"),
        ("1995-02-30", "no day 30"),
        ("1995-21", "seasons"),
        ("-0000", "1 BC is written 0000"),
        ("1995-XX", "199X"),
        ("1XXX", "199X"),
        ("1995/1996/1997", "one slash"),
        ("../..", "beginning or an end"),
        ("/", "beginning or an end"),
        ("1995/1990", "ends before it begins"),
        ("2000/199X", "ends before it begins"),
        ("1995 1996", "write 1995"),
        ("19 95", "write 1995"),
        ("Y17000", "write 1995"),
        ("1995?~", "write 1995"),
        ("1995-03-07T10:00", "write 1995"),
        ("१९९५", "write 1995"),
        ("1995\x00", "write 1995"),
        ("9" * 100, "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text, reason):
    with pytest.raises(EdtfError, match=reason):
        parse(text)


def test_a_reason_shows_no_control_character():
    with pytest.raises(EdtfError) as refusal:
        parse("a\x00\u202eb")
    assert str(refusal.value).startswith("“a\ufffd\ufffdb”")


@given(st.text(max_size=80) | st.text("0123456789-/.?~%X", max_size=12))
def test_any_text_is_a_date_or_refused(text):
    try:
        date = parse(text)
    except EdtfError:
        return
    assert date.text.isascii()


@given(moments() | intervals())
def test_canonical_text_reads_back_the_same(text):
    assert parse(text).text == text
    assert parse(to_persian_digits(text)) == parse(text)


@given(moments())
def test_the_reference_parser_agrees_on_single_dates(text):
    # The package ends these at -0000, which is no year.
    assume(not text.startswith("-00") or "X" not in text)
    reference = edtf.parse_edtf(text)
    date = parse(text)
    lower, upper = reference.lower_strict(), reference.upper_strict()
    assert date.earliest == day_number(*lower[:3])
    assert date.latest == day_number(*upper[:3])


@given(moments() | intervals())
def test_bounds_are_in_order(text):
    date = parse(text)
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest


def test_dates_sort_along_history():
    texts = ["-0499", "-0420", "0000", "0001", "0622", "1356", "19XX", "199X", "1995", "1995-03", "1995-03-07"]
    assert sorted(set(texts), key=lambda text: (parse(text).earliest, text)) == texts


# -- years


def test_historians_count_without_a_year_zero():
    assert from_historical_year("-0421") == "-0420"
    assert from_historical_year("-1") == "0000"
    assert from_historical_year("۱۹۹۵") == "1995"
    assert display(from_historical_year("-0421"), "en") == "421 BC"
    for text in ("0", "0000", "soon", ""):
        with pytest.raises(EdtfError):
            from_historical_year(text)


def test_years_of_addresses_are_read_in_both_scripts_and_kept_in_range():
    assert parse_year_param("1995") == parse_year_param(" ۱۹۹۵ ") == 1995
    assert parse_year_param("-420") == -420
    for text in ("", "abc", "1995-03", "99999", "2201", "-3001", "1e3", "१९९५", "1 995", "\x00", "９９"):
        with pytest.raises(EdtfError, match="year"):
            parse_year_param(text)


# -- reading well


@pytest.mark.parametrize(
    ("text", "english", "persian"),
    [
        ("2020-01-13", "13 January 2020", "۱۳ ژانویهٔ ۲۰۲۰"),
        ("2020-03", "March 2020", "مارس ۲۰۲۰"),
        ("1995", "1995", "۱۹۹۵"),
        ("-0420", "421 BC", "۴۲۱ پ.م."),
        ("0000", "1 BC", "۱ پ.م."),
        ("0622", "AD 622", "۶۲۲ م."),
        ("1356", "1356", "۱۳۵۶ م."),
        ("1990~", "c. 1990", "حدود ۱۹۹۰"),
        ("1990?", "1990?", "۱۹۹۰؟"),
        ("1990%", "c. 1990?", "حدود ۱۹۹۰؟"),
        ("199X", "1990s", "دههٔ ۱۹۹۰"),
        ("19XX", "20th century", "سدهٔ ۲۰ میلادی"),
        ("00XX", "1st century", "سدهٔ ۱ میلادی"),
        ("11XX", "12th century", "سدهٔ ۱۲ میلادی"),
        ("-019X", "200–191 BC", "۲۰۰ تا ۱۹۱ پ.م."),
        ("-00XX", "100–2 BC", "۱۰۰ تا ۲ پ.م."),
        ("000X", "1 BC – AD 9", "۱ پ.م. تا ۹ م."),
        ("2004/2007", "2004–2007", "از ۲۰۰۴ تا ۲۰۰۷"),
        ("-0430/-0403", "431–404 BC", "از ۴۳۱ تا ۴۰۴ پ.م."),
        ("-0001/0005", "2 BC – AD 5", "از ۲ پ.م. تا ۵ م."),
        ("2004/..", "since 2004", "از ۲۰۰۴ تاکنون"),
        ("../2007", "until 2007", "تا ۲۰۰۷"),
        ("2004/", "from 2004, end unknown", "از ۲۰۰۴؛ پایان نامعلوم"),
        ("/2007", "until 2007, beginning unknown", "تا ۲۰۰۷؛ آغاز نامعلوم"),
        ("2020-01-13/2020-01-15", "13–15 January 2020", "از ۱۳ تا ۱۵ ژانویهٔ ۲۰۲۰"),
        ("2020-01-13/2020-03-15", "13 January – 15 March 2020", "از ۱۳ ژانویه تا ۱۵ مارس ۲۰۲۰"),
        ("2020-03/2020-05", "March–May 2020", "از مارس تا مهٔ ۲۰۲۰"),
        ("2004~/2007?", "c. 2004 – 2007?", "از حدود ۲۰۰۴ تا ۲۰۰۷؟"),
        ("199X/2005", "1990s–2005", "از دههٔ ۱۹۹۰ تا ۲۰۰۵"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates_read_well_in_both_languages(text, english, persian):
    assert display(text, "en") == english
    assert display(text, "fa") == persian


@pytest.mark.parametrize(
    ("text", "english", "persian"),
    [
        ("2020-01-13", "13 January 2020 (23 Dey 1398 SH)", "۱۳ ژانویهٔ ۲۰۲۰ (۲۳ دی ۱۳۹۸)"),
        ("1995", "1995 (1373/74 SH)", "۱۹۹۵ (۱۳۷۳/۷۴)"),
        ("2021", "2021 (1399/1400 SH)", "۲۰۲۱ (۱۳۹۹/۱۴۰۰)"),
        ("1960-04", "April 1960 (Farvardin/Ordibehesht 1339 SH)", "آوریل ۱۹۶۰ (فروردین/اردیبهشت ۱۳۳۹)"),
        ("1995-03", "March 1995 (Esfand 1373/Farvardin 1374 SH)", "مارس ۱۹۹۵ (اسفند ۱۳۷۳/فروردین ۱۳۷۴)"),
        ("2004/2007", "2004–2007 (1382/83–1385/86 SH)", "از ۲۰۰۴ تا ۲۰۰۷ (از ۱۳۸۲/۸۳ تا ۱۳۸۵/۸۶)"),
        ("1990~", "c. 1990 (c. 1368/69 SH)", "حدود ۱۹۹۰ (حدود ۱۳۶۸/۶۹)"),
        ("199X", "1990s (1368–1378 SH)", "دههٔ ۱۹۹۰ (۱۳۶۸ تا ۱۳۷۸)"),
        ("-0420", "421 BC", "۴۲۱ پ.م."),
        ("0622", "AD 622", "۶۲۲ م."),
        ("-0420/1995", "421 BC – 1995", "از ۴۲۱ پ.م. تا ۱۹۹۵"),
    ],
)
def test_both_calendars_stand_together_where_the_jalali_one_means_something(text, english, persian):
    assert display(text, "en", "both") == english
    assert display(text, "fa", "both") == persian


def test_the_jalali_calendar_can_stand_alone():
    assert display("2020-01-13", "fa", "jalali") == "۲۳ دی ۱۳۹۸"
    assert display("-0420", "fa", "jalali") == "۴۲۱ پ.م."


def test_the_language_of_the_page_is_the_default():
    with translation.override("fa"):
        assert display("1995") == "۱۹۹۵"
    with translation.override("en"):
        assert display("-0420") == "421 BC"


@given(st.dates(min_value=datetime.date(622, 3, 22), max_value=datetime.date(9000, 1, 1)))
def test_jalali_days_read_back_to_the_same_day(date):
    months = ["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar"]
    months += ["Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"]
    day, month, year, _era = display(date.isoformat(), "en", "jalali").split()
    assert JalaliDate(int(year), months.index(month) + 1, int(day)).to_gregorian() == date


@example("9999", "en", "both")
@example("0622-03-21/9998-12", "fa", "jalali")
@given(moments() | intervals(), st.sampled_from(["en", "fa"]), st.sampled_from([None, "gregorian", "jalali", "both"]))
def test_every_date_can_be_written_out(text, language, calendar):
    words = display(text, language, calendar)
    assert words
    assert "X" not in words
    assert (language == "fa") != any(digit in words for digit in "0123456789")


# -- fields


def test_the_field_stores_canonical_text_and_refuses_the_rest():
    field = EdtfField(blank=True)
    assert field.clean(" ۱۹۹۵ / .. ", None) == "1995/.."
    assert field.clean("", None) == ""
    with pytest.raises(ValidationError, match="no month 13") as refusal:
        field.clean("1995-13", None)
    assert refusal.value.code == "edtf"


def test_saving_refuses_text_that_validation_never_saw():
    with pytest.raises(ValidationError):
        EdtfField().get_db_prep_save("soon", None)


def test_half_a_date_can_be_searched_for():
    assert EdtfField().get_prep_value("199") == "199"
    assert EdtfField().get_prep_value("۱۹۹۵") == "1995"


def test_migrations_know_only_plain_fields():
    assert EdtfField(max_length=40).deconstruct()[1:] == (
        "django.db.models.CharField",
        [],
        {"blank": True, "max_length": 40},
    )
    _name, path, args, kwargs = EdtfBoundField("started", "latest", db_index=True).deconstruct()
    assert (path, args) == ("django.db.models.IntegerField", [])
    assert kwargs == {"blank": True, "null": True, "editable": False, "serialize": False, "db_index": True}


class Stay:
    def __init__(self, started):
        self.started = started


@pytest.mark.parametrize(
    ("started", "earliest", "latest"),
    [
        ("1995", day_number(1995, 1, 1), day_number(1995, 12, 31)),
        ("1995/..", day_number(1995, 1, 1), None),
        ("", None, None),
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_bounds_follow_the_date(started, earliest, latest):
    assert EdtfBoundField("started", "earliest").compute(Stay(started)) == earliest
    assert EdtfBoundField("started", "latest").compute(Stay(started)) == latest
