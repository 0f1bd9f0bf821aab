"""Pairs that look alike: how they are gathered without comparing all with all, how they are scored, and the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from profiles.dates import display
from profiles.text import fold, format_number

LEAST = 50
"""Score (0 to 100) from which a pair is worth an editor's look."""
LARGEST_BLOCK = 60
"""Records that share a trait with more others than these are not told apart by it."""
NEAR = 85
"""Likeness (0 to 100, rapidfuzz's ratio) from which two folded names are near."""

REASONS: dict[str, Any] = {
    "same_name": _("The same name: «%(name)s»."),
    "same_alias": _("«%(name)s» is a name of both."),
    "near_name": _("Names that are near: «%(one)s» and «%(other)s»."),
    "same_acronym": _("The same abbreviation: %(name)s."),
    "same_title": _("The same title."),
    "near_title": _("Titles that are near: «%(one)s» and «%(other)s»."),
    "same_id": _("The same id of %(what)s: %(id)s."),
    "same_website": _("The same website: %(id)s."),
    "same_address": _("The same address on the web, but for its spelling: %(id)s."),
    "same_place": _("At the same place."),
    "distance": _("%(km)s km from each other."),
    "far": _("But %(km)s km from each other."),
    "same_territory": _("In the same country or region."),
    "other_territory": _("But in different countries or regions."),
    "same_seat": _("The same seat."),
    "other_seat": _("But with different seats."),
    "same_city": _("Of the same city."),
    "same_pair": _("The same two cities."),
    "same_member": _("The same city in the same network."),
    "same_kind": _("Of the same kind."),
    "other_kind": _("But of different kinds."),
    "same_start": _("The same start: %(date)s."),
    "other_start": _("But in different years."),
    "one_undated": _("One of them has no date."),
    "one_after_the_other": _("But one ended before the other began."),
    "overlap": _("Their periods overlap."),
    "same_parties": _("The same cities, organisations and networks take part."),
    "same_cities": _("The same cities."),
    "same_authors": _("The same authors."),
    "same_figure": _("The same figure for the same subject and date, by the same source."),
}
"""What speaks for or against a pair, as sentences in the reader's language."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for or against a pair: a code of ``REASONS``, its values, and what it adds to the score."""

    code: str
    points: int
    values: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        values = {name: self._shown(name, value) for name, value in self.values}
        return str(REASONS[self.code]) % values

    @staticmethod
    def _shown(name: str, value: Any) -> str:
        if name == "date":
            return display(value)
        # What is quoted keeps its own direction within a sentence of the other script.
        return format_number(value) if isinstance(value, int | float) else f"\u2068{value}\u2069"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys of a noun, the smaller first, with a score from 0 to 100 and its reasons."""

    first: int
    second: int
    score: int
    reasons: tuple[Reason, ...]


def because(code: str, points: int, **values: Any) -> Reason:
    """A reason with its values."""
    return Reason(code, points, tuple(values.items()))


def judged(one: int, other: int, reasons: Iterable[Reason | None]) -> Pair | None:
    """A pair with the sum of its reasons; None where they do not suffice."""
    given = tuple(reason for reason in reasons if reason is not None)
    score = sum(reason.points for reason in given)
    if score < LEAST:
        return None
    first, second = sorted((one, other))
    return Pair(first, second, min(score, 100), tuple(sorted(given, key=lambda reason: -reason.points)))


class Blocks:
    """Records by traits that duplicates share; only those that share one are compared."""

    def __init__(self) -> None:
        self._blocks: dict[Hashable, list[int]] = defaultdict(list)

    def put(self, trait: Hashable, key: int) -> None:
        """Note that the record has the trait."""
        block = self._blocks[trait]
        if not block or block[-1] != key:
            block.append(key)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every pair that shares a trait, once."""
        seen: set[tuple[int, int]] = set()
        for block in self._blocks.values():
            if 1 < len(block) <= LARGEST_BLOCK:
                for pair in combinations(sorted(set(block)), 2):
                    if pair not in seen:
                        seen.add(pair)
                        yield pair


def compare(
    blocks: Blocks, judge: Callable[[int, int], Pair | None], also: Iterable[tuple[int, int]] = ()
) -> list[Pair]:
    """The pairs that stand the judgement, the likeliest first."""
    found = {(pair.first, pair.second): pair for pair in _judged(blocks, judge, also)}
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.first, pair.second))


def _judged(
    blocks: Blocks, judge: Callable[[int, int], Pair | None], also: Iterable[tuple[int, int]]
) -> Iterator[Pair]:
    for pairs in (blocks.pairs(), also):
        for one, other in pairs:
            if (pair := judge(one, other)) is not None:
                yield pair


# -- names --

_VOWELS = str.maketrans("", "", "aeiouyhاویه ")


def compact(text: str) -> str:
    """A folded text without spaces: «Sao Paulo» and «SaoPaulo» meet."""
    return text.replace(" ", "")


def skeleton(folded: str) -> str:
    """A folded name without vowels, h and doubled letters: «isfahan» and «esfahaan» meet as «sfn»."""
    bones: list[str] = []
    for letter in folded.translate(_VOWELS).replace("q", "k").replace("c", "k").replace("w", "v"):
        if not bones or bones[-1] != letter:
            bones.append(letter)
    return "".join(bones)


def likeness(ones: Iterable[str], others: Iterable[str]) -> tuple[float, str, str]:
    """The likest two of the names of two things: how like they are (0 to 100), and both."""
    best = (0.0, "", "")
    for one in ones:
        for other in others:
            ratio = fuzz.ratio(one, other, score_cutoff=best[0])
            if ratio > best[0]:
                best = ratio, one, other
    return best


def web_address(url: str) -> str:
    """A web address without what may be written in several ways: scheme, www, last slash, anchor, trackers."""
    if not url:
        return ""
    plain = url.strip().lower().partition("#")[0].partition("://")[2].removeprefix("www.")
    path, _mark, query = plain.partition("?")
    kept = "&".join(sorted(part for part in query.split("&") if part and not part.startswith("utm_")))
    return path.rstrip("/") + (f"?{kept}" if kept else "")


def names_of(*texts: str) -> dict[str, str]:
    """Folded → as written, without empty ones."""
    return {folded: text for text in texts if text and (folded := fold(text))}
