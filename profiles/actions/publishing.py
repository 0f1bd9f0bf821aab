"""The life of a record: submitted, sent back, published, withdrawn; each step with its author and its reason."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from profiles.actions.rights import Person, may_publish, may_submit
from profiles.choices import PublicationState
from profiles.models import CITED, Indicator, Record, Territory
from profiles.selectors.staleness import bilingual_columns
from profiles.text import localize_digits

REASON_LENGTH = 300
"""Characters of a reason that the history keeps."""

REQUIRED_TEXTS = ("name", "title")
"""Pairs of columns that no published record may leave empty, wherever it has them."""


class PublishingError(Exception):
    """A step was refused; ``reasons`` says why, in the active language."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


class Move(Enum):
    """A step in the life of a record: its label, the states that it starts from, the state that it leads to."""

    SUBMIT = (
        gettext_lazy("Submit for review"),
        (PublicationState.DRAFT,),
        PublicationState.IN_REVIEW,
        False,
    )
    DECLINE = (
        gettext_lazy("Send back to its author"),
        (PublicationState.IN_REVIEW,),
        PublicationState.DRAFT,
        True,
    )
    PUBLISH = (
        gettext_lazy("Publish"),
        (PublicationState.DRAFT, PublicationState.IN_REVIEW, PublicationState.WITHDRAWN),
        PublicationState.PUBLISHED,
        False,
    )
    WITHDRAW = (
        gettext_lazy("Withdraw"),
        (PublicationState.PUBLISHED,),
        PublicationState.WITHDRAWN,
        True,
    )

    def __init__(
        self, label: Any, starts: tuple[PublicationState, ...], leads_to: PublicationState, needs_reason: bool
    ) -> None:
        self.label = label
        self.starts = starts
        self.leads_to = leads_to
        self.needs_reason = needs_reason

    @property
    def code(self) -> str:
        """The name that forms and addresses use, e.g. ``publish``."""
        return self.name.lower()


def state_of(record: Record) -> PublicationState:
    """The state that the record is in, with its words."""
    return PublicationState.of(record.state)


def needs_citation(record: Record) -> bool:
    """Whether the record states something that a source must bear.

    A source is itself the source, and an indicator only says what is counted: its values are cited one by one. A
    territory that has a code of ISO 3166 rests on that standard, and the code is its citation; once it carries a note
    on its recognition, or has no code, it makes a claim like any other.
    """
    if isinstance(record, Territory):
        return not record.iso_code or bool(record.recognition_note)
    return type(record) in CITED.values() and not isinstance(record, Indicator)


def missing_for_publication(record: Record) -> list[str]:
    """What keeps the record from being published, a sentence each, in the active language; empty if nothing does.

    Both languages: of each pair of columns, both are written or neither, and names and titles are. At least one
    citation, where ``needs_citation``.
    """
    missing = []
    labels = {field.name: field.verbose_name for field in record._meta.concrete_fields}
    for column in bilingual_columns(type(record)):
        written = [name for name in (f"{column}_en", f"{column}_fa") if str(getattr(record, name)).strip()]
        if written or column in REQUIRED_TEXTS:
            missing += [
                _("«%(field)s» is empty.") % {"field": labels[name]}
                for name in (f"{column}_en", f"{column}_fa")
                if name not in written
            ]
    if needs_citation(record) and not (record.pk and record.citations.exists()):  # type: ignore[attr-defined]  # those that need one have them
        missing.append(_("No source is cited: add a citation."))
    return missing


def available_moves(record: Record, person: Person) -> list[Move]:
    """The steps that the person may take with the record as it stands."""
    return [move for move in Move if record.state in move.starts and _may(move, record, person)]


def submit(*, record: Record, person: Person | None, reason: str = "") -> None:
    """Hand a draft in for review. Raises ``PublishingError`` or ``PermissionDenied``, and then changes nothing.

    ``person`` is who does it; None stands for a command run on the server.
    """
    _take(Move.SUBMIT, record, person, reason)


def decline(*, record: Record, person: Person | None, reason: str) -> None:
    """Send a record that waits for review back to its author, with a word why. Raises as ``submit`` does."""
    _take(Move.DECLINE, record, person, reason)


def publish(*, record: Record, person: Person | None, reason: str = "") -> None:
    """Make the record public. Raises ``PublishingError`` with all that is missing, or ``PermissionDenied``."""
    _take(Move.PUBLISH, record, person, reason)


def withdraw(*, record: Record, person: Person | None, reason: str) -> None:
    """Take a public record back; its address says so from then on. Raises as ``submit`` does."""
    _take(Move.WITHDRAW, record, person, reason)


TAKE = {Move.SUBMIT: submit, Move.DECLINE: decline, Move.PUBLISH: publish, Move.WITHDRAW: withdraw}
"""The action behind every step."""


def _may(move: Move, record: Record, person: Person) -> bool:
    return may_submit(person, record) if move is Move.SUBMIT else may_publish(person)


@transaction.atomic
def _take(move: Move, record: Record, person: Person | None, reason: str) -> None:
    if person is not None and not _may(move, record, person):
        raise PermissionDenied
    reason = " ".join(reason.split())
    if move.needs_reason and not reason:
        raise PublishingError([_("Say why: the reason is kept in the history.")])
    if len(reason) > REASON_LENGTH:
        raise PublishingError(
            [
                ngettext(
                    "The reason is longer than %(limit)s character.",
                    "The reason is longer than %(limit)s characters.",
                    REASON_LENGTH,
                )
                % {"limit": localize_digits(REASON_LENGTH)}
            ]
        )
    # As it stands now, and locked: somebody else may have taken a step since the page was opened.
    current = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if current.state not in move.starts:
        raise PublishingError(
            [
                _("«%(step)s» is not possible: the record has the state «%(state)s».")
                % {"step": move.label, "state": state_of(current).label}
            ]
        )
    if move is Move.PUBLISH and (missing := missing_for_publication(current)):
        raise PublishingError(missing)
    current.state = move.leads_to.value
    current._change_reason = reason  # type: ignore[attr-defined]  # read by the history
    if person is not None:
        current._history_user = person  # type: ignore[attr-defined]  # read by the history
    current.save(update_fields=["state"])
    record.state = current.state
