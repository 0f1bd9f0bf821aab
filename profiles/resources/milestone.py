"""Spreadsheets of milestones and checks of the essay."""

from profiles.models import EssayCheck, Milestone
from profiles.resources.base import RecordResource


class MilestoneResource(RecordResource):
    """The history of city diplomacy."""

    class Meta(RecordResource.Meta):
        model = Milestone


class EssayCheckResource(RecordResource):
    """Checks of the essay."""

    class Meta(RecordResource.Meta):
        model = EssayCheck
