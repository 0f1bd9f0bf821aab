"""Parameters that say how an answer is shown: page, form, language, fields and what is written out in full."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from profiles.filters import QueryForm
from profiles.filters.parameters import NumberParameter, OneParameter, SeveralParameter
from profiles.text import listed

PAGE_SIZE, LARGEST_PAGE = 50, 200
LAST_PAGE = 1_000_000


class NamesParameter(SeveralParameter):
    """Some of the names that the answer knows."""

    def __init__(self, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = tuple(names)
        self.schema = {"type": "string", "enum": list(self.names)}

    def to_python(self, value: Any) -> list[str]:
        given = super().to_python(value)
        for name in given:
            if name not in self.names:
                raise ValidationError(
                    _("“%(name)s” is not among: %(names)s."), params={"name": name[:60], "names": listed(self.names)}
                )
        return given


class ChoiceParameter(OneParameter):
    """One of a few words."""

    def __init__(self, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = tuple(names)
        self.schema = {"type": "string", "enum": list(self.names)}

    def to_python(self, value: Any) -> str:
        given = self.text(value).lower()
        if given and given not in self.names:
            raise ValidationError(
                _("“%(name)s” is not among: %(names)s."), params={"name": given[:60], "names": listed(self.names)}
            )
        return given


def language() -> ChoiceParameter:
    """``lang``: the language of messages and of the order of names."""
    return ChoiceParameter(
        ("fa", "en"),
        label=_("language"),
        help_text=_("Of reasons and of the order of names; without it Accept-Language decides."),
    )


def form_of_answer(formats: Sequence[str]) -> ChoiceParameter:
    """``format``: json, csv or geojson."""
    return ChoiceParameter(formats, label=_("form"), help_text=_("Without it the header Accept decides."))


def fields(names: Sequence[str]) -> NamesParameter:
    """``fields``: only these."""
    return NamesParameter(names, label=_("fields"), help_text=_("Only these fields, e.g. slug,name."))


def expand(names: Sequence[str]) -> NamesParameter:
    """``expand``: references to write out in full."""
    return NamesParameter(names, label=_("written out"), help_text=_("Write out these records instead of naming them."))


def page() -> NumberParameter:
    """``page``: from 1 on."""
    return NumberParameter(1, LAST_PAGE, label=_("page"), help_text=_("Of JSON; other forms hold all records at once."))


def page_size() -> NumberParameter:
    """``page_size``: at most 200."""
    return NumberParameter(
        1, LARGEST_PAGE, label=_("records a page"), help_text=_("1 to 200; 50 where nothing is said.")
    )


def query_form(parameters: dict[str, forms.Field], also_known: Iterable[str] = ()) -> type[QueryForm]:
    """A form of exactly these parameters; those also known are read by somebody else."""
    return type("AnswerForm", (QueryForm,), {**parameters, "also_known": frozenset(also_known)})
