"""Spreadsheets of relations with the national government."""

from profiles.models import GovernmentRelation
from profiles.resources.base import RecordResource


class GovernmentRelationResource(RecordResource):
    """Relations with the national government."""

    class Meta(RecordResource.Meta):
        model = GovernmentRelation
