"""Columns of the desk's lists in the reader's digits: when something was, and how many there are."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.utils import timezone
from django.utils.html import format_html

from profiles.templatetags.citydip import digits

NEVER = "–"


def moment(at: datetime | None) -> str:
    """A moment in the reader's digits, year first, in the time of the site."""
    if at is None:
        return NEVER
    return format_html('<bdi dir="ltr">{}</bdi>', digits(f"{timezone.localtime(at):%Y-%m-%d %H:%M}"))


def column(model: type[Model], name: str) -> Any:
    """A function that shows moments or whole numbers, under the name of its field and ordered by it."""
    label: Any = model._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # the column of a field, not a link

    @admin.display(description=label, ordering=name)
    def shown(row: Any) -> str:
        value = getattr(row, name)
        return moment(value) if value is None or isinstance(value, datetime) else digits(value)

    shown.__name__ = name
    return shown
