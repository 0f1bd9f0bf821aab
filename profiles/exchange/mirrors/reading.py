"""Records of another citydip read back: from the form in which they travel to the columns that hold them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_datetime

from profiles.choices import PublicationState
from profiles.exchange.mirrors.asking import MirrorError
from profiles.exchange.portable import Item, Kind
from profiles.models import Record
from profiles.models.base import noun_of
from profiles.text import listed

Row = dict[str, Any]


class Keys:
    """Primary keys by slug of what is stored already, a noun at a time."""

    def __init__(self) -> None:
        self._known: dict[type[Record], dict[str, int]] = {}

    def of(self, model: type[Record]) -> dict[str, int]:
        """The keys of a noun; ask when its records are stored."""
        if model not in self._known:
            self._known[model] = dict(model._default_manager.values_list("slug", "pk"))
        return self._known[model]


def read_record(model: type[Record], items: Iterable[Item], row: Row, keys: Keys) -> Any:
    """An unsaved record. Raises ``MirrorError`` for one that this program cannot hold."""
    record = model(state=PublicationState.PUBLISHED.value)
    _fill(record, items, row, keys)
    return record


def read_part(model: type[models.Model], owner: str, key: int, items: Iterable[Item], row: Row, keys: Keys) -> Any:
    """An unsaved citation, other name or participation of the record with that key."""
    part = model(**{f"{owner}_id": key})
    _fill(part, items, row, keys)
    return part


def _fill(instance: Any, items: Iterable[Item], row: Row, keys: Keys) -> None:
    try:
        for item in items:
            if item.kind is not Kind.REFERENCES:
                for name, value in _columns(item, row[item.name], keys):
                    setattr(instance, name, value)
        # What comes from elsewhere is checked like what is typed: codes that are not known, addresses that are none.
        instance.clean_fields(exclude=_relations(instance._meta.model))
    except ValidationError as error:
        reasons = listed(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
        raise MirrorError(f"{_told(instance, row)}: {reasons}") from error
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        reason = f"{type(error).__name__} {error}"
        raise MirrorError(f"{_told(instance, row)}: this program cannot read it ({reason})") from error


def _columns(item: Item, value: Any, keys: Keys) -> Iterable[tuple[str, Any]]:
    column = item.columns[0]
    match item.kind:
        case Kind.BILINGUAL:
            en, fa = item.columns
            yield en.name, value["en"]
            yield fa.name, value["fa"]
        case Kind.REFERENCE:
            yield column.attname, reference(item, value, keys)
        case _:
            yield column.name, _value(item.kind, column, value)


def reference(item: Item, slug: str | None, keys: Keys) -> int | None:
    """The key of a record that is named by its slug. Raises ``ValueError`` where there is none."""
    if slug is None or item.refers_to is None:
        return None
    key = keys.of(item.refers_to).get(slug)
    if key is None:
        raise ValueError(f"{item.name}: the origin has told of no {noun_of(item.refers_to)} {slug}")
    return key


def _value(kind: Kind, column: Any, value: Any) -> Any:
    match kind:
        case Kind.TEXT:
            return value or ""
        case Kind.DATE:
            return value["edtf"] if value else ""
        case Kind.DAY:
            return date.fromisoformat(value) if value else None
        case Kind.MOMENT:
            return _moment(value)
        case Kind.NUMBER:
            return None if value is None else column.to_python(_number(column, value))
        case Kind.FLAG:
            return bool(value)
        case _:
            return list(value)


def _number(column: Any, value: float) -> Any:
    return Decimal(str(value)) if isinstance(column, models.DecimalField) else value


def _moment(value: str) -> datetime:
    moment = parse_datetime(value)
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{value} is no moment")
    return moment


@cache
def _relations(model: type[models.Model]) -> frozenset[str]:
    """Columns that hold keys: those were looked up, and a query for each would be asked once more."""
    return frozenset(field.name for field in model._meta.concrete_fields if field.is_relation)


def _told(instance: Any, row: Row) -> str:
    noun = noun_of(type(instance))
    return f"{noun} {row['slug']}" if "slug" in row else noun
