"""What a record looks like on its way: the items of each noun, read off its model, named as in the API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from django.db import models

from profiles.choices.codes import CodesField
from profiles.dates import EdtfField
from profiles.derived import Derived
from profiles.models import CITED, Activity, Citation, City, CityAlias, Condition, Participation, Record, Source
from profiles.models.base import noun_of
from profiles.text import BilingualText

FORM = 1
"""The number of the form. Raise it when the same record is written otherwise: a mirror refuses what it cannot read."""

RENAMED: dict[type[models.Model], dict[str, str]] = {
    Condition: {"kind": "condition"},
    Source: {"url": "address", "archived_url": "archived_address"},
}
"""Columns that the API calls otherwise."""

LAST = ("created_at", "updated_at")
NOT_TOLD = ("id", "state", *LAST)


class Kind(Enum):
    """How an item is written."""

    TEXT = "text"
    BILINGUAL = "text in both languages"
    DATE = "EDTF date"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    FLAG = "yes or no"
    CODES = "codes"
    REFERENCE = "slug of a record"
    REFERENCES = "slugs of records"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a record. ``columns`` are those of the model that hold it, ``refers_to`` the noun that it names."""

    name: str
    kind: Kind
    columns: tuple[Any, ...]
    refers_to: type[Record] | None = None

    @property
    def column(self) -> str:
        """The name of the first column."""
        name: str = self.columns[0].name
        return name


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs to a record without a life of its own: citations, other names, participations."""

    name: str
    model: type[models.Model]
    owner: str
    items: tuple[Item, ...]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """The whole form of a noun."""

    model: type[Record]
    items: tuple[Item, ...]
    parts: tuple[Part, ...]

    @property
    def noun(self) -> str:
        """The noun as addresses write it."""
        return noun_of(self.model)


def collection_of(noun: str) -> str:
    """The plural of a noun as addresses and files write it: ``city`` → ``cities``."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


@cache
def shape_of(model: type[Record]) -> Shape:
    """The form of a noun."""
    parts = []
    if model is City:
        parts.append(Part("aliases", CityAlias, "city", _items(CityAlias, without="city"), ("pk",)))
    if model is Activity:
        parts.append(
            Part("participations", Participation, "activity", _items(Participation, without="activity"), ("pk",))
        )
    for column, cited in CITED.items():
        if cited is model:
            told = tuple(item for item in _items(Citation) if item.column not in CITED)
            parts.append(Part("citations", Citation, column, told, ("ordinal", "pk")))
    return Shape(model, (*_items(model), *_moments(model)), tuple(parts))


def _moments(model: type[models.Model]) -> tuple[Item, ...]:
    return tuple(Item(name, Kind.MOMENT, (model._meta.get_field(name),)) for name in LAST)


def _items(model: type[models.Model], *, without: str = "") -> tuple[Item, ...]:
    fields: dict[str, Any] = {
        field.name: field
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if field.name not in (*NOT_TOLD, without) and not isinstance(field, Derived)
    }
    items = list(_each(model, fields))
    # First what names the record; the models' own order is that of their bases.
    return tuple(sorted(items, key=lambda item: item.name != "slug"))


def _each(model: type[models.Model], fields: dict[str, Any]) -> Iterator[Item]:
    texts = {
        value.column: name
        for base in reversed(model.__mro__)
        for name, value in vars(base).items()
        if isinstance(value, BilingualText)
    }
    for name, field in fields.items():
        pair = name[:-3] if name.endswith(("_en", "_fa")) else ""
        if pair in texts:
            if name.endswith("_en"):
                yield Item(texts[pair], Kind.BILINGUAL, (field, fields[f"{pair}_fa"]))
            continue
        refers_to = field.related_model if field.is_relation else None
        yield Item(RENAMED.get(model, {}).get(name, name), _kind(field), (field,), refers_to)


def _kind(field: Any) -> Kind:
    by_class: tuple[tuple[type[Any], Kind], ...] = (
        (models.ManyToManyField, Kind.REFERENCES),
        (models.ForeignKey, Kind.REFERENCE),
        (EdtfField, Kind.DATE),
        (CodesField, Kind.CODES),
        (models.BooleanField, Kind.FLAG),
        (models.DateTimeField, Kind.MOMENT),
        (models.DateField, Kind.DAY),
        (models.IntegerField, Kind.NUMBER),
        (models.FloatField, Kind.NUMBER),
        (models.DecimalField, Kind.NUMBER),
        (models.CharField, Kind.TEXT),
        (models.TextField, Kind.TEXT),
    )
    for kind_of_field, kind in by_class:
        if isinstance(field, kind_of_field):
            return kind
    raise TypeError(f"{field}: no form is known for {type(field).__name__}")
