"""Dates in EDTF (ISO 8601-2:2019): reading, fields to store them, day numbers to sort by, and words for readers."""

from profiles.dates.days import day_number, days_in_month, is_leap_year, iso_day, year_bounds, year_of
from profiles.dates.display import Calendar, display
from profiles.dates.fields import EDTF_LENGTH, EdtfBoundField, EdtfField
from profiles.dates.jalali import from_jalali
from profiles.dates.months import GREGORIAN_MONTHS, GREGORIAN_MONTHS_GENITIVE, JALALI_MONTHS
from profiles.dates.notation import (
    EdtfDate,
    EdtfError,
    Moment,
    Precision,
    format_year,
    from_historical_year,
    parse,
    parse_year_param,
)

__all__ = [
    "EDTF_LENGTH",
    "GREGORIAN_MONTHS",
    "GREGORIAN_MONTHS_GENITIVE",
    "JALALI_MONTHS",
    "Calendar",
    "EdtfBoundField",
    "EdtfDate",
    "EdtfError",
    "EdtfField",
    "Moment",
    "Precision",
    "day_number",
    "days_in_month",
    "display",
    "format_year",
    "from_historical_year",
    "from_jalali",
    "is_leap_year",
    "iso_day",
    "parse",
    "parse_year_param",
    "year_bounds",
    "year_of",
]
