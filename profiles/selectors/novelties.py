"""What is new in the database: records as they were added, everywhere or about a city, a field, a network."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from profiles.choices import Field
from profiles.models import (
    Activity,
    Campaign,
    City,
    GovernmentRelation,
    Membership,
    Network,
    Participation,
    Record,
    Tie,
)

MOST = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader follows; nothing means everything."""

    city: City | None = None
    field: Field | None = None
    network: Network | None = None


def newest(asked: Asked) -> list[Record]:
    """Public records, the last added first; in at most seven queries."""
    found: list[Record] = []
    for records in _kinds(asked):
        found += records.order_by("-created_at", "-pk")[:MOST]
    return sorted(found, key=lambda record: (record.created_at, record.pk), reverse=True)[:MOST]


def _kinds(asked: Asked) -> list[QuerySet[Any]]:
    activities = Activity.objects.published().select_related("city")
    ties = Tie.objects.published().select_related("city_a", "city_b")
    memberships = Membership.objects.published().select_related("city", "network")
    campaigns = Campaign.objects.published().select_related("city")
    relations = GovernmentRelation.objects.published().select_related("city")
    networks = Network.objects.published()
    if asked.network:
        in_it = Participation.objects.filter(network=asked.network).values("activity")
        return [memberships.filter(network=asked.network), activities.filter(pk__in=in_it)]
    if asked.city:
        city = asked.city
        return [
            activities.of(city),
            ties.filter(Q(city_a=city) | Q(city_b=city)),
            memberships.filter(city=city),
            campaigns.filter(city=city),
            relations.filter(city=city),
        ]
    if asked.field:
        return [activities.filter(field=asked.field), networks.filter(field=asked.field)]
    cities = City.objects.published()
    return [cities, networks, activities, ties, memberships, campaigns, relations]
