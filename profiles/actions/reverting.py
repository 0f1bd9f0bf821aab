"""Returning to former states, and bringing back what was deleted; both are new changes, nothing is rewritten."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from profiles.actions.restoring import (
    RevertError,
    check,
    is_merged_since,
    make_again,
    needs_reason,
    new_batch,
    signed,
    write_back,
)
from profiles.actions.rights import may_edit
from profiles.choices import PublicationState
from profiles.models import Batch, FormerAddress, Record
from profiles.models.base import noun_of
from profiles.models.feed import in_batch
from profiles.selectors.former import (
    Part,
    Row,
    history_of,
    part_at,
    related_keys,
    relations_kept,
    row_at,
    rows_of_part,
    satellites_of,
)
from profiles.text import listed

WITH_IT = timedelta(seconds=5)
"""What belonged to a record and was deleted no further apart, went with it."""


@transaction.atomic
def revert_record(record: Record, to: datetime, *, by: Any, reason: str) -> Batch:
    """Give a record, its citations and whatever else belongs to it the state of an earlier moment, as one batch.

    Address and publication stay as they are now. ``by`` is who does it; None stands for a command run on the server.
    Raises ``RevertError`` (nothing to do, the state is not possible any more, a merge lies between) or
    ``PermissionDenied``, and then changes nothing.
    """
    model = type(record)
    current: Any = model._default_manager.select_for_update().get(pk=record.pk)
    if by is not None and not may_edit(by, current):
        raise PermissionDenied
    reason = needs_reason(reason)
    row = row_at(model, record.pk, to)
    if row is None:
        raise RevertError([_("The record did not exist then.")])
    if is_merged_since(model, record.pk, to):
        raise RevertError([_("Another record was merged into this one since: take the merge back first.")])
    batch = new_batch("revert", by, reason)
    with in_batch(batch):
        changed = write_back(current, row, by=by, reason=reason)
        changed = _write_relations(current, row, by=by, reason=reason) or changed
        for part in satellites_of(model):
            changed = _write_part(part, current, part_at(part, record.pk, to), by=by, reason=reason) or changed
    if not changed:
        raise RevertError([_("The record is as it was then: there is nothing to change.")])
    return batch


@transaction.atomic
def restore_deleted(model: type[Record], pk: int, *, by: Any, reason: str) -> Record:
    """Bring a deleted record back as a draft, under its old address, with all that went with it, as one batch.

    Raises ``RevertError`` or ``PermissionDenied``, and then changes nothing.
    """
    reason = needs_reason(reason)
    rows = history_of(model).filter(id=pk)
    gone = rows.last()
    if gone is None or gone.history_type != "-" or model._default_manager.filter(pk=pk).exists():
        raise RevertError([_("The record exists: there is nothing to bring back.")])
    if FormerAddress.objects.filter(noun=noun_of(model), slug=gone.slug).exists():
        raise RevertError([_("The record was merged into another one: take the merge back instead.")])
    asked = model(state=PublicationState.DRAFT.value)
    asked.pk = pk
    if by is not None and not may_edit(by, asked):
        raise PermissionDenied
    batch = new_batch("restore", by, reason)
    with in_batch(batch):
        record: Any = make_again(gone, model, by=by, reason=reason, state=PublicationState.DRAFT.value)
        last = rows.exclude(history_type="-").last()
        if last is not None:
            _write_relations(record, last, by=by, reason=reason)
        for part in satellites_of(model):
            for row in _gone_with(part, pk, gone):
                make_again(row, part.model, by=by, reason=reason)
    return record  # type: ignore[no-any-return]  # Any above: simple-history's rows carry no types


def _gone_with(part: Part, pk: int, gone: Row) -> list[Row]:
    around = (gone.history_date - WITH_IT, gone.history_date + WITH_IT)
    newest = {row.id: row for row in rows_of_part(part, pk)}
    return [
        row
        for row in newest.values()
        if row.history_type == "-" and getattr(row, part.key) == pk and around[0] <= row.history_date <= around[1]
    ]


def _write_relations(record: Any, row: Row, *, by: Any, reason: str) -> bool:
    changed = False
    for relation in relations_kept(type(record)):
        manager = getattr(record, relation)
        wanted, held = related_keys(row, relation), set(manager.values_list("pk", flat=True))
        if wanted == held:
            continue
        there = set(manager.model._default_manager.filter(pk__in=wanted).values_list("pk", flat=True))
        if missing := wanted - there:
            slugs = {one.slug for one in history_of(manager.model).filter(id__in=missing)}
            raise RevertError(
                [
                    _("%(thing)s: what it names under «%(field)s» exists no more (%(name)s).")
                    % {
                        "thing": record._meta.verbose_name,
                        "field": record._meta.get_field(relation).verbose_name,
                        "name": listed(sorted(slugs)),
                    }
                ]
            )
        signed(record, by, reason)
        manager.set(wanted)
        record.save()  # moves the data version, which a relation alone does not
        changed = True
    return changed


def _write_part(part: Part, record: Record, wanted: dict[int, Row], *, by: Any, reason: str) -> bool:
    held = {thing.pk: thing for thing in part.model._default_manager.filter(**{part.column: record.pk})}
    changed = False
    for key in held.keys() - wanted.keys():
        signed(held[key], by, reason).delete()
        changed = True
    for key in sorted(held.keys() & wanted.keys()):
        changed = write_back(held[key], wanted[key], by=by, reason=reason) or changed
    for key in sorted(wanted.keys() - held.keys()):
        make_again(wanted[key], part.model, by=by, reason=reason)
        changed = True
    check(record)
    return changed
