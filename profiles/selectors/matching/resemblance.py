"""A second look at names that nobody bears: the same name in another spelling, and names that come near it.

A letter more or less decides nothing: where a gazetteer lacks a place, the nearest name is mostly another place's.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from rapidfuzz import fuzz, process

from profiles.selectors.matching.countries import read_country
from profiles.selectors.matching.lookup import Lookup
from profiles.selectors.matching.names import read_name
from profiles.selectors.matching.spelling import plain
from profiles.selectors.matching.terms import Candidate, Outcome, Query, Verdict
from profiles.selectors.matching.weighing import ASKED, once

UNFOUND = frozenset({"nobody", "only_elsewhere"})
"""Reasons of verdicts that are worth a second look."""
SHORTEST = 6
"""Shorter names have too many neighbours for a rule to tell them from another name."""
OTHER_LENGTH = 5
"""By how many letters spellings of one name differ at most."""
NEAR = 74
"""Likeness (0 to 100, rapidfuzz's ratio) from which a name is offered as one that may be meant."""


def look_again(verdicts: Mapping[Query, Verdict], lookup: Lookup) -> dict[Query, Verdict]:
    """Better verdicts on names that nobody in their country bears, one country after the other."""
    unfound: dict[str, list[Query]] = {}
    for query, verdict in verdicts.items():
        codes = read_country(query.country).codes
        if verdict.reasons and verdict.reasons[-1][0] in UNFOUND and len(codes) == 1:
            unfound.setdefault(codes[0], []).append(query)
    better: dict[Query, Verdict] = {}
    for code, queries in unfound.items():
        names = lookup.names_in(code)
        respelled = _respelled(queries, names, code)
        near = {query: _nearest(read_name(query.name).written.key, names) for query in queries}
        lookup.places(chain(*respelled.values(), *near.values()))  # all at once: below they are there already
        for query in queries:
            if found := _again(query, verdicts[query], code, near[query], respelled, lookup):
                better[query] = found
    return better


def _respelled(queries: Iterable[Query], names: Mapping[str, set[int]], code: str) -> dict[str, set[int]]:
    """Who bears what is left of the names in question; of the others only those of like length are looked at."""
    keys = [read_name(query.name).written.key for query in queries]
    found: dict[str, set[int]] = {plain(key, code): set() for key in keys}
    is_other_script = not all(key.isascii() for key in keys)
    shortest, longest = min(map(len, keys)), max(map(len, keys))
    for name, places in names.items():
        if shortest - OTHER_LENGTH <= len(name) <= longest + OTHER_LENGTH and (is_other_script or name.isascii()):
            same = found.get(plain(name, code))
            if same is not None:
                same.update(places)
    return found


def _again(
    query: Query,
    verdict: Verdict,
    code: str,
    near: Sequence[int],
    respelled: Mapping[str, set[int]],
    lookup: Lookup,
) -> Verdict | None:
    key = read_name(query.name).written.key
    if len(key) < SHORTEST:
        return None
    same = once(list(lookup.places(sorted(respelled.get(plain(key, code), ()))).values()))
    is_region = any(country == code for country, _admin1 in lookup.regions(key))  # Hessen is not Heeßen
    if len(same) == 1 and not same[0].is_district and not read_name(query.name).unit and not is_region:
        values = {"name": same[0].name, "country": code}
        earlier = verdict.reasons[:-1]
        return Verdict(Outcome.SURE, 90, (*earlier, ("other_spelling", values)), same[0], (same[0],))
    offered = _offered([*near, *(c.place for c in same if c.place is not None)], lookup)
    if not offered:
        return None
    candidates = (*offered, *verdict.candidates)[:ASKED]
    return Verdict(Outcome.ASK, 40, (*verdict.reasons, ("come_near", {})), None, candidates)


def _nearest(key: str, names: Mapping[str, set[int]]) -> list[int]:
    """The places whose names come near that one, the likest first; none for a name that is too short."""
    if len(key) < SHORTEST:
        return []
    found = process.extract(key, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=ASKED)
    return [place for name, _score, _at in found for place in sorted(names[name])]


def _offered(places: Iterable[int], lookup: Lookup) -> list[Candidate]:
    wanted = list(dict.fromkeys(places))
    found = lookup.places(wanted)
    return [found[place] for place in wanted if place in found][: ASKED // 2]
