"""Likely duplicates of a noun, found once for each change of the noun, without the pairs that were told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.core.cache import cache

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


@dataclass(slots=True)
class Suspicion:
    """The likely duplicates of a noun that nobody told apart; looked for when they are asked for first."""

    model: type[Record]
    apart: set[tuple[int, int]]
    key: str
    found: Sequence[Pair] | None

    @property
    def noun(self) -> str:
        return noun_of(self.model)

    @property
    def pairs(self) -> Sequence[Pair]:
        """The likeliest first; one to three queries where they are not known."""
        if self.found is None:
            # Those told apart are left out before the rest is cut, so that they make room.
            self.found = DETECTORS[self.model]()[: MOST + len(self.apart)]
            cache.set(self.key, self.found, KEPT_FOR)
        return [pair for pair in self.found if (pair.first, pair.second) not in self.apart][:MOST]

    @property
    def count(self) -> int | None:
        """How many pairs there are; None where nobody asked for them since the noun was changed."""
        return None if self.found is None else len(self.pairs)


def suspect(models: Iterable[type[Record]]) -> list[Suspicion]:
    """The likely duplicates of these nouns, each to be looked for when asked for; two queries."""
    newest = Change.objects.newest_by_noun()
    apart: dict[str, set[tuple[int, int]]] = {}
    for noun, first, second in NotDuplicate.objects.values_list("noun", "first", "second"):
        apart.setdefault(noun, set()).add((first, second))
    keys = {
        model: f"duplicates:{noun_of(model)}:{newest.get(noun_of(model), 0)}" for model in models if model in DETECTORS
    }
    known: dict[str, Sequence[Pair]] = cache.get_many(keys.values())
    return [Suspicion(model, apart.get(noun_of(model), set()), key, known.get(key)) for model, key in keys.items()]
