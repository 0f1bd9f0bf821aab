"""What all records have in common when they are written as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from profiles.api.fields import (
    AddressField,
    BilingualField,
    CodeField,
    CodesField,
    DateField,
    NumberField,
    ReferenceField,
    ReferencesField,
    TextField,
)
from profiles.choices import codes as stored
from profiles.dates import EdtfField
from profiles.models import Citation, Record
from profiles.text import BilingualText

R = TypeVar("R", bound=Record)

Prefetched = Callable[[], "Prefetch[Any]"]


class BilingualModelSerializer(serializers.ModelSerializer[Any]):
    """Writes each column as the API does: names without a language suffix, dates, codes and references."""

    def build_standard_field(self, field_name: str, model_field: Any) -> tuple[type[Any], dict[str, Any]]:
        if isinstance(model_field, EdtfField):
            return DateField, {"read_only": True}
        if isinstance(model_field, stored.CodesField):
            return CodesField, {"read_only": True, "vocabulary": model_field.vocabulary}
        if model_field.choices:
            codes = tuple(str(code) for code, _label in model_field.flatchoices if code)
            return CodeField, {"read_only": True, "codes": codes}
        if isinstance(model_field, models.DecimalField):
            return NumberField, {"read_only": True}
        if isinstance(model_field, models.CharField | models.TextField) and model_field.blank:
            return TextField, {"read_only": True}
        field, _options = super().build_standard_field(field_name, model_field)
        return field, {"read_only": True, "allow_null": model_field.null}

    def build_relational_field(self, field_name: str, relation_info: Any) -> tuple[type[Any], dict[str, Any]]:
        return (ReferencesField if relation_info.to_many else ReferenceField), {"read_only": True}

    def build_property_field(self, field_name: str, model_class: Any) -> tuple[type[Any], dict[str, Any]]:
        if isinstance(getattr(model_class, field_name, None), BilingualText):
            return BilingualField, {"read_only": True}
        return super().build_property_field(field_name, model_class)


class CitedSourceField(serializers.Serializer[Any]):
    """The source of a citation."""

    slug = serializers.SlugField(read_only=True)
    title = serializers.CharField(read_only=True)
    kind = TextField(read_only=True)
    authors = TextField(read_only=True)
    publisher = TextField(read_only=True)
    published = DateField(read_only=True)
    address = TextField(source="url", read_only=True)
    grade = TextField(read_only=True)
    url = AddressField(read_only=True)


class CitationSerializer(BilingualModelSerializer):
    """Where a record's claim stands, and how firmly."""

    source = CitedSourceField(read_only=True)  # type: ignore[assignment]  # a column, not the option of fields

    class Meta:
        model = Citation
        fields = ("source", "locator_kind", "locator", "confidence", "supports", "accessed")


class RecordSerializer(BilingualModelSerializer):
    """A record: its columns, the records that it points to, and its citations.

    ``expandable`` says which references can be written out; ``prefetched`` how to read what lies in other tables, so
    that a list costs the same few queries however long it is.
    """

    expandable: ClassVar[Mapping[str, type[RecordSerializer]]] = {}
    prefetched: ClassVar[Mapping[str, Prefetched]] = {}

    slug = serializers.CharField(read_only=True)
    url = AddressField(read_only=True)
    updated_at = serializers.DateTimeField(read_only=True)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of all its fields, in order."""
        return tuple(cls.Meta.fields)

    @classmethod
    def prepare(cls, records: QuerySet[Any], *, names: Iterable[str], expand: Iterable[str] = ()) -> QuerySet[Any]:
        """The records with everything at hand that these fields need."""
        wanted = set(names)
        joined = list(cls.joined(wanted))
        for name in wanted & set(expand) & set(cls.expandable):
            nested = cls.expandable[name]
            joined += [f"{name}__{further}" for further in nested.joined(nested.plain_names())]
        prefetches = [prefetch() for name, prefetch in cls.prefetched.items() if name in wanted]
        if joined:
            records = records.select_related(*joined)
        return records.prefetch_related(*prefetches)

    @classmethod
    def joined(cls, names: Iterable[str]) -> list[str]:
        """The foreign keys among these fields."""
        # For the checker: every record has it.
        fields = {field.name: field for field in cls.Meta.model._meta.fields}  # type: ignore[attr-defined]
        return [name for name in names if name in fields and fields[name].is_relation]

    @classmethod
    def plain_names(cls) -> tuple[str, ...]:
        """The fields that need no table but the record's own and those that it points to."""
        return tuple(name for name in cls.names() if name not in cls.prefetched)

    def __init__(
        self, *args: Any, names: Iterable[str] | None = None, expand: Iterable[str] = (), **kwargs: Any
    ) -> None:
        self._names = None if names is None else set(names)
        self._expand = set(expand)
        super().__init__(*args, **kwargs)

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        for name in self._expand:
            nested = self.expandable[name]
            fields[name] = nested(names=nested.plain_names(), read_only=True)
        return {name: field for name, field in fields.items() if self._names is None or name in self._names}

    def to_representation(self, instance: Any) -> Any:
        # Within another record: one that is not public says nothing, not even that it is there.
        return super().to_representation(instance) if instance.is_published else None


def citations() -> Prefetch[Any]:
    """The public citations of records, with their sources."""
    return Prefetch("citations", queryset=Citation.objects.with_source())


CITATIONS: Mapping[str, Prefetched] = {"citations": citations}

HEAD = ("slug", "url")
PERIOD = ("started", "ended")


class CitedSerializer(RecordSerializer):
    """A record that carries citations."""

    prefetched = CITATIONS

    citations = CitationSerializer(many=True, read_only=True)


TAIL = ("citations", "updated_at")
