"""What the rows of a list say of one another: which names it tells apart, which rows answer each other, its order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from statistics import median
from typing import Protocol

from profiles.selectors.matching import Bearing, Candidate, Lookup, Outcome, Query, Reason, Verdict
from profiles.selectors.matching.countries import read_country
from profiles.selectors.matching.names import read_name
from profiles.selectors.matching.weighing import once
from profiles.text import fold

DECIDED_BY_MORE_THAN_THE_NAME = 99
"""The score of a verdict that rests on coordinates, an id or an editor."""
LEAST_ORDERED = 0.9
"""Which share of a list's neighbours must stand in the order of regions and names for it to be called ordered so."""
SHORTEST_ORDERED = 20
"""In a shorter list the order may be chance."""
ROUNDS = 3
"""How often names that the order decides are used to decide their neighbours."""

BY_NAME_ALONE = frozenset(["only_in_country", "only_alias_in_country", "own_name_of_one", "spelled_so"])
"""Reasons of verdicts that a missing municipality of the same name would overturn."""
LARGE_MUNICIPALITIES = frozenset(["AU", "DK", "GB", "MX", "NL", "NO", "NZ", "SE", "TR"])
LARGEST_HAMLET = 5000
OUT_OF_SCALE = 20
"""How many times larger than a place its partners must be in the middle for another to be meant by its name."""
MANY_PARTNERS = 3
"""A hamlet with so many is doubted at a tenth of that."""

FEW_NAMES = 3
"""A place with more names is known for itself."""

Anchor = tuple[str, str]
"""What an ordered list is ordered by: the folded names of region and city."""


class JudgedRow(Protocol):
    """A row of ties with a verdict on each of its names."""

    queries: tuple[Query, ...]
    verdicts: tuple[Verdict, ...]


def doubt_homonyms(verdicts: dict[Query, Verdict]) -> None:
    """Where the list itself tells «Lengnau, Bern» from «Lengnau, Aargau», its plain «Lengnau» is asked about.

    A gazetteer may know only one of them; the list says that there are more.
    """
    told_apart: dict[tuple[str, str], set[str]] = {}
    for query in verdicts:
        for reading in read_name(query.name).narrowed[:1]:
            told_apart.setdefault((reading.key, fold(query.country)), set()).add(fold(reading.qualifier))
    for query, verdict in verdicts.items():
        key = fold(query.name)
        if verdict.reasons and verdict.reasons[-1][0] == "only_with_qualifier":
            key = read_name(query.name).narrowed[0].key
        several = told_apart.get((key, fold(query.country)), set())
        if len(several) > 1 and verdict.outcome is Outcome.SURE and verdict.score < DECIDED_BY_MORE_THAN_THE_NAME:
            reasons: tuple[Reason, ...] = (*verdict.reasons, ("told_apart", {"count": len(several)}))
            verdicts[query] = Verdict(Outcome.ASK, 60, reasons, None, verdict.candidates)


