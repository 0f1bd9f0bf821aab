"""Dates as text: the part of EDTF (ISO 8601-2:2019) that the database accepts, and what it means in days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NoReturn

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from profiles.dates.days import MONTHS_IN_YEAR, day_number, days_in_month
from profiles.text import to_latin_digits

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise, StrPromise

Precision = Literal["day", "month", "year", "decade", "century", "interval"]

EARLIEST_YEAR_PARAM, LATEST_YEAR_PARAM = -3000, 2200

# Longer text is refused unread, so that the cache of parsed dates stays small.
LONGEST_TEXT = 64

_DATE = re.compile(r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<qualifier>[?~%]?)")
_UNSPECIFIED = re.compile(r"(?P<sign>-?)(?P<digits>[0-9]{3}X|[0-9]{2}XX)(?P<qualifier>[?~%]?)")
_SHORT_YEAR = re.compile(r"-?[0-9]{1,3}[?~%]?")
_SHORT_MONTH_OR_DAY = re.compile(r"-?[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?[?~%]?")
_YEAR = re.compile(r"-?[0-9]{1,4}")

# Dashes for minus, and the marks of a Persian keyboard.
_TYPED_MARKS = str.maketrans({**dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"), "؟": "?", "٪": "%", "٫": "."})
_INVISIBLE = re.compile("[\u200b-\u200f\u061c\ufeff]+")
_SPACE_AROUND_SLASH = re.compile(r"\s*/\s*")
_UNSPECIFIED_TYPED = re.compile(r"(?<=[0-9])x{1,2}", re.IGNORECASE)


class EdtfError(ValueError):
    """A date that the database does not accept; ``reason`` says why in the active language."""

    def __init__(self, reason: StrOrPromise) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


@dataclass(frozen=True)
class Moment:
    """One date without an interval: a day, month, year, decade or century, perhaps qualified.

    ``year`` is astronomical, the first year for a decade or century (for years before 0: the last one, as written).
    """

    text: str
    earliest: int
    latest: int
    precision: Precision
    year: int
    month: int | None = None
    day: int | None = None
    is_uncertain: bool = False
    is_approximate: bool = False


@dataclass(frozen=True)
class EdtfDate:
    """A parsed date: canonical text, and the first and last day that it can mean.

    ``earliest`` and ``latest`` are day numbers (see ``day_number``); None where the interval is open or its end
    unknown, and for both where the text is empty. For an interval they are the first day of its start and the last of
    its end.
    """

    text: str
    earliest: int | None
    latest: int | None
    is_uncertain: bool
    is_approximate: bool
    precision: Precision | None
    start: Moment | None = None
    end: Moment | None = None

    @property
    def is_interval(self) -> bool:
        """Whether the text is an interval ``start/end``."""
        return self.precision == "interval"

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def _refuse(reason: StrPromise, **values: object) -> NoReturn:
    raise EdtfError(format_lazy(reason, **values))


def _quoted(text: str) -> str:
    """Return what was typed as it may be shown again: short, without control characters."""
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def _as_ascii(text: str) -> str:
    return _INVISIBLE.sub("", to_latin_digits(text).translate(_TYPED_MARKS)).strip()


def _parse_unspecified(text: str, match: re.Match[str]) -> Moment:
    digits, negative = match["digits"], bool(match["sign"])
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    # -0000 is no year: the years before 0 with unspecified digits end at -0001.
    first, last = (-high, -max(low, 1)) if negative else (low, high)
    return Moment(
        text=text,
        earliest=day_number(first, 1, 1),
        latest=day_number(last, MONTHS_IN_YEAR, 31),
        precision="century" if digits.endswith("XX") else "decade",
        year=-low if negative else low,
        is_uncertain=match["qualifier"] in ("?", "%"),
        is_approximate=match["qualifier"] in ("~", "%"),
    )


def _refuse_malformed(text: str) -> NoReturn:
    if _SHORT_YEAR.fullmatch(text):
        _refuse(_("“{text}” is not a date: write the year with four digits, for example 0622 or -0420."), text=text)
    if _SHORT_MONTH_OR_DAY.fullmatch(text):
        _refuse(_("“{text}” is not a date: write month and day with two digits, for example 1995-03-07."), text=text)
    if "X" in text:
        _refuse(
            _("“{text}” is not a date: X stands for the last one or two digits of a year, as in 199X or 19XX."),
            text=_quoted(text),
        )
    _refuse(
        _("“{text}” is not a date: write 1995, 1995-03, 1995-03-07, 199X, 1995~, 1995? or 1995/1998."),
        text=_quoted(text),
    )


def _parse_moment(text: str) -> Moment:
    if unspecified := _UNSPECIFIED.fullmatch(text):
        return _parse_unspecified(text, unspecified)
    match = _DATE.fullmatch(text)
    if match is None:
        _refuse_malformed(text)
    if match["year"] == "-0000":
        _refuse(_("There is no year -0000: 1 BC is written 0000, 2 BC is -0001."))
    year = int(match["year"])
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if month is not None and 21 <= month <= 41:
        _refuse(_("“{text}” is not accepted: write months, not seasons or quarters."), text=text)
    if month is not None and not 1 <= month <= MONTHS_IN_YEAR:
        _refuse(_("“{text}” is not a date: there is no month {month}."), text=text, month=match["month"])
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        _refuse(_("“{text}” is not a date: that month has no day {day}."), text=text, day=match["day"])
    last_month = month or MONTHS_IN_YEAR
    return Moment(
        text=text,
        earliest=day_number(year, month or 1, day or 1),
        latest=day_number(year, last_month, day or days_in_month(year, last_month)),
        precision="day" if day else "month" if month else "year",
        year=year,
        month=month,
        day=day,
        is_uncertain=match["qualifier"] in ("?", "%"),
        is_approximate=match["qualifier"] in ("~", "%"),
    )


def _parse_interval(text: str) -> EdtfDate:
    parts = text.split("/")
    if len(parts) != 2:
        _refuse(_("“{text}” is not a date: an interval has one slash, for example 1995/1998."), text=_quoted(text))
    start, end = (None if part in ("", "..") else _parse_moment(part) for part in parts)
    if start is None and end is None:
        _refuse(_("An interval needs a beginning or an end; leave the field empty where both are unknown."))
    if start and end and start.earliest > end.latest:
        _refuse(_("“{text}” is not a date: the interval ends before it begins."), text=text)
    ends = [moment for moment in (start, end) if moment]
    return EdtfDate(
        text=text,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        is_uncertain=any(moment.is_uncertain for moment in ends),
        is_approximate=any(moment.is_approximate for moment in ends),
        precision="interval",
        start=start,
        end=end,
    )


@lru_cache(maxsize=8192)
def _parse_canonical(text: str) -> EdtfDate:
    if not text:
        return EdtfDate("", None, None, is_uncertain=False, is_approximate=False, precision=None)
    if "/" in text:
        return _parse_interval(text)
    moment = _parse_moment(text)
    return EdtfDate(
        text=text,
        earliest=moment.earliest,
        latest=moment.latest,
        is_uncertain=moment.is_uncertain,
        is_approximate=moment.is_approximate,
        precision=moment.precision,
        start=moment,
        end=moment,
    )


def parse(text: str) -> EdtfDate:
    """Read a date in EDTF, in the part that the database accepts.

    Accepted: ``YYYY``, ``-YYYY`` (with a year zero: ``0000`` is 1 BC), ``YYYY-MM``, ``YYYY-MM-DD``, ``199X``, ``19XX``;
    each with ``?`` (uncertain), ``~`` (approximate) or ``%`` (both) at its end; and intervals ``a/b`` of these, where
    ``..`` is an open side and nothing an unknown one. Persian and Arabic digits, «؟» and spaces around are read; the
    ``text`` of the answer is canonical ASCII. Empty text gives an empty, false date.

    Source: ISO 8601-2:2019, Library of Congress, Extended Date/Time Format, levels 0 and 1. A grammar of our own
    instead of the package ``edtf``, which takes milliseconds a date, guesses ten years for unknown ends and fails on
    open ones; tests compare the two. Raises ``EdtfError`` with a reason for readers.
    """
    if len(text) > LONGEST_TEXT:
        _refuse(_("“{text}” is too long for a date."), text=_quoted(text))
    spelled = _SPACE_AROUND_SLASH.sub("/", _as_ascii(text))
    return _parse_canonical(_UNSPECIFIED_TYPED.sub(lambda digits: digits[0].upper(), spelled))


def from_historical_year(text: str) -> str:
    """Return the EDTF year for a year counted without zero: ``"-0421"`` (421 BC) gives ``"-0420"``, ``"1995"`` itself.

    Raises ``EdtfError`` where the text is not a year, or is year 0, which this way of counting does not have.
    """
    year = _as_ascii(text)
    if not _YEAR.fullmatch(year):
        _refuse(_("“{text}” is not a year."), text=_quoted(text))
    number = int(year)
    if number == 0:
        _refuse(_("There is no year 0 in this count: 1 BC is followed by AD 1."))
    return format_year(number + 1 if number < 0 else number)


def format_year(year: int) -> str:
    """Return an astronomical year as EDTF: ``-0420``, ``0000``, ``1995``. Raises ``ValueError`` beyond four digits."""
    if abs(year) > 9999:
        raise ValueError(f"A year of EDTF level 0 has four digits: {year}")
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def parse_year_param(text: str) -> int:
    """Return the year of a query value such as ``year=1995``: astronomical, from −3000 to 2200.

    Latin, Persian and Arabic digits are read, one to four of them. Raises ``EdtfError`` with a reason for readers.
    """
    year = _as_ascii(text)
    if not _YEAR.fullmatch(year):
        _refuse(_("“{text}” is not a year: write digits only, for example 1995."), text=_quoted(text.strip()))
    number = int(year)
    if not EARLIEST_YEAR_PARAM <= number <= LATEST_YEAR_PARAM:
        _refuse(
            # Translators: {first} and {last} are years, the first before our era.
            _("The year {year} is out of range: years from {first} to {last} can be asked for."),
            year=year,
            first=EARLIEST_YEAR_PARAM,
            last=LATEST_YEAR_PARAM,
        )
    return number
