"""Figures of one subject, grouped by what they count, so that contradicting sources stand under one another."""

from collections.abc import Iterable
from dataclasses import dataclass

from profiles.models import Indicator, Observation
from profiles.selectors.notes import Notes
from profiles.selectors.profile import Fact


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """What all sources say of one indicator, newest first."""

    indicator: Indicator
    facts: tuple[Fact[Observation], ...]


def by_indicator(observations: Iterable[Observation], notes: Notes) -> tuple[IndicatorFacts, ...]:
    """Group observations by indicator, each group in the order given; indicators in the order of their slugs."""
    groups: dict[int, list[Observation]] = {}
    for observation in observations:
        groups.setdefault(observation.indicator_id, []).append(observation)
    ordered = sorted(groups.values(), key=lambda group: group[0].indicator.slug)
    return tuple(
        IndicatorFacts(group[0].indicator, tuple(Fact(one, notes.of(one)) for one in group)) for group in ordered
    )
