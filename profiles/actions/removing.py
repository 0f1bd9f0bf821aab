"""Removing many records at once, with the history and the tombstones that each of them leaves."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import ForeignObjectRel
from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

from profiles.choices.importing import QuestionState
from profiles.models import City, ImportRow, Link, ListImport, MatchQuestion, Record, Source
from profiles.models.base import Tracked
from profiles.models.feed import note_changes

CHUNK = 500
"""Rows asked for or written at once."""
BOOK_KEEPING = (ImportRow, MatchQuestion, ListImport, Link)


def in_parts(ids: list[int]) -> Iterator[list[int]]:
    """The keys, so many at a time as one query takes."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


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
    manager = get_history_manager_for_model(model)
    now = timezone.now()
    for part in in_parts(ids):
        going = list(model._default_manager.filter(pk__in=part))
        history = [
            manager.model(
                history_type="-",
                history_date=now,
                history_user=by,
                history_change_reason=reason,
                **{field.attname: getattr(thing, field.attname) for field in manager.model.tracked_fields},
            )
            for thing in going
        ]
        owners = (
            {} if issubclass(model, Record) else {(thing.owner.noun, thing.owner.pk): thing.owner for thing in going}
        )
        manager.model.objects.bulk_create(history, batch_size=CHUNK)
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
        if issubclass(model, Record):
            note_changes([thing for thing in going if isinstance(thing, Record)], removed=True)
        else:
            note_changes(owners.values())
    return len(ids)
