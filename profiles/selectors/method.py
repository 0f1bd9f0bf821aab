"""What the page about the method shows: indicators, the checks of the essay, and figures of the world."""

from dataclasses import dataclass

from profiles.models import EssayCheck, Indicator, Observation
from profiles.selectors.notes import Note, Notes
from profiles.selectors.observations import IndicatorFacts, by_indicator
from profiles.selectors.profile import Fact
from profiles.text import current_language


@dataclass(frozen=True)
class MethodPage:
    """Definitions of figures, verdicts on the essay's claims, and observations about the world as a whole."""

    indicators: tuple[Fact[Indicator], ...]
    checks: tuple[Fact[EssayCheck], ...]
    world: tuple[IndicatorFacts, ...]
    sources: tuple[Note, ...]


def method_page() -> MethodPage:
    """The content, in four queries."""
    indicators = list(Indicator.objects.published().in_order(current_language()))
    checks = list(EssayCheck.objects.published().in_essay_order())
    world = list(
        Observation.objects.published().about_the_world().select_related("indicator", "claimed_by").latest_first()
    )
    notes = Notes([*indicators, *checks, *world])
    return MethodPage(
        checks=tuple(Fact(one, notes.of(one)) for one in checks),
        world=by_indicator(world, notes),
        indicators=tuple(Fact(one, notes.of(one)) for one in indicators),
        sources=tuple(notes.listed),
    )
