"""Spreadsheets of sources."""

from profiles.models import Source
from profiles.resources.base import RecordResource


class SourceResource(RecordResource):
    """Sources."""

    class Meta(RecordResource.Meta):
        model = Source
