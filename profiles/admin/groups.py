"""The nouns in the groups in which editors look for them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Places"), ("City", "CityAlias", "Territory", "NationalFramework")),
    (_("What cities do"), ("Activity", "Participation", "Campaign")),
    (_("With whom"), ("Tie", "Network", "Membership", "Organisation")),
    (_("On what ground"), ("GovernmentRelation", "Condition")),
    (_("Figures and history"), ("Indicator", "Observation", "Milestone", "EssayCheck")),
    (_("Who says so"), ("Source", "Citation")),
    (_("From visitors"), ("Suggestion",)),
    (_("Lists from the world"), ("ListImport", "MatchQuestion", "ColumnProfile", "Place")),
    (_("Changes"), ("Proposal", "SheetImport", "Batch", "Change", "FormerAddress")),
)
"""The nouns as editors look for them; a model that stands in no group comes last, under the app's own name."""
