"""Dates for readers: EDTF written out in English or Persian, in the Gregorian or the Jalali calendar."""

from __future__ import annotations

import datetime
from typing import Literal

from persiantools.jdatetime import JalaliDate

from profiles.dates.days import day_number, year_of
from profiles.dates.months import GREGORIAN_MONTHS, GREGORIAN_MONTHS_GENITIVE, JALALI_MONTHS
from profiles.dates.notation import EdtfDate, EdtfError, Moment, parse
from profiles.text import current_language, to_persian_digits

Calendar = Literal["gregorian", "jalali", "both"]

# The Jalali count begins with the spring of AD 622; before it the calendar means nothing.
FIRST_JALALI_DAY = day_number(622, 3, 22)
# persiantools counts to the Jalali year 9377, which ends in March 9999.
LAST_JALALI_DAY = day_number(9998, 12, 31)

# Below these, a bare number could be read as a year of another count (Jalali or Hijri in Persian) or as no year.
_FIRST_BARE_YEAR = {"en": 1000, "fa": 1500}

_ERA = {"en": {"bc": "{} BC", "ad": "AD {}"}, "fa": {"bc": "{} پ.م.", "ad": "{} م."}}


def display(text: str, language: str | None = None, calendar: Calendar | None = None) -> str:
    """Write an EDTF date for readers of ``"en"`` or ``"fa"`` (the active language by default).

    ``-0420`` gives "421 BC" or «۴۲۱ پ.م.»; ``1990~`` "c. 1990" or «حدود ۱۹۹۰»; ``199X`` "1990s" or «دههٔ ۱۹۹۰»;
    ``2004/2007`` "2004–2007" or «از ۲۰۰۴ تا ۲۰۰۷». ``calendar`` is ``gregorian`` (default), ``jalali`` or ``both``
    («۱۳ ژانویهٔ ۲۰۲۰ (۲۳ دی ۱۳۹۸)»). A Gregorian year or month spans two Jalali ones (1995 is ۱۳۷۳/۷۴). Dates that
    reach back before the Jalali count (22 March 622) are written in the Gregorian calendar only. Empty text gives
    empty text; text that is no date comes back as it is.
    """
    wanted = current_language(language)
    try:
        date = parse(text)
    except EdtfError:
        return text
    if not date:
        return ""
    gregorian = _in_words(date, wanted, jalali=False)
    if calendar in (None, "gregorian") or not _has_jalali(date):
        return gregorian
    jalali = _in_words(date, wanted, jalali=True)
    return jalali if calendar == "jalali" else f"{gregorian} ({jalali})"


def _has_jalali(date: EdtfDate) -> bool:
    ends = [moment for moment in (date.start, date.end) if moment]
    if date.is_interval and any(moment.precision in ("decade", "century") for moment in ends):
        # A Gregorian decade is a range of Jalali years: a range of ranges helps nobody.
        return False
    return all(moment.earliest >= FIRST_JALALI_DAY and moment.latest <= LAST_JALALI_DAY for moment in ends)


def _in_words(date: EdtfDate, language: str, *, jalali: bool) -> str:
    start, end = date.start, date.end
    if date.is_interval and start and end:
        words = _between(start, end, language, jalali=jalali)
    elif date.is_interval and start:
        words = _open_end(_moment(start, language, jalali=jalali), language, is_known=date.text.endswith("/.."))
    elif date.is_interval and end:
        words = _open_start(_moment(end, language, jalali=jalali), language, is_known=date.text.startswith("../"))
    elif start:
        words = _moment(start, language, jalali=jalali)
    else:
        words = ""
    return to_persian_digits(words) if language == "fa" else words


def _open_end(start: str, language: str, *, is_known: bool) -> str:
    if language == "fa":
        return f"از {start} تاکنون" if is_known else f"از {start}؛ پایان نامعلوم"
    return f"since {start}" if is_known else f"from {start}, end unknown"


def _open_start(end: str, language: str, *, is_known: bool) -> str:
    if language == "fa":
        return f"تا {end}" if is_known else f"تا {end}؛ آغاز نامعلوم"
    return f"until {end}" if is_known else f"until {end}, beginning unknown"


