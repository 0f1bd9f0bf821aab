"""Proposed changes of published records: proposed, taken back, declined with a word, or accepted and carried out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from profiles.actions.publishing import REASON_LENGTH, missing_for_publication
from profiles.actions.restoring import RevertError, check, new_batch, signed
from profiles.actions.rights import may_propose, may_publish
from profiles.choices.proposal import ProposalState
from profiles.models import RECORDS, Proposal, Record
from profiles.models.base import noun_of
from profiles.models.feed import in_batch
from profiles.selectors.edits import Edit, edits_from, in_python, parts_by_name, snapshot, tell


class ProposalError(Exception):
    """Nothing was changed; ``reasons`` says why, in the active language."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def model_of(proposal: Proposal) -> type[Record]:
    """The noun of the record that the proposal concerns."""
    return next(model for model in RECORDS if noun_of(model) == proposal.noun)


def record_of(proposal: Proposal) -> Any:
    """The record that the proposal concerns; None if it exists no more."""
    return model_of(proposal)._default_manager.filter(slug=proposal.slug).first()


@transaction.atomic
def propose(*, record: Record, edits: Collection[Edit], by: Any, reason: str = "") -> Proposal:
    """Keep a change of a published record for a publisher to decide on; the record itself stays as it is.

    A person has one proposal for a record: what they proposed before, and is not settled or was declined, is replaced.
    Raises ``ProposalError`` if nothing would change, or ``PermissionDenied``.
    """
    if not may_propose(by, record):
        raise PermissionDenied
    if not edits:
        raise ProposalError([_("Nothing differs from what is stored: there is nothing to propose.")])
    earlier = Proposal.objects.on(record.noun, record.slug).with_their_author(by).order_by("-pk")
    proposal = earlier.select_for_update().first() or Proposal(noun=record.noun, slug=record.slug, author=by)
    proposal.edits = [edit.as_data() for edit in edits]
    proposal.reason = _short(reason)
    proposal.made_at = timezone.now()
    proposal.state, proposal.word = ProposalState.OPEN.value, ""
    proposal.decided_by = proposal.decided_at = None
    proposal.save()
    return proposal


@transaction.atomic
def take_back(*, proposal: Proposal, by: Any) -> None:
    """The author no longer proposes it, or has read why it was declined. Raises as ``propose`` does."""
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if current.author_id is None or current.author_id != by.pk:
        raise PermissionDenied
    if current.state not in (ProposalState.OPEN, ProposalState.DECLINED):
        raise ProposalError([_("The proposal is settled.")])
    current.state = ProposalState.WITHDRAWN.value
    current.save()


@transaction.atomic
def decline_proposal(*, proposal: Proposal, by: Any, word: str) -> None:
    """Decline a proposal, with a word to its author. Raises ``ProposalError`` or ``PermissionDenied``."""
    current = _open(proposal, by)
    word = _short(word)
    if not word:
        raise ProposalError([_("Say why: the author reads it.")])
    _settle(current, ProposalState.DECLINED, by, word)


def accept_proposal(*, proposal: Proposal, by: Any, chosen: Collection[str] | None = None, word: str = "") -> Record:
    """Carry a proposal out, as one batch of changes whose author is the proposer; returns the record.

    ``chosen`` are the names of the edits to carry out, all of them where it is None. All or nothing: raises
    ``ProposalError`` with every edit that would overwrite a later change, or that is not allowed, or
    ``PermissionDenied``.
    """
    try:
        with transaction.atomic():
            return _accept(proposal, by, chosen, word)
    except RevertError as error:
        raise ProposalError(error.reasons) from error
    except IntegrityError as error:
        reason = _("The database holds such an entry already, or one that contradicts it. Compare, and change one.")
        raise ProposalError([reason]) from error


def _accept(proposal: Proposal, by: Any, chosen: Collection[str] | None, word: str) -> Record:
    current = _open(proposal, by)
    model = model_of(current)
    record: Any = model._default_manager.select_for_update().filter(slug=current.slug).first()
    if record is None:
        raise ProposalError([_("The record exists no more.")])
    every = edits_from(current.edits)
    edits = every if chosen is None else [edit for edit in every if edit.name in chosen]
    if not edits:
        raise ProposalError([_("Choose at least one change, or decline the proposal.")])
    now = snapshot(record)
    if obstacles := [f"{told.label}: {told.obstacle}" for told in tell(model, edits, now) if told.obstacle]:
        raise ProposalError(obstacles)
    missing = set(missing_for_publication(record))
    reason = _("Proposed change, accepted by %(person)s.") % {"person": by}
    author = current.author or by
    with in_batch(new_batch("proposal", by, current.reason or reason)):
        _carry_out(
            record, edits, by=author, reason=_short(f"{current.reason} ({reason})" if current.reason else reason)
        )
    if record.is_published and (lacking := set(missing_for_publication(record)) - missing):
        raise ProposalError(sorted(lacking))
    taken = {edit.number for edit in edits}
    current.edits = [{**data, "taken": number in taken} for number, data in enumerate(current.edits)]
    _settle(current, ProposalState.ACCEPTED, by, _short(word))
    return record  # type: ignore[no-any-return]  # Any above: the record of any noun


def _carry_out(record: Any, edits: list[Edit], *, by: Any, reason: str) -> None:
    parts = parts_by_name(type(record))
    relations: dict[str, Any] = {}
    for edit in edits:
        if not edit.part:
            _set(record, {column: new for column, (_old, new) in edit.values.items()}, relations)
    if any(not edit.part for edit in edits):
        check(record)
        for relation, keys in relations.items():
            _set_relation(signed(record, by, reason), relation, keys)
        signed(record, by, reason).save()
    order = ["removed", "changed", "added"]
    for edit in sorted((edit for edit in edits if edit.part), key=lambda edit: order.index(edit.kind)):
        part = parts[edit.part]
        thing: Any = part.model(**{part.column: record})
        if edit.key:
            thing = part.model._default_manager.filter(pk=edit.key).first()
        if edit.kind == "removed":
            if thing is not None:
                signed(thing, by, reason).delete()
            continue
        _set(thing, {column: value for column, (_old, value) in edit.values.items()}, {})
        check(thing)
        signed(thing, by, reason).save()


def _set(thing: Any, values: dict[str, Any], relations: dict[str, Any]) -> None:
    for column, value in values.items():
        field: Any = thing._meta.get_field(column)
        if field.many_to_many:
            relations[column] = value or []
        else:
            setattr(thing, field.attname, in_python(field, value))


def _set_relation(record: Any, relation: str, keys: list[int]) -> None:
    manager = getattr(record, relation)
    there = set(manager.model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
    if len(there) < len(set(keys)):
        label = record._meta.get_field(relation).verbose_name
        raise ProposalError([_("%(field)s: what it names exists no more.") % {"field": label}])
    manager.set(there)


def _open(proposal: Proposal, by: Any) -> Proposal:
    """The proposal as it stands now, locked, if that person may decide on it."""
    if not may_publish(by):
        raise PermissionDenied
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not current.is_open:
        raise ProposalError([_("The proposal is settled.")])
    return current


def _settle(proposal: Proposal, state: ProposalState, by: Any, word: str) -> None:
    proposal.state, proposal.word = state.value, word
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save()


def _short(text: str) -> str:
    return " ".join(text.split())[:REASON_LENGTH]
