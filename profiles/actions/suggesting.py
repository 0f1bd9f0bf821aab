"""Visitors' corrections: taken in, taken up, accepted, declined; the sender is told, and forgotten in time."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from profiles.actions.rights import Person, may_handle_suggestions
from profiles.choices.suggestion import SuggestionState
from profiles.models import Change, Suggestion
from profiles.models.suggestion import LONGEST
from profiles.selectors.statements import record_named
from profiles.text import localize_digits, validate_plain_text

logger = logging.getLogger(__name__)


class SuggestionError(Exception):
    """A step was refused; ``reasons`` says why, in the active language."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def take_in(*, suggestion: Suggestion) -> Suggestion:
    """Put a checked suggestion into the queue, and forget the addresses whose time is over."""
    with transaction.atomic():
        suggestion.save(force_insert=True)
        forget_old_addresses()
    return suggestion


def decline_suggestion(*, suggestion: Suggestion, person: Person, word: str, address: str) -> None:
    """Close a suggestion without a change, with a word to its sender; ``address`` is the page that they keep.

    Raises ``SuggestionError``, or ``PermissionDenied``, and then changes nothing.
    """
    if not word.strip():
        raise SuggestionError([_("Say why: the sender reads it.")])
    _move(suggestion, person, SuggestionState.DECLINED, word=word, change=None, address=address)


def answer_by_change(
    *, suggestion: Suggestion, person: Person, change: Change | None, word: str = "", address: str
) -> None:
    """Close a suggestion by the change that answered it.

    Without a change it is taken up only: what was saved waits for a publisher. Raises as ``decline_suggestion`` does.
    """
    state = SuggestionState.ACCEPTED if change is not None else SuggestionState.TAKEN_UP
    _move(suggestion, person, state, word=word, change=change, address=address)


def reopen(*, suggestion: Suggestion, person: Person, address: str) -> None:
    """Put a suggestion back into the queue; the former word goes. Raises as ``decline_suggestion`` does."""
    _move(suggestion, person, SuggestionState.OPEN, word="", change=None, address=address)


def forget_address(*, suggestion: Suggestion) -> None:
    """Erase the sender's e-mail address now."""
    Suggestion.objects.filter(pk=suggestion.pk).forget_addresses()
    suggestion.email = ""


def forget_old_addresses() -> int:
    """Erase the addresses of suggestions that have been closed for ``SUGGESTION_EMAIL_DAYS``; how many there were."""
    limit = timezone.now() - timedelta(days=settings.SUGGESTION_EMAIL_DAYS)
    return Suggestion.objects.closed_before(limit).forget_addresses()


def newest_change(suggestion: Suggestion, *, after: int = 0) -> Change | None:
    """The newest change of the suggestion's record since it was sent, and after that data version."""
    record = record_named(suggestion.noun, suggestion.slug)
    slugs = {suggestion.slug, *([record.slug] if record else [])}  # it may have been merged into another since
    changes = Change.objects.filter(noun=suggestion.noun, slug__in=slugs, at__gte=suggestion.made_at)
    return changes.filter(number__gt=after).order_by("-number").first()


def _move(
    suggestion: Suggestion, person: Person, state: SuggestionState, *, word: str, change: Change | None, address: str
) -> None:
    if not may_handle_suggestions(person):
        raise PermissionDenied
    word = word.strip()
    _check(word)
    with transaction.atomic():
        current = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
        if current.is_closed and state is not SuggestionState.OPEN:
            raise SuggestionError([_("Somebody answered it already: «%s».") % SuggestionState.of(current.state).label])
        current.state = state.value
        current.word = word
        current.change = change
        current.handled_by_id = person.pk
        closes = state in (SuggestionState.ACCEPTED, SuggestionState.DECLINED)
        current.closed_at = timezone.now() if closes else None
        current.save()
        if current.email and settings.SENDS_MAIL:
            transaction.on_commit(lambda: _tell(current, address))
    suggestion.refresh_from_db()


def _check(word: str) -> None:
    if len(word) > LONGEST:
        raise SuggestionError(
            [_("The word is longer than %s characters.") % localize_digits(LONGEST)],
        )
    try:
        validate_plain_text(word)
    except ValidationError as error:
        raise SuggestionError(error.messages) from error


def _tell(suggestion: Suggestion, address: str) -> None:
    """Send the sender a note in their language; a mail server that fails stops nobody's work."""
    with translation.override(suggestion.language):
        state = SuggestionState.of(suggestion.state)
        lines = [
            _("Your correction to citydip has a new state: %s.") % state.label,
            str(state.definition),
            *([suggestion.word] if suggestion.word else []),
            _("All about it stands here:"),
            address,
        ]
        subject = _("Your correction to citydip: %s") % state.label
    try:
        send_mail(subject, "\n\n".join(lines), None, [suggestion.email])
    except OSError:
        logger.exception("The note on suggestion %s could not be sent", suggestion.pk)
