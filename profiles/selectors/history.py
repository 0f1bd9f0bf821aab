"""What the page of history shows: milestones by era, and what checking the essay's account of them came to."""

from dataclasses import dataclass

from django.db.models import Prefetch

from profiles.choices import Era
from profiles.models import City, EssayCheck, Milestone
from profiles.selectors.notes import Note, Notes
from profiles.selectors.profile import Fact

ACCOUNT = (3, 4, 18, 19, 20)
"""The essay's paragraphs that tell of the past and of what is to come."""


@dataclass(frozen=True, slots=True)
class EraMilestones:
    """The milestones of an age, in the order of time."""

    era: Era
    facts: tuple[Fact[Milestone], ...]


@dataclass(frozen=True)
class HistoryPage:
    """The history of city diplomacy as the database tells it; ``checks`` are of the essay's account."""

    eras: tuple[EraMilestones, ...]
    checks: tuple[Fact[EssayCheck], ...]
    sources: tuple[Note, ...]

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        return tuple(fact.record for era in self.eras for fact in era.facts)


def history_page() -> HistoryPage:
    """All public milestones by era, in four queries."""
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
        checks=tuple(Fact(one, notes.of(one)) for one in checks),
        sources=tuple(notes.listed),
    )
