"""Removing many records at once, with the history and the tombstones that each of them leaves."""

from collections.abc import Iterable
from typing import Any

from django.db.models import ForeignObjectRel, Prefetch

from profiles.actions.recording import in_parts, write_history
from profiles.choices.importing import QuestionState
from profiles.models import City, ImportRow, Link, ListImport, MatchQuestion, Record, Source
from profiles.models.base import Tracked
from profiles.models.feed import note_changes

BOOK_KEEPING = (ImportRow, MatchQuestion, ListImport, Link)


def relations_to(model: type[Tracked]) -> Iterable[ForeignObjectRel]:
    """What points to a record, other than its history and the book-keeping of imports and links."""
    for relation in model._meta.related_objects:
        related: Any = relation.related_model
        if not hasattr(related, "history_object") and related not in BOOK_KEEPING:
            yield relation


def remove_together(model: type[Tracked], ids: list[int], *, by: Any, reason: str = "Import taken back") -> int:
    """Remove what nothing points to any more, without loading what might; returns how many.

    Call it in a transaction, and children before what they belong to.
    """
    for part in in_parts(ids):
        write_history(model, part, "-", by=by, reason=reason)
        changed = _changed(model, part)
        if issubclass(model, City):
            MatchQuestion.objects.filter(city__in=part, place=None).update(city=None, state=QuestionState.OPEN.value)
            MatchQuestion.objects.filter(city__in=part).update(city=None)
        if issubclass(model, Source):
            Link.objects.filter(source__in=part).delete()
        for relation in model._meta.many_to_many:
            pairs: Any = relation.remote_field.through
            pairs._default_manager.filter(**{f"{relation.m2m_field_name()}__in": part}).delete()
        queryset = model._default_manager.filter(pk__in=part)
        queryset._raw_delete(queryset.db)  # noqa: SLF001  # nothing points to them: asked by all who call
        note_changes(changed, removed=issubclass(model, Record))
    return len(ids)


def _changed(model: type[Tracked], ids: list[int]) -> list[Record]:
    """The records that change when these things go: themselves, or those that they belong to."""
    things: Any = model._default_manager.filter(pk__in=ids)
    if issubclass(model, Record):
        return list(things.only("slug", "state"))
    columns: Any = model._meta.concrete_fields
    # A column that is empty throughout costs no query: of the fifteen nouns that a citation may be of, one or two.
    belongs = [
        Prefetch(column.name, column.related_model._default_manager.only("slug", "state"))
        for column in columns
        if column.related_model is not None and issubclass(column.related_model, Record)
    ]
    owners = {(thing.owner.noun, thing.owner.pk): thing.owner for thing in things.prefetch_related(*belongs)}
    return list(owners.values())
