"""What the page of history shows: milestones by era, and what checking the essay's account of them came to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch

from profiles.choices import Era
from profiles.dates import year_of
from profiles.models import Activity, Campaign, City, EssayCheck, Milestone, Network, Tie
from profiles.models.named import Period
from profiles.selectors.notes import Note, Notes
from profiles.selectors.profile import Fact

DATED: tuple[type[Period], ...] = (Tie, Network, Activity, Campaign)
"""What the timeline counts beside the milestones."""
ACCOUNT = (3, 4, 18, 19, 20)
"""The essay's paragraphs that tell of the past and of what is to come."""


@dataclass(frozen=True, slots=True)
class EraMilestones:
    """The milestones of an age, in the order of time."""

    era: Era
    facts: tuple[Fact[Milestone], ...]


@dataclass(frozen=True, slots=True)
class NounDecades:
    """How many public records of a noun begin in each decade, by its first year."""

    model: type[Period]
    counts: Mapping[int, int]


@dataclass(frozen=True)
class HistoryPage:
    """The history of city diplomacy as the database tells it; ``checks`` are of the essay's account."""

    eras: tuple[EraMilestones, ...]
    checks: tuple[Fact[EssayCheck], ...]
    decades: tuple[NounDecades, ...]
    sources: tuple[Note, ...]

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        return tuple(fact.record for era in self.eras for fact in era.facts)


def history_page() -> HistoryPage:
    """All public milestones by era, in eight queries."""
    milestones = list(
        Milestone.objects.published()
        .prefetch_related(Prefetch("cities", queryset=City.objects.published().order_by("slug")))
        .by_date()
    )
    checks = list(EssayCheck.objects.published().filter(paragraph__in=ACCOUNT).in_essay_order())
    notes = Notes([*milestones, *checks])
    return HistoryPage(
        eras=tuple(
            EraMilestones(era, tuple(Fact(one, notes.of(one)) for one in group))
            for era in Era
            if (group := [one for one in milestones if one.era == era])
        ),
        decades=tuple(NounDecades(model, counts) for model in DATED if (counts := _by_decade(model))),
        checks=tuple(Fact(one, notes.of(one)) for one in checks),
        sources=tuple(notes.listed),
    )


def _by_decade(model: type[Period]) -> Mapping[int, int]:
    records: Any = model._default_manager
    days = records.published().filter(started_earliest__isnull=False).order_by().values_list("started_earliest")
    counts: Counter[int] = Counter()
    for day, count in days.annotate(count=Count("pk")):
        counts[year_of(day) // 10 * 10] += count
    return counts
