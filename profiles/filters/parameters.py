"""Query parameters as form fields: each reads one value of an address, or says what is wrong with it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from profiles.choices import Vocabulary
from profiles.dates import EdtfDate, EdtfError, parse, parse_year_param
from profiles.dates.notation import EARLIEST_YEAR_PARAM, LATEST_YEAR_PARAM
from profiles.text import fold, listed, to_latin_digits

LONGEST_SEARCH = 200
"""Characters of a search: more than the longest title has."""

MOST_VALUES = 50
"""How many values one parameter may have."""

LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_COMMAS = re.compile("[,،]")
_YES, _NO = {"true", "1", "yes", "on"}, {"false", "0", "no", "off"}


class SeveralWidget(forms.TextInput):
    """Several values: the parameter repeated (``city=a&city=b``) or with commas (``city=a,b``)."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return split_values(data, name)

    def format_value(self, value: Any) -> str | None:
        return ",".join(value) if isinstance(value, list | tuple) else value


class CheckboxesWidget(forms.CheckboxSelectMultiple):
    """The same, to be ticked."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return split_values(data, name)


def split_values(data: Any, name: str) -> list[str]:
    """All values of a parameter, repeated or with commas."""
    given = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
    texts = [given] if isinstance(given, str) else given
    parts = (part.strip() for text in texts for part in _COMMAS.split(str(text)))
    return [part for part in parts if part]


class SeveralParameter(forms.Field):
    """A parameter that may have several values. ``schema`` says what one of them is, in JSON Schema."""

    several = True
    widget: Any = SeveralWidget
    schema: Mapping[str, Any] = {"type": "string"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[str]:
        values = list(dict.fromkeys(value or []))
        if len(values) > MOST_VALUES:
            raise ValidationError(_("At most %(most)s values may be given."), params={"most": MOST_VALUES})
        return values


class CodesParameter(SeveralParameter):
    """Codes of a vocabulary."""

    widget = CheckboxesWidget

    def __init__(self, vocabulary: type[Vocabulary], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.vocabulary = vocabulary
        self.widget.choices = vocabulary.choices()

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """Pairs of code and label."""
        return self.vocabulary.choices()

    @property
    def schema(self) -> Mapping[str, Any]:  # type: ignore[override]  # computed here, a constant elsewhere
        return {"type": "string", "enum": list(self.vocabulary.codes())}

    def to_python(self, value: Any) -> list[str]:
        codes = super().to_python(value)
        for code in codes:
            if self.vocabulary.get(code) is None:
                raise ValidationError(
                    _("“%(code)s” is not one of its values: %(codes)s."),
                    params={"code": code, "codes": listed(self.vocabulary.codes())},
                )
        return codes


class LanguagesParameter(SeveralParameter):
    """Languages by their codes of BCP 47."""

    schema = {"type": "string", "pattern": LANGUAGE}

    def to_python(self, value: Any) -> list[str]:
        codes = super().to_python(value)
        for code in codes:
            if not re.fullmatch(LANGUAGE, code):
                raise ValidationError(_("“%(code)s” is not a code of BCP 47, as «fa» is."), params={"code": code})
        return codes


class OneParameter(forms.CharField):
    """A parameter with one value."""

    schema: Mapping[str, Any] = {"type": "string"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def text(self, value: Any) -> str:
        """What was typed, without spaces at its ends; empty for nothing."""
        return super().to_python(value) or ""


class WordsParameter(OneParameter):
    """Words to search for, in either script."""

    schema = {"type": "string", "maxLength": LONGEST_SEARCH}
    widget = forms.TextInput(attrs={"type": "search", "dir": "auto"})

    def to_python(self, value: Any) -> str:
        text = self.text(value)
        if len(text) > LONGEST_SEARCH:
            raise ValidationError(_("A search has at most %(most)s characters."), params={"most": LONGEST_SEARCH})
        if text and not fold(text):
            raise ValidationError(
                _("Search for words: there is no letter or digit in “%(text)s”."), params={"text": text}
            )
        return text


class YearParameter(OneParameter):
    """A year: astronomical, from −3000 to 2200, in Latin or Persian digits."""

    schema = {"type": "integer", "minimum": EARLIEST_YEAR_PARAM, "maximum": LATEST_YEAR_PARAM}
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": "6"})

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]  # a year, not its text
        text = self.text(value)
        if not text:
            return None
        try:
            return parse_year_param(text)
        except EdtfError as error:
            raise ValidationError(error.reason) from error


class DateParameter(OneParameter):
    """A date in EDTF with a known beginning and end: a year, a month, a day."""

    def to_python(self, value: Any) -> EdtfDate | None:  # type: ignore[override]  # a date, not its text
        text = self.text(value)
        if not text:
            return None
        try:
            date = parse(text)
        except EdtfError as error:
            raise ValidationError(error.reason) from error
        if date.earliest is None or date.latest is None:
            raise ValidationError(_("Give a date with a beginning and an end, e.g. 1995 or 1995-04."))
        return date


class NumberParameter(OneParameter):
    """A whole number within bounds, in Latin or Persian digits."""

    def __init__(self, lowest: int, highest: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lowest, self.highest = lowest, highest
        self.schema = {"type": "integer", "minimum": lowest, "maximum": highest}

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]  # a number, not its text
        text = to_latin_digits(self.text(value))
        if not text:
            return None
        if not re.fullmatch("-?[0-9]{1,12}", text) or not self.lowest <= int(text) <= self.highest:
            raise ValidationError(
                _("“%(text)s” is not a whole number from %(lowest)s to %(highest)s."),
                params={"text": text, "lowest": self.lowest, "highest": self.highest},
            )
        return int(text)


class YesNoParameter(OneParameter):
    """True or false."""

    schema = {"type": "boolean"}
    widget = forms.Select(choices=[("", _("either")), ("true", _("yes")), ("false", _("no"))])

    def to_python(self, value: Any) -> bool | None:  # type: ignore[override]  # yes or no, not its text
        text = self.text(value).lower()
        if text and text not in _YES | _NO:
            raise ValidationError(_("“%(text)s” is neither true nor false."), params={"text": text})
        return text in _YES if text else None


class MomentParameter(OneParameter):
    """A moment in ISO 8601, ``2026-11-23T08:00:00Z`` or ``2026-11-23``; without a zone it is UTC."""

    def to_python(self, value: Any) -> datetime.datetime | None:  # type: ignore[override]  # a moment, not its text
        text = self.text(value)
        if not text:
            return None
        # A plus that was not escaped arrives as a space.
        text = re.sub(r" (?=\d\d:?\d\d$)", "+", to_latin_digits(text)) if "T" in text else to_latin_digits(text)
        try:
            day = parse_date(text)
            # Made aware below.
            moment = datetime.datetime(day.year, day.month, day.day) if day else parse_datetime(text)  # noqa: DTZ001
            if moment is None:
                raise ValueError(text)
            if timezone.is_aware(moment):
                return moment.astimezone(datetime.UTC)
            return timezone.make_aware(moment, datetime.UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(
                _("“%(text)s” is not a moment: write 2026-11-23 or 2026-11-23T08:00:00Z."), params={"text": text}
            ) from error


class OrderingParameter(SeveralParameter):
    """Names to sort by, the most important first; a minus before a name turns it round."""

    def __init__(self, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = tuple(names)

    @property
    def schema(self) -> Mapping[str, Any]:  # type: ignore[override]  # computed here, a constant elsewhere
        return {"type": "string", "enum": [sign + name for name in self.names for sign in ("", "-")]}

    def to_python(self, value: Any) -> list[str]:
        names = super().to_python(value)
        for name in names:
            if name.removeprefix("-") not in self.names:
                raise ValidationError(
                    _("“%(name)s” is nothing to sort by; these are: %(names)s."),
                    params={"name": name, "names": listed(self.names)},
                )
        return names
