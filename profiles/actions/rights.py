"""Who may do what with a record: the rules behind the table in docs/roles.md, the same for every door."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin

from profiles.choices import PublicationState
from profiles.models import Record, Tracked

Person = AbstractBaseUser | AnonymousUser | PermissionsMixin
"""Whoever is signed in, or nobody."""

SUBMIT = "profiles.submit_record"
EDIT_ANY_DRAFT = "profiles.edit_any_draft"
PUBLISH = "profiles.publish_record"
IMPORT = "profiles.import_record"
SEE_CHANGES = "profiles.view_batch"

UNPUBLISHED = (PublicationState.DRAFT.value, PublicationState.IN_REVIEW.value)


def _has(person: Person, permission: str) -> bool:
    return isinstance(person, PermissionsMixin) and bool(person.has_perm(permission))


def is_author(person: Person, thing: Tracked) -> bool:
    """Whether that person made the thing. Costs a query."""
    if thing.pk is None:
        return True
    first = thing.history.filter(history_type="+").order_by("history_date").first()
    return first is not None and first.history_user_id == person.pk


def may_edit(person: Person, record: Record) -> bool:
    """Whether that person may change the record as it stands; the permission on its noun is asked apart.

    A publisher changes any record, an editor those not yet published, a contributor the drafts that they made.
    """
    if record.pk is None or _has(person, PUBLISH):
        return True
    if record.state in UNPUBLISHED and _has(person, EDIT_ANY_DRAFT):
        return True
    return record.state == PublicationState.DRAFT and is_author(person, record)


def may_propose(person: Person, record: Record) -> bool:
    """Whether a change that the person makes waits for a publisher: the record is public, and they may not publish."""
    allowed = _has(person, f"profiles.change_{record._meta.model_name}")
    return allowed and record.state == PublicationState.PUBLISHED and not may_edit(person, record)


def may_see_proposals(person: Person) -> bool:
    """Whether that person sees what others propose: whoever sees the batches of changes."""
    return _has(person, SEE_CHANGES)


def may_delete(person: Person, record: Record) -> bool:
    """Whether the record may vanish: a draft may; what was public is withdrawn instead, and leaves its address."""
    return record.state == PublicationState.DRAFT and may_edit(person, record)


def may_submit(person: Person, record: Record) -> bool:
    """Whether that person may hand the record in for review."""
    return _has(person, SUBMIT) and may_edit(person, record)


def may_publish(person: Person) -> bool:
    """Whether that person decides what is public."""
    return _has(person, PUBLISH)


def may_merge(person: Person) -> bool:
    """Whether that person makes one record of two, and takes that back: it also moves what is public."""
    return _has(person, PUBLISH)


def may_tell_apart(person: Person) -> bool:
    """Whether that person says that two records are no duplicates."""
    return _has(person, EDIT_ANY_DRAFT)


def may_import(person: Person) -> bool:
    """Whether that person may bring in whole files, which also change records that are public."""
    return _has(person, IMPORT)


def may_handle_suggestions(person: Person) -> bool:
    """Whether that person answers visitors' corrections: whoever may hand records in for review."""
    return _has(person, SUBMIT)


def may_take_back(person: Person) -> bool:
    """Whether that person may take a whole import back: who brings files in, and who decides what is public."""
    return may_import(person) or may_publish(person)
