"""Values of columns in words, and two texts compared word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from profiles.choices.codes import CodesField, split_codes
from profiles.dates import EdtfField, display
from profiles.text import listed, localize_digits, shortest

Names = Mapping[tuple[type[models.Model], int], str]
"""What records are called: (model, key) → words."""

WORDS = re.compile(r"\s+|[^\s\w]|\w+(?:\u200c\w+)*")
"""Spaces, punctuation, and words; a Persian word is one with its half-spaces."""
LONGEST = 4000
"""Words beyond which a comparison would keep a page waiting: the texts are then shown whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: ``kind`` is ``same``, ``out`` (only before) or ``in`` (only after)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A column before and after, in words, with the direction that it is read in (ltr, rtl, auto)."""

    column: str
    label: str
    before: str
    after: str
    direction: str
    language: str
    pieces: tuple[Piece, ...]


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """What was taken out and put in, as runs of whole words in the order of reading."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if not old or not new or len(old) + len(new) > LONGEST:
        return tuple(piece for piece in (Piece("out", before), Piece("in", after)) if piece.text)
    pieces: list[Piece] = []
    for kind, first, last, start, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[first:last])))
            continue
        pieces += [Piece("out", "".join(old[first:last]))] if first < last else []
        pieces += [Piece("in", "".join(new[start:end]))] if start < end else []
    return tuple(pieces)


def direction_of(field: models.Field[Any, Any]) -> tuple[str, str]:
    """How the column's text is read, and its language where the column says so."""
    if field.name.endswith("_fa"):
        return "rtl", "fa"
    if field.name.endswith("_en"):
        return "ltr", "en"
    if field.choices or field.is_relation or isinstance(field, CodesField | EdtfField | models.BooleanField):
        return "auto", ""  # shown in words of the reader's language
    if isinstance(field, models.SlugField | models.URLField | models.IntegerField | models.FloatField):
        return "ltr", ""
    return "auto", ""


def in_words(field: models.Field[Any, Any], value: Any, names: Names) -> str:
    """A stored value as editors know it; empty for none."""
    words = ""
    if value is None or value in ("", []):
        words = ""
    elif isinstance(field, models.ForeignKey):
        related: Any = field.related_model
        words = names.get((related, value), localize_digits(value))
    elif isinstance(field, CodesField):
        labels = {code: str(label) for code, label in field.vocabulary.choices()} if field.vocabulary else {}
        words = listed(labels.get(code, code) for code in split_codes(value))
    elif isinstance(field, EdtfField):
        words = display(value)
    elif isinstance(value, bool):
        words = _("yes") if value else _("no")
    elif field.choices:
        words = str(dict(field.flatchoices).get(value, value))
    elif isinstance(value, Decimal):
        words = localize_digits(f"{shortest(value):f}")
    elif isinstance(value, int | float | date):
        words = localize_digits(value)
    else:
        words = str(value)
    return words


def difference(field: models.Field[Any, Any], before: Any, after: Any, names: Names) -> Difference:
    """A column compared; texts word by word, anything else whole."""
    old, new = in_words(field, before, names), in_words(field, after, names)
    is_text = isinstance(field, models.CharField | models.TextField) and not (
        field.choices or isinstance(field, CodesField | EdtfField)
    )
    whole = tuple(piece for piece in (Piece("out", old), Piece("in", new)) if piece.text)
    direction, language = direction_of(field)
    return Difference(
        column=field.name,
        label=str(field.verbose_name),
        before=old,
        after=new,
        direction=direction,
        language=language,
        pieces=compare_words(old, new) if is_text else whole,
    )


def relation_difference(field: Any, before: Iterable[int], after: Iterable[int], names: Names) -> Difference:
    """A many-to-many column compared: the records that went, and those that came."""
    lost, gained = (
        listed(sorted(names.get((field.related_model, key), str(key)) for key in some))
        for some in (set(before) - set(after), set(after) - set(before))
    )
    pieces = tuple(piece for piece in (Piece("out", lost), Piece("in", gained)) if piece.text)
    return Difference(field.name, str(field.verbose_name), lost, gained, "auto", "", pieces)


def names_of(wanted: Iterable[tuple[type[models.Model], int]]) -> dict[tuple[type[models.Model], int], str]:
    """What records are called, also those that exist no more; one or two queries for each model."""
    keys: dict[type[models.Model], set[int]] = {}
    for model, key in wanted:
        keys.setdefault(model, set()).add(key)
    found: dict[tuple[type[models.Model], int], str] = {}
    for model, asked in keys.items():
        related = [f.name for f in model._meta.concrete_fields if f.is_relation and not f.null]
        for record in model._default_manager.filter(pk__in=asked).select_related(*related):
            found[model, record.pk] = str(record)
        missing = {key for key in asked if (model, key) not in found}
        if missing and hasattr(model, "history"):
            for key, slug in model.history.filter(id__in=missing).order_by("history_id").values_list("id", "slug"):
                found[model, key] = slug
    return found
