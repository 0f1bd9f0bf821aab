"""How a cell of a spreadsheet is read and written: addresses, codes, numbers, dates, and text made safe."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from html import escape
from typing import Any

from diff_match_patch import diff_match_patch
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from import_export.resources import Diff
from import_export.widgets import ManyToManyWidget, Widget

from profiles.choices.codes import split_codes
from profiles.text import normalize_persian, to_latin_digits

FORMULA = re.compile(r"^[=+\-@\t\r]")
NUMBER = re.compile(r"^[+-]?[0-9]+([.,][0-9]+)?$")
GUARD = "'"
"""Put before a text that a spreadsheet would run as a formula; taken off again when the file comes back."""


def neutralised(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula. Numbers, and dates such as -0420, stay as they are."""
    if isinstance(value, str) and (
        _is_formula(value) or (value.startswith(GUARD) and _is_formula(value.lstrip(GUARD)))
    ):
        return GUARD + value
    return value


def restored(value: Any) -> Any:
    """What ``neutralised`` was given."""
    if isinstance(value, str) and value.startswith(GUARD) and _is_formula(value.lstrip(GUARD)):
        return value[1:]
    return value


def _is_formula(text: str) -> bool:
    return bool(FORMULA.match(text)) and not NUMBER.match(text)


class TextWidget(Widget):  # type: ignore[misc]
    """A text; Persian ones in the spelling that is kept."""

    def __init__(self, *, persian: bool = False) -> None:
        super().__init__()
        self.persian = persian

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = "" if value is None else str(value)
        return normalize_persian(text) if self.persian else text.strip()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class NumberWidget(Widget):  # type: ignore[misc]
    """A number in either script, written with a point in every language."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self.read = read

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = to_latin_digits("" if value is None else str(value)).replace("٫", ".").replace("\u2212", "-").strip()
        if not text:
            return None
        try:
            return self.read(text)
        except (ValueError, InvalidOperation) as error:
            raise ValueError(_("«%(value)s» is not a number.") % {"value": text}) from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        if value is None:
            return ""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def whole_number(text: str) -> int:
    """Read «12», and «12.0» as spreadsheets write it."""
    number = Decimal(text)
    if number != number.to_integral_value():
        raise ValueError(text)
    return int(number)


class YesNoWidget(Widget):  # type: ignore[misc]
    """Yes or no, as 1 and 0."""

    YES = {"1", "1.0", "true", "yes", "y", "بله", "آری"}
    NO = {"", "0", "0.0", "false", "no", "n", "خیر", "نه"}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        text = to_latin_digits("" if value is None else str(value)).strip().lower()
        if text not in self.YES | self.NO:
            raise ValueError(_("«%(value)s» is neither 1 (yes) nor 0 (no).") % {"value": text})
        return text in self.YES

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "1" if value else "0"


class DayWidget(Widget):  # type: ignore[misc]
    """A calendar day, as 2026-11-23."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        text = to_latin_digits("" if value is None else str(value)).strip()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise ValueError(_("«%(value)s» is not a day: write 2026-11-23.") % {"value": text}) from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.isoformat() if value else ""


class CodesWidget(Widget):  # type: ignore[misc]
    """Several codes of a vocabulary, as ``a;b``."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[str]:
        return split_codes("" if value is None else str(value))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return ";".join(value or [])


def records_at(model: type[models.Model], value: Any) -> list[Any]:
    """The records of the addresses in a cell, in its order. Raises ``ValueError`` for an address that leads nowhere."""
    slugs = split_codes("" if value is None else str(value))
    found = {record.slug: record for record in model._default_manager.filter(slug__in=slugs)} if slugs else {}  # type: ignore[attr-defined]
    for slug in slugs:
        if slug not in found:
            raise ValueError(
                _("There is no %(noun)s with the address «%(slug)s».")
                % {"noun": model._meta.verbose_name, "slug": slug}
            )
    return [found[slug] for slug in slugs]


class AddressWidget(Widget):  # type: ignore[misc]
    """A related record, by its address (slug)."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__()
        self.model = model

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        records = records_at(self.model, value)
        if len(records) > 1:
            raise ValueError(_("Only one address can stand here."))
        return records[0] if records else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value.slug)


class AddressesWidget(ManyToManyWidget):  # type: ignore[misc]
    """Several related records, by their addresses parted by semicolons."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return records_at(self.model, value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return ";".join(sorted(record.slug for record in value.all())) if value is not None else ""


class Difference(Diff):  # type: ignore[misc]
    """What an import would change in a cell, marked without any style of its own: the page's policy forbids those."""

    def as_html(self) -> list[SafeString]:
        compare = diff_match_patch()
        cells = []
        for before, after in zip(self.left, self.right, strict=True):
            old = "" if before != after and self.new else str(before)
            pieces = compare.diff_main(old, str(after))
            compare.diff_cleanupSemantic(pieces)
            cells.append(mark_safe("".join(self._marked(operation, text) for operation, text in pieces)))
        return cells

    @staticmethod
    def _marked(operation: int, text: str) -> str:
        tag = {1: "ins", -1: "del"}.get(operation)
        return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)
