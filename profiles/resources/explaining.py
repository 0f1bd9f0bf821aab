"""What the columns of a noun are, in the reader's language: for the page of the import and the template file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from openpyxl import Workbook

from profiles.choices.codes import CodesField
from profiles.dates import EdtfField
from profiles.models import CITED
from profiles.resources.base import TrackedResource
from profiles.resources.formats import as_bytes, write_sheet
from profiles.resources.tables import labels_of_columns
from profiles.text import localize_digits

EXAMPLES = 25
"""Records among which examples are looked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the file, what it is, what is written there, whether it must be, an example, the codes."""

    name: str
    label: str
    kind: str
    is_required: bool
    is_key: bool
    help: str
    example: str
    codes: tuple[tuple[str, str], ...]


def columns_of(resource: TrackedResource) -> list[Column]:
    """The columns that a file of this noun may hold and that are read, in their order."""
    labels = labels_of_columns(resource)
    shown = resource.export(queryset=_typical(resource))
    keys = resource.columns_needed()
    examples = {name: next((str(text) for text in shown[name] if text), "") for name in shown.headers or []}
    return [
        Column(
            name=name,
            label=labels[name],
            kind=_kind(resource, name),
            is_required=_is_required(resource, name),
            is_key=name in keys,
            help=_help(resource, name),
            example=examples.get(name, ""),
            codes=tuple(_codes(resource, name)),
        )
        for name in resource.column_names()
        if name != "state"
    ]


def _typical(resource: TrackedResource) -> Any:
    records = resource.filter_export(resource._meta.model._default_manager.all())
    return records.order_by("pk")[:EXAMPLES]


def _field(resource: TrackedResource, name: str) -> Any:
    found = {field.name: field for field in resource._meta.model._meta.get_fields()}
    return found.get(name)


def _kind(resource: TrackedResource, name: str) -> str:
    field = _field(resource, name)
    if field is None:
        return _("a code") if name == "noun" else _("the address of a record")
    return _kind_of_relation(field) or _kind_of_value(field)


def _kind_of_relation(field: Any) -> str:
    match field:
        case models.ManyToManyField() as field:
            return _("addresses, parted by semicolons: %(nouns)s") % {
                "nouns": field.related_model._meta.verbose_name_plural
            }
        case models.ForeignKey() as field:
            return _("the address of a record: %(noun)s") % {"noun": field.related_model._meta.verbose_name}
    return ""


def _kind_of_value(field: Any) -> str:
    match field:
        case CodesField():
            return _("codes, parted by semicolons")
        case EdtfField():
            return _("a date as EDTF")
        case models.BooleanField():
            return _("1 (yes) or 0 (no)")
        case models.DateField():
            return _("a day, as 2026-11-23")
        case models.IntegerField():
            return _("a whole number")
        case models.FloatField() | models.DecimalField():
            return _("a number")
        case field if field.choices:
            return _("a code")
        case models.SlugField():
            return _("an address")
        case models.CharField() as field if field.max_length:
            return _("a text of up to %(count)s letters") % {"count": localize_digits(field.max_length)}
    return _("a text")


def _is_required(resource: TrackedResource, name: str) -> bool:
    field = _field(resource, name)
    if field is None:
        return True
    return not (field.blank or field.has_default() or field.many_to_many or name == "slug")


def _help(resource: TrackedResource, name: str) -> str:
    return str(getattr(_field(resource, name), "help_text", "") or "")


def _codes(resource: TrackedResource, name: str) -> Iterator[tuple[str, str]]:
    field = _field(resource, name)
    if field is None:
        if name == "noun":
            yield from ((noun, str(model._meta.verbose_name)) for noun, model in CITED.items())
    elif isinstance(field, CodesField):
        yield from ((term.value, str(term.label)) for term in field.vocabulary or ())
    elif field.is_relation is False and field.choices:
        yield from ((code, str(label)) for code, label in field.choices if code)


def template_of(resource: TrackedResource) -> bytes:
    """A workbook to fill in: a sheet with the names of the columns, and one that explains them."""
    columns = columns_of(resource)
    book = Workbook()
    write_sheet(book.active, str(resource._meta.model._meta.verbose_name_plural), [one.name for one in columns], [])
    headers = [_("column"), _("what it is"), _("what is written"), _("must it be filled?"), _("example"), _("codes")]
    write_sheet(book.create_sheet(), _("columns"), headers, map(_told, columns), wraps=True)
    return as_bytes(book)


def _told(column: Column) -> list[str]:
    needed = _("yes") if column.is_required else _("no")
    needed = _("tells which record is meant") if column.is_key else needed
    codes = "\n".join(f"{code} = {label}" for code, label in column.codes)
    what = " – ".join(filter(None, [column.label, column.help]))
    return [column.name, what, column.kind, needed, _plain(column.example), codes]


def _plain(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
