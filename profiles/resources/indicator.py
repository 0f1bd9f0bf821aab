"""Spreadsheets of indicators and observations."""

from profiles.models import Indicator, Observation
from profiles.resources.base import RecordResource


class IndicatorResource(RecordResource):
    """What is counted."""

    class Meta(RecordResource.Meta):
        model = Indicator


class ObservationResource(RecordResource):
    """Figures."""

    class Meta(RecordResource.Meta):
        model = Observation
