"""Finding our public records by the names in somebody else's table: cities, networks and territories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q
from rapidfuzz import fuzz

from profiles.models import City, DataVersion, Network, PlaceName, Record, Territory
from profiles.selectors.matching import Lookup, Outcome, Query, judge
from profiles.selectors.matching.countries import codes_of
from profiles.text import fold

LIKE = 60.0
"""Least likeness (0 to 100, rapidfuzz's) of a name that is worth showing."""
READ = 400
"""How many records that share a word are compared at most."""

TYPES: dict[str, type[Record]] = {"city": City, "network": Network, "territory": Territory}
"""Type of the reconciliation service → noun."""

PROPERTIES: dict[str, tuple[str, ...]] = {
    "city": (
        "country",
        "latitude",
        "longitude",
        "geonames_id",
        "wikidata_id",
        "unlocode",
        "name_en",
        "name_fa",
        "website",
    ),
    "network": ("acronym", "kind", "field", "started", "ended", "name_en", "name_fa", "website"),
    "territory": ("iso_code", "iso3", "name_en", "name_fa", "latitude", "longitude"),
}  # fmt: skip
"""What may be asked with a query and added to a table, by type."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that may be meant. ``score`` 0 to 100; ``is_match`` says that it needs no second look."""

    type: str
    record: Any
    score: float
    is_match: bool

    @property
    def id(self) -> str:
        """The id within the service, e.g. ``city:amsterdam``."""
        return f"{self.type}:{self.record.slug}"


def record_of(identifier: str) -> Found | None:
    """The public record of an id of the service; None if there is none."""
    kind, _colon, slug = identifier.partition(":")
    model: Any = TYPES.get(kind)
    record = model.objects.published().filter(slug=slug).first() if model else None
    return Found(kind, record, 100, True) if record else None


def find(text: str, types: Iterable[str], properties: Mapping[str, str], limit: int) -> list[Found]:
    """Up to ``limit`` public records of these types that the text may mean, the likeliest first.

    ``properties``: what else is known of it, as texts (``country``, ``geonames_id``, …). At most one is a match.
    """
    found: dict[str, Found] = {}
    for kind in types:
        for one in _cities(text, properties) if kind == "city" else _named(kind, text):
            if one.id not in found or found[one.id].score < one.score:
                found[one.id] = one
    ordered = sorted(found.values(), key=lambda one: (-one.is_match, -one.score, one.id))
    if sum(one.is_match for one in ordered) > 1:
        ordered = [Found(one.type, one.record, one.score, False) for one in ordered]
    return ordered[:limit]


MOST_NAMES = 50_000
"""Names that are kept between queries; past that the memory is given back."""


@lru_cache(maxsize=1)
def _lookup_of(version: object) -> Lookup:
    # Reading all names of all cities is worth it once a data version, not once a query.
    return Lookup()


def _lookup() -> Lookup:
    version = DataVersion.current()
    newest_name = PlaceName.objects.order_by("-pk").values_list("pk", flat=True).first()
    lookup = _lookup_of((version.number, version.changed_at if version.number else None, newest_name))
    if lookup.size > MOST_NAMES:
        _lookup_of.cache_clear()
    return lookup


def _cities(text: str, properties: Mapping[str, str]) -> list[Found]:
    query = Query(
        name=text,
        country=properties.get("country", ""),
        region=properties.get("region", ""),
        latitude=_number(properties.get("latitude", "")) if properties.get("longitude") else None,
        longitude=_number(properties.get("longitude", "")) if properties.get("latitude") else None,
        geonames_id=int(mark) if (mark := properties.get("geonames_id", "")).isdecimal() and len(mark) < 10 else None,
        wikidata_id=properties.get("wikidata_id", ""),
        unlocode=properties.get("unlocode", ""),
    )
    verdict = judge(query, _lookup())
    scores: dict[int, float] = {c.city: 50.0 for c in verdict.candidates if c.city is not None}
    if verdict.outcome is Outcome.SURE and verdict.chosen is not None:
        scores = {verdict.chosen.city: float(verdict.score)} if verdict.chosen.city is not None else {}
    cities = City.objects.published().select_related("territory").in_bulk(list(scores))
    sure = verdict.outcome is Outcome.SURE
    found = [Found("city", city, scores[pk], sure and scores[pk] >= 90) for pk, city in cities.items()]
    codes = codes_of(query.country)
    alike = [one for one in _named("city", text) if not codes or _code_of(one.record) in codes]
    return [*found, *(Found("city", one.record, min(one.score, 80.0), False) for one in alike)]


def _code_of(city: City) -> str:
    return city.territory.iso_code if city.territory else ""


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _named(kind: str, text: str) -> list[Found]:
    """Records whose names are like the text; the same name is a match."""
    wanted = fold(text)
    model: Any = TYPES[kind]
    beginnings = {word[:3] for word in wanted.split() if len(word) > 1}
    if not beginnings:
        return []
    condition = Q()
    for beginning in beginnings:
        condition |= Q(search_text__contains=beginning)
    if kind == "territory":
        condition |= Q(iso_code__in=codes_of(text)) | Q(iso_code__iexact=text) | Q(iso3__iexact=text)
    found = []
    for record in model.objects.published().filter(condition).order_by("pk")[:READ]:
        score = max(fuzz.ratio(wanted, fold(name)) for name in _names(record))
        if kind == "territory" and record.iso_code in (*codes_of(text), text.upper()):
            score = 100.0
        if score >= LIKE:
            found.append(Found(kind, record, round(score, 1), score == 100))
    return found


def _names(record: Any) -> list[str]:
    names = (record.name_en, record.name_fa, getattr(record, "acronym", ""), getattr(record, "iso3", ""))
    return [name for name in names if name] or [record.slug]


def beginning_with(prefix: str, types: Iterable[str], limit: int) -> list[Found]:
    """Public records one of whose names holds the text, for suggestions while somebody types."""
    found: list[Found] = []
    for kind in types:
        model: Any = TYPES[kind]
        for record in model.objects.published().matching(prefix).order_by("slug")[:limit]:
            found.append(Found(kind, record, 0, False))
    return found[:limit]


def value_of(found: Found, name: str) -> Any:
    """A property of a record: a text, a number, another record as ``Found``, or None."""
    if name not in PROPERTIES[found.type]:
        return None
    if name == "country":
        territory = found.record.territory
        return Found("territory", territory, 100, True) if territory and territory.is_published else None
    return getattr(found.record, name)
