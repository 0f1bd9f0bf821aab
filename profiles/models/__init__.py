"""What is stored: every model of the database, by noun."""

from profiles.models.activity import Activity, Participation
from profiles.models.base import Record, Tracked
from profiles.models.campaign import Campaign
from profiles.models.citation import CITED, Citation
from profiles.models.city import City, CityAlias
from profiles.models.condition import Condition
from profiles.models.feed import Batch, Change, DataVersion, FormerAddress
from profiles.models.gazetteer import Place, PlaceName, PlaceRegion
from profiles.models.government import GovernmentRelation
from profiles.models.importing import ColumnProfile, ImportRow, ListImport, MatchQuestion
from profiles.models.indicator import Indicator, Observation
from profiles.models.link import Link
from profiles.models.merging import Merge, NotDuplicate
from profiles.models.milestone import EssayCheck, Milestone
from profiles.models.mirroring import Mirror, MirroredChange
from profiles.models.network import Membership, Network
from profiles.models.organisation import Organisation
from profiles.models.proposal import Proposal
from profiles.models.sheets import SheetImport, SheetRow
from profiles.models.source import ESSAY, Source
from profiles.models.suggestion import Suggestion
from profiles.models.territory import NationalFramework, Territory
from profiles.models.tie import Tie

RECORDS: tuple[type[Record], ...] = (*CITED.values(), Source)
"""Every noun that has a public life."""

__all__ = [
    "CITED",
    "ESSAY",
    "RECORDS",
    "Activity",
    "Batch",
    "Campaign",
    "Change",
    "Citation",
    "City",
    "CityAlias",
    "ColumnProfile",
    "Condition",
    "DataVersion",
    "EssayCheck",
    "FormerAddress",
    "GovernmentRelation",
    "ImportRow",
    "Indicator",
    "Link",
    "ListImport",
    "MatchQuestion",
    "Membership",
    "Merge",
    "Milestone",
    "Mirror",
    "MirroredChange",
    "NationalFramework",
    "Network",
    "NotDuplicate",
    "Observation",
    "Organisation",
    "Participation",
    "Place",
    "PlaceName",
    "PlaceRegion",
    "Proposal",
    "Record",
    "SheetImport",
    "SheetRow",
    "Source",
    "Suggestion",
    "Territory",
    "Tie",
    "Tracked",
]
