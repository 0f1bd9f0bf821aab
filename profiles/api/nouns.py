"""The view of each noun."""

import re
from typing import Any

from profiles import filters, models
from profiles.api.records import RecordViewSet
from profiles.api.rendering import line, point
from profiles.api.serializers import (
    activity,
    campaign,
    city,
    condition,
    government,
    indicator,
    milestone,
    network,
    organisation,
    source,
    territory,
    tie,
)
from profiles.models.territory import ISO_CODE


def _at_its_city(record: Any) -> dict[str, Any] | None:
    return point(record.city)


class CityViewSet(RecordViewSet):
    """Cities, present and historical."""

    model = models.City
    serializer_class = city.CitySerializer
    filterset = filters.CityFilter
    geometry = point


class TieViewSet(RecordViewSet):
    """Ties between two cities."""

    model = models.Tie
    serializer_class = tie.TieSerializer
    filterset = filters.TieFilter
    places = ("city_a", "city_b")

    @staticmethod
    def geometry(record: Any) -> dict[str, Any] | None:  # type: ignore[override]  # a function, as elsewhere
        """The line between its cities."""
        return line(record.city_a, record.city_b)


class NetworkViewSet(RecordViewSet):
    """Networks of cities."""

    model = models.Network
    serializer_class = network.NetworkSerializer
    filterset = filters.NetworkFilter


class MembershipViewSet(RecordViewSet):
    """Memberships of cities in networks."""

    model = models.Membership
    serializer_class = network.MembershipSerializer
    filterset = filters.MembershipFilter
    geometry = _at_its_city
    places = ("city",)


class ActivityViewSet(RecordViewSet):
    """What cities do abroad."""

    model = models.Activity
    serializer_class = activity.ActivitySerializer
    filterset = filters.ActivityFilter
    geometry = _at_its_city
    places = ("city",)


class CampaignViewSet(RecordViewSet):
    """Branding campaigns."""

    model = models.Campaign
    serializer_class = campaign.CampaignSerializer
    filterset = filters.CampaignFilter
    geometry = _at_its_city
    places = ("city",)


class GovernmentRelationViewSet(RecordViewSet):
    """Relations of cities with their national governments."""

    model = models.GovernmentRelation
    serializer_class = government.GovernmentRelationSerializer
    filterset = filters.GovernmentRelationFilter


class ConditionViewSet(RecordViewSet):
    """Enabling conditions of cities."""

    model = models.Condition
    serializer_class = condition.ConditionSerializer
    filterset = filters.ConditionFilter


class TerritoryViewSet(RecordViewSet):
    """Countries and regions, by their codes of ISO 3166 or their slugs."""

    model = models.Territory
    serializer_class = territory.TerritorySerializer
    filterset = filters.TerritoryFilter
    geometry = point

    def find(self, records: Any, slug: str) -> Any:
        if re.fullmatch(ISO_CODE, slug.upper()):
            found = records.published().filter(iso_code=slug.upper()).first()
            if found is not None:
                return found
        return super().find(records, slug)


class NationalFrameworkViewSet(RecordViewSet):
    """What law of a country lets its cities act abroad."""

    model = models.NationalFramework
    serializer_class = territory.NationalFrameworkSerializer
    filterset = filters.NationalFrameworkFilter


class OrganisationViewSet(RecordViewSet):
    """Partners of cities that are no city."""

    model = models.Organisation
    serializer_class = organisation.OrganisationSerializer
    filterset = filters.OrganisationFilter


class IndicatorViewSet(RecordViewSet):
    """Quantities that are observed."""

    model = models.Indicator
    serializer_class = indicator.IndicatorSerializer
    filterset = filters.IndicatorFilter


class ObservationViewSet(RecordViewSet):
    """Figures about cities, territories, networks and the world; contradicting ones side by side."""

    model = models.Observation
    serializer_class = indicator.ObservationSerializer
    filterset = filters.ObservationFilter


class MilestoneViewSet(RecordViewSet):
    """Events in the history of city diplomacy."""

    model = models.Milestone
    serializer_class = milestone.MilestoneSerializer
    filterset = filters.MilestoneFilter


class EssayCheckViewSet(RecordViewSet):
    """The essay's claims beside what better sources say."""

    model = models.EssayCheck
    serializer_class = milestone.EssayCheckSerializer
    filterset = filters.EssayCheckFilter


class SourceViewSet(RecordViewSet):
    """Publications, pages, laws and documents."""

    model = models.Source
    serializer_class = source.SourceSerializer
    filterset = filters.SourceFilter


NOUNS: tuple[type[RecordViewSet], ...] = (
    CityViewSet,
    TieViewSet,
    NetworkViewSet,
    MembershipViewSet,
    ActivityViewSet,
    CampaignViewSet,
    GovernmentRelationViewSet,
    ConditionViewSet,
    TerritoryViewSet,
    NationalFrameworkViewSet,
    OrganisationViewSet,
    IndicatorViewSet,
    ObservationViewSet,
    MilestoneViewSet,
    EssayCheckViewSet,
    SourceViewSet,
)
"""In the order of the API's front page."""
