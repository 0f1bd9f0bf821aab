"""Ties, memberships, activities and what else belongs to cities: pairs that likely tell of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from profiles.models import (
    Activity,
    Campaign,
    GovernmentRelation,
    Membership,
    Milestone,
    Observation,
    Participation,
    Tie,
)
from profiles.selectors.duplicates.pairs import Blocks, Pair, Reason, because, compare, judged, names_of, skeleton

ENDLESS = 9_999_999
LIKE_TITLE = 80


class Lasting(NamedTuple):
    """A period and a kind, as they are compared."""

    key: int
    kind: str
    started: str
    first: int | None
    ended: str
    last: int | None


def alike_ties() -> list[Pair]:
    """Ties of the same two cities whose kind and dates do not set them apart. One query."""
    rows: dict[int, Lasting] = {}
    blocks = Blocks()
    columns = ("pk", "city_a", "city_b", "kind", "started", "started_earliest", "ended", "ended_latest")
    for key, a, b, *rest in Tie.objects.order_by().values_list(*columns):
        rows[key] = Lasting(key, *rest)
        blocks.put((min(a, b), max(a, b)), key)

    def judge(one: int, other: int) -> Pair | None:
        mine, theirs = rows[one], rows[other]
        kind = because("same_kind", 25) if mine.kind == theirs.kind else because("other_kind", 0)
        return judged(one, other, [because("same_pair", 40), kind, *_in_time(mine, theirs)])

    return compare(blocks, judge)


def alike_memberships() -> list[Pair]:
    """Memberships of the same city in the same network whose dates do not set them apart. One query."""
    rows: dict[int, Lasting] = {}
    blocks = Blocks()
    columns = ("pk", "city", "network", "standing", "started", "started_earliest", "ended", "ended_latest")
    for key, city, network, *rest in Membership.objects.order_by().values_list(*columns):
        rows[key] = Lasting(key, *rest)
        blocks.put((city, network), key)

    def judge(one: int, other: int) -> Pair | None:
        return judged(one, other, [because("same_member", 50), *_in_time(rows[one], rows[other])])

    return compare(blocks, judge)


def _in_time(one: Lasting, other: Lasting) -> list[Reason]:
    if one.started and one.started == other.started:
        return [because("same_start", 25, date=one.started)]
    if not one.started or not other.started:
        return [because("one_undated", 20)]
    earlier, later = sorted((one, other), key=lambda row: row.first or 0)
    is_over = earlier.ended and (earlier.last or ENDLESS) <= (later.first or 0)
    year = earlier.started[:4] == later.started[:4]
    return [because("one_after_the_other", -30) if is_over else because("overlap", 20 if year else 8)]


class Told(NamedTuple):
    """Something with a title, as it is compared."""

    key: int
    city: int | None
    titles: dict[str, str]
    kind: str
    started: str
    parties: frozenset[Any]


def alike_activities() -> list[Pair]:
    """Activities of one city, or with the same participants, by title, kind and start. Two queries."""
    parties: dict[int, set[tuple[str, int]]] = defaultdict(set)
    columns = [f"{party}" for party in Participation.PARTIES]
    for activity, *keys in Participation.objects.order_by().values_list("activity", *columns):
        parties[activity].update((name, key) for name, key in zip(columns, keys, strict=True) if key)
    rows = {
        key: Told(key, city, names_of(en, fa), kind, started, frozenset({("city", city), *parties[key]}))
        for key, city, en, fa, kind, started in Activity.objects.order_by().values_list(
            "pk", "city", "title_en", "title_fa", "kind", "started"
        )
    }
    return _alike_titles(rows)


def alike_relations() -> list[Pair]:
    """Relations of one city with its government, by title, mode and start. One query."""
    rows = {
        key: Told(key, city, names_of(en, fa), kind, started, frozenset())
        for key, city, en, fa, kind, started in GovernmentRelation.objects.order_by().values_list(
            "pk", "city", "title_en", "title_fa", "mode", "started"
        )
    }
    return _alike_titles(rows)


def alike_campaigns() -> list[Pair]:
    """Campaigns of one city, by name, slogan and start. One query."""
    rows = {
        key: Told(key, city, names_of(en, fa, slogan), "", started, frozenset())
        for key, city, en, fa, slogan, started in Campaign.objects.order_by().values_list(
            "pk", "city", "name_en", "name_fa", "slogan", "started"
        )
    }
    return _alike_titles(rows)


def alike_milestones() -> list[Pair]:
    """Milestones by title, date and cities. Two queries."""
    cities: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for milestone, city in Milestone.objects.filter(cities__isnull=False).order_by().values_list("pk", "cities"):
        cities[milestone].add(("city", city))
    rows = {
        key: Told(key, None, names_of(en, fa), "", date, frozenset(cities[key]))
        for key, en, fa, date in Milestone.objects.order_by().values_list("pk", "title_en", "title_fa", "date")
    }
    return _alike_titles(rows)


def _alike_titles(rows: dict[int, Told]) -> list[Pair]:
    blocks = Blocks()
    for row in rows.values():
        for folded in row.titles:
            blocks.put(("title", row.city, skeleton(folded)[:12]), row.key)
        if row.started:
            blocks.put(("start", row.city, row.started[:4]), row.key)
            if len(row.parties) > 1:
                blocks.put(("parties", row.parties, row.started[:4]), row.key)
    return compare(blocks, lambda one, other: _judge_titles(rows[one], rows[other]))


def _judge_titles(one: Told, other: Told) -> Pair | None:
    kind = None if not one.kind or one.kind != other.kind else because("same_kind", 10)
    reasons = [because("same_city", 10) if one.city and one.city == other.city else None, _by_title(one, other), kind]
    if one.parties == other.parties and len(one.parties) > (one.city is not None):
        reasons.append(because("same_parties", 30) if one.city else because("same_cities", 15))
    if one.started and one.started == other.started:
        reasons.append(because("same_start", 15, date=one.started))
    elif one.started and other.started and one.started[:4] != other.started[:4]:
        reasons.append(because("other_start", -15))
    return judged(one.key, other.key, reasons)


def _by_title(one: Told, other: Told) -> Reason | None:
    if one.titles.keys() & other.titles.keys():
        return because("same_title", 55)
    best = _likest(one.titles, other.titles)
    if best is None or best[0] < LIKE_TITLE:
        return None
    return because("near_title", 40 if best[0] >= 90 else 30, one=one.titles[best[1]], other=other.titles[best[2]])


def _likest(ones: Iterable[str], others: Iterable[str]) -> tuple[float, str, str] | None:
    scored = [(fuzz.token_sort_ratio(mine, theirs), mine, theirs) for mine in ones for theirs in others]
    return max(scored, default=None)


def alike_observations() -> list[Pair]:
    """Figures that one source gives of one subject at one date, alike but for unit or area. One query."""
    blocks = Blocks()
    same = ("indicator", "city", "territory", "network", "as_of", "claimed_by", "value", "is_forecast")
    for key, *trait in Observation.objects.order_by().values_list("pk", *same):
        blocks.put(tuple(trait), key)
    return compare(blocks, lambda one, other: judged(one, other, [because("same_figure", 70)]))
