"""Day numbers: the whole-number time line on which dates sort and filter, from antiquity on."""

from __future__ import annotations

import datetime

# Days in a cycle of 400 Gregorian years, and from 1 March of year 0 to 1 January of year 1.
_DAYS_IN_CYCLE = 146_097
_DAYS_BEFORE_YEAR_ONE = 306

MONTHS_IN_YEAR = 12


def is_leap_year(year: int) -> bool:
    """Return whether an astronomical year (1 BC is 0) has 366 days in the proleptic Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month (1 to 12) of an astronomical year."""
    if month == 2:
        return 29 if is_leap_year(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a date of the proleptic Gregorian calendar.

    Equal to ``datetime.date.toordinal()`` from 0001-01-01 (day 1) on, and counted down below it: 0000-12-31 is day 0.
    The year is astronomical (ISO 8601): 1 BC is 0, 2 BC is −1. Raises ``ValueError`` for a day that does not exist.
    """
    if not 1 <= month <= MONTHS_IN_YEAR:
        raise ValueError(f"No such month: {month}")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"No such day in month {month} of year {year}: {day}")
    # Years that begin in March put the leap day at their end.
    march_year = year if month > 2 else year - 1
    cycle, year_of_cycle = divmod(march_year, 400)
    day_of_year = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    day_of_cycle = year_of_cycle * 365 + year_of_cycle // 4 - year_of_cycle // 100 + day_of_year
    return cycle * _DAYS_IN_CYCLE + day_of_cycle - _DAYS_BEFORE_YEAR_ONE + 1


def year_bounds(year: int) -> tuple[int, int]:
    """Return the day numbers of 1 January and 31 December of an astronomical year."""
    return day_number(year, 1, 1), day_number(year, MONTHS_IN_YEAR, 31)


def year_of(number: int) -> int:
    """Return the astronomical year in which a day number lies (0 is 1 BC)."""
    # The mean year gives the year or a neighbour of it.
    year = (number * 400) // _DAYS_IN_CYCLE + 1
    while number < day_number(year, 1, 1):
        year -= 1
    while number > day_number(year, MONTHS_IN_YEAR, 31):
        year += 1
    return year


def iso_day(number: int | None) -> str | None:
    """A day number as ISO 8601, also before our era: ``-0420-01-01``; None for none."""
    if number is None:
        return None
    # Python's dates begin in the year 1: move by whole cycles of the calendar, and the year back.
    cycles = 0 if number >= 1 else (-number // _DAYS_IN_CYCLE) + 1
    day = datetime.date.fromordinal(number + cycles * _DAYS_IN_CYCLE)
    year = year_of(number)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{day.month:02d}-{day.day:02d}"
