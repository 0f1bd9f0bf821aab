"""Spreadsheets of organisations."""

from profiles.models import Organisation
from profiles.resources.base import RecordResource


class OrganisationResource(RecordResource):
    """Partners that are no city."""

    class Meta(RecordResource.Meta):
        model = Organisation
