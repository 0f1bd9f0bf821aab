"""Likely duplicates of a noun, found once for each change of the noun, without the pairs that were told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Max

from profiles.models import (
    Activity,
    Campaign,
    Change,
    City,
    GovernmentRelation,
    Indicator,
    Membership,
    Milestone,
    Network,
    NotDuplicate,
    Observation,
    Organisation,
    Record,
    Source,
    Territory,
    Tie,
)
from profiles.models.base import noun_of
from profiles.selectors.duplicates import named, places, relations
from profiles.selectors.duplicates.pairs import Pair

DETECTORS: dict[type[Record], Callable[[], list[Pair]]] = {
    City: places.alike_cities,
    Tie: relations.alike_ties,
    Network: named.alike_networks,
    Membership: relations.alike_memberships,
    Organisation: named.alike_organisations,
    Activity: relations.alike_activities,
    Campaign: relations.alike_campaigns,
    GovernmentRelation: relations.alike_relations,
    Milestone: relations.alike_milestones,
    Observation: relations.alike_observations,
    Indicator: named.alike_indicators,
    Territory: named.alike_territories,
    Source: named.alike_sources,
}
"""The nouns of which duplicates are looked for; an assessed condition, a law or a checked claim has no likeness."""
MOST = 2000
"""Pairs of a noun that are kept: the likeliest. Who has worked through them meets the next."""
KEPT_FOR = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The likely duplicates of a noun that nobody told apart, the likeliest first."""

    model: type[Record]
    pairs: Sequence[Pair]

    @property
    def noun(self) -> str:
        return noun_of(self.model)


def suspect(models: Iterable[type[Record]]) -> list[Suspicion]:
    """The likely duplicates of these nouns; two queries where they are known, one to three more a noun where not."""
    chosen = [model for model in models if model in DETECTORS]
    newest = dict(Change.objects.order_by().values_list("noun").annotate(Max("number")))
    apart: dict[str, set[tuple[int, int]]] = {}
    for noun, first, second in NotDuplicate.objects.values_list("noun", "first", "second"):
        apart.setdefault(noun, set()).add((first, second))
    return [_of(model, newest.get(noun_of(model), 0), apart.get(noun_of(model), set())) for model in chosen]


def _of(model: type[Record], number: int, apart: set[tuple[int, int]]) -> Suspicion:
    key = f"duplicates:{noun_of(model)}:{number}"
    pairs: list[Pair] | None = cache.get(key)
    if pairs is None:
        # Those told apart are left out before the rest is cut, so that they make room.
        pairs = DETECTORS[model]()
        cache.set(key, pairs[: MOST + len(apart)], KEPT_FOR)
    return Suspicion(model, [pair for pair in pairs if (pair.first, pair.second) not in apart][:MOST])
