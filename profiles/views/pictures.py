"""Pictures of records: what pages hand to ``profiles.figures``."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.choices import AutonomyLevel
from profiles.dates import display, year_of
from profiles.figures import (
    Country,
    Decades,
    Event,
    Figure,
    Period,
    Place,
    Reading,
    Row,
    Series,
    Table,
    dot_map,
    history,
    level_map,
    line_chart,
    membership_bars,
)
from profiles.figures.years import Doing, field_by_year
from profiles.models import City, NationalFramework, Observation
from profiles.selectors.field import FieldPage
from profiles.selectors.history import HistoryPage
from profiles.selectors.network import NetworkPage
from profiles.selectors.observations import IndicatorFacts
from profiles.text import format_number, shortest
from profiles.views.city_figures import span_of, words_of_period

MEMBERS = "network-members"
FEWEST_BARS, MOST_BARS = 2, 40
FEWEST_DOTS, MOST_DOTS = 3, 300


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


def history_picture(content: HistoryPage) -> Figure:
    """The milestones on one line, from antiquity to today, and below them how many records begin in each decade."""
    events = [
        Event(
            label=milestone.title.in_language(),
            year=float(year_of(milestone.date_earliest)),
            when=display(milestone.date),
            url=f"#milestone-{milestone.slug}",
        )
        for milestone in content.milestones
        if milestone.date_earliest is not None
    ]
    records = [
        Decades(_("%s by the decade in which they began") % capfirst(one.model._meta.verbose_name_plural), one.counts)
        for one in content.decades
    ]
    title = _("City diplomacy is older than the states, and grew again after the world wars")
    return history(events, title=title, records=records)


def framework_map(frameworks: Sequence[NationalFramework]) -> Figure | None:
    """How far the law of each country lets its cities go, on the map; None without any."""
    if not frameworks:
        return None
    countries = [
        Country(
            framework.territory.code,
            framework.territory.name.in_language(),
            framework.autonomy,
            str(AutonomyLevel.of(framework.autonomy).label),
            framework.territory.get_absolute_url(),
        )
        for framework in frameworks
    ]
    title = ngettext(
        "What the law lets cities do abroad: %(n)s country", "What the law lets cities do abroad: %(n)s countries",
        len(countries),
    ) % {"n": format_number(len(countries))}  # fmt: skip
    drawn = level_map(countries, title=title, header=_("Autonomy of its cities"))
    scale = _("The darker, the more its cities may do of their own.")
    return replace(drawn, note=f"{scale} {drawn.note}")


def cities_on_map(cities: Iterable[City], *, title: str, countries: Iterable[str] = ()) -> Figure | None:
    """Cities as dots, in marked countries; None where none of them has coordinates."""
    places = [
        Place(city.name.in_language(), city.longitude, city.latitude, city.get_absolute_url())
        for city in cities
        if city.latitude is not None and city.longitude is not None
    ]
    return dot_map(places, title=title, countries=countries) if places else None


def field_over_time(content: FieldPage) -> Figure | None:
    """The dated activities of a field in their years; None with fewer than three, or more than can be told apart."""
    dated = [activity for activity in content.dated if activity.started_earliest is not None]
    if not FEWEST_DOTS <= len(dated) <= MOST_DOTS:
        return None
    doings = [
        Doing(
            activity.title.in_language(),
            activity.field,
            float(year_of(activity.started_earliest or 0)),
            words_of_period(activity),
            url=activity.get_absolute_url(),
        )
        for activity in dated
    ]
    title = ngettext(
        "%(n)s dated activity of the field, by the year in which it began",
        "%(n)s dated activities of the field, by the year in which they began",
        len(doings),
    ) % {"n": format_number(len(doings))}
    return field_by_year(doings, content.field, title=title)
