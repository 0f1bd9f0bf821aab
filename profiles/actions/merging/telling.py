"""Telling two records apart: «not a duplicate» is remembered, and can be taken back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from profiles.actions.restoring import RevertError, needs_reason
from profiles.actions.rights import Person, may_tell_apart
from profiles.models import NotDuplicate, Record


@transaction.atomic
def tell_apart(*, one: Record, other: Record, person: Person | None, reason: str) -> NotDuplicate:
    """Remember that two records are two things; to say it again changes nothing.

    Raises ``RevertError`` without a reason or for no pair, or ``PermissionDenied``.
    """
    if person is not None and not may_tell_apart(person):
        raise PermissionDenied
    if type(one) is not type(other) or one.pk == other.pk:
        raise RevertError([_("Choose two records of one noun.")])
    first, second = NotDuplicate.pair(one.pk, other.pk)
    said, _made = NotDuplicate.objects.get_or_create(
        noun=one.noun,
        first=first,
        second=second,
        defaults={"reason": needs_reason(reason), "said_by": person if isinstance(person, User) else None},
    )
    return said


def take_back_telling_apart(*, said: NotDuplicate, person: Person | None) -> None:
    """Let the pair be suggested again. Raises ``PermissionDenied``."""
    if person is not None and not may_tell_apart(person):
        raise PermissionDenied
    said.delete()
