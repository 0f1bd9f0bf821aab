"""Writing the ties of a list: each once, whichever side lists it, with a citation for each side that does."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from profiles.actions.importing.accounts import Account
from profiles.actions.importing.cities import PUBLISHED, free_slugs
from profiles.actions.importing.planning import PlannedRow
from profiles.actions.recording import store_together
from profiles.choices import Confidence, Locator, TieKind, TieStatus
from profiles.models import Citation, City, Source, Tie
from profiles.models.feed import note_changes


@dataclass(slots=True)
class _Known:
    """A tie, recorded or about to be, with the cities that this source says declare it."""

    tie: Tie
    declared_by: set[int] = field(default_factory=set)
    first_rows: dict[int, int] = field(default_factory=dict)
    """Who declares it → in which row of this list it first does."""
    citations: int = 0
    is_new: bool = False


Pair = tuple[int, int]
Declared = Callable[[Collection[str]], Mapping[str, set[int]]]
"""Addresses of ties → who declared each in earlier lists of the source."""
FEW = 400
"""Up to so many are asked for by name: an editor's answer is not to read every tie there is."""


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def write_ties(rows: Iterable[tuple[PlannedRow, City, City]], source: Source, declared: Declared) -> dict[int, Account]:
    """Record these ties and what becomes of each row, by its number.

    Call it in a transaction and a batch. What a tie on record says is not changed: only a citation is added.
    """
    rows = list(rows)
    known = _recorded({_pair(a.pk, b.pk) for _row, a, b in rows}, declared)
    give = free_slugs(Tie, (_slug(a, b) for _row, a, b in rows))
    accounts: dict[int, Account] = {}
    cited: list[tuple[_Known, City, int]] = []
    for row, a, b in rows:
        if a.pk == b.pk:
            accounts[row.number] = Account.rejected(("same_city", {}))
            continue
        tie, account = _place(row, a, b, known, give)
        if a.pk in tie.declared_by:
            if not tie.is_new or account.is_merged:
                first = tie.first_rows.get(a.pk)
                account.reasons = [("row_twice", {"row": first})] if first else [("tie_known", {})]
        else:
            if account.is_merged and tie.declared_by:
                account.reasons = [("tie_from_other_side", {})]
            tie.declared_by.add(a.pk)
            tie.first_rows[a.pk] = row.number
            cited.append((tie, a, row.number))
        account.tell_of(tie.tie)
        accounts[row.number] = account
    _store(known, cited, source)
    return accounts


def _slug(a: City, b: City) -> str:
    return f"{a.slug}--{b.slug}"[:150].rstrip("-")


def _recorded(pairs: set[Pair], declared: Declared) -> dict[Pair, list[_Known]]:
    known: dict[Pair, list[_Known]] = {}
    ties = Tie.objects.only("slug", "state", "city_a", "city_b", "kind", "started")
    cities = {city for pair in pairs for city in pair}
    if len(cities) <= FEW:
        ties = ties.filter(city_a__in=cities, city_b__in=cities)
    for tie in ties.iterator(chunk_size=2000):
        pair = _pair(tie.city_a_id, tie.city_b_id)
        if pair in pairs:
            known.setdefault(pair, []).append(_Known(tie))
    said = declared({entry.tie.slug for found in known.values() for entry in found})
    for entry in (entry for found in known.values() for entry in found):
        entry.declared_by = set(said.get(entry.tie.slug, ()))
    entries = {entry.tie.pk: entry for found in known.values() for entry in found}
    keys = list(entries)
    for start in range(0, len(keys), 900):
        for pk in Citation.objects.filter(tie__in=keys[start : start + 900]).values_list("tie_id", flat=True):
            if pk is not None:
                entries[pk].citations += 1
    return known


def _place(
    row: PlannedRow, a: City, b: City, known: dict[Pair, list[_Known]], give: Callable[[str], str]
) -> tuple[_Known, Account]:
    """The tie that the row means: one on record, or a new one."""
    found = known.setdefault(_pair(a.pk, b.pk), [])
    for entry in sorted(found, key=lambda e: e.tie.kind != (row.kind or TieKind.SISTER_CITY.value)):
        same_kind = not row.kind or entry.tie.kind == row.kind
        same_start = not row.started or not entry.tie.started or entry.tie.started == row.started
        if same_kind and same_start:
            return entry, Account.merged(entry.tie.slug, ("tie_known", {}))
    tie = Tie(
        slug=give(_slug(a, b)),
        state=PUBLISHED,
        city_a=a,
        city_b=b,
        kind=row.kind or TieKind.SISTER_CITY.value,
        status=(TieStatus.ENDED if row.ended else TieStatus.ACTIVE).value,
        started=row.started,
        ended=row.ended,
    )
    entry = _Known(tie, is_new=True)
    found.append(entry)
    return entry, Account.created(tie.slug)


def _store(known: dict[Pair, list[_Known]], cited: list[tuple[_Known, City, int]], source: Source) -> None:
    made = [entry.tie for found in known.values() for entry in found if entry.is_new]
    store_together(Tie, made)
    citations = []
    for entry, declarer, number in cited:
        entry.citations += 1
        citations.append(
            Citation(
                source=source,
                tie=entry.tie,
                ordinal=entry.citations,
                locator_kind=Locator.ROW.value,
                locator=str(number),
                confidence=Confidence.VERIFIED.value,
                supports_en=f"Declared by {declarer.name_en or declarer.name_fa}"[:400],
                supports_fa=f"به اعلام {declarer.name_fa or declarer.name_en}"[:400],
            )
        )
    taken = _locators(source, {citation.tie_id for citation in citations if citation.tie_id is not None})
    citations = [c for c in citations if (c.tie_id, c.locator) not in taken]
    store_together(Citation, citations)
    note_changes(made)
    note_changes({entry.tie.pk: entry.tie for entry, _city, _row in cited if not entry.is_new}.values())


def _locators(source: Source, ties: set[int]) -> set[tuple[int | None, str]]:
    """Where these ties are cited in that source already: an older edition may have had the same row number."""
    cited = Citation.objects.filter(source=source, tie__isnull=False)
    if len(ties) <= FEW:
        cited = cited.filter(tie__in=ties)
    return {(tie, locator) for tie, locator in cited.values_list("tie_id", "locator") if tie in ties}
