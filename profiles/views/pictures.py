"""Pictures of records: what pages hand to ``profiles.figures``."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from profiles.dates import display, year_of
from profiles.figures import Event, Figure, Reading, Series, Table, history, line_chart
from profiles.models import Milestone, Observation
from profiles.selectors.observations import IndicatorFacts
from profiles.text import format_number, shortest

MEMBERS = "network-members"


def members_over_time(figures: Iterable[IndicatorFacts]) -> Figure | None:
    """What sources say of the number of a network's members over the years; None with fewer than two dated figures."""
    for group in figures:
        dated = [fact.record for fact in group.facts if fact.record.as_of_earliest is not None]
        if group.indicator.slug.replace("_", "-") == MEMBERS and len({one.as_of for one in dated}) > 1:
            return _line(dated, title=_("Members over the years, as sources count them"), unit=_("members"))
    return None


def _line(observations: Sequence[Observation], *, title: str, unit: str) -> Figure:
    """Draw dated observations of one indicator; the table behind the picture names who says what."""
    dated = sorted(observations, key=lambda one: one.as_of_earliest or 0)
    readings = tuple(
        Reading(
            year=float(year_of(observation.as_of_earliest or 0)),
            value=float(observation.value),
            when=display(observation.as_of),
            is_forecast=observation.is_forecast,
        )
        for observation in dated
    )
    drawn = line_chart([Series("", readings)], title=title, unit=unit)
    rows = tuple(
        (reading.when, format_number(shortest(observation.value)), observation.claimed_by.title)
        for reading, observation in zip(readings, dated, strict=True)
    )
    return replace(drawn, table=Table((_("Year"), unit, _("Source")), rows))


def history_picture(milestones: Iterable[Milestone]) -> Figure:
    """The milestones on one line, from antiquity to today."""
    events = [
        Event(
            label=milestone.title.in_language(),
            year=float(year_of(milestone.date_earliest)),
            when=display(milestone.date),
            url=f"#milestone-{milestone.slug}",
        )
        for milestone in milestones
        if milestone.date_earliest is not None
    ]
    return history(events, title=_("City diplomacy is older than the states, and grew again after the world wars"))
