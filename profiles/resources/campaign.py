"""Spreadsheets of branding campaigns."""

from profiles.models import Campaign
from profiles.resources.base import RecordResource


class CampaignResource(RecordResource):
    """Branding campaigns."""

    class Meta(RecordResource.Meta):
        model = Campaign
