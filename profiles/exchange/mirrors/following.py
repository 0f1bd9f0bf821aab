"""Following the origin: its feed read page by page, each page kept at once, and stored when all of it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from profiles.exchange.mirrors.asking import MirrorError, Origin
from profiles.exchange.mirrors.storing import store_all
from profiles.exchange.portable import (
    ADDRESSES,
    FORM,
    canonical,
    collection_of,
    digest_addresses,
    digest_records,
)
from profiles.models import RECORDS, Change, DataVersion, FormerAddress, Mirror, MirroredChange
from profiles.models.base import noun_of

PAGE_SIZE = 200
MOST_ROUNDS = 20
"""How often the origin may change between reading and proving."""
PATIENCE = 5.0
"""Seconds to a server whose answers are of different ages: one of its databases follows the other."""

Report = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What a run did: the data version that the mirror is of now, and the collections that differ from the origin's."""

    version: int
    added: int
    changed: int
    removed: int
    differing: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether counts and hashes of all collections are the origin's."""
        return not self.differing


def mirror(origin: Origin, *, anew: bool = False, report: Report = lambda what, done, total: None) -> Mirrored:
    """Take over what is public at the origin, or what has changed there since the last time, and prove it.

    ``anew`` reads everything again, and drops what the origin does not tell. Raises ``MirrorError``; the database is
    then of the data version that it was of before, and the next run goes on where this one stopped.
    """
    state = _claim(origin.root, anew=anew)
    start = state.reached
    for _round in range(MOST_ROUNDS):
        _read_feed(origin, state, start, report)
        digest = _digest(origin)
        if digest["version"] == state.reached:
            addresses = _former_addresses(origin, digest)
            if addresses is None or addresses["version"] == state.reached:
                return _store(state, digest, addresses, report)
        elif digest["version"] < state.reached:
            if digest["version"] < state.version:
                raise MirrorError(
                    f"{origin.root}: stands at data version {digest['version']}, behind {state.version}, which is "
                    "mirrored already: it was set back. Take everything over again with --anew."
                )
            origin.wait(PATIENCE, "its answers are of different ages")
    raise MirrorError(f"{origin.root}: changes faster than it can be read; run it again later")


def _claim(root: str, *, anew: bool) -> Mirror:
    """The row of this mirror. Raises ``MirrorError`` where the database is none, or the mirror of another site."""
    found = Mirror.current()
    if found is None:
        if Change.objects.exists() or any(model._default_manager.exists() for model in RECORDS):
            raise MirrorError("this database holds records of its own; a mirror goes into an empty one")
        found, _made = Mirror.objects.get_or_create(pk=1, defaults={"origin": root})
    elif found.origin != root and not anew:
        raise MirrorError(f"this database mirrors {found.origin}; to mirror {root} instead, say --anew")
    elif DataVersion.current().number != found.version and not (anew or found.is_anew):
        raise MirrorError(
            f"this mirror was changed by itself: it is at data version {DataVersion.current().number} and mirrored "
            f"{found.version}; --anew takes everything over again and drops what was changed here"
        )
    if anew:
        with transaction.atomic():
            MirroredChange.objects.all().delete()
            found.origin, found.reached, found.is_anew = root, 0, True
            found.save()
    return found


def _read_feed(origin: Origin, state: Mirror, start: int, report: Report) -> None:
    while True:
        page = origin.get("changes/", since=state.reached, page_size=PAGE_SIZE, expand="record")
        try:
            changes = [_change(row) for row in page["results"]]
            until, is_last = int(page["until"]), page["next"] is None
        except (KeyError, TypeError, ValueError) as error:
            raise MirrorError(f"{origin.root}: its feed cannot be read; is it an older citydip?") from error
        _keep(state, changes, until)
        report("changes", until - start, max(until - start + int(page["count"]) - len(changes), 1))
        if is_last:
            return


def _change(row: dict[str, Any]) -> MirroredChange:
    at = parse_datetime(row["at"])
    if at is None:
        raise ValueError(row["at"])
    return MirroredChange(
        number=int(row["number"]),
        at=at,
        noun=row["noun"],
        slug=row["slug"],
        state=row["state"],
        record=canonical(row["record"]) if row["record"] is not None else "",
    )


def _keep(state: Mirror, changes: list[MirroredChange], until: int) -> None:
    """Keep a page and how far it reaches, both or neither."""
    with transaction.atomic():
        MirroredChange.objects.bulk_create(changes)
        if not Mirror.objects.filter(pk=1, reached=state.reached, origin=state.origin).update(reached=until):
            raise MirrorError("another run is reading for this mirror")
    state.reached = until


def _digest(origin: Origin) -> dict[str, Any]:
    digest = origin.get("changes/digest/")
    if digest.get("form") != FORM:
        raise MirrorError(
            f"{origin.root}: writes records in form {digest.get('form')}, this citydip reads form {FORM}: update both"
        )
    return digest


def _former_addresses(origin: Origin, digest: dict[str, Any]) -> dict[str, Any] | None:
    """The origin's former addresses; None where those that are known are right."""
    own = digest_addresses()
    if digest["collections"][ADDRESSES] == {"count": own.count, "sha256": own.sha256}:
        return None
    return origin.get("changes/former-addresses/")


def _store(state: Mirror, digest: dict[str, Any], addresses: dict[str, Any] | None, report: Report) -> Mirrored:
    changed_at = parse_datetime(digest["changed_at"]) or timezone.now()
    try:
        with transaction.atomic():
            locked = Mirror.objects.select_for_update().get(pk=1)
            if (locked.reached, locked.version) != (state.reached, state.version):
                raise MirrorError("another run is storing for this mirror")
            steps = store_all(state, changed_at=changed_at, report=lambda done, total: report("records", done, total))
            if addresses is not None:
                _store_addresses(addresses["results"])
            differing = _differences(digest["collections"])
            state.version, state.is_anew, state.is_complete = state.reached, False, not differing
            state.mirrored_at = timezone.now()
            state.save()
    except IntegrityError as error:
        raise MirrorError(f"what was read does not fit together ({error}); read it again with --anew") from error
    return Mirrored(
        version=state.version,
        added=sum(len(step.added) for step in steps),
        changed=sum(len(step.changed) for step in steps),
        removed=sum(len(step.removed) for step in steps),
        differing=differing,
    )


def _store_addresses(rows: list[dict[str, Any]]) -> None:
    FormerAddress.objects.all().delete()
    FormerAddress.objects.bulk_create(
        [
            FormerAddress(
                noun=row["noun"], slug=row["slug"], leads_to=row["leads_to"], since=datetime.fromisoformat(row["since"])
            )
            for row in rows
        ],
        batch_size=500,
    )


def _differences(told: dict[str, Any]) -> tuple[str, ...]:
    own = {collection_of(noun_of(model)): digest_records(model) for model in RECORDS} | {ADDRESSES: digest_addresses()}
    return tuple(
        name for name, digest in own.items() if told.get(name) != {"count": digest.count, "sha256": digest.sha256}
    )