def _is_open(verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.ASK and verdict.reasons[-1][0] == "homonyms_in_country"


def _decided(verdict: Verdict, chosen: Candidate, reason: Reason) -> Verdict:
    return Verdict(Outcome.SURE, 91, (*verdict.reasons[:-1], reason), chosen, (chosen,))


def know_by_full_names(verdicts: dict[Query, Verdict]) -> None:
    """Where a list calls Freiberg am Neckar by its full name, its plain «Freiberg» is the larger, called so only."""
    named = {
        verdict.chosen.identity
        for verdict in verdicts.values()
        if verdict.chosen is not None and verdict.chosen.bearing > Bearing.ALIAS
    }
    for query, verdict in verdicts.items():
        own = [c for c in verdict.candidates if c.bearing > Bearing.ALIAS]
        if not _is_open(verdict) or len(own) != 1 or verdict.reasons[-1][1]["count"] != len(verdict.candidates):
            continue
        others = [c for c in verdict.candidates if c is not own[0]]
        if all(c.identity in named and own[0].population > c.population > 0 for c in others):
            values = {"name": own[0].name, "count": len(others)}
            verdicts[query] = _decided(verdict, own[0], ("full_names", values))


def answer_one_another(rows: Sequence[JudgedRow]) -> None:
    """Linz lists «Halle», and «Halle (Saale)» lists Linz: the one of several Halles that lists Linz too is meant.

    Not where Linz lists that one under another name beside it: then it has ties with two of them.
    """
    lists: dict[tuple[str, int], set[tuple[str, int]]] = {}
    for row in rows:
        one, other = (verdict.chosen for verdict in row.verdicts) if len(row.verdicts) == 2 else (None, None)
        if one is not None and other is not None:
            lists.setdefault(one.identity, set()).add(other.identity)
    for row in rows:
        for side, verdict in enumerate(row.verdicts if len(row.verdicts) == 2 else ()):
            partner = row.verdicts[1 - side].chosen
            if partner is None or not _is_open(verdict):
                continue
            answers = [c for c in verdict.candidates if _answers(c, partner, side, lists)]
            if len(answers) == 1:
                reason: Reason = ("answers", {"name": answers[0].name, "other": partner.name})
                decided = _decided(verdict, answers[0], reason)
                row.verdicts = (row.verdicts[0], decided) if side else (decided, row.verdicts[1])


def _answers(
    candidate: Candidate, partner: Candidate, side: int, lists: dict[tuple[str, int], set[tuple[str, int]]]
) -> bool:
    """Whether the list has this tie from the other side, and not from this one."""
    one, other = candidate.identity, partner.identity
    its, partners = other in lists.get(one, ()), one in lists.get(other, ())
    return its and not partners if side else partners and not its


def doubt_scale(rows: Sequence[JudgedRow], lookup: Lookup) -> None:
    """A hamlet whose partners are cities is hardly meant: its name is also that of a municipality that is missing.

    Only where municipalities are often named otherwise than the town they are run from.
    """
    partners: dict[tuple[str, int], dict[tuple[str, int], int]] = {}
    for row in rows:
        chosen = [verdict.chosen for verdict in row.verdicts]
        for one, other in permutations(chosen, 2):
            if one is not None and other is not None and other.population:
                partners.setdefault(one.identity, {})[other.identity] = other.population
    for row in rows:
        row.verdicts = tuple(_doubt_scale(verdict, partners, lookup) for verdict in row.verdicts)


def _doubt_scale(
    verdict: Verdict, partners: dict[tuple[str, int], dict[tuple[str, int], int]], lookup: Lookup
) -> Verdict:
    chosen = verdict.chosen
    if chosen is None or verdict.reasons[-1][0] not in BY_NAME_ALONE or chosen.country not in LARGE_MUNICIPALITIES:
        return verdict
    sizes = list(partners.get(chosen.identity, {}).values())
    if not sizes or not 0 < chosen.population < LARGEST_HAMLET:
        return verdict
    times = median(sizes) / chosen.population
    if times < (OUT_OF_SCALE if len(sizes) < MANY_PARTNERS else OUT_OF_SCALE / 10):
        return verdict
    if any(known.names > FEW_NAMES for known in lookup.renown([chosen.place or 0]).values()):
        return verdict
    reason: Reason = ("out_of_scale", {"name": chosen.name, "people": chosen.population, "count": len(sizes)})
    return Verdict(Outcome.ASK, 70, (*verdict.reasons, reason), None, verdict.candidates)


@dataclass(slots=True)
class _Entry:
    """Consecutive rows of the same first name: a city of the list with its ties."""

    query: Query
    country: str
    rows: list[JudgedRow]

    @property
    def verdict(self) -> Verdict:
        return self.rows[0].verdicts[0]

    def anchor(self, lookup: Lookup, candidate: Candidate | None) -> Anchor | None:
        """Where it stands if that is the city that is meant; None if its region has no name."""
        region = lookup.region_name(candidate.country, candidate.admin1) if candidate else ""
        return (fold(region), fold(self.query.name)) if region else None


def follow_order(rows: Sequence[JudgedRow], lookup: Lookup) -> None:
    """Where a list goes by regions and names, a homonym lies in the region that its neighbours stand in."""
    for entries in _by_country(rows).values():
        if not _is_ordered(entries, lookup):
            continue
        for _round in range(ROUNDS):
            placed = [at for at in range(1, len(entries) - 1) if _place(entries, at, lookup)]
            if not placed:
                break


def _by_country(rows: Iterable[JudgedRow]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = {}
    last: Query | None = None
    for row in rows:
        if not row.verdicts:
            continue
        query = row.queries[0]
        codes = read_country(query.country).codes
        if query == last:
            found[codes[0]][-1].rows.append(row)
        elif len(codes) == 1:
            found.setdefault(codes[0], []).append(_Entry(query, codes[0], [row]))
        last = query if len(codes) == 1 else None
    return found


def _is_ordered(entries: Sequence[_Entry], lookup: Lookup) -> bool:
    anchors = [anchor for entry in entries if (anchor := entry.anchor(lookup, entry.verdict.chosen))]
    if len(anchors) <= SHORTEST_ORDERED or len({region for region, _name in anchors}) < SHORTEST_ORDERED // 4:
        return False
    return sum(one <= other for one, other in pairwise(anchors)) >= LEAST_ORDERED * (len(anchors) - 1)


def _place(entries: Sequence[_Entry], at: int, lookup: Lookup) -> bool:
    """Decide one entry by its nearest neighbours that are sure; whether that succeeded."""
    entry = entries[at]
    if not _is_open(entry.verdict):
        return False
    before = next((a for e in reversed(entries[:at]) if (a := e.anchor(lookup, e.verdict.chosen))), None)
    after = next((a for e in entries[at + 1 :] if (a := e.anchor(lookup, e.verdict.chosen))), None)
    if before is None or after is None or before > after:
        return False
    bearers = once(
        [
            candidate
            for candidate in lookup.bearers(read_name(entry.query.name).written.key)
            if candidate.country == entry.country and candidate.bearing > Bearing.ALIAS
        ]
    )
    fitting = [c for c in bearers if (anchor := entry.anchor(lookup, c)) and before <= anchor <= after]
    if len(fitting) != 1 or fold(lookup.region_name(entry.country, fitting[0].admin1)) not in (before[0], after[0]):
        return False
    region = lookup.region_name(entry.country, fitting[0].admin1)
    for row in entry.rows:
        decided = _decided(row.verdicts[0], fitting[0], ("in_order", {"name": fitting[0].name, "region": region}))
        row.verdicts = (decided, *row.verdicts[1:])
    return True
