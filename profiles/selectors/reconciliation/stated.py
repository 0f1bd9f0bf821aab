"""What a row says of an entity beside its name: read for matching, and held against a record."""

import re
from collections.abc import Mapping
from typing import Any

from profiles.choices import Field, NetworkKind
from profiles.selectors.matching import Query
from profiles.selectors.matching.countries import read_country
from profiles.selectors.reconciliation.entities import COLUMNS, PROPERTIES
from profiles.text import fold, to_latin_digits

Stated = Mapping[str, tuple[str, ...]]
"""Property → what is said of it, as texts: several where the row has several values."""

IDS = ("geonames_id", "wikidata_id", "unlocode")
"""Properties by which a city is known for certain."""
EXACT = (*IDS, "iso_code", "iso3", "country", "kind", "field", "started", "ended")
"""Properties in which a record that says otherwise is not the one meant; names and places leave room."""

VOCABULARIES: dict[str, Any] = {"kind": NetworkKind, "field": Field}


def marks_of(stated: Stated) -> list[str]:
    """The ids of a city that are stated, as the lookup knows them."""
    texts = ((name, text) for name in IDS for text in stated.get(name, ()))
    return [mark for name, text in texts if (mark := _mark(name, text))]


def _mark(name: str, text: str) -> str:
    """An id without what a table wraps it in: the address of its page, spaces, Persian digits, «.0»."""
    plain = to_latin_digits(text.strip())
    if name == "geonames_id":
        found = re.search(r"(?:^|geonames\.org/)(\d{1,10})(?:\.0)?(?:$|/)", plain)
        return str(int(found[1])) if found else ""
    if name == "wikidata_id":
        found = re.search(r"(?:^|wikidata\.org/\w+/)(q[1-9]\d*)$", plain, re.IGNORECASE)
        return found[1].upper() if found else ""
    return re.sub(r"\s", "", plain).upper()


def query_of(name: str, stated: Stated) -> Query:
    """The query for matching of cities. Ids are no part of it: they are held against the record."""
    latitude, longitude = _degrees(stated, "latitude", 90), _degrees(stated, "longitude", 180)
    is_placed = latitude is not None and longitude is not None
    return Query(
        name=name,
        country=country_of(stated),
        region=next(iter(stated.get("region", ())), ""),
        latitude=latitude if is_placed else None,
        longitude=longitude if is_placed else None,
    )


def country_of(stated: Stated) -> str:
    """The country that is stated, as a text that is understood if there is one; empty if there are several."""
    texts = stated.get("country", ())
    understood = {read_country(text).codes: text for text in reversed(texts) if read_country(text).codes}
    if len(understood) > 1:
        return ""
    return next(iter(understood.values()), next(iter(texts), ""))


def _degrees(stated: Stated, name: str, most: int) -> float | None:
    text = to_latin_digits(next(iter(stated.get(name, ())), "")).replace("٫", ".")
    try:
        degrees = float(text)
    except ValueError:
        return None
    return degrees if -most <= degrees <= most else None


def agreements(kind: str, record: Any, stated: Stated) -> dict[str, bool]:
    """Property → whether the record says the same; without those of which it says nothing."""
    found: dict[str, bool] = {}
    for name, texts in stated.items():
        if name not in PROPERTIES[kind] or not texts:
            continue
        value = getattr(record, COLUMNS.get(name, name), None)
        if value in (None, "") or isinstance(value, float) or name in ("networks", "partners", "members"):
            continue
        same = any(_is_same(name, value, text) for text in texts)
        if same or name in EXACT:
            found[name] = same
    return found


def _is_same(name: str, value: Any, text: str) -> bool:
    if name in IDS:
        return _mark(name, text) == str(value)
    if name in VOCABULARIES:
        label = VOCABULARIES[name].of(value).label.as_dict()
        return fold(text) in {fold(value), *map(fold, label.values())}
    if hasattr(value, "name_en"):
        codes = read_country(text).codes if name in ("country", "represents") else ()
        own = {fold(value.name_en), fold(value.name_fa), fold(value.slug), fold(getattr(value, "iso_code", ""))}
        return fold(text) in own - {""} or getattr(value, "iso_code", "")[:2] in codes
    if name in ("started", "ended"):
        return fold(str(value)).startswith(fold(text)) or fold(text).startswith(fold(str(value)))
    return fold(text) == fold(str(value))


def name_stated(stated: Stated) -> str:
    """A name that is stated as a property, for a query without a text."""
    texts = (text for name in ("name_en", "name_fa", "acronym") for text in stated.get(name, ()))
    return next(filter(None, texts), "")
