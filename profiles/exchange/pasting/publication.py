"""Dates of publication as reference managers write them, Jalali ones among them, as EDTF."""

import re

from django.utils.translation import gettext as _

from profiles.dates import EdtfError, from_jalali, parse
from profiles.text import localize_digits, to_latin_digits

JALALI_YEARS = range(1250, 1500)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
JALALI_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip


def month_number(text: str) -> str:
    """The number of a month that is written as a word or number, with two digits; empty for anything else."""
    word = to_latin_digits(text).strip().lower().rstrip(".")
    if word.isascii() and word.isdigit() and 1 <= int(word) <= 12:
        return f"{int(word):02d}"
    if word in JALALI_MONTHS:
        return f"{JALALI_MONTHS.index(word) + 1:02d}"
    return next((f"{number:02d}" for number, start in enumerate(MONTHS, 1) if word.startswith(start)), "")


def published_of(text: str, *, is_persian: bool) -> tuple[str, list[str]]:
    """The date as EDTF, and a note where it was converted or could not be read."""
    if not text.strip():
        return "", []
    written = re.sub(r"[/.]", "-", to_latin_digits(text).strip()).strip("-")
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?", written)
    if parts is None:
        return _as_edtf(written, text)
    year, month, day = (int(part or 0) for part in parts.groups())
    if year in JALALI_YEARS:
        converted = from_jalali(year, month, day)
        if converted and is_persian:
            return converted, [_("%s is read as a Jalali date and converted.") % localize_digits(text.strip())]
        if converted:
            return written, [
                _("If %(date)s is a Jalali date, write %(converted)s.")
                % {"date": localize_digits(text.strip()), "converted": converted}
            ]
    return _as_edtf("-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]), text)


def _as_edtf(written: str, text: str) -> tuple[str, list[str]]:
    try:
        date = parse(written)
    except EdtfError:
        return "", [_("The date «%s» could not be read.") % text.strip()[:60]]
    return (date.text if date else ""), []
