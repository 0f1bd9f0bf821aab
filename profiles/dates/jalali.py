"""Dates of the Jalali calendar as EDTF, which is Gregorian."""

from typing import Any

from persiantools.jdatetime import JalaliDate


def from_jalali(year: int, month: int = 0, day: int = 0) -> str:
    """The days of a Jalali year, month (1 to 12) or day as EDTF; 0 is for what is not said.

    Empty for a day that there is not.
    """
    try:
        first = _jalali(year, month or 1, day or 1)
        if month and day:
            return str(first.to_gregorian().isoformat())
        last_month = month or 12
        last = _jalali(year, last_month, JalaliDate.days_in_month(last_month, year))
    except ValueError:
        return ""
    return f"{first.to_gregorian().isoformat()}/{last.to_gregorian().isoformat()}"


def _jalali(year: int, month: int, day: int) -> Any:
    return JalaliDate(year, month, day)  # type: ignore[no-untyped-call]  # it carries no types
