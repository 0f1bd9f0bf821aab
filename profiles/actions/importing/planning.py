"""From the rows of a list to what is to be done with each: nothing is written here."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from profiles.actions.importing.collective import (
    answer_one_another,
    doubt_homonyms,
    doubt_scale,
    follow_order,
    know_by_full_names,
)
from profiles.actions.importing.days import is_perhaps_jalali, read_date
from profiles.actions.importing.reading import Table
from profiles.actions.importing.words import code_of
from profiles.choices import MembershipRole, TieKind
from profiles.choices.importing import ListNoun, QuestionState
from profiles.dates import EdtfError, parse
from profiles.models import MatchQuestion
from profiles.selectors.matching import (
    Candidate,
    Lookup,
    Outcome,
    Query,
    Reason,
    Verdict,
    judge,
    keys_of,
    load_names,
    look_again,
)
from profiles.selectors.matching.weighing import ASKED, ranked
from profiles.text import fold, forbidden_character

Report = Callable[[int, int], None]
"""Called with how many names of how many are matched; may raise to stop."""

QID = re.compile(r"Q[1-9][0-9]*$")
EVERY = 500
LONGEST = 200
"""Letters of a cell at most: as many as a name may have wherever it may be kept."""
MARKS = {"geonames": "GeoNames", "wikidata": "Wikidata", "unlocode": "UN/LOCODE"}
UNLOCODE_LIKE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")


@dataclass(slots=True)
class PlannedRow:
    """A row of a list, read: whom it names, what it says of their link, and why it cannot be taken, if so."""

    number: int
    cells: dict[str, str]
    queries: tuple[Query, ...]
    kind: str = ""
    started: str = ""
    ended: str = ""
    network: str = ""
    role: str = ""
    designation: str = ""
    problem: Reason | None = None
    verdicts: tuple[Verdict, ...] = ()
    is_of_one_city: bool = False
    """Whether both names lead to the same city, so that one of them must mean another."""

    @property
    def key(self) -> str:
        """The same for the same link of the same names in another edition, whatever else the row says."""
        names = [part for query in self.queries for part in (query.name, query.country, query.region)]
        text = "\n".join(fold(name) or name for name in (*names, self.network))
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    @property
    def question_keys(self) -> tuple[str, ...]:
        """What the question on each of its names is remembered by; asked of this row alone where both are one city."""
        own = [query.key for query in self.queries]
        if self.is_of_one_city:
            own[-1] = hashlib.sha256(f"{own[-1]}\n{self.key}".encode()).hexdigest()[:32]
        return tuple(own)

    @property
    def is_sure(self) -> bool:
        """Whether everyone in it is known."""
        return self.problem is None and all(verdict.outcome is Outcome.SURE for verdict in self.verdicts)


@dataclass(slots=True)
class Plan:
    """All rows of a list, judged."""

    noun: str
    rows: list[PlannedRow] = field(default_factory=list)


def read_rows(table: Table, noun: str, columns: Mapping[str, str], options: Mapping[str, Any]) -> Plan:
    """Every row with its queries; what is wrong with a row is noted in it. ``options``: ``kinds`` and ``dates``."""
    places = {meaning: table.headers.index(header) for meaning, header in columns.items()}
    plan = Plan(noun)
    for number, row in enumerate(table.rows, 1):
        cells = {meaning: row[place] for meaning, place in places.items() if row[place]}
        if problem := _unreadable(table, number, cells, columns):
            shown = {meaning: text[:LONGEST] for meaning, text in cells.items()}
            plan.rows.append(PlannedRow(number, shown, _queries(shown, noun), problem=problem))
        else:
            plan.rows.append(read_row(number, cells, noun, options))
    return plan


def _unreadable(table: Table, number: int, cells: Mapping[str, str], columns: Mapping[str, str]) -> Reason | None:
    """Why a row cannot be taken as it stands in the file; None if it can."""
    row = table.rows[number - 1]
    if len(row) > len(table.headers):
        return "ragged", {"cells": len(row), "headers": len(table.headers)}
    if row == table.headers:
        return "headers_again", {}
    for meaning, header in columns.items():
        text = cells.get(meaning, "")
        if table.headers.index(header) in table.problems.get(number, ()):
            return "unreadable_cell", {"column": header}
        if len(text) > LONGEST:
            return "too_long", {"column": header, "limit": LONGEST}
        if "\ufffd" in text:
            return "unreadable_cell", {"column": header}
        if character := forbidden_character(text):
            return "bad_character", {"column": header, "character": character}
    return None


def read_row(number: int, cells: Mapping[str, str], noun: str, options: Mapping[str, Any]) -> PlannedRow:
    """One row, from its cells by meaning.

    ``options`` may hold ``kinds``, from words in the list to codes, and ``dates``, a code of ``WrittenDates``.
    """
    planned = PlannedRow(number, dict(cells), _queries(cells, noun))
    _read_facts(planned, cells, options.get("kinds", {}), options.get("dates", ""))
    _check_marks(planned, cells)
    if planned.problem is None and not all(map(_says_something, planned.queries)):
        planned.problem = ("no_name", {})
    return planned


def _says_something(query: Query) -> bool:
    return bool(query.name.strip() or query.geonames_id or query.wikidata_id or query.unlocode)


def _queries(cells: Mapping[str, str], noun: str) -> tuple[Query, ...]:
    return tuple(_query(cells, side) for side in (("_a", "_b") if noun == ListNoun.TIES.value else ("",)))


def _query(cells: Mapping[str, str], side: str) -> Query:
    latitude, longitude = (_degrees(cells.get(f"{name}{side}", "")) for name in ("latitude", "longitude"))
    both = latitude is not None and longitude is not None
    qid = QID.search(cells.get(f"wikidata{side}", ""))
    geonames_id = cells.get(f"geonames{side}", "").rstrip("/").rpartition("/")[2]
    return Query(
        name=cells.get(f"city{side}", ""),
        country=cells.get(f"country{side}", ""),
        region=cells.get(f"region{side}", ""),
        latitude=latitude if both else None,
        longitude=longitude if both else None,
        geonames_id=int(geonames_id) if geonames_id.isdecimal() and len(geonames_id) < 10 else None,
        wikidata_id=qid[0] if qid else "",
        unlocode=cells.get(f"unlocode{side}", "").replace(" ", "").upper(),
    )


def _degrees(text: str) -> float | None:
    try:
        value = float(text.replace(",", ".").replace("٫", ".")) if text else None
    except ValueError:
        return None
    return value if value is not None and -180 <= value <= 180 else None


def _read_facts(planned: PlannedRow, cells: Mapping[str, str], kinds: Mapping[str, str], dates: str) -> None:
    for column in ("started", "ended"):
        try:
            setattr(planned, column, read_date(cells.get(column, ""), dates))
        except EdtfError:
            planned.problem = ("bad_date", {"date": cells[column]})
        if is_perhaps_jalali(getattr(planned, column), dates):
            planned.problem = ("perhaps_jalali", {"date": cells[column]})
    start, end = parse(planned.started), parse(planned.ended)
    if start.earliest is not None and end.latest is not None and end.latest < start.earliest:
        planned.problem = ("bad_period", {})
    if word := cells.get("kind", ""):
        planned.kind = kinds.get(word) or code_of(TieKind, word)
        if not planned.kind:
            planned.problem = ("unknown_kind", {"kind": word})
    planned.network = cells.get("network", "")
    if word := cells.get("role", ""):
        planned.role = code_of(MembershipRole, word)
        if not planned.role:
            planned.problem = ("unknown_role", {"role": word})
    planned.designation = cells.get("designation", "")


def _check_marks(planned: PlannedRow, cells: Mapping[str, str]) -> None:
    """What is given to find a city by, and cannot be read, is not passed over: it would be found by less."""
    sides = ("_a", "_b") if len(planned.queries) > 1 else ("",)
    for side, query in zip(sides, planned.queries, strict=True):
        given = {name: cells.get(f"{name}{side}", "") for name in (*MARKS, "latitude", "longitude")}
        both = "".join(f" {given[name]}" for name in ("latitude", "longitude") if given[name])
        if both and (query.latitude is None or abs(query.latitude) > 90):
            planned.problem = ("bad_coordinates", {"text": both.strip()})
        found = (query.geonames_id, query.wikidata_id, UNLOCODE_LIKE.fullmatch(query.unlocode))
        for (name, label), mark in zip(MARKS.items(), found, strict=True):
            if given[name] and not mark:
                planned.problem = ("bad_id", {"what": label, "id": given[name]})


class Remembered:
    """What editors decided before: asked first, before any matching."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.questions: dict[str, MatchQuestion] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), 900):
            for question in MatchQuestion.objects.filter(key__in=wanted[start : start + 900]):
                self.questions[question.key] = question

    def verdict(self, query: Query, lookup: Lookup) -> Verdict | None:
        """The decision on that query; None if there is none yet."""
        return self.verdict_by_key(query.key, lookup)

    def verdict_by_key(self, key: str, lookup: Lookup) -> Verdict | None:
        """The decision that is remembered by that key."""
        question = self.questions.get(key)
        if question is None:
            return None
        if question.state == QuestionState.REJECTED:
            return Verdict(Outcome.NONE, 100, (("put_to_rest", {}),))
        if question.state != QuestionState.DECIDED:
            return None
        chosen: Candidate | None = None
        if question.city_id is not None:
            chosen = lookup.city(question.city_id)
        elif question.place_id is not None:
            chosen = lookup.place(question.place_id)
        if chosen is None:
            return None
        return Verdict(Outcome.SURE, 100, (("decided_before", {}),), chosen, (chosen,))


