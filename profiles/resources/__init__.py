"""Import and export: the columns of every noun."""

from profiles.resources.activity import ActivityResource, ParticipationResource
from profiles.resources.campaign import CampaignResource
from profiles.resources.citation import CitationResource
from profiles.resources.city import CityAliasResource, CityResource
from profiles.resources.condition import ConditionResource
from profiles.resources.government import GovernmentRelationResource
from profiles.resources.indicator import IndicatorResource, ObservationResource
from profiles.resources.milestone import EssayCheckResource, MilestoneResource
from profiles.resources.network import MembershipResource, NetworkResource
from profiles.resources.organisation import OrganisationResource
from profiles.resources.source import SourceResource
from profiles.resources.territory import NationalFrameworkResource, TerritoryResource
from profiles.resources.tie import TieResource

__all__ = [
    "ActivityResource",
    "CampaignResource",
    "CitationResource",
    "CityAliasResource",
    "CityResource",
    "ConditionResource",
    "EssayCheckResource",
    "GovernmentRelationResource",
    "IndicatorResource",
    "MembershipResource",
    "MilestoneResource",
    "NationalFrameworkResource",
    "NetworkResource",
    "ObservationResource",
    "OrganisationResource",
    "ParticipationResource",
    "SourceResource",
    "TerritoryResource",
    "TieResource",
]
