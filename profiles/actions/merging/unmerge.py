"""Taking a merge back: two records again, with all that was theirs; a change like any other, the history stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from profiles.actions.merging.merge import AT_ONCE, note_owners, set_relation, store_rows
from profiles.actions.merging.tracing import Trace, Traces, trace_merge
from profiles.actions.merging.untracked import lead_back, turn_back
from profiles.actions.restoring import RevertError, check, make_again, needs_reason, new_batch, signed
from profiles.actions.rights import Person, may_merge
from profiles.models import RECORDS, Batch, Merge, Record, Territory
from profiles.models.base import Tracked, noun_of
from profiles.models.feed import in_batch, noted_together
from profiles.selectors.former import history_of, related_keys, relations_kept, tracked_columns


def unmerge(*, batch: Batch, person: Person | None, reason: str) -> Record:
    """Take back the merge that a batch holds: only what it changed is restored. Returns the record that is back.

    What was done since to other columns stays. Raises ``RevertError`` with the list of what was changed since and
    stands in the way, or ``PermissionDenied``, and then changes nothing.
    """
    if person is not None and not may_merge(person):
        raise PermissionDenied
    reason = needs_reason(reason)
    try:
        with transaction.atomic():
            merge = Merge.objects.select_for_update().filter(batch=batch).first()
            if merge is None:
                raise RevertError([_("This batch is no merge.")])
            return _unmerge(merge, person, reason)
    except IntegrityError as error:
        raise RevertError([_("The database refuses it: %s") % error]) from error


def _unmerge(merge: Merge, person: Any, reason: str) -> Record:
    traces = trace_merge(merge)
    if traces.hindrances:
        raise RevertError(traces.hindrances)
    model = next(model for model in RECORDS if noun_of(model) == merge.noun)
    kept, other = traces.one(model, merge.kept), traces.one(model, merge.other)
    if kept is None or other is None:
        raise RevertError([_("The history of this merge is not complete.")])
    batch = new_batch("unmerge", person, reason)
    with in_batch(batch), noted_together():
        _lead_back(merge, traces)
        for trace in traces.rows:
            if trace.was_made and trace.is_there:
                signed(_stored(trace), person, reason).delete()
        _restore_kept(kept, person, reason)
        again: Any = _make_again(other, person, reason)
        _restore(traces, kept, other, person, reason)
        turn_back(merge)
        merge.undone = batch
        merge.save(update_fields=["undone"])
    return again  # type: ignore[no-any-return]  # Any above: simple-history's rows carry no types


def _stored(trace: Trace) -> Tracked:
    return trace.model._default_manager.get(pk=trace.pk)


def _lead_back(merge: Merge, traces: Traces) -> None:
    for trace in traces.rows:
        if trace.was_deleted and trace.is_record:
            slugs = {trace.before.slug}  # type: ignore[union-attr]  # what was deleted existed before
            if trace.model is Territory:
                slugs.add(trace.before.iso_code.lower())  # type: ignore[union-attr]  # as above
            lead_back(merge, noun_of(trace.model), trace.before.slug, slugs)  # type: ignore[union-attr]  # as above


def _restore_kept(trace: Trace, person: Any, reason: str) -> None:
    """First, so that identifiers that it took over are free; what points at the other record waits for that one."""
    kept = _stored(trace)
    for column in trace.columns:
        if column.related_model is not trace.model:
            setattr(kept, column.attname, getattr(trace.before, column.attname))
    check(kept)
    signed(kept, person, reason).save()


def _restore(traces: Traces, kept: Trace, other: Trace, person: Any, reason: str) -> None:
    """Records before what belongs to them, and what changed before what was deleted: it may stand in its place."""
    for is_record in (True, False):
        rows = [trace for trace in traces.rows if trace.is_record is is_record and trace is not other]
        if all(column.related_model is not kept.model for column in kept.columns):
            rows = [trace for trace in rows if trace is not kept]
        _turn_back_rows([trace for trace in rows if not trace.was_made and not trace.was_deleted], person, reason)
        deleted: dict[type[Tracked], list[Trace]] = defaultdict(list)
        for trace in rows:
            if trace.was_deleted:
                deleted[trace.model].append(trace)
        for alike in deleted.values():
            for start in range(0, len(alike), AT_ONCE):
                some = alike[start : start + AT_ONCE]
                if is_record or not _made_at_once(some, person, reason):
                    for trace in some:
                        _make_again(trace, person, reason)
    for trace in traces.rows:
        if trace.was_made or trace.was_deleted:
            continue
        for relation, (added, taken) in trace.relations.items():
            record: Any = _stored(trace)
            now = set(getattr(record, relation).values_list("pk", flat=True))
            set_relation(record, relation, now - added | taken, person, reason)


def _turn_back_rows(traces: Iterable[Trace], person: Any, reason: str) -> None:
    by_model: dict[type[Tracked], list[Trace]] = defaultdict(list)
    for trace in traces:
        if trace.columns:
            by_model[trace.model].append(trace)
    for model, changed in by_model.items():
        stored: dict[int, Any] = model._default_manager.in_bulk([trace.pk for trace in changed])
        columns = set()
        for trace in changed:
            for column in trace.columns:
                setattr(stored[trace.pk], column.attname, getattr(trace.before, column.attname))
                columns.add(column.name)
        store_rows(model, list(stored.values()), columns, person=person, reason=reason)


def _made_at_once(traces: list[Trace], person: Any, reason: str) -> bool:
    """Store rows of one model anew that are no records; False where one of them needs a closer look.

    Their rules are all the database's own, which says only that it refuses: ``make_again`` says why.
    """
    model, keys = traces[0].model, [trace.pk for trace in traces]
    columns = tracked_columns(model)
    things = [model(**{one.attname: getattr(trace.before, one.attname) for one in columns}) for trace in traces]
    if model._default_manager.filter(pk__in=keys).exists() or not _name_what_exists(things):
        return False
    first: dict[int, Any] = {}
    for key, at in history_of(model).filter(id__in=keys).values_list("id", "history_date"):
        first.setdefault(key, at)
    for thing, key in zip(things, keys, strict=True):
        thing.pk = key
        signed(thing, person, reason).created_at = first[key]
    try:
        with transaction.atomic():
            bulk_create_with_history(things, model)
    except IntegrityError:
        return False
    note_owners(things)
    return True


def _name_what_exists(things: list[Tracked]) -> bool:
    """Whether everything exists that the foreign keys of things of one model name."""
    for column in tracked_columns(type(things[0])):
        related: Any = column.related_model
        keys = {getattr(thing, column.attname) for thing in things} - {None}
        if related is not None and keys and related._default_manager.filter(pk__in=keys).count() < len(keys):
            return False
    return True


def _make_again(trace: Trace, person: Any, reason: str) -> Tracked:
    thing = make_again(trace.before, trace.model, by=person, reason=reason)
    for relation in relations_kept(trace.model):
        set_relation(thing, relation, related_keys(trace.before, relation), person, reason)
    return thing
