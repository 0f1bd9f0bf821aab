"""Spreadsheets of ties."""

from profiles.models import Tie
from profiles.resources.base import RecordResource


class TieResource(RecordResource):
    """Ties between two cities."""

    class Meta(RecordResource.Meta):
        model = Tie
