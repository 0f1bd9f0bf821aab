"""Public records read in bulk and written in the form in which they travel, in the order of their slugs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from django.db import connections, models
from django.db.models import F
from django.db.models.functions import Collate

from profiles.choices import PublicationState
from profiles.dates import iso_day, parse
from profiles.exchange.portable.form import Item, Kind, Part, Shape, shape_of
from profiles.models import RECORDS, Change, FormerAddress, Participation, Record, Territory
from profiles.models.base import noun_of
from profiles.models.territory import ISO_CODE

T = TypeVar("T")
Row = dict[str, Any]

AT_ONCE = 500
"""Records in memory at a time."""
PUBLISHED = PublicationState.PUBLISHED.value
ADDRESSES = "former-addresses"
"""What the collection of former addresses is called, beside those of the nouns."""


def public_records(model: type[Record], *, slugs: Iterable[str] | None = None) -> Iterator[Row]:
    """The public records of a noun, all or those of some slugs, sorted by slug; few in memory at a time.

    What is not public is not there: records, and within a record what it names or cites.
    """
    shape = shape_of(model)
    # For the checker: every record's manager has it.
    records = model._default_manager.published()  # type: ignore[attr-defined]
    if slugs is not None:
        records = records.filter(slug__in=list(slugs))
    columns = ["pk", *(column for item in shape.items for column in _columns(item))]
    rows = records.order_by(by_code("slug", records.db)).values(*columns)
    for chunk in in_chunks(rows.iterator(chunk_size=AT_ONCE)):
        yield from _complete(shape, chunk)


def by_code(column: str, database: str) -> Collate:
    """Sorting by code points, which is the same on every database; their own orders differ."""
    collation = "C" if connections[database].vendor == "postgresql" else "BINARY"
    return Collate(F(column), collation)


def in_chunks(rows: Iterator[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """So many rows at a time."""
    while chunk := list(islice(rows, size)):
        yield chunk


def canonical(thing: Any) -> str:
    """JSON in the one way that hashes are taken of: sorted keys, no spaces, letters as they are."""
    return json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _complete(shape: Shape, chunk: list[Row]) -> Iterator[Row]:
    keys = [row["pk"] for row in chunk]
    parts = {part.name: _parts(part, keys) for part in shape.parts}
    many = {item.name: _many(item, keys) for item in shape.items if item.kind is Kind.REFERENCES}
    for row in chunk:
        written = {
            item.name: many[item.name][row["pk"]] if item.name in many else write(item, row) for item in shape.items
        }
        yield written | {name: belonging[row["pk"]] for name, belonging in parts.items()}


def _parts(part: Part, keys: list[int]) -> dict[int, list[Row]]:
    owner = f"{part.owner}_id"
    rows = part.model._default_manager.filter(**{f"{owner}__in": keys}).order_by(*part.order)
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows.values(owner, *(column for item in part.items for column in _columns(item))):
        written = {item.name: write(item, row) for item in part.items}
        if part.model is Participation:
            if any(written[party] for party in Participation.PARTIES):
                found[row[owner]].append(written)
        elif written.get("source", True):
            found[row[owner]].append(written)
    return found


def _many(item: Item, keys: list[int]) -> dict[int, list[str]]:
    field = item.columns[0]
    near, far = f"{field.m2m_field_name()}_id", field.m2m_reverse_field_name()
    pairs = field.remote_field.through._default_manager.filter(**{f"{near}__in": keys, f"{far}__state": PUBLISHED})
    found: dict[int, list[str]] = defaultdict(list)
    for key, slug in pairs.values_list(near, f"{far}__slug"):
        found[key].append(slug)
    return defaultdict(list, {key: sorted(slugs) for key, slugs in found.items()})


def _columns(item: Item) -> tuple[str, ...]:
    match item.kind:
        case Kind.REFERENCE:
            return f"{item.column}__slug", f"{item.column}__state"
        case Kind.REFERENCES:
            return ()
        case _:
            return tuple(column.name for column in item.columns)


def write(item: Item, row: Row) -> Any:
    """An item of a row of columns, as JSON."""
    if item.kind is Kind.BILINGUAL:
        en, fa = item.columns
        return {"en": row[en.name] or "", "fa": row[fa.name] or ""}
    if item.kind is Kind.REFERENCE:
        return row[f"{item.column}__slug"] if row[f"{item.column}__state"] == PUBLISHED else None
    value = row[item.column]
    return None if value is None else WRITTEN[item.kind](value)


@lru_cache(maxsize=4096)
def _date(text: str) -> tuple[str, str | None, str | None] | None:
    found = parse(text)
    return (found.text, iso_day(found.earliest), iso_day(found.latest)) if found else None


def _write_date(text: str) -> dict[str, str | None] | None:
    found = _date(text)
    return None if found is None else dict(zip(("edtf", "earliest", "latest"), found, strict=True))


def _write_number(value: int | float | Decimal) -> int | float:
    # Without a point where it is whole: some readers of JSON would take it away, and change the hash.
    return int(value) if value == int(value) else float(value)


def _write_moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


WRITTEN: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: lambda value: str(value) or None,
    Kind.DATE: _write_date,
    Kind.DAY: date.isoformat,
    Kind.MOMENT: _write_moment,
    Kind.NUMBER: _write_number,
    Kind.FLAG: bool,
    Kind.CODES: list,
}


def last_words(changes: Iterable[Mapping[str, Any]]) -> dict[int, Row]:
    """By number, the records of those changes that are the last of theirs: what a mirror needs no other change for."""
    by_noun: dict[str, dict[str, int]] = defaultdict(dict)
    for change in changes:
        if change["state"] == PUBLISHED:
            by_noun[change["noun"]][change["slug"]] = change["number"]
    told: dict[int, Row] = {}
    for model in RECORDS:
        numbers = by_noun.get(noun_of(model), {})
        if not numbers:
            continue
        history = Change.objects.filter(noun=noun_of(model), slug__in=list(numbers))
        last = dict(history.order_by().values_list("slug").annotate(models.Max("number")))
        current = [slug for slug, number in numbers.items() if last[slug] == number]
        told |= {numbers[record["slug"]]: record for record in public_records(model, slugs=current)}
    return told


def public_addresses() -> Iterator[Row]:
    """Former addresses of public records, sorted: those that were public once and lead to what is public now."""
    for model in sorted(RECORDS, key=noun_of):
        noun = noun_of(model)
        told = Change.objects.filter(noun=noun, slug=models.OuterRef("slug"), state=PUBLISHED)
        # For the checker: every record's manager has it.
        public = model._default_manager.published()  # type: ignore[attr-defined]
        was_public: Any = models.Exists(told)
        if model is Territory:  # its code was an address too
            was_public |= models.Q(slug__regex=ISO_CODE.lower())
        addresses = FormerAddress.objects.filter(was_public, noun=noun, leads_to__in=public.values("slug"))
        rows = addresses.order_by(by_code("slug", addresses.db)).values_list("slug", "leads_to", "since")
        for slug, leads_to, since in rows.iterator():
            yield {"noun": noun, "slug": slug, "leads_to": leads_to, "since": _write_moment(since)}
