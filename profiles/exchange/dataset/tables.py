"""Tables: the items of a record as flat columns, with the words and types that describe them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from profiles.choices import VOCABULARIES
from profiles.choices.codes import CodesField
from profiles.exchange.portable import Item, Kind, collection_of
from profiles.models.base import noun_of
from profiles.text import LANGUAGES

Words = dict[str, Any]

FIRST_DAY = _("{column}: the first day that it can mean, ISO 8601 with a year zero")
LAST_DAY = _("{column}: the last day that it can mean")

CELL_TYPES = {Kind.FLAG: "boolean", Kind.DAY: "date", Kind.MOMENT: "datetime"}
JSON_TYPES = {
    **CELL_TYPES,
    Kind.BILINGUAL: "object",
    Kind.DATE: "object",
    Kind.CODES: "array",
    Kind.REFERENCES: "array",
}


def header(items: Iterable[Item]) -> list[str]:
    """The names of the columns of some items."""
    return [name for item in items for name in column_names(item)]


def column_names(item: Item) -> tuple[str, ...]:
    """The columns that hold an item: two for a text in both languages, three for a date."""
    match item.kind:
        case Kind.BILINGUAL:
            return tuple(f"{item.name}_{language}" for language in LANGUAGES)
        case Kind.DATE:
            return item.name, f"{item.name}_earliest", f"{item.name}_latest"
        case _:
            return (item.name,)


def cells(items: Iterable[Item], record: Words) -> list[Any]:
    """A row of those columns."""
    return [cell for item in items for cell in _cells(item.kind, record[item.name])]


def _cells(kind: Kind, value: Any) -> Iterator[Any]:
    match kind:
        case Kind.BILINGUAL:
            yield from (value[language] for language in LANGUAGES)
        case Kind.DATE:
            yield from (value["edtf"], value["earliest"], value["latest"]) if value else ("", "", "")
        case Kind.CODES | Kind.REFERENCES:
            yield ";".join(value)
        case Kind.FLAG:
            yield "true" if value else "false"
        case _:
            yield "" if value is None else value


def table_fields(items: Iterable[Item]) -> list[Words]:
    """The columns of a table in the words of Table Schema, in both languages."""
    return [field for item in items for field in _table_fields(item)]


def _table_fields(item: Item) -> Iterator[Words]:
    column = item.columns[0]
    names = column_names(item)
    match item.kind:
        case Kind.BILINGUAL:
            for name, side in zip(names, item.columns, strict=True):
                yield {"name": name, "type": "string", **_told(side)}
        case Kind.DATE:
            yield {"name": names[0], "type": "string", **_told(column)}
            for name, words in zip(names[1:], (FIRST_DAY, LAST_DAY), strict=True):
                title = format_lazy(words, column=column.verbose_name)
                yield {"name": name, "type": "string", **in_both_languages(title=title)}
        case _:
            kind = CELL_TYPES.get(item.kind) or _number_type(column, item.kind) or "string"
            yield {"name": item.name, "type": kind, **_told(column), **_limits(item)}


def json_field(item: Item) -> Words:
    """An item of a JSON line in the words of Table Schema, in both languages."""
    kind = JSON_TYPES.get(item.kind) or _number_type(item.columns[0], item.kind) or "string"
    if item.kind is Kind.BILINGUAL:
        title = format_lazy("{} · {}", *(column.verbose_name for column in item.columns))
        return {"name": item.name, "type": kind, **in_both_languages(title=title)}
    return {"name": item.name, "type": kind, **_told(item.columns[0]), **_limits(item)}


def foreign_keys(items: Iterable[Item]) -> list[Words]:
    """Which columns hold slugs of another table."""
    return [
        {
            "fields": [item.name],
            "reference": {"resource": f"{collection_of(noun_of(item.refers_to))}.csv", "fields": ["slug"]},
        }
        for item in items
        if item.kind is Kind.REFERENCE and item.refers_to is not None
    ]


def in_both_languages(**texts: Any) -> Words:
    """``title`` in English and ``title_fa`` in Persian, for every text that is not empty."""
    told: Words = {}
    for language, ending in (("en", ""), ("fa", "_fa")):
        with override(language):
            told |= {f"{name}{ending}": str(text) for name, text in texts.items() if str(text)}
    return told


def _told(column: Any) -> Words:
    return in_both_languages(title=column.verbose_name, description=column.help_text)


def _number_type(column: Any, kind: Kind) -> str:
    if kind is not Kind.NUMBER:
        return ""
    return "integer" if isinstance(column, models.IntegerField) else "number"


def _limits(item: Item) -> Words:
    """The codes that may stand there, and the vocabulary that explains them."""
    column = item.columns[0]
    if isinstance(column, CodesField):
        codes = column.vocabulary.codes() if column.vocabulary else ()
    else:
        codes = tuple(str(code) for code, _label in column.flatchoices if code) if column.choices else ()
    vocabulary = next((name for name, words in VOCABULARIES.items() if words.codes() == codes), "")
    limits: Words = {"vocabulary": vocabulary} if vocabulary else {}
    if item.name == "slug":
        limits["constraints"] = {"required": True, "unique": True}
    elif codes and item.kind is Kind.TEXT:
        limits["constraints"] = {"enum": list(codes)}
    return limits
