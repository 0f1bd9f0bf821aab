"""Spreadsheets of territories and national frameworks."""

from profiles.models import NationalFramework, Territory
from profiles.resources.base import RecordResource


class TerritoryResource(RecordResource):
    """Countries and regions."""

    class Meta(RecordResource.Meta):
        model = Territory


class NationalFrameworkResource(RecordResource):
    """What law lets cities act abroad."""

    class Meta(RecordResource.Meta):
        model = NationalFramework
