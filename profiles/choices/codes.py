"""A column that holds several codes of one vocabulary."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from profiles.choices.vocabulary import Vocabulary


class CodesField(models.TextField):  # type: ignore[type-arg]  # stubs make fields generic, Django does not
    """Codes of a vocabulary, a Python list of ``str`` kept in the vocabulary's order.

    Stored as ``;a;b;`` (empty text for none), so that a code is found on every database with the lookup
    ``__has``, history keeps the whole value, and no table of pairs is needed. ``vocabulary`` is left out of
    migrations: what a code means is the code's business, not the schema's.
    """

    def __init__(self, *args: Any, vocabulary: type[Vocabulary] | None = None, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> list[str]:
        return split_codes(value)

    def to_python(self, value: Any) -> list[str]:
        codes = split_codes(value)
        if self.vocabulary is None:
            return codes
        unknown = [code for code in codes if self.vocabulary.get(code) is None]
        if unknown:
            raise ValidationError(_("«%(code)s» is not a code of this vocabulary."), params={"code": unknown[0]})
        return [code for code in self.vocabulary.codes() if code in codes]

    def get_prep_value(self, value: Any) -> str:
        codes = self.to_python(value)
        return f";{';'.join(codes)};" if codes else ""

    def value_to_string(self, obj: models.Model) -> str:
        return ";".join(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field:
        choices: Callable[[], Any] | list[Any] = self.vocabulary.choices if self.vocabulary else []
        return forms.MultipleChoiceField(
            choices=choices,
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )


def split_codes(value: Any) -> list[str]:
    """The codes in a stored text, a list or nothing."""
    if not value:
        return []
    parts = value.split(";") if isinstance(value, str) else value
    return [str(part).strip() for part in parts if str(part).strip()]


@CodesField.register_lookup
class HasCode(models.Lookup):
    """``drivers__has="substitute"``: the column holds that code."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        code = str(self.rhs).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"{column} LIKE %s ESCAPE '\\'", (*params, f"%;{code};%")
