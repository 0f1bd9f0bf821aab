"""Fields of the API: how a text in two languages, a date or a record pointed to is written in JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from profiles.api.addresses import path_of
from profiles.choices import Vocabulary
from profiles.dates import iso_day, parse
from profiles.models import Record, Source, Territory
from profiles.text import Bilingual

BILINGUAL = {
    "type": "object",
    "properties": {"en": {"type": "string"}, "fa": {"type": "string"}},
    "required": ["en", "fa"],
    "description": "A text in both languages; empty where it is not written in one of them.",
}
DATE = {
    "type": "object",
    "nullable": True,
    "properties": {
        "edtf": {"type": "string", "description": "ISO 8601-2, e.g. 1995-04, 1990~, -0420 (421 BC), 2004/2007."},
        "earliest": {
            "type": "string",
            "nullable": True,
            "description": "The first day that it can mean, ISO 8601 with a year zero (-0420-01-01); null where open.",
        },
        "latest": {"type": "string", "nullable": True, "description": "The last day that it can mean."},
    },
    "required": ["edtf", "earliest", "latest"],
    "description": "A date, perhaps rough; null where none is known.",
}
REFERENCE = {
    "type": "object",
    "nullable": True,
    "properties": {
        "slug": {"type": "string"},
        "code": {"type": "string", "description": "Territories only: the ISO 3166 code, else the slug."},
        "url": {"type": "string", "format": "uri"},
    },
    "required": ["slug", "url"],
    "description": "A record pointed to, with its name or title; the whole record where «expand» asks for it.",
}
TEXT = {"type": "string", "nullable": True}


@extend_schema_field(BILINGUAL)
class BilingualField(serializers.Field[Bilingual, Any, dict[str, str], Any]):
    """A text in two languages."""

    def to_representation(self, value: Bilingual) -> dict[str, str]:
        return value.as_dict()


@extend_schema_field(DATE)
class DateField(serializers.Field[str, Any, "dict[str, str | None] | None", Any]):
    """A date in EDTF with the days between which it lies."""

    def to_representation(self, value: str) -> dict[str, str | None] | None:
        date = parse(value)
        if not date:
            return None
        return {"edtf": date.text, "earliest": iso_day(date.earliest), "latest": iso_day(date.latest)}


@extend_schema_field(TEXT)
class TextField(serializers.Field[str, Any, "str | None", Any]):
    """A text in one language, a code or an address; null where nothing is recorded."""

    def to_representation(self, value: str) -> str | None:
        return value or None


@extend_schema_field({"type": "number", "nullable": True})
class NumberField(serializers.Field[Decimal, Any, "int | float", Any]):
    """An exact number, written without trailing zeros."""

    def to_representation(self, value: Decimal) -> int | float:
        return int(value) if value == value.to_integral_value() else float(value)


class CodeField(serializers.Field[str, Any, "str | None", Any]):
    """A code of a vocabulary; null where nothing is recorded."""

    def __init__(self, codes: tuple[str, ...], **kwargs: Any) -> None:
        self.codes = codes
        super().__init__(**kwargs)

    def to_representation(self, value: str) -> str | None:
        return str(value) or None


class CodesField(serializers.Field[list[str], Any, list[str], Any]):
    """Codes of a vocabulary, in its order."""

    def __init__(self, vocabulary: type[Vocabulary], **kwargs: Any) -> None:
        self.codes = vocabulary.codes()
        super().__init__(**kwargs)

    def to_representation(self, value: list[str]) -> list[str]:
        return list(value)


@extend_schema_field({"type": "string", "format": "uri"})
class AddressField(serializers.Field[Record, Any, str, Any]):
    """The record's own address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="*", **kwargs)

    def to_representation(self, value: Record) -> str:
        return f"{self.context['root']}{path_of(value)}"


@extend_schema_field(REFERENCE)
class ReferenceField(serializers.Field[Record, Any, "dict[str, Any] | None", Any]):
    """A record pointed to: slug, name or title, address. Null where it is not public."""

    def to_representation(self, value: Record) -> dict[str, Any] | None:
        return refer_to(value, self.context["root"]) if value.is_published else None


@extend_schema_field({"type": "array", "items": {**REFERENCE, "nullable": False}})
class ReferencesField(serializers.Field[Any, Any, list[dict[str, Any]], Any]):
    """Records pointed to; those that are not public are left out."""

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        return [refer_to(record, self.context["root"]) for record in value.all() if record.is_published]


def refer_to(record: Record, root: str) -> dict[str, Any]:
    """A record in a few words."""
    reference: dict[str, Any] = {"slug": record.slug}
    if isinstance(record, Territory):
        reference["code"] = record.code
    if isinstance(record, Source):
        reference["title"] = record.title
    else:
        for text in ("name", "title", "claim"):
            if isinstance(value := getattr(record, text, None), Bilingual):
                reference[text] = value.as_dict()
    reference["url"] = f"{root}{path_of(record)}"
    return reference
