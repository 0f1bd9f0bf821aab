"""Finding the public record behind an address, or saying why there is none."""

from typing import TypeVar

from profiles.choices import PublicationState
from profiles.models import Change, FormerAddress, Record
from profiles.models.base import RecordQuerySet, noun_of

R = TypeVar("R", bound=Record)


class NotPublicError(LookupError):
    """There is no public record at this address. ``slug`` is what was asked for, ``noun`` of which kind."""

    def __init__(self, noun: str, slug: str) -> None:
        super().__init__(f"{noun} {slug}")
        self.noun = noun
        self.slug = slug


class UnknownRecordError(NotPublicError):
    """Nothing was ever public here."""


class GoneError(NotPublicError):
    """The record was withdrawn."""


class MovedError(NotPublicError):
    """The record was renamed or merged; ``to`` is the slug that it has now."""

    def __init__(self, noun: str, slug: str, to: str) -> None:
        super().__init__(noun, slug)
        self.to = to


def find_public(records: RecordQuerySet[R], slug: str) -> R:
    """The public record with that slug.

    Raises ``MovedError`` where the address was given up for another, ``GoneError`` where the record was withdrawn, and
    ``UnknownRecordError`` otherwise; a draft is as unknown as a record that never was.
    """
    found = records.published().filter(slug=slug).first()
    if found is not None:
        return found
    noun = noun_of(records.model)
    former = FormerAddress.objects.filter(noun=noun, slug=slug).first()
    if former is not None and former.leads_to != slug:
        raise MovedError(noun, slug, former.leads_to)
    # The feed knows also in a mirror, which keeps nothing of what was withdrawn.
    last = Change.objects.filter(noun=noun, slug=slug).order_by("-number").first()
    if last is not None and last.state == PublicationState.WITHDRAWN:
        raise GoneError(noun, slug)
    raise UnknownRecordError(noun, slug)
