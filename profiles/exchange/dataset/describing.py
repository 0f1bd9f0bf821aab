"""The words of the dataset: ``datapackage.json`` (Data Package, version 2), and titles of its files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from profiles.choices import Vocabulary
from profiles.exchange.dataset.tables import Words, foreign_keys, in_both_languages, json_field, table_fields
from profiles.exchange.portable import ADDRESSES, FORM, Part, Shape, collection_of, shape_of
from profiles.models import RECORDS, Activity, City, DataVersion, Record
from profiles.models.base import noun_of

TITLE = _("citydip: a bilingual database of city diplomacy")
DESCRIPTION = _(
    "Which city does what abroad, with whom, in which networks, with or against its own national government, since "
    "when, and who says so. Every public record at one data version, in English and Persian, with its sources."
)
SOURCES: tuple[Words, ...] = (
    {
        "title": "GeoNames",
        "path": "https://www.geonames.org/",
        "gives": _("coordinates, identifiers and some names of places"),
        "licence": "CC BY 4.0",
    },
    {"title": "ISO 3166", "gives": _("codes of countries and regions"), "licence": ""},
    {"title": "Wikidata", "path": "https://www.wikidata.org/", "gives": _("identifiers Q…"), "licence": "CC0"},
    {"title": "sources.csv", "path": "sources.csv", "gives": _("the facts: each record cites its own"), "licence": ""},
)
"""What the data build on, as LICENSE-DATA.md says."""

PARTS = {"citations": "citations", "aliases": "city-aliases", "participations": "participations"}
"""What belongs to records, and the table that holds it: spreadsheets have no room for it in a cell."""
OWNERS = {"aliases": City, "participations": Activity}
ADDRESS_COLUMNS = ("noun", "slug", "leads_to", "since")
TERM_COLUMNS = (
    "vocabulary", "code", "label_en", "label_fa", "definition_en", "definition_fa", "paragraphs", "group",
)  # fmt: skip
MEMBER = _("its codes, each with label, definition and the essay's paragraphs")
TITLES: dict[str, Any] = {
    "citations": _("citations"),
    "city-aliases": _("other names"),
    "participations": _("participations"),
    "vocabularies": _("vocabularies"),
    ADDRESSES: _("former addresses"),
}
COLUMN_TITLES: dict[str, Any] = {
    "noun": _("noun"),
    "record": _("the record’s address (slug)"),
    "city": _("city"),
    "activity": _("activity"),
    "slug": _("former address"),
    "leads_to": _("leads to"),
    "since": _("since"),
    "vocabulary": _("vocabulary"),
    "code": _("code"),
    "label_en": _("label in English"),
    "label_fa": _("label in Persian"),
    "definition_en": _("definition in English"),
    "definition_fa": _("definition in Persian"),
    "paragraphs": _("paragraphs of the essay"),
    "group": _("group"),
    "members": MEMBER,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that was written, as it was counted and hashed."""

    name: str
    rows: int
    size: int
    sha256: str

    @property
    def collection(self) -> str:
        """What is in it, whatever its format."""
        return self.name.rpartition(".")[0]

    @property
    def format(self) -> str:
        return self.name.rpartition(".")[2]


def model_of(collection: str) -> type[Record] | None:
    """The model of a file of records."""
    return next((model for model in RECORDS if collection_of(noun_of(model)) == collection), None)


def part_named(name: str) -> Part:
    """Citations, other names or participations."""
    parts = (part for model in RECORDS for part in shape_of(model).parts)
    return next(part for part in parts if part.name == name)


def owner_columns(part: str) -> tuple[str, ...]:
    """The columns that say whose a row is."""
    return (noun_of(OWNERS[part]),) if part in OWNERS else ("noun", "record")


def title_of(name: str) -> str:
    """What a file holds, in the active language."""
    collection = name.rpartition(".")[0]
    model = model_of(collection)
    return capfirst(str(TITLES[collection] if model is None else model._meta.verbose_name_plural))


