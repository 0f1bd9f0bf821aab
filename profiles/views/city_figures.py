"""The pictures of a city's profile: its ties on the map, its fields, its networks and its relations over time."""

from collections import defaultdict
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.choices import TieKind, TieStatus
from profiles.dates import display, year_of
from profiles.figures import (
    DrawnTie,
    Figure,
    Place,
    Row,
    field_bars,
    map_of_ties,
    membership_bars,
    relation_scale,
)
from profiles.figures import Period as Span
from profiles.figures.bars import Beside
from profiles.figures.years import Doing, fields_by_year
from profiles.models import City, DataVersion
from profiles.models.named import Period
from profiles.selectors.medians import field_medians
from profiles.selectors.profile import CityProfile
from profiles.text import format_number


def tie_map(profile: CityProfile) -> Figure | None:
    """The ties on the map of the world; None where no end of a tie has coordinates."""
    home = _place(profile.city)
    if home is None:
        return None
    ties = [
        DrawnTie(
            home,
            partner,
            fact.record.status,
            str(TieKind.of(fact.record.kind).label),
            fact.record.started,
        )
        for fact in profile.ties
        if (partner := _place(fact.partner)) is not None
    ]
    in_force = sum(tie.status == TieStatus.ACTIVE for tie in ties)
    title = ngettext(
        "%(city)s: %(n)s tie, %(active)s in force", "%(city)s: %(n)s ties, %(active)s in force", len(ties)
    ) % {"city": home.name, "n": format_number(len(ties)), "active": format_number(in_force)}
    return map_of_ties(home, ties, title=title if ties else home.name)


def field_profile(profile: CityProfile, version: DataVersion | None = None) -> Figure | None:
    """The number of activities in each field, beside what is usual in its country and in all; None without any.

    With a year the picture stands alone: what is usual is known for today.
    """
    counts = {str(share.field): share.activities for share in profile.fields}
    if not any(counts.values()):
        return None
    strongest = max(profile.fields, key=lambda share: share.activities)
    title = _("Most recorded activities of %(city)s lie in: %(field)s") % {
        "city": profile.city.name,
        "field": strongest.field.label,
    }
    beside, note = _usual(profile.city, version) if profile.year is None else ((), "")
    return replace(field_bars(counts, title=title, beside=beside), note=note)


def _usual(city: City, version: DataVersion | None) -> tuple[tuple[Beside, ...], str]:
    """The medians to draw beside a city's bars, and a sentence that says what the ticks are."""
    country, every = field_medians(city, version)
    beside, said = [], []
    if country is not None and city.territory is not None:
        beside.append(Beside(_("Median of the country"), country.by_field, "tick-country"))
        said.append(
            _("Full tick: the median of the %(n)s active cities of %(country)s.")
            % {"n": format_number(country.cities), "country": city.territory.name}
        )
    if every is not None:
        beside.append(Beside(_("Median of all"), every.by_field, "tick-all"))
        said.append(_("Dashed tick: that of all %(n)s active cities.") % {"n": format_number(every.cities)})
    return tuple(beside), " ".join(said)


def activities_by_year(profile: CityProfile) -> Figure | None:
    """The dated activities by field and year; None with fewer than three."""
    doings = [
        Doing(
            activity.title.in_language(),
            activity.field,
            float(year_of(activity.started_earliest)),
            words_of_period(activity),
            float(year_of(activity.ended_latest)) if activity.ended_latest is not None else None,
            activity.get_absolute_url(),
        )
        for activity in (fact.record for fact in profile.activities)
        if activity.started_earliest is not None
    ]
    if len(doings) < 3:
        return None
    title = ngettext(
        "%(city)s: %(n)s dated activity, by field and year", "%(city)s: %(n)s dated activities, by field and year",
        len(doings),
    ) % {"city": profile.city.name, "n": format_number(len(doings))}  # fmt: skip
    return fields_by_year(doings, title=title)


def network_bars(profile: CityProfile) -> Figure | None:
    """Memberships over time; None where no source dates one."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for fact in profile.memberships:
        membership = fact.record
        if membership.started_earliest is not None or membership.ended_latest is not None:
            state = "active" if membership.goes_on and not membership.ended else "ended"
            spans[membership.network.name.in_language()].append(span_of(membership, words_of_period(membership), state))
    if not spans:
        return None
    rows = sorted(spans.items(), key=lambda row: (row[1][0].start is None, row[1][0].start or 0, row[0]))
    title = ngettext(
        "%(city)s in %(n)s network whose dates are known",
        "%(city)s in %(n)s networks whose dates are known",
        len(rows),
    ) % {"city": profile.city.name, "n": format_number(len(rows))}
    return membership_bars([Row(name, tuple(periods)) for name, periods in rows], title=title, header=_("Network"))


def relations_over_time(profile: CityProfile) -> Figure | None:
    """The relation with the national government, from cooperation to competition; None without a dated one."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for fact in profile.government_relations:
        if fact.record.started_earliest is not None:
            spans[fact.record.mode].append(span_of(fact.record, fact.record.title.in_language()))
    if not spans:
        return None
    title = _("%s and its national government, from cooperation to competition") % profile.city.name
    return relation_scale([Row(mode, tuple(periods)) for mode, periods in spans.items()], title=title)


def _place(city: City) -> Place | None:
    if city.latitude is None or city.longitude is None:
        return None
    return Place(city.name.in_language(), city.longitude, city.latitude, city.get_absolute_url())


def span_of(record: Period, words: str, state: str = "active") -> Span:
    """A record's period as pictures draw it, to the end of its last year."""
    start, end = record.started_earliest, record.ended_latest
    return Span(
        None if start is None else float(year_of(start)),
        None if end is None else float(year_of(end)) + 1,
        words,
        state,
    )


def words_of_period(record: Period) -> str:
    """«1995 to 2004», «since 1995» or «until 2004»."""
    start, end = display(record.started), display(record.ended)
    if start and end:
        return _("%(start)s to %(end)s") % {"start": start, "end": end}
    if start:
        return _("since %s") % start if record.goes_on else start
    return _("until %s") % end
