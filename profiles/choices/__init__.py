"""The vocabularies: every closed list of codes, with labels, definitions and the essay's paragraph."""

from profiles.choices.activity import ActivityStatus, Field, Outcome, Part
from profiles.choices.activity_kind import ActivityKind
from profiles.choices.agency import Actor, Driver
from profiles.choices.city import AliasKind, CityRole, CityStatus, OrganisationKind
from profiles.choices.condition import ConditionKind, ConditionLevel
from profiles.choices.government import RelationMode, RelationTopic
from profiles.choices.record import PublicationState
from profiles.choices.relation import (
    Aim,
    MembershipRole,
    NetworkKind,
    NetworkStatus,
    Standing,
    TieKind,
    TieStatus,
)
from profiles.choices.source import Confidence, Locator, SourceGrade, SourceKind, Verdict
from profiles.choices.territory import AutonomyLevel, Continent, TerritoryKind
from profiles.choices.vocabulary import Vocabulary
from profiles.choices.world import Era, Unit

VOCABULARIES: dict[str, type[Vocabulary]] = {
    "fields": Field,
    "activity-kinds": ActivityKind,
    "activity-statuses": ActivityStatus,
    "outcomes": Outcome,
    "parts": Part,
    "actors": Actor,
    "drivers": Driver,
    "tie-kinds": TieKind,
    "tie-statuses": TieStatus,
    "network-kinds": NetworkKind,
    "network-statuses": NetworkStatus,
    "membership-roles": MembershipRole,
    "standings": Standing,
    "aims": Aim,
    "relation-modes": RelationMode,
    "relation-topics": RelationTopic,
    "conditions": ConditionKind,
    "condition-levels": ConditionLevel,
    "city-statuses": CityStatus,
    "city-roles": CityRole,
    "alias-kinds": AliasKind,
    "organisation-kinds": OrganisationKind,
    "territory-kinds": TerritoryKind,
    "autonomy-levels": AutonomyLevel,
    "continents": Continent,
    "eras": Era,
    "units": Unit,
    "source-kinds": SourceKind,
    "source-grades": SourceGrade,
    "confidences": Confidence,
    "locators": Locator,
    "verdicts": Verdict,
    "publication-states": PublicationState,
}
"""Every vocabulary under the name that the API gives it."""

__all__ = [
    "VOCABULARIES",
    "ActivityKind",
    "ActivityStatus",
    "Actor",
    "Aim",
    "AliasKind",
    "AutonomyLevel",
    "CityRole",
    "CityStatus",
    "ConditionKind",
    "ConditionLevel",
    "Confidence",
    "Continent",
    "Driver",
    "Era",
    "Field",
    "Locator",
    "MembershipRole",
    "NetworkKind",
    "NetworkStatus",
    "OrganisationKind",
    "Outcome",
    "Part",
    "PublicationState",
    "RelationMode",
    "RelationTopic",
    "SourceGrade",
    "SourceKind",
    "Standing",
    "TerritoryKind",
    "TieKind",
    "TieStatus",
    "Unit",
    "Verdict",
    "Vocabulary",
]
