"""The parameter ``year`` for nouns with one date instead of a period."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.dates import year_bounds
from profiles.filters.base import Where
from profiles.filters.parameters import YearParameter


def dated_in(column: str, help_text: Any) -> Where:
    """Whether the date may lie in the year; «1990s» lies in 1995."""

    def condition(year: int) -> Q:
        first, last = year_bounds(year)
        return Q(**{f"{column}_earliest__lte": last, f"{column}_latest__gte": first})

    return Where(YearParameter(label=_("year"), help_text=help_text), condition)
