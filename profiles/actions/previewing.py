"""The database as it would be if a record were public, for as long as its page is made; nothing of that is kept."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from profiles.choices import PublicationState
from profiles.models import DataVersion, Record

FAR = 10**15
"""Beyond any data version that is ever reached."""


@contextmanager
def as_if_published(record: Record) -> Iterator[None]:
    """Inside, the record is public, and so is all that it rests on; what was written is taken back at the end.

    Everything that asks for public records asks as ever, so a preview can show nothing that publishing would not. The
    data version is one that no other answer has: what is kept in memory for a version is kept for nobody.
    """
    with transaction.atomic():
        try:
            _publish(record)
            version = DataVersion.current()
            version.number = FAR + secrets.randbelow(FAR)
            version.save()
            yield
        finally:
            transaction.set_rollback(True)


def _publish(record: Record) -> None:
    for path in record.rests_on:
        below = getattr(record, path)
        if below is not None:
            _publish(below)
    if not record.is_published:
        current = type(record)._default_manager.get(pk=record.pk)
        current.state = PublicationState.PUBLISHED.value
        current.save(update_fields=["state"])
