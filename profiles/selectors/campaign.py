"""What the page of a branding campaign shows."""

from dataclasses import dataclass

from django.db.models import F

from profiles.models import Campaign, Organisation
from profiles.selectors.notes import Note, Notes

NEIGHBOURS = 6


@dataclass(frozen=True)
class CampaignPage:
    """A campaign with its public owners, and the other campaigns of its city."""

    campaign: Campaign
    notes: tuple[Note, ...]
    owners: tuple[Organisation, ...]
    neighbours: tuple[Campaign, ...]
    sources: tuple[Note, ...]


def campaign_page(campaign: Campaign) -> CampaignPage:
    """Everything public about a campaign, in three queries."""
    owners = Organisation.objects.published().filter(campaigns=campaign).order_by("slug")
    neighbours = (
        Campaign.objects.published()
        .filter(city=campaign.city)
        .exclude(pk=campaign.pk)
        .order_by(F("started_earliest").desc(nulls_last=True), "slug")[:NEIGHBOURS]
    )
    notes = Notes([campaign])
    return CampaignPage(campaign, notes.of(campaign), tuple(owners), tuple(neighbours), tuple(notes.listed))
