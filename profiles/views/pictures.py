"""Pictures of records: what pages hand to ``profiles.figures``."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.dates import display, year_of
from profiles.figures import (
    Event,
    Figure,
    Period,
    Reading,
    Row,
    Series,
    Table,
    history,
    line_chart,
    membership_bars,
)
from profiles.models import Milestone, Observation
from profiles.selectors.network import NetworkPage
from profiles.selectors.observations import IndicatorFacts
from profiles.text import format_number, shortest
from profiles.views.city_figures import span_of, words_of_period

MEMBERS = "network-members"
FEWEST_BARS, MOST_BARS = 2, 40


def members_over_time(figures: Iterable[IndicatorFacts]) -> Figure | None:
    """What sources say of the number of a network's members over the years; None where none differ."""
    for group in figures:
        dated = [fact.record for fact in group.facts if fact.record.as_of_earliest is not None]
        differ = len({one.as_of for one in dated}) > 1 and len({one.value for one in dated}) > 1
        if group.indicator.slug.replace("_", "-") == MEMBERS and differ:
            return _line(dated, title=_("Members over the years, as sources count them"), unit=_("members"))
    return None


def member_bars(network: NetworkPage) -> Figure | None:
    """The memberships whose dates are known, over time; None with fewer than two of them."""
    spans: dict[str, list[Period]] = defaultdict(list)
    for fact in (*network.members, *network.former):
        membership = fact.record
        if membership.started_earliest is not None or membership.ended_latest is not None:
            state = "active" if membership.goes_on and not membership.ended else "ended"
            spans[membership.city.name.in_language()].append(span_of(membership, words_of_period(membership), state))
    if len(spans) < FEWEST_BARS:
        return None
    rows = sorted(spans.items(), key=lambda row: (row[1][0].start is None, row[1][0].start or 0, row[0]))[:MOST_BARS]
    title = ngettext(
        "%(n)s city whose years in the network are known",
        "%(n)s cities whose years in the network are known",
        len(rows),
    ) % {"n": format_number(len(rows))}
    return membership_bars([Row(name, tuple(periods)) for name, periods in rows], title=title, header=_("City"))


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
