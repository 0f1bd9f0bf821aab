"""Rows of lists as the desk shows them: whom a row names, who that is, what became of it and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from profiles.choices.importing import ListNoun, RowState
from profiles.selectors.matching.reasons import all_in_words
from profiles.text import listed, localize_digits

NOUNS = {ListNoun.TIES.value: "tie", ListNoun.MEMBERSHIPS.value: "membership"}
OF_THE_LINK = ("network", "role", "designation", "kind", "started", "ended")


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One city that a row names."""

    text: str
    chosen: str = ""
    """Who that is; empty while it is asked."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row, with its outcome."""

    number: int
    sides: tuple[ShownSide, ...]
    facts: str
    """What else it says: kind, years, role."""
    outcome: str = ""
    label: Any = ""
    why: str = ""
    url: str = ""
    """Where its record is edited."""


def sides_of(noun: str) -> tuple[str, ...]:
    """What the columns of each city of a row end with."""
    return ("_a", "_b") if noun == ListNoun.TIES.value else ("",)


def name_in(cells: Mapping[str, str], side: str) -> str:
    """How a row names a city: name, region, country; an id where it gives no name."""
    named = [cells.get(f"{part}{side}", "") for part in ("city", "region", "country")]
    ids = [cells.get(f"{part}{side}", "") for part in ("geonames", "wikidata", "unlocode")]
    return listed(filter(None, named)) or listed(filter(None, ids))


def facts_in(cells: Mapping[str, str]) -> str:
    """What a row says beside its cities."""
    return " · ".join(localize_digits(cells[meaning]) for meaning in OF_THE_LINK if cells.get(meaning))


def shown_row(
    noun: str,
    number: int,
    cells: Mapping[str, str],
    sides: Sequence[Mapping[str, Any]],
    *,
    outcome: str,
    reasons: Iterable[Iterable[Any]] = (),
    result: str = "",
) -> ShownRow:
    """A row by its texts, and what its account says of each city: ``name`` where it is known, ``reasons``."""
    shown = []
    for place, side in enumerate(sides_of(noun)):
        known = sides[place] if place < len(sides) else {}
        shown.append(
            ShownSide(name_in(cells, side), str(known.get("name", "")), all_in_words(known.get("reasons", ())))
        )
    return ShownRow(
        number=number,
        sides=tuple(shown),
        facts=facts_in(cells),
        outcome=outcome,
        label=RowState.of(outcome).label if outcome in RowState.codes() else "",
        why=all_in_words(reasons),
        url=reverse("admin:go", args=[NOUNS[noun], result]) if result else "",
    )
