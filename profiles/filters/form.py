"""The form that reads an address, strictly: unknown, repeated and unreadable parameters are errors."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from profiles.text import forbidden_character, listed

PRESENTATION = frozenset({"page", "page_size", "format", "fields", "expand", "lang"})
"""Parameters that say how a list is shown, not what is in it; pages and API read them themselves."""

SEVERAL = frozenset({"fields", "expand"})
"""Those of them that may be repeated."""


class QueryForm(forms.Form):
    """The parameters of an address. Whatever it does not know is an error, not a trifle."""

    also_known: frozenset[str] = PRESENTATION

    def _clean_fields(self) -> None:
        if not self._refuse_control_characters():
            self._refuse_unknown()
            self._refuse_repeated()
            super()._clean_fields()  # type: ignore[misc]  # the stubs do not know it

    def _refuse(self, name: str, reason: Any) -> None:
        # `add_error` takes fields only; a parameter that is no field has errors as well.
        self.errors[name] = self.error_class([reason])
        self.cleaned_data.pop(name, None)

    def _refuse_control_characters(self) -> bool:
        """Refuse them before anything is looked up: databases fail on some of them."""
        for name in self.data:
            for text in (name, *_values(self.data, name)):
                character = forbidden_character(text)
                if character:
                    self._refuse(
                        _readable(name), _("It holds the invisible character %s, which is not allowed.") % character
                    )
        return bool(self.errors)

    def _refuse_unknown(self) -> None:
        known = {*self.fields, *self.also_known}
        for name in self.data:
            if name not in known:
                self._refuse(
                    name,
                    _("There is no filter of that name; these are known: %(names)s.")
                    % {"names": listed(sorted(self.fields))},
                )

    def _refuse_repeated(self) -> None:
        for name in self.data:
            field = self.fields.get(name)
            # Python takes the last one of several values; the reader may have meant the first.
            takes_several = getattr(field, "several", name in SEVERAL)
            if not takes_several and len(set(_values(self.data, name))) > 1:
                self._refuse(name, _("Give this parameter once."))


def _values(data: Any, name: str) -> list[str]:
    if hasattr(data, "getlist"):
        return [str(value) for value in data.getlist(name)]
    value = data.get(name)
    return [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)]


def _readable(name: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)[:60]
