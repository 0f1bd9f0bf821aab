"""The dates of a list, in the ways in which lists write them, as EDTF."""

import re

from profiles.choices.importing import WrittenDates
from profiles.dates import EdtfError, from_jalali, parse
from profiles.text import to_latin_digits

NUMBERS_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{3,4})(?:[./-](\d{1,2}))?(?:[./-](\d{1,2}))?")
JALALI_YEARS = range(1290, 1450)
"""Gregorian, nobody signed a tie in these years; Jalali, they are those in which ties were signed."""


def read_date(text: str, dates: str = "") -> str:
    """A date of a list as EDTF; ``dates`` is a code of ``WrittenDates``, the day before the month where it is empty.

    Raises ``EdtfError``.
    """
    # Wikidata writes every date as a moment: the first of January stands for the year.
    text = re.sub(r"T\d\d:\d\d:\d\dZ?$", "", to_latin_digits(text).strip())
    if found := NUMBERS_FIRST.fullmatch(text):
        first, second, year = found.groups()
        month, day = (first, second) if dates == WrittenDates.MONTH_FIRST else (second, first)
        text = f"{year}-{int(month):02}-{int(day):02}"
    if dates == WrittenDates.JALALI and text:
        return _read_jalali(text)
    if found := YEAR_FIRST.fullmatch(text):
        text = "-".join([found[1].zfill(4), *(f"{int(part):02}" for part in found.groups()[1:] if part)])
    return parse(re.sub(r"-01-01$|-00-00$", "", text)).text if text else ""


def _read_jalali(text: str) -> str:
    found = YEAR_FIRST.fullmatch(text)
    read = from_jalali(*(int(part or 0) for part in found.groups())) if found else ""
    if not read:
        raise EdtfError(text)
    return parse(read).text


def is_perhaps_jalali(read: str, dates: str) -> bool:
    """Whether a date that was read as Gregorian is rather one of the Jalali calendar, which nobody said."""
    found = re.match(r"\d{4}", read)
    return not dates and found is not None and int(found[0]) in JALALI_YEARS
