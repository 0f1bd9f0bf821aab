"""Spreadsheets of cities and their other names."""

from profiles.models import City, CityAlias
from profiles.resources.base import RecordResource, TrackedResource


class CityResource(RecordResource):
    """Cities."""

    class Meta(RecordResource.Meta):
        model = City


class CityAliasResource(TrackedResource):
    """Other names of cities: found by city, name and language."""

    class Meta(TrackedResource.Meta):
        model = CityAlias
        import_id_fields = ("city", "name", "language")