def judge_rows(
    plan: Plan, *, held: Mapping[tuple[int, int], Verdict] | None = None, report: Report = lambda done, total: None
) -> Remembered:
    """Give every row its verdicts. Each different name is looked up once; the database is only read.

    ``held``: number of a row, and which of its names → a verdict of before that stands, as it went by the whole list.
    """
    queries = list(dict.fromkeys(query for row in plan.rows if row.problem is None for query in row.queries))
    remembered = Remembered({query.key for query in queries})
    lookup = Lookup()
    verdicts: dict[Query, Verdict] = {}
    for start in range(0, len(queries), EVERY):
        part = queries[start : start + EVERY]
        load_names(part, lookup)
        for query in part:
            verdicts[query] = remembered.verdict(query, lookup) or judge(query, lookup)
        report(min(start + EVERY, len(queries)), len(queries))
    verdicts |= look_again(verdicts, lookup)
    know_by_full_names(verdicts)
    doubt_homonyms(verdicts)
    judged = [row for row in plan.rows if row.problem is None]
    for row in judged:
        row.verdicts = tuple(verdicts[query] for query in row.queries)
    if plan.noun == ListNoun.TIES.value:
        follow_order(judged, lookup)
        answer_one_another(judged)
        doubt_scale(judged, lookup)
    for row in judged:
        if held:
            row.verdicts = tuple(held.get((row.number, place), verdict) for place, verdict in enumerate(row.verdicts))
        note_rests(row)
        _part_namesakes(row, lookup)
    _recall_namesakes(plan, remembered, lookup)
    return remembered