def member(term: Vocabulary) -> Words:
    """A term of a vocabulary, as the API tells it."""
    return {
        "code": term.value,
        "label": term.label.as_dict(),
        "definition": term.definition.as_dict(),
        "paragraphs": list(term.paragraphs),
        "group": term.group or None,
    }


def describe(version: DataVersion, files: list[Listed]) -> str:
    """``datapackage.json``: the only file that says when the dataset was made."""
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "citydip",
        **in_both_languages(title=TITLE, description=DESCRIPTION),
        "version": str(version.number),
        "data_version": version.number,
        "data_changed": version.changed_at.isoformat(),
        "form": FORM,
        "created": timezone.now().isoformat(timespec="seconds"),
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": "citydip contributors", "roles": ["creator"]}],
        "sources": [_source(source) for source in SOURCES],
        "resources": [_resource(file) for file in files],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _source(source: Words) -> Words:
    told = {name: source[name] for name in ("title", "path", "licence") if source.get(name)}
    return {**told, **in_both_languages(description=source["gives"])}


def _resource(file: Listed) -> Words:
    is_table = file.format == "csv"
    return {
        "name": file.name,
        **({"type": "table"} if is_table else {}),
        "path": file.name,
        **in_both_languages(title=TITLES.get(file.collection) or _plural(file.collection)),
        "format": file.format,
        "mediatype": "text/csv" if is_table else "application/jsonl",
        "encoding": "utf-8",
        "rows": file.rows,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": _table_schema(file.collection) if is_table else _line_schema(file.collection),
    }


def _plural(collection: str) -> Any:
    model = model_of(collection)
    return model._meta.verbose_name_plural if model is not None else collection


def _table_schema(collection: str) -> Words:
    model = model_of(collection)
    if model is not None:
        items = shape_of(model).items
        plain = [item for item in items if item.name != "slug"]
        return _schema(table_fields(items), key="slug", links=foreign_keys(plain))
    part = next((name for name, table in PARTS.items() if table == collection), "")
    if part:
        told = part_named(part).items
        owners = [_column(name) for name in owner_columns(part)]
        links = foreign_keys(told)
        if part in OWNERS:
            owner = noun_of(OWNERS[part])
            links.insert(
                0, {"fields": [owner], "reference": {"resource": f"{collection_of(owner)}.csv", "fields": ["slug"]}}
            )
        return _schema([*owners, *table_fields(told)], links=links)
    columns = ADDRESS_COLUMNS if collection == ADDRESSES else TERM_COLUMNS
    return _schema([_column(name) for name in columns])


def _line_schema(collection: str) -> Words:
    """Of lines of JSON: their keys are sorted, and so are the fields, since some readers go by the place."""
    model = model_of(collection)
    fields: list[Words]
    if model is not None:
        shape: Shape = shape_of(model)
        fields = [json_field(item) for item in shape.items]
        for part in shape.parts:
            fields.append({"name": part.name, "type": "array", **in_both_languages(title=TITLES[PARTS[part.name]])})
    elif collection == ADDRESSES:
        fields = [_column(name) for name in ADDRESS_COLUMNS]
    else:
        fields = [_column("slug", title=COLUMN_TITLES["vocabulary"]), {**_column("members"), "type": "array"}]
    return _schema(sorted(fields, key=lambda field: str(field["name"])), key="slug" if model is not None else "")


def _column(name: str, *, title: Any = "") -> Words:
    kind = "datetime" if name == "since" else "string"
    return {"name": name, "type": kind, **in_both_languages(title=title or COLUMN_TITLES[name])}


def _schema(fields: list[Words], *, key: str = "", links: list[Words] | None = None) -> Words:
    schema: Words = {"fields": fields}
    if key:
        schema["primaryKey"] = [key]
    if links:
        schema["foreignKeys"] = links
    return schema
