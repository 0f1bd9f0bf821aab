"""What can be reconciled: three nouns, their properties, and their ids within the service."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from profiles.models import City, FormerAddress, Network, Record, Territory

TYPES: dict[str, type[Record]] = {"city": City, "network": Network, "territory": Territory}
"""Type of the reconciliation service → noun."""

PROPERTIES: dict[str, tuple[str, ...]] = {
    "city": (
        "country",
        "region",
        "represents",
        "latitude",
        "longitude",
        "geonames_id",
        "wikidata_id",
        "unlocode",
        "name_en",
        "name_fa",
        "website",
        "networks",
        "partners",
    ),
    "network": (
        "acronym",
        "kind",
        "field",
        "started",
        "ended",
        "seat",
        "name_en",
        "name_fa",
        "website",
        "members",
    ),
    "territory": ("iso_code", "iso3", "name_en", "name_fa", "latitude", "longitude"),
}  # fmt: skip
"""What may be said with a query and added to a table, by type."""

SEVERAL = {"networks": "network", "partners": "city", "members": "city"}
"""Properties with many values, all of them records → their type."""

_ONE = {"country": "territory", "region": "territory", "represents": "territory", "seat": "city"}

COLUMNS = {"country": "territory"}
"""Properties that the model calls otherwise."""

JOINED = {"city": ("territory", "region", "represents"), "network": ("seat__territory",), "territory": ()}
"""Records that are read together with an entity of that type."""

_ID = re.compile(r"(city|network|territory):([a-z0-9-]{1,160})")


@dataclass(frozen=True, slots=True)
class Entity:
    """A public record as the service knows it."""

    type: str
    record: Any

    @property
    def id(self) -> str:
        """The id within the service, e.g. ``city:amsterdam``."""
        return f"{self.type}:{self.record.slug}"


def type_of_values(name: str) -> str | None:
    """The type of the records that are the values of a property; None where they are no records."""
    return SEVERAL.get(name) or _ONE.get(name)


def public_records(kind: str) -> Any:
    """The public records of a type, with those that they point at."""
    model: Any = TYPES[kind]
    records = model.objects.published()
    return records.select_related(*JOINED[kind]) if JOINED[kind] else records


def entities_of(ids: Iterable[str]) -> dict[str, Entity]:
    """The entities of these ids; an id that was given up leads to the record that bears another now.

    At most two queries a type, however many ids. What is not public is not among them.
    """
    slugs: dict[str, set[str]] = {}
    for match in filter(None, map(_ID.fullmatch, ids)):
        slugs.setdefault(match[1], set()).add(match[2])
    return {
        f"{kind}:{slug}": Entity(kind, record)
        for kind, wanted in slugs.items()
        for slug, record in _by_slug(kind, wanted).items()
    }


def _by_slug(kind: str, wanted: set[str]) -> Mapping[str, Any]:
    found = {record.slug: record for record in public_records(kind).filter(slug__in=wanted)}
    missing = wanted - found.keys()
    if not missing:
        return found
    former = FormerAddress.objects.filter(noun=kind, slug__in=missing).values_list("slug", "leads_to")
    now = dict(former)
    moved = {record.slug: record for record in public_records(kind).filter(slug__in=now.values())} if now else {}
    return found | {slug: moved[to] for slug, to in now.items() if to in moved}
