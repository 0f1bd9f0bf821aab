"""Records as they travel: one form for dumps, mirrors and the proof that both are complete."""

from profiles.exchange.portable.digest import Digest, digest_addresses, digest_records
from profiles.exchange.portable.form import FORM, Item, Kind, Part, Shape, collection_of, shape_of
from profiles.exchange.portable.writing import (
    ADDRESSES,
    canonical,
    in_chunks,
    last_words,
    public_addresses,
    public_records,
)

__all__ = [
    "ADDRESSES",
    "FORM",
    "Digest",
    "Item",
    "Kind",
    "Part",
    "Shape",
    "canonical",
    "collection_of",
    "digest_addresses",
    "digest_records",
    "in_chunks",
    "last_words",
    "public_addresses",
    "public_records",
    "shape_of",
]