def _part_namesakes(row: PlannedRow, lookup: Lookup) -> None:
    """No city is tied to itself: where both names lead to one, the second means a namesake, and that is asked."""
    chosen = [verdict.chosen for verdict in row.verdicts]
    if len(chosen) != 2 or chosen[0] is None or chosen[1] is None or chosen[0].identity != chosen[1].identity:
        return
    row.is_of_one_city = True
    offered = {c.identity: c for key in keys_of(row.queries[1]) for c in lookup.bearers(key)}
    candidates = tuple(c for c in ranked(offered.values()) if c.identity != chosen[0].identity)[:ASKED]
    reasons: tuple[Reason, ...] = (("same_city", {"name": chosen[0].name}),)
    row.verdicts = (row.verdicts[0], Verdict(Outcome.ASK, 50, reasons, None, candidates))


def _recall_namesakes(plan: Plan, remembered: Remembered, lookup: Lookup) -> None:
    """What an editor decided on the second name of such rows."""
    rows = [row for row in plan.rows if row.is_of_one_city]
    earlier = Remembered({row.question_keys[1] for row in rows})
    remembered.questions |= earlier.questions
    for row in rows:
        if verdict := earlier.verdict_by_key(row.question_keys[1], lookup):
            row.verdicts = (row.verdicts[0], verdict)
            note_rests(row)


def note_rests(row: PlannedRow) -> None:
    """A row of which an editor said that no city is meant is rejected, not asked again."""
    rests: list[Any] = [v.reasons[0] for v in row.verdicts if v.reasons and v.reasons[0][0] == "put_to_rest"]
    if rests:
        row.problem = rests[0]
