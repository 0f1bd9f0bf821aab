"""How a cell of a spreadsheet is read and written: addresses, codes, numbers, dates, and text made safe."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override
from import_export.resources import Diff
from import_export.widgets import ManyToManyWidget, Widget

from profiles.choices.codes import split_codes
from profiles.choices.vocabulary import Vocabulary
from profiles.text import fold, listed, normalize_persian, slugify_ascii, to_latin_digits

FORMULA = re.compile(r"^[=+\-@\t\r]")
NUMBER = re.compile(r"^[+-]?[0-9]+([.,][0-9]+)?$")
WRITTEN_NUMBER = re.compile(r"^[+-]?[0-9]{1,30}([.][0-9]{0,30})?([eE][+-]?[0-9]{1,2})?$")
SHOWN = 60
"""Letters of a wrong cell that a message repeats."""
CLOSE = 3
"""Suggestions that a message makes at most."""
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


class TextWidget(Widget):  # type: ignore[misc]  # its library carries no types
    """A text; Persian ones in the spelling that is kept."""

    def __init__(self, *, persian: bool = False) -> None:
        super().__init__()
        self.persian = persian

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = "" if value is None else str(value)
        return normalize_persian(text) if self.persian else text.strip()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class NumberWidget(Widget):  # type: ignore[misc]  # its library carries no types
    """A number in either script, written with a point in every language."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self.read = read

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = to_latin_digits("" if value is None else str(value)).replace("٫", ".").replace("\u2212", "-").strip()
        if not text:
            return None
        if not WRITTEN_NUMBER.match(text):
            raise ValueError(_("«%(value)s» is not a number.") % {"value": text[:SHOWN]})
        try:
            return self.read(text)
        except (ValueError, InvalidOperation) as error:
            raise ValueError(_("«%(value)s» is no whole number.") % {"value": text[:SHOWN]}) from error

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


class YesNoWidget(Widget):  # type: ignore[misc]  # its library carries no types
    """Yes or no, as 1 and 0."""

    YES = {"1", "1.0", "true", "yes", "y", "بله", "آری"}
    NO = {"", "0", "0.0", "false", "no", "n", "خیر", "نه"}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        text = to_latin_digits("" if value is None else str(value)).strip().lower()
        if text not in self.YES | self.NO:
            raise ValueError(_("«%(value)s» is neither 1 (yes) nor 0 (no).") % {"value": text[:SHOWN]})
        return text in self.YES

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "1" if value else "0"


