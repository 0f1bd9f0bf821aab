"""Merging: two records become one, with everything that points at them, as one batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from profiles.actions.merging.choosing import choose
from profiles.actions.merging.planning import Plan, plan_merge
from profiles.actions.merging.untracked import ADDRESSES, lead_on, turn_untracked
from profiles.actions.restoring import RevertError, check, needs_reason, new_batch, signed
from profiles.actions.rights import Person, may_merge
from profiles.choices import AliasKind
from profiles.derived import with_derived
from profiles.models import City, CityAlias, Merge, Record
from profiles.models.base import Tracked
from profiles.models.feed import in_batch, note_changes, noted_together
from profiles.selectors.former import relations_kept, tracked_columns

AT_ONCE = 500
"""Rows that one statement changes."""
LONGEST_ALIAS = CityAlias._meta.get_field("name").max_length or 0


def merge(
    *,
    kept: Record,
    other: Record,
    choices: Mapping[str, str] | None = None,
    person: Person | None,
    reason: str,
    seen: str | None = None,
) -> Merge:
    """Make one record of two of the same noun; ``kept`` stays, under its address, and ``other``'s leads there.

    ``choices`` says for columns whose value stands: kept, other or both (see ``choosing``). ``seen`` is the token of
    the plan that the person was shown. ``person`` is who does it; None stands for a command run on the server.
    Raises ``RevertError`` with every reason against it, or ``PermissionDenied``, and then changes nothing.
    """
    if person is not None and not may_merge(person):
        raise PermissionDenied
    reason = needs_reason(reason)
    try:
        with transaction.atomic():
            return _merge(kept, other, choices or {}, person, reason, seen)
    except IntegrityError as error:
        raise RevertError([_("The database refuses it: %s") % error]) from error


def _merge(
    kept: Record, other: Record, choices: Mapping[str, str], person: Any, reason: str, seen: str | None
) -> Merge:
    kept, other = _locked(kept, other)
    plan = plan_merge(kept, other)
    if plan.refusals:
        raise RevertError(plan.refusals)
    if seen is not None and seen != plan.token:
        raise RevertError(
            [_("Somebody changed one of the records, or what belongs to them, meanwhile. Look at both once more.")]
        )
    names, key = _names(kept) + _names(other), other.pk
    relations = choose(kept, other, choices)
    batch = new_batch("merge", person, reason)
    with in_batch(batch), noted_together():
        _remove(plan, is_record=False, person=person, reason=reason)
        _store(plan, is_record=False, person=person, reason=reason)
        moved: dict[str, list[Any]] = _remove(plan, is_record=True, person=person, reason=reason)
        _store(plan, is_record=True, person=person, reason=reason)
        for record, relation, keys in plan.relations:
            set_relation(record, relation, keys, person, reason)
        moved |= turn_untracked(plan)
        moved |= _follow(other, kept)
        _let_go(kept, other, person, reason)
        signed(other, person, reason).delete()
        check(kept)
        signed(kept, person, reason).save()
        for relation, keys in relations.items():
            set_relation(kept, relation, keys, person, reason)
        if isinstance(kept, City):
            _keep_names(kept, names, person, reason)
        for row in plan.moved.values():
            if (type(row), row.pk) in plan.filled:
                check(row)
        return Merge.objects.create(
            batch=batch,
            noun=kept.noun,
            kept=kept.pk,
            other=key,
            kept_slug=kept.slug,
            other_slug=other.slug,
            moved=moved,
        )


def _locked(kept: Record, other: Record) -> tuple[Record, Record]:
    """Both records as they stand, and nobody else's to change until the transaction ends."""
    there: dict[Any, Any] = {}
    for record in sorted((kept, other), key=lambda one: one.pk or 0):
        there[type(record), record.pk] = type(record)._default_manager.select_for_update().filter(pk=record.pk).first()
    if None in there.values():
        raise RevertError([_("One of the records exists no more.")])
    return there[type(kept), kept.pk], there[type(other), other.pk]


