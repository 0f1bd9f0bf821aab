"""The public feed of changes: what a mirror must do, in order, and nothing on what was never public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from profiles.choices import PublicationState
from profiles.models import RECORDS, Change, FormerAddress
from profiles.models.base import noun_of

REMOVED = "removed"
"""The state of a record that is no longer public without having been withdrawn in so many words."""


@dataclass(frozen=True)
class PublicChange:
    """A change as the public sees it: ``state`` is published, withdrawn or removed.

    ``moved_to`` is the slug that a former address leads to, else empty.
    """

    number: int
    at: datetime
    noun: str
    slug: str
    state: str
    moved_to: str


@dataclass(frozen=True)
class ChangePage:
    """Changes in order. ``until`` is the number from which to ask on: everything up to it has been told."""

    total: int
    changes: tuple[PublicChange, ...]
    until: int
    is_last: bool


def public_changes(*, after: int, until: int, limit: int, nouns: Iterable[str] = ()) -> ChangePage:
    """At most ``limit`` public changes with numbers above ``after`` and up to ``until``, the data version.

    Drafts are not told, nor records that were published but rest on one that is not. A record that was public
    once and is no longer, by itself or with what it rests on, leaves a tombstone.
    """
    feed = _public(Change.objects.after(after).filter(number__lte=until))
    chosen = list(nouns)
    if chosen:
        feed = feed.filter(noun__in=chosen)
    rows = list(feed[: limit + 1])
    is_last = len(rows) <= limit
    rows = rows[:limit]
    leads_to = _former_addresses(rows)
    return ChangePage(
        total=feed.count(),
        changes=tuple(
            PublicChange(
                number=row.number,
                at=row.at,
                noun=row.noun,
                slug=row.slug,
                state=row.state if row.state in PUBLIC_STATES else REMOVED,
                moved_to=leads_to.get((row.noun, row.slug), "") if row.is_tombstone else "",
            )
            for row in rows
        ),
        until=until if is_last else rows[-1].number,
        is_last=is_last,
    )


PUBLIC_STATES = (PublicationState.PUBLISHED.value, PublicationState.WITHDRAWN.value)


def _public(feed: QuerySet[Change]) -> QuerySet[Change]:
    was_public = Change.objects.filter(
        noun=OuterRef("noun"),
        slug=OuterRef("slug"),
        number__lt=OuterRef("number"),
        state=PublicationState.PUBLISHED,
    )
    feed = feed.filter(Q(state__in=PUBLIC_STATES) | Exists(was_public))
    for model in RECORDS:
        if model.rests_on:
            records: Any = model._default_manager
            hidden = records.filter(state=PublicationState.PUBLISHED).exclude(pk__in=records.published().values("pk"))
            feed = feed.exclude(state=PublicationState.PUBLISHED, noun=noun_of(model), slug__in=hidden.values("slug"))
    return feed


def _former_addresses(rows: list[Change]) -> dict[tuple[str, str], str]:
    gone = [row.slug for row in rows if row.is_tombstone]
    if not gone:
        return {}
    return {(former.noun, former.slug): former.leads_to for former in FormerAddress.objects.filter(slug__in=gone)}
