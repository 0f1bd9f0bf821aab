"""Filters: how an address narrows and orders a list; one class a noun, for its page and its API alike."""

from profiles.filters.activity import ActivityFilter
from profiles.filters.base import RecordFilter
from profiles.filters.campaign import CampaignFilter
from profiles.filters.city import CityFilter
from profiles.filters.condition import ConditionFilter
from profiles.filters.form import PRESENTATION, SEVERAL, QueryForm
from profiles.filters.government import GovernmentRelationFilter
from profiles.filters.indicator import IndicatorFilter, ObservationFilter
from profiles.filters.milestone import EssayCheckFilter, MilestoneFilter
from profiles.filters.network import MembershipFilter, NetworkFilter
from profiles.filters.organisation import OrganisationFilter
from profiles.filters.source import SourceFilter
from profiles.filters.territory import NationalFrameworkFilter, TerritoryFilter
from profiles.filters.tie import TieFilter

__all__ = [
    "PRESENTATION",
    "SEVERAL",
    "ActivityFilter",
    "CampaignFilter",
    "CityFilter",
    "ConditionFilter",
    "EssayCheckFilter",
    "GovernmentRelationFilter",
    "IndicatorFilter",
    "MembershipFilter",
    "MilestoneFilter",
    "NationalFrameworkFilter",
    "NetworkFilter",
    "ObservationFilter",
    "OrganisationFilter",
    "QueryForm",
    "RecordFilter",
    "SourceFilter",
    "TerritoryFilter",
    "TieFilter",
]