def _let_go(kept: Record, other: Record, person: Any, reason: str) -> None:
    """What lies in the record that goes lies there no more before it does."""
    model = type(kept)
    own = [column for column in tracked_columns(model) if column.related_model is model]
    stored = model._default_manager.get(pk=kept.pk)
    if leading := [column for column in own if getattr(stored, column.attname) == other.pk]:
        for column in leading:
            setattr(stored, column.attname, None)
        signed(stored, person, reason).save()


def _remove(plan: Plan, *, is_record: bool, person: Any, reason: str) -> dict[str, list[Any]]:
    """Delete what doubles and what is dropped; addresses of doubled records lead on."""
    moved: dict[str, list[Any]] = {}
    going = [*(double.goes for double in plan.doubles), *plan.dropped]
    _fetch_owners(row for row in going if isinstance(row, Record) is is_record)
    for double in plan.doubles:
        if isinstance(double.goes, Record) is is_record:
            if isinstance(double.goes, Record) and isinstance(double.stays, Record):
                moved |= _follow(double.goes, double.stays)
            signed(double.goes, person, reason).delete()
    for row in plan.dropped:
        if isinstance(row, Record) is is_record:
            signed(row, person, reason).delete()
    return moved


def _follow(going: Record, to: Record) -> dict[str, list[Any]]:
    turned = lead_on(going, to)
    return {f"{ADDRESSES} {going.noun} {going.slug}": turned} if turned else {}


def _store(plan: Plan, *, is_record: bool, person: Any, reason: str) -> None:
    by_model: dict[type[Tracked], list[Tracked]] = defaultdict(list)
    for (model, _pk), row in plan.moved.items():
        if issubclass(model, Record) is is_record:
            by_model[model].append(row)
    for model, rows in by_model.items():
        store_rows(model, rows, plan.columns[model], person=person, reason=reason)


def store_rows(model: type[Tracked], rows: list[Any], columns: set[str], *, person: Any, reason: str) -> None:
    """Store columns of many rows with their history, and tell the feed of the records that they belong to."""
    if relations_kept(model):
        for row in rows:  # the history of a relation to many is written by save alone
            signed(row, person, reason).save()
        return
    now = timezone.now()
    for row in rows:
        signed(row, person, reason).updated_at = now
    bulk_update_with_history(rows, model, sorted(with_derived(model, {*columns, "updated_at"})), batch_size=AT_ONCE)
    note_owners(rows)


def note_owners(rows: list[Any]) -> None:
    """Tell the feed once of each record that the rows belong to."""
    _fetch_owners(rows)
    note_changes({(row.owner.noun, row.owner.slug): row.owner for row in rows}.values())


def _fetch_owners(rows: Iterable[Tracked]) -> None:
    by_model: dict[type[Tracked], list[Tracked]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, alike in by_model.items():
        for start in range(0, len(alike), AT_ONCE):
            prefetch_related_objects(alike[start : start + AT_ONCE], *model.owned_by)


def set_relation(record: Any, relation: str, keys: set[int], person: Any, reason: str) -> None:
    """Give a relation to many exactly these keys, with history and a new data version."""
    manager = getattr(record, relation)
    if set(manager.values_list("pk", flat=True)) != keys:
        signed(record, person, reason)
        manager.set(keys)
        record.save()


def _names(record: Record) -> list[tuple[str, str]]:
    if not isinstance(record, City):
        return []
    return [(name, language) for name, language in ((record.name_en, "en"), (record.name_fa, "fa")) if name]


def _keep_names(kept: City, names: list[tuple[str, str]], person: Any, reason: str) -> None:
    """The names that the merge leaves behind find the city still."""
    known = {*_names(kept), *kept.aliases.values_list("name", "language")}
    for name, language in dict.fromkeys(names):
        if (name, language) not in known and len(name) <= LONGEST_ALIAS:
            alias = CityAlias(city=kept, name=name, language=language, kind=AliasKind.SPELLING.value)
            check(alias)
            signed(alias, person, reason).save()
