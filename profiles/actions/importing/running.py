"""Bringing in a list: read, judge, write; all or nothing."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from profiles.actions.importing.accounts import Account
from profiles.actions.importing.admitting import Cancelled, check_list, claim
from profiles.actions.importing.asking import ask
from profiles.actions.importing.cities import PUBLISHED, free_slugs, make_cities
from profiles.actions.importing.columns import guess_columns
from profiles.actions.importing.memberships import write_memberships
from profiles.actions.importing.planning import Plan, PlannedRow, Remembered, judge_rows, read_row, read_rows
from profiles.actions.importing.reading import ListError, read_table
from profiles.actions.importing.ties import FEW, write_ties
from profiles.actions.turns import take_turn
from profiles.choices import PublicationState, SourceGrade, SourceKind
from profiles.choices.importing import ListNoun, ListState, QuestionState, RowState
from profiles.models import Batch, Change, City, ImportRow, ListImport, MatchQuestion, Source
from profiles.models.feed import in_batch
from profiles.selectors.matching import Candidate, Outcome, Verdict
from profiles.text import slugify_ascii

Report = Callable[[int], None]
"""Called with the per cent done; may raise to stop before anything is written."""
ANSWERED = ("decided_before", "put_to_rest")
"""Reasons that go by an editor's answer."""
COMPARED = 50
"""Per cent at which every name was looked up; then the rows are evidence of one another."""
JUDGED = 60
"""Per cent at which all names are judged and writing begins."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A list that was brought in, or would have been, with the account of every row."""

    list_import: ListImport
    rows: tuple[ImportRow, ...]


class _DryRunOver(Exception):  # noqa: N818  # no error: takes back what a dry run wrote
    pass


