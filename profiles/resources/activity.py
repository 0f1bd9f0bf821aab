"""Spreadsheets of activities and participations."""

from profiles.models import Activity, Participation
from profiles.resources.base import RecordResource, TrackedResource


class ActivityResource(RecordResource):
    """What cities do abroad."""

    class Meta(RecordResource.Meta):
        model = Activity


class ParticipationResource(TrackedResource):
    """Who takes part in which activity: found by the activity and the one party that the row names."""

    class Meta(TrackedResource.Meta):
        model = Participation
        import_id_fields = ("activity", *Participation.PARTIES)
