"""Spreadsheets of enabling conditions."""

from profiles.models import Condition
from profiles.resources.base import RecordResource


class ConditionResource(RecordResource):
    """Enabling conditions."""

    class Meta(RecordResource.Meta):
        model = Condition