class DayWidget(Widget):  # type: ignore[misc]  # its library carries no types
    """A calendar day, as 2026-11-23."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        text = to_latin_digits("" if value is None else str(value)).strip()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise ValueError(_("«%(value)s» is not a day: write 2026-11-23.") % {"value": text[:SHOWN]}) from error

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.isoformat() if value else ""


class CodeWidget(Widget):  # type: ignore[misc]  # its library carries no types
    """A code of a vocabulary; its word in either language is understood."""

    def __init__(self, choices: Iterable[tuple[str, Any]]) -> None:
        super().__init__()
        self.words: dict[str, tuple[str, ...]] = {code: () for code, _label in choices if code}
        for language in ("en", "fa"):
            with override(language):
                self.words = {code: (*words, str(dict(choices)[code])) for code, words in self.words.items()}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = "" if value is None else str(value).strip()
        return read_code(text, self.words) if text else ""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class CodesWidget(Widget):  # type: ignore[misc]  # its library carries no types
    """Several codes of a vocabulary, as ``a;b``."""

    def __init__(self, vocabulary: type[Vocabulary] | None = None) -> None:
        super().__init__()
        self.words: dict[str, tuple[str, ...]] = {
            term.value: (term.label.en, term.label.fa) for term in vocabulary or ()
        }

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[str]:
        text = "" if value is None else str(value).replace("؛", ";")
        codes = split_codes(text)
        if not self.words:
            return codes
        found = {read_code(code, self.words) for code in codes}
        return [code for code in self.words if code in found]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return ";".join(value or [])


def read_code(text: str, words: dict[str, tuple[str, ...]]) -> str:
    """The code that is meant: itself, or by its word. Raises ``ValueError`` with the nearest codes for any other."""
    if text in words:
        return text
    wanted = fold(text)
    for code, names in words.items():
        if wanted == fold(code) or wanted in map(fold, names):
            return code
    near = get_close_matches(wanted, [fold(code) for code in words], CLOSE, 0.6)
    nearest = [code for code in words if fold(code) in near]
    if nearest:
        raise ValueError(
            _("«%(value)s» is no code of this column. Did you mean %(codes)s?")
            % {"value": text[:SHOWN], "codes": _listed(nearest)}
        )
    raise ValueError(
        _("«%(value)s» is no code of this column: write one of %(codes)s.")
        % {"value": text[:SHOWN], "codes": _listed(words)}
    )


def _listed(words: Iterable[str]) -> str:
    return listed(f"«{word}»" for word in words)


class Known:
    """Records by their addresses, asked for once: a file of thousands of rows names few."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.found: dict[str, Any] = {}

    def learn(self, cells: Iterable[Any]) -> None:
        """Look all these addresses up together."""
        slugs = {slug for cell in cells for slug in split_codes("" if cell is None else str(cell))}
        wanted = sorted(slugs - self.found.keys())
        for start in range(0, len(wanted), 500):
            part = self.model._default_manager.filter(slug__in=wanted[start : start + 500])
            self.found |= {record.slug: record for record in part}  # type: ignore[attr-defined]  # every record has it

    def at(self, value: Any) -> list[Any]:
        """The records of a cell, in its order. Raises ``ValueError`` for an address that leads nowhere."""
        slugs = split_codes("" if value is None else str(value).replace("؛", ";"))
        self.learn(slugs)
        for slug in slugs:
            if slug not in self.found:
                raise ValueError(self._missing(slug))
        return [self.found[slug] for slug in slugs]

    def _missing(self, slug: str) -> str:
        said = _("There is no %(noun)s with the address «%(slug)s».") % {
            "noun": self.model._meta.verbose_name,
            "slug": slug[:SHOWN],
        }
        near = self._near(slug[:SHOWN])
        if not near:
            return said
        asked = _("Did you mean %(codes)s?") % {"codes": _listed(near)}
        return f"{said} {asked}"

    def _near(self, text: str) -> list[str]:
        manager: Any = self.model._default_manager
        if hasattr(manager, "matching") and fold(text) and (named := manager.matching(text).order_by("slug")[:CLOSE]):
            return [record.slug for record in named]
        start = slugify_ascii(text)[:2]
        slugs = manager.filter(slug__startswith=start).order_by("slug").values_list("slug", flat=True) if start else []
        return get_close_matches(slugify_ascii(text), list(slugs[:5000]), CLOSE, 0.7)


class AddressWidget(Widget):  # type: ignore[misc]  # its library carries no types
    """A related record, by its address (slug)."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__()
        self.model = model
        self.known = Known(model)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        records = self.known.at(value)
        if len(records) > 1:
            raise ValueError(_("Only one address can stand here."))
        return records[0] if records else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value.slug)


class AddressesWidget(ManyToManyWidget):  # type: ignore[misc]  # its library carries no types
    """Several related records, by their addresses parted by semicolons."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__(model)
        self.known = Known(model)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return self.known.at(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return ";".join(sorted(record.slug for record in value.all())) if value is not None else ""


class Difference(Diff):  # type: ignore[misc]  # its library carries no types
    """What an import changes in a row, cell by cell."""

    def as_html(self) -> list[tuple[str, str]]:
        """Pairs of before and after; the page marks them itself."""
        before = [""] * len(self.right) if self.new else self.left
        return list(zip(map(str, before), map(str, self.right), strict=True))
