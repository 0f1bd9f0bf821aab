"""Public records as visitors correct them: found by noun and address, with their fields, listed by their subject."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from profiles.derived import Derived
from profiles.models import CITED, RECORDS, FormerAddress, Record
from profiles.models.base import RecordQuerySet, noun_of
from profiles.selectors.public import UnknownRecordError, find_public
from profiles.selectors.source import READ_WITH

PAGED = frozenset({"city", "network", "activity", "campaign", "territory", "source"})
"""Nouns whose records have a page of their own; all others are shown on the pages of these."""

WRITTEN = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.FloatField,
    models.DecimalField,
    models.DateField,
)
NOT_ASKED = frozenset({"slug", "state"})


def model_of(noun: str) -> type[Record]:
    """The model of a noun. Raises ``UnknownRecordError`` for any other word."""
    model = next((model for model in RECORDS if noun_of(model) == noun), None)
    if model is None:
        raise UnknownRecordError("page", noun)
    return model


def records_of(noun: str) -> RecordQuerySet[Any]:
    """The records of a noun with what their names are read from."""
    model = model_of(noun)
    records: RecordQuerySet[Any] = model._default_manager.all()  # type: ignore[assignment]  # every record's manager gives it
    read = READ_WITH.get(noun.replace("-", "_"), ())
    return records.select_related(*read) if read else records


def public_record(noun: str, slug: str) -> Record:
    """The public record of that noun and address. Raises as ``find_public`` does."""
    found: Record = find_public(records_of(noun), slug)
    return found


def record_named(noun: str, slug: str) -> Record | None:
    """The record that has that address now, public or not; where it was merged into another, that one."""
    records = records_of(noun)
    found: Record | None = records.filter(slug=slug).first()
    if found is None:
        former = FormerAddress.objects.filter(noun=noun, slug=slug).first()
        found = records.filter(slug=former.leads_to).first() if former else None
    return found


def written_fields(model: type[Record]) -> list[models.Field[Any, Any]]:
    """The columns of a noun that say one thing in words, a number or a date, in the order of the model."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, WRITTEN)
        and field.editable
        and not isinstance(field, Derived)
        and not field.primary_key
        and field.name not in NOT_ASKED
    ]


def _pointing_at(model: type[Record], owner: type[Record]) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.related_model is owner and field.name != "claimed_by"
    ]


def parts_of(owner: type[Record]) -> list[type[Record]]:
    """The nouns without a page of their own that are shown on the page of such a record."""
    return [model for model in CITED.values() if noun_of(model) not in PAGED and _pointing_at(model, owner)]


def public_statements(noun: str, owner: Record | None = None) -> RecordQuerySet[Any]:
    """The public records of a noun, those about ``owner`` where it is given, by address."""
    records = records_of(noun).published().order_by("slug")
    if owner is None:
        return records
    about = models.Q(pk__in=[])
    for column in _pointing_at(records.model, type(owner)):
        about |= models.Q(**{column: owner})
    return records.filter(about)


def count_parts(owner: Record) -> list[tuple[type[Record], int]]:
    """How many public records of each noun are shown on the page of that record; those that there are, in one query."""
    parts: Sequence[type[Record]] = parts_of(type(owner))
    if not parts:
        return []
    counts = [
        public_statements(noun_of(model), owner)
        .order_by()
        .annotate(place=models.Value(place))
        .values("place")
        .annotate(count=models.Count("pk"))
        .values_list("place", "count")
        for place, model in enumerate(parts)
    ]
    counted = dict(counts[0].union(*counts[1:], all=True).order_by() if len(counts) > 1 else counts[0])
    return [(model, counted[place]) for place, model in enumerate(parts) if counted.get(place)]
