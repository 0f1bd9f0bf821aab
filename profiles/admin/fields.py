"""How the desk asks for a value: the direction and language of each input, and Persian in the spelling that is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from profiles.dates import EdtfField
from profiles.text import normalize_persian

CODES = frozenset({
    "acronym", "archived_url", "budget_currency", "doi", "isbn", "iso3", "iso_code", "iso_number", "language", "slug",
    "slogan_language", "unlocode", "url", "website", "wikidata_id",
})  # fmt: skip
"""Columns that hold codes and addresses, written left to right in every language."""

LONG_TEXT_ROWS = 4


def attributes_of(column: models.Field[Any, Any]) -> dict[str, str]:
    """The attributes of the input for a column: ``dir``, ``lang`` and what keeps browsers from «mending» codes."""
    if isinstance(column, models.IntegerField | models.FloatField | models.DecimalField | models.DateField):
        return {"dir": "ltr"}
    if column.choices or not isinstance(column, models.CharField | models.TextField):
        return {}
    if isinstance(column, EdtfField):
        return {"dir": "ltr", "class": "vTextField edtf", "spellcheck": "false", "autocomplete": "off"}
    if column.name in CODES:
        return {"dir": "ltr", "spellcheck": "false"}
    if column.name.endswith("_en"):
        return {"dir": "ltr", "lang": "en", "spellcheck": "true"}
    if column.name.endswith("_fa"):
        return {"dir": "rtl", "lang": "fa", "spellcheck": "true"}
    return {"dir": "auto"}


def without_idle_zeros(value: Any) -> Any:
    """A number as an editor would write it: 11 rather than 11.0000."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) and value.is_finite() else value


class DeskForm(forms.ModelForm):  # type: ignore[type-arg]  # one form for every noun
    """A form of the desk. ``refusal`` is what the database answered when the same form was saved a moment ago.

    ``suggested`` are values that a visitor suggests: they stand in the inputs in place of the stored ones.
    """

    refusal: str = ""
    suggested: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial = {**self.initial, **self.suggested}

    def _get_validation_exclusions(self) -> set[str]:
        # An address that cannot be made yet, for want of a city, is not the mistake to tell of.
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # of the class it is mixed into
        return excluded if getattr(self.instance, "slug", "-") else {*excluded, "slug"}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        values = self.cleaned_data if cleaned is None else cleaned
        for name, value in values.items():
            if name.endswith("_fa") and isinstance(value, str):
                values[name] = normalize_persian(value)
        if self.refusal:
            raise ValidationError(self.refusal, code="refused")
        return cleaned


@dataclass(frozen=True, slots=True)
class FilledRows:
    """What a form shows in its rows before anybody saved it: values by key, rows to remove, rows to add."""

    changed: dict[int, dict[str, Any]] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    added: tuple[dict[str, Any], ...] = ()


class DeskFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # generic for the checker alone
    """Rows beside a record; each box for removing one says so. ``filled`` shows a change that is not stored."""

    def __init__(self, *args: Any, filled: FilledRows | None = None, **kwargs: Any) -> None:
        self.filled = filled or FilledRows()
        if self.filled.added:
            kwargs["initial"] = list(self.filled.added)
            self.extra += len(self.filled.added)
        super().__init__(*args, **kwargs)

    def get_queryset(self) -> Any:
        is_fresh = not hasattr(self, "_queryset")
        rows = super().get_queryset()
        if is_fresh and self.filled.changed:
            for row in rows:
                for name, value in self.filled.changed.get(row.pk, {}).items():
                    setattr(row, name, value)
        return rows

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = _("Delete")
            form.fields[DELETION_FIELD_NAME].initial = form.instance.pk in self.filled.removed


class _Selected:
    """Shows a record as chosen only if its key can be one: Django's own widget fails on a forged or garbled key."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        keys = [key for key in value if not key or (str(key).isascii() and str(key).isdigit())]
        return super().optgroups(name, keys, attrs)  # type: ignore[misc]  # mixed into widgets


class OneRecord(_Selected, AutocompleteSelect):
    """Choice of one record, searched as it is typed."""


class SeveralRecords(_Selected, AutocompleteSelectMultiple):
    """Choice of several records, searched as it is typed."""


class LongText(AdminTextareaWidget):
    """A text of several lines, whose ends of lines are kept as they are stored: browsers send others."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return typed.replace("\r\n", "\n") if isinstance(typed, str) else typed


class DirectedFields(admin.options.BaseModelAdmin):  # type: ignore[type-arg]  # mixed into admins of every noun
    """Gives every text its direction and language, and every foreign key a search in both scripts."""

    form = DeskForm
    formfield_overrides = {models.TextField: {"widget": LongText}}
    stands_in_cells = False

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield is not None and isinstance(db_field, models.Field):
            formfield.widget.attrs.update(attributes_of(db_field))
            if isinstance(formfield.widget, RelatedFieldWidgetWrapper):
                # From here one goes to the other record or makes a new one; what is deleted, is deleted at home.
                formfield.widget.can_delete_related = formfield.widget.can_view_related = False
            if isinstance(db_field, models.DecimalField):
                # For the checker: of the class it is mixed into.
                formfield.prepare_value = without_idle_zeros  # type: ignore[method-assign]
            if self.stands_in_cells:
                # A cell has no label of its own: the heading of its column is too far for a screen reader.
                inner: Any = getattr(formfield.widget, "widget", formfield.widget)
                inner.attrs["aria-label"] = capfirst(formfield.label or db_field.verbose_name)
            if isinstance(formfield.widget, forms.Textarea):
                formfield.widget.attrs["rows"] = LONG_TEXT_ROWS
        return formfield

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", OneRecord(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SeveralRecords(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        opts = self.opts
        return [
            field.name
            for field in (*opts.fields, *opts.many_to_many)
            # For the checker: of the class it is mixed into.
            if field.editable and field.is_relation and self.admin_site.is_registered(field.related_model)  # type: ignore[arg-type]
        ]