def bring_in(
    list_import: ListImport, content: bytes, *, dry_run: bool = False, report: Report = lambda percent: None
) -> Imported:
    """Bring in a list: ``list_import`` says how it is to be read and what it cites, ``content`` is the file.

    Rows that are sure become records, the others questions; each has its account. Nothing of a list stays if anything
    fails or the process is killed, and nothing of a dry run. Raises ``ListError``.
    """
    options = list_import.options or {}
    table = read_table(
        content,
        list_import.file_name,
        delimiter=options.get("delimiter", ""),
        encoding=options.get("encoding", ""),
    )
    list_import.columns = list_import.columns or guess_columns(table, list_import.noun)
    check_list(list_import, table)
    list_import.file_hash = hashlib.sha256(content).hexdigest()

    def judged(tell: Callable[[int, int], None]) -> tuple[Plan, Remembered]:
        plan = read_rows(table, list_import.noun, list_import.columns, options)
        return plan, judge_rows(plan, report=tell)

    known = _what_is_known()
    plan, remembered = judged(lambda done, total: report(5 + (COMPARED - 5) * done // max(total, 1)))
    report(JUDGED)
    rows: tuple[ImportRow, ...] = ()
    try:
        with transaction.atomic():
            take_turn()
            claim(list_import)
            if _what_is_known() != known:
                plan, remembered = judged(lambda done, total: None)
            rows = tuple(_write(list_import, plan, remembered))
            if dry_run:
                raise _DryRunOver
    except _DryRunOver:
        list_import.pk = None
    return Imported(list_import, rows)


def _what_is_known() -> tuple[Any, ...]:
    """What verdicts rest on: another list, an editor or an answer may change it while names are judged."""
    cities = Change.objects.filter(noun="city").aggregate(last=Max("number"))
    answers = MatchQuestion.objects.aggregate(last=Max("decided_at"), newest=Max("pk"), count=Count("pk"))
    return (*cities.values(), *answers.values())


def _write(list_import: ListImport, plan: Plan, remembered: Remembered) -> list[ImportRow]:
    batch = Batch.objects.create(kind="import", reason=list_import.file_name[:300], made_by=list_import.made_by)
    list_import.batch = batch
    list_import.state = ListState.COMMITTED.value
    list_import.finished_at = timezone.now()
    list_import.progress = 100
    list_import.rows_in = len(plan.rows)
    with in_batch(batch):
        list_import.source = list_import.source or _source_of(list_import)
        list_import.previous = (
            ListImport.objects.standing()
            .filter(source=list_import.source, noun=list_import.noun)
            .exclude(pk=list_import.pk)
            .latest_first()
            .first()
        )
        list_import.save()
        accounts, cities = write_rows(list_import, plan.rows)
    questions = ask(list_import, plan, remembered.questions)
    rows = [_row(list_import, row, accounts[row.number], cities, questions) for row in plan.rows]
    _compare(list_import, rows)
    ImportRow.objects.bulk_create(rows, batch_size=500)
    count(list_import, Counter(row.state for row in rows).items())
    list_import.save()
    return rows


def _source_of(list_import: ListImport) -> Source:
    """The file itself as a source, where nobody named a better one."""
    wanted = slugify_ascii(f"list {list_import.file_name}")[:150] or "list"
    if found := Source.objects.filter(slug=wanted, kind=SourceKind.DATASET.value, state=PUBLISHED).first():
        return found
    source = Source(
        slug=free_slugs(Source, [wanted])(wanted),
        state=PUBLISHED,
        title=list_import.file_name,
        kind=SourceKind.DATASET.value,
        grade=SourceGrade.REFERENCE.value,
    )
    source.save()
    return source


def write_rows(list_import: ListImport, planned: Sequence[PlannedRow]) -> tuple[dict[int, Account], dict[int, City]]:
    """Record the rows that are sure; accounts of all rows, and the cities made, by place.

    Call it in a transaction and a batch.
    """
    accounts: dict[int, Account] = {}
    sure: list[PlannedRow] = []
    withdrawn = _withdrawn()
    for row in planned:
        gone = next((v.chosen for v in row.verdicts if v.chosen is not None and v.chosen.place in withdrawn), None)
        if row.problem is not None:
            accounts[row.number] = Account.rejected(row.problem)
        elif not row.is_sure:
            waiting = [q.name for q, v in zip(row.queries, row.verdicts, strict=True) if v.outcome is not Outcome.SURE]
            accounts[row.number] = Account.queued(*waiting)
        elif gone is not None:
            accounts[row.number] = Account.rejected(("withdrawn", {"name": gone.name}))
        else:
            sure.append(row)
    chosen = [verdict.chosen for row in sure for verdict in row.verdicts if verdict.chosen is not None]
    made = make_cities(c.place for c in chosen if c.city is None and c.place is not None)
    known = City.objects.in_bulk({c.city for c in chosen if c.city is not None})
    resolved = [(row, [_city(v.chosen, made, known) for v in row.verdicts]) for row in sure]
    assert list_import.source is not None  # noqa: S101  # set by all who call
    if list_import.noun == ListNoun.TIES.value:
        ties = [(row, cities[0], cities[1]) for row, cities in resolved]
        accounts.update(write_ties(ties, list_import.source, lambda slugs: _declared(list_import, slugs)))
    else:
        members = [(row, cities[0]) for row, cities in resolved]
        accounts.update(write_memberships(members, list_import.source, list_import.network))
    return accounts, made


def _withdrawn() -> set[int]:
    """The places of cities that were taken from the public: a list does not bring them back."""
    cities = City.objects.filter(state=PublicationState.WITHDRAWN).exclude(geonames_id=None)
    return {place for place in cities.values_list("geonames_id", flat=True) if place is not None}


def _city(chosen: Candidate | None, made: dict[int, City], known: dict[int, City]) -> City:
    if chosen is None:
        raise ValueError("a row that is not sure")
    city = known.get(chosen.city) if chosen.city is not None else made.get(chosen.place or 0)
    if city is None:
        raise ListError(_("Cities or places changed meanwhile: bring the list in again."))
    return city


def _declared(list_import: ListImport, slugs: Collection[str]) -> dict[str, set[int]]:
    """Address of a tie, of these → the cities that declared it in lists of this source."""
    declared: dict[str, set[int]] = {}
    rows = ImportRow.objects.filter(
        list_import__source=list_import.source,
        list_import__state=ListState.COMMITTED,
        state__in=(RowState.CREATED, RowState.MERGED),
    )
    if len(slugs) <= FEW:
        rows = rows.filter(result__in=slugs)
    for slug, sides in rows.values_list("result", "sides").iterator(chunk_size=2000):
        if sides and sides[0].get("city"):
            declared.setdefault(slug, set()).add(sides[0]["city"])
    return declared


def _row(
    list_import: ListImport,
    row: PlannedRow,
    account: Account,
    made: dict[int, City],
    questions: dict[str, MatchQuestion],
) -> ImportRow:
    asked = [
        _question(row, verdict, questions.get(key))
        for key, verdict in zip(row.question_keys, row.verdicts, strict=False)
    ]
    return ImportRow(
        list_import=list_import,
        number=row.number,
        cells=row.cells,
        key=row.key,
        state=account.state.value,
        sides=[side_as_json(verdict, made) for verdict in row.verdicts],
        reasons=[list(reason) for reason in account.reasons],
        question_a=asked[0] if asked else None,
        question_b=asked[1] if len(asked) > 1 else None,
        result=account.result,
    )


def _question(row: PlannedRow, verdict: Verdict, question: MatchQuestion | None) -> MatchQuestion | None:
    """The question that a row waits for, or whose answer settled it: taking that answer back brings the row back."""
    if verdict.reasons and verdict.reasons[0][0] in ANSWERED:
        return question
    return question if row.problem is None and verdict.outcome is not Outcome.SURE else None


def side_as_json(verdict: Verdict, made: dict[int, City]) -> dict[str, Any]:
    """What became of one name of a row."""
    chosen = verdict.chosen
    side: dict[str, Any] = {"score": verdict.score, "reasons": [list(reason) for reason in verdict.reasons]}
    if chosen is not None:
        city = made.get(chosen.place or 0)
        side |= {"city": city.pk if city else chosen.city, "place": chosen.place, "name": chosen.name}
        side["country"] = chosen.country
    return side


def _compare(list_import: ListImport, rows: Iterable[ImportRow]) -> None:
    """What appeared, changed and vanished since the last edition of the same source."""
    if list_import.previous is None:
        return
    before = dict(list_import.previous.rows.values_list("key", "cells").iterator(chunk_size=2000))
    now = {row.key: row.cells for row in rows}
    list_import.appeared = len(now.keys() - before.keys())
    list_import.vanished = len(before.keys() - now.keys())
    list_import.changed = sum(before[key] != now[key] for key in now.keys() & before.keys())


def count(list_import: ListImport, numbers: Iterable[tuple[str, int]]) -> None:
    """Set the sums of a list from how many of its rows are in which state."""
    found = dict(numbers)
    list_import.created = found.get(RowState.CREATED, 0)
    list_import.merged = found.get(RowState.MERGED, 0)
    list_import.queued = found.get(RowState.QUEUED, 0)
    list_import.rejected = found.get(RowState.REJECTED, 0)


__all__ = ["Cancelled", "Imported", "ListError", "QuestionState", "bring_in", "read_row", "write_rows"]
