"""What a form was sent with, and what it would hold for a stored or a former state; in words for who compares them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import model_to_dict
from django.http import QueryDict

from profiles.selectors.edits import plain
from profiles.selectors.former import related_keys, relations_kept
from profiles.selectors.wording import in_words, names_of
from profiles.text import listed

Lists = dict[str, list[str]]
"""Names of inputs, without the prefix of their row, and what was sent under each."""


def typed_as(form: Any, name: str) -> list[str]:
    """What a browser sends for a field of a form that nobody touched."""
    bound = form[name]
    widget: Any = getattr(bound.field.widget, "widget", bound.field.widget)
    value = bound.value()
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    shown = widget.format_value(value)
    if shown is None:
        return [] if isinstance(widget, forms.SelectMultiple) else [""]
    return [str(one) for one in shown] if isinstance(shown, list | tuple) else [str(shown)]


def row_of(typed: QueryDict, prefix: str) -> Lists:
    """What was sent for one row of a form."""
    return {name.removeprefix(prefix): typed.getlist(name) for name in typed if name.startswith(prefix)}


def values_then(model: type[models.Model], row: Any, wanted: Iterable[str]) -> dict[str, Any]:
    """The values of a row of history, as a form has them at first; only columns that the history keeps."""
    kept = {column.name for column in row.tracked_fields}
    names = [name for name in wanted if name in kept]
    thing = model(**{c.attname: getattr(row, c.attname) for c in row.tracked_fields})
    values = model_to_dict(thing, fields=names)
    relations = [name for name in relations_kept(model) if name in wanted]
    return {**values, **{name: sorted(related_keys(row, name)) for name in relations}}


def comparable(value: Any) -> Any:
    """A value that can be compared: the same for nothing, however it is stored, and for records in any order."""
    if isinstance(value, list | tuple | models.QuerySet):
        return sorted(str(getattr(one, "pk", one)) for one in value)
    return "" if value is None else plain(value)


def words_of(column: Any, value: Any) -> str:
    """A stored value in words, whatever kind of column it stands in."""
    if column.many_to_many:
        keys = [getattr(one, "pk", one) for one in value or ()]
        return listed(sorted(names_of((column.related_model, key) for key in keys).values()))
    related = [(column.related_model, value)] if column.related_model and value else []
    return in_words(column, value, names_of(related))


def typed_words(column: Any, asked: forms.Field, typed: Any) -> str:
    """What was typed, in words; as it was typed if it cannot be read."""
    try:
        value = asked.clean(typed)
    except ValidationError:
        return listed(typed) if isinstance(typed, list) else str(typed or "")
    if isinstance(value, models.Model):
        return str(value)
    return words_of(column, value)


def joined(words: Iterable[str]) -> str:
    """Several values in one line, those that say something."""
    return " · ".join(word for word in words if word)
