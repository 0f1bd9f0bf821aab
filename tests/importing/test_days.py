import pytest

from profiles.actions.importing.days import is_perhaps_jalali, read_date
from profiles.actions.importing.planning import read_rows
from profiles.actions.importing.reading import read_table
from profiles.dates import EdtfError

COLUMNS = {"city_a": "a", "city_b": "b", "started": "year"}


@pytest.mark.parametrize(
    ("written", "dates", "read"),
    [
        ("1995", "", "1995"),
        ("۱۹۹۵", "", "1995"),
        ("31.12.1995", "", "1995-12-31"),
        ("1995/3/7", "", "1995-03-07"),
        ("1995-01-01T00:00:00Z", "", "1995"),
        ("4/7/1995", "", "1995-07-04"),
        ("4/7/1995", "day_first", "1995-07-04"),
        ("4/7/1995", "month_first", "1995-04-07"),
        ("۱۳۷۰", "jalali", "1991-03-21/1992-03-20"),
        ("۱۳۷۰/۱", "jalali", "1991-03-21/1991-04-20"),
        ("1374/10/10", "jalali", "1995-12-31"),
        ("10/10/1374", "jalali", "1995-12-31"),
        ("", "jalali", ""),
    ],
)
def test_dates_are_read_as_the_list_writes_them(written, dates, read):
    assert read_date(written, dates) == read


@pytest.mark.parametrize(
    ("written", "dates"), [("12/31/1995", ""), ("31/12/1995", "month_first"), ("1374/13", "jalali")]
)
def test_what_is_no_date_in_that_way_of_writing_is_refused(written, dates):
    with pytest.raises(EdtfError):
        read_date(written, dates)


def test_a_jalali_year_is_not_taken_for_the_middle_ages():
    assert is_perhaps_jalali(read_date("۱۳۷۰"), "")
    assert not is_perhaps_jalali(read_date("836"), "")  # Paderborn and Le Mans
    assert not is_perhaps_jalali(read_date("1370", "day_first"), "day_first")


def test_rows_with_jalali_years_are_rejected_until_the_list_says_so():
    table = read_table("a,b,year\nاصفهان,شیراز,۱۳۷۰\n".encode(), "list.csv")

    [doubted] = read_rows(table, "ties", COLUMNS, {}).rows
    [read] = read_rows(table, "ties", COLUMNS, {"dates": "jalali"}).rows

    assert doubted.problem == ("perhaps_jalali", {"date": "۱۳۷۰"})
    assert (read.problem, read.started) == (None, "1991-03-21/1992-03-20")
