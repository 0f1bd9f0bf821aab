"""How many records there are and what they amount to: what two databases compare to know that they hold the same."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from profiles.exchange.portable.writing import canonical, public_addresses, public_records
from profiles.models import Record


@dataclass(frozen=True, slots=True)
class Digest:
    """A number of records, and the SHA-256 of their lines: of the file that a dump writes of them."""

    count: int
    sha256: str


def digest_records(model: type[Record]) -> Digest:
    """The digest of the public records of a noun."""
    return _digest(public_records(model))


def digest_addresses() -> Digest:
    """The digest of the former addresses."""
    return _digest(public_addresses())


def _digest(things: Iterable[Any]) -> Digest:
    count, digest = 0, hashlib.sha256()
    for count, thing in enumerate(things, start=1):  # noqa: B007  # the last number is the count
        digest.update(f"{canonical(thing)}\n".encode())
    return Digest(count, digest.hexdigest())
