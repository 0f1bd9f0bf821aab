"""Which records a row may mean, how likely each is, and whether one is sure; many rows at a time."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any

from profiles.models import DataVersion, PlaceName
from profiles.selectors.matching import Lookup, Outcome, Query, Verdict, judge, keys_of
from profiles.selectors.matching.countries import codes_of, read_country
from profiles.selectors.reconciliation.entities import PROPERTIES, TYPES, Entity, entities_of, public_records
from profiles.selectors.reconciliation.names import Key, KnownNames, by_script, known_names
from profiles.selectors.reconciliation.stated import Stated, agreements, marks_of, name_stated, query_of
from profiles.selectors.search import search_everything
from profiles.text import fold

UNSURE = 85.0
"""The most that a record scores that is like the text, where nothing says that it is the one meant."""
NAMESAKE = 80.0
"""What a city scores at least that bears the name, in whatever language."""
ELSEWHERE = 40.0
"""What it scores at most where the row says another country, or anything else that is not so of it."""
SPARE = 10
"""How many more candidates than asked for are read, since what the row says may put some of them last."""
MOST_NAMES = 50_000
"""Names that matching keeps between queries; past that the memory is given back."""

_MARK = re.compile(r"[Qq][1-9]\d*|\d{3,10}")


@dataclass(frozen=True)
class Asked:
    """A row: the text of the name, the types that may be meant, how many are wanted, and what else is said."""

    text: str
    types: Sequence[str]
    limit: int
    stated: Stated = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found(Entity):
    """A record that may be meant. ``score`` 0 to 100; ``is_match`` says that it needs no second look."""

    score: float
    is_match: bool
    likeness: float
    """Of the most similar of its names, 0 to 100."""
    agreements: Mapping[str, bool]
    """What the row says of it besides → whether that is so."""


@dataclass(slots=True)
class _Likely:
    score: float
    is_sure: bool = False
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class _Judged:
    """What matching says of all rows of a batch."""

    verdicts: Mapping[Query, Verdict]
    city_of_mark: Mapping[str, int]


def find_all(rows: Sequence[Asked]) -> list[list[Found]]:
    """For each row the public records that it may mean, the likeliest first; at most one of them is a match.

    The number of queries does not depend on that of the rows.
    """
    known = known_names()
    names = [row.text.strip() or name_stated(row.stated) for row in rows]
    queries = [query_of(" / ".join(by_script(name)), row.stated) for name, row in zip(names, rows, strict=True)]
    judged = _judge({query for query, row in zip(queries, rows, strict=True) if "city" in row.types})
    by_id = entities_of(name.lower() for name in names)
    likely = []
    for name, query, row in zip(names, queries, rows, strict=True):
        found = _likely(name, query, row, known, judged)
        if (entity := by_id.get(name.lower())) and entity.type in row.types:
            found[entity.type, entity.record.pk] = _Likely(100.0, is_sure=True, likeness=100.0)
        best = sorted(found, key=lambda key: (-found[key].is_sure, -found[key].score, key))
        likely.append({key: found[key] for key in best[: row.limit + SPARE]})
    records = _records(key for found in likely for key in found)
    return [_ranked(row, found, records) for row, found in zip(rows, likely, strict=True)]


def suggest(prefix: str, types: Sequence[str], *, limit: int, skip: int = 0) -> list[Entity]:
    """Public records one of whose names holds the words, or that bear that id, the closest first."""
    if entity := entities_of([prefix.strip().lower()]).get(prefix.strip().lower()):
        return [entity][skip:]
    groups = search_everything(prefix, limit=skip + limit, nouns=[TYPES[kind] for kind in types])
    # For the checker: the search writes it on every record that it finds.
    found = sorted((record for group in groups for record in group.records), key=lambda record: record.closeness)  # type: ignore[attr-defined]
    return [Entity(record.noun, record) for record in found[skip : skip + limit]]


# -- what matching says of cities --

_JUDGING = Lock()
"""What is looked up is kept and grows: a thread must not see names that another is still reading."""


def _judge(queries: Iterable[Query]) -> _Judged:
    with _JUDGING:
        lookup = _lookup()
        different = list(queries)
        keys = {key for query in different for key in keys_of(query)}
        lookup.load(keys)
        lookup.renown(c.place for key in keys for c in lookup.bearers(key) if c.place is not None)
        return _Judged({query: judge(query, lookup) for query in different}, lookup.city_of_mark)


def _lookup() -> Lookup:
    version = DataVersion.current()
    newest_name = PlaceName.objects.order_by("-pk").values_list("pk", flat=True).first()
    lookup = _lookup_of((version.number, version.changed_at if version.number else None, newest_name))
    if lookup.size > MOST_NAMES:
        _lookup_of.cache_clear()
    return lookup


@lru_cache(maxsize=1)
def _lookup_of(version: object) -> Lookup:
    # Reading all names of all cities is worth it once a data version, not once a query.
    return Lookup()


# -- candidates --


def _likely(name: str, query: Query, row: Asked, known: KnownNames, judged: _Judged) -> dict[Key, _Likely]:
    found: dict[Key, _Likely] = {}
    for kind in row.types:
        of_kind = _cities(name, query, known, judged) if kind == "city" else _named(kind, name, row, known)
        found |= {(kind, pk): likely for pk, likely in of_kind.items()}
    if "city" in row.types:
        marks = [*marks_of(row.stated), *([name.upper()] if _MARK.fullmatch(name) else [])]
        meant = {judged.city_of_mark[mark] for mark in marks if mark in judged.city_of_mark}
        for pk in meant:
            likeness = found["city", pk].likeness if ("city", pk) in found else 0.0
            found["city", pk] = _Likely(100.0, is_sure=len(meant) == 1, likeness=likeness)
    return found


def _cities(name: str, query: Query, known: KnownNames, judged: _Judged) -> dict[int, _Likely]:
    codes = read_country(query.country).codes
    near = known.near("city", name)
    found = {
        pk: _Likely(likeness * UNSURE / 100, likeness=likeness)
        for pk, likeness in near.items()
        if not codes or known.countries.get(pk) in codes
    }
    verdict = judged.verdicts[query]
    if verdict.outcome is Outcome.SURE and verdict.chosen is not None:
        chosen = verdict.chosen.city
        if chosen is not None and chosen in known.countries:
            found[chosen] = _Likely(float(verdict.score), is_sure=True, likeness=near.get(chosen, 0.0))
        else:
            # A place that we record nothing of is meant: whoever else is called so is not.
            for likely in found.values():
                likely.score = min(likely.score, ELSEWHERE)
        return found
    for place, candidate in enumerate(c for c in verdict.candidates if c.city in known.countries):
        pk: Any = candidate.city
        is_there = not codes or known.countries[pk] in codes
        score = max(found[pk].score if pk in found else 0.0, NAMESAKE) if is_there else ELSEWHERE
        found[pk] = _Likely(score - place / 10, likeness=near.get(pk, 0.0))
    return found


def _named(kind: str, name: str, row: Asked, known: KnownNames) -> dict[int, _Likely]:
    """Networks and territories: the same name is sure, and so is a code of ISO 3166."""
    same = known.bearers[kind].get(fold(name), ())
    found = {
        pk: _Likely(likeness * UNSURE / 100, likeness=likeness) for pk, likeness in known.near(kind, name).items()
    } | {pk: _Likely(100.0, is_sure=True, likeness=100.0) for pk in same}
    if kind == "territory":
        stated = [*row.stated.get("iso_code", ()), *row.stated.get("iso3", ())]
        codes = {*codes_of(name), name.upper(), *(code.strip().upper() for code in stated)}
        for pk in {known.codes[code] for code in codes if code in known.codes}:
            found[pk] = _Likely(100.0, is_sure=True, likeness=100.0)
    return found


def _records(keys: Iterable[Key]) -> dict[Key, Any]:
    wanted: dict[str, set[int]] = {}
    for kind, pk in keys:
        wanted.setdefault(kind, set()).add(pk)
    return {
        (kind, pk): record for kind, pks in wanted.items() for pk, record in public_records(kind).in_bulk(pks).items()
    }


def _ranked(row: Asked, likely: Mapping[Key, _Likely], records: Mapping[Key, Any]) -> list[Found]:
    said = {key: agreements(key[0], records[key], row.stated) for key in likely if key in records}
    # What a type has no word for cannot be held against a record of it: «country» of a network.
    sure = [
        key
        for key, agreed in said.items()
        if likely[key].is_sure and all(agreed.values()) and all(name in PROPERTIES[key[0]] for name in row.stated)
    ]
    found = []
    for key, agreed in said.items():
        most = 100.0 if key in sure else UNSURE
        score = min(likely[key].score, most if all(agreed.values()) else ELSEWHERE)
        is_match = sure == [key]
        found.append(Found(key[0], records[key], round(score, 1), is_match, round(likely[key].likeness, 1), agreed))
    return sorted(found, key=lambda one: (-one.score, one.id))[: row.limit]