def _between(start: Moment, end: Moment, language: str, *, jalali: bool) -> str:
    first, last = (_moment(moment, language, jalali=jalali) for moment in (start, end))
    shared = _without_shared(start, end, language, jalali=jalali)
    if language == "fa":
        return f"از {shared or first} تا {last}"
    # A dash between groups of words needs air, one between two words or numbers does not.
    closed = " " not in (shared or first) and (shared or " " not in last)
    return f"{shared or first}{'–' if closed else ' – '}{last}"


def _without_shared(start: Moment, end: Moment, language: str, *, jalali: bool) -> str:
    """Return the words of the beginning without the month, year or era that the end repeats, or empty text."""
    if _is_qualified(start) or _is_qualified(end) or start.precision != end.precision:
        return ""
    if jalali:
        return _jalali(start, language) if language == "en" and start.precision == "year" else ""
    if start.precision == "year":
        return str(1 - start.year) if start.year <= 0 and end.year <= 0 else ""
    if start.month is None or start.year != end.year:
        return ""
    if start.precision == "month":
        return GREGORIAN_MONTHS[language][start.month - 1]
    if start.month == end.month:
        return str(start.day)
    return f"{start.day} {GREGORIAN_MONTHS[language][start.month - 1]}"


def _is_qualified(moment: Moment) -> bool:
    return moment.is_approximate or moment.is_uncertain


def _moment(moment: Moment, language: str, *, jalali: bool) -> str:
    words = _jalali(moment, language) if jalali else _gregorian(moment, language)
    if jalali and language == "en":
        words = f"{words} SH"
    if moment.is_approximate:
        words = f"حدود {words}" if language == "fa" else f"c. {words}"
    if moment.is_uncertain:
        words += "؟" if language == "fa" else "?"
    return words


def _year(year: int, language: str) -> str:
    if year <= 0:
        return _ERA[language]["bc"].format(1 - year)
    return str(year) if year >= _FIRST_BARE_YEAR[language] else _ERA[language]["ad"].format(year)


def _gregorian(moment: Moment, language: str) -> str:
    if moment.precision in ("decade", "century"):
        return _span_of_years(moment, language)
    words = _year(moment.year, language)
    if moment.month:
        words = f"{GREGORIAN_MONTHS_GENITIVE[language][moment.month - 1]} {words}"
    return f"{moment.day} {words}" if moment.day else words


def _span_of_years(moment: Moment, language: str) -> str:
    first, last = year_of(moment.earliest), year_of(moment.latest)
    if last <= 0:
        # EDTF's decades before 0 are not those of readers: -019X is 200 to 191 BC, so the years are named.
        start, end = str(1 - first), _year(last, language)
        return f"{start}–{end}" if language == "en" else f"{start} تا {end}"
    if last == 9:
        start, end = _year(first, language), _year(last, language)
        return f"{start} – {end}" if language == "en" else f"{start} تا {end}"
    if moment.precision == "decade":
        if language == "fa":
            return f"دههٔ {_year(moment.year, language)}"
        return f"{_year(moment.year, language)}s"
    century = moment.year // 100 + 1
    return f"سدهٔ {century} میلادی" if language == "fa" else f"{_ordinal(century)} century"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _jalali(moment: Moment, language: str) -> str:
    first, last = _to_jalali(moment.earliest), _to_jalali(moment.latest)
    months = JALALI_MONTHS[language]
    if moment.day:
        return f"{first.day} {months[first.month - 1]} {first.year}"
    if moment.month:
        if first.year == last.year:
            return f"{months[first.month - 1]}/{months[last.month - 1]} {first.year}"
        return f"{months[first.month - 1]} {first.year}/{months[last.month - 1]} {last.year}"
    if moment.precision == "year":
        same_century = first.year // 100 == last.year // 100
        return f"{first.year}/{last.year % 100:02d}" if same_century else f"{first.year}/{last.year}"
    return f"{first.year}–{last.year}" if language == "en" else f"{first.year} تا {last.year}"


def _to_jalali(number: int) -> JalaliDate:
    return JalaliDate(datetime.date.fromordinal(number))  # type: ignore[no-untyped-call]  # it carries no types
