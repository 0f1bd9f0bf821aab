"""What the page of an activity shows: the record, who takes part, and what else the city does in the field."""

from dataclasses import dataclass

from django.db.models import F

from profiles.choices import Driver, Part
from profiles.models import Activity, Participation
from profiles.selectors.notes import Note, Notes

NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """Those that have one part in an activity."""

    part: Part
    participations: tuple[Participation, ...]


@dataclass(frozen=True, slots=True)
class DriverGroup:
    """The drivers of one kind: ``internal``, ``external`` or ``enabling``."""

    code: str
    drivers: tuple[Driver, ...]


@dataclass(frozen=True)
class ActivityPage:
    """An activity with its parties by part, its drivers by kind, and its city's other activities in the field."""

    activity: Activity
    notes: tuple[Note, ...]
    parties: tuple[PartyGroup, ...]
    drivers: tuple[DriverGroup, ...]
    neighbours: tuple[Activity, ...]
    sources: tuple[Note, ...]


def activity_page(activity: Activity) -> ActivityPage:
    """Everything public about an activity, in three queries."""
    parties = [
        participation
        for participation in Participation.objects.filter(activity=activity)
        .select_related("city", "organisation", "network", "territory")
        .order_by("pk")
        if participation.party.is_published
    ]
    neighbours = (
        Activity.objects.published()
        .filter(city=activity.city, field=activity.field)
        .exclude(pk=activity.pk)
        .order_by(F("started_earliest").desc(nulls_last=True), "slug")[:NEIGHBOURS]
    )
    notes = Notes([activity])
    return ActivityPage(
        activity=activity,
        notes=notes.of(activity),
        parties=tuple(
            PartyGroup(part, tuple(group)) for part in Part if (group := [one for one in parties if one.part == part])
        ),
        drivers=tuple(
            DriverGroup(code, tuple(drivers))
            for code in ("internal", "external", "enabling")
            if (drivers := [driver for driver in map(Driver.of, activity.drivers) if driver.group == code])
        ),
        neighbours=tuple(neighbours),
        sources=tuple(notes.listed),
    )
