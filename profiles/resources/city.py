"""Spreadsheets of cities and their other names."""

from typing import Any

from profiles.models import City, CityAlias
from profiles.resources.base import RecordResource, TrackedResource
from profiles.text import normalize_persian


class CityResource(RecordResource):
    """Cities."""

    class Meta(RecordResource.Meta):
        model = City


class CityAliasResource(TrackedResource):
    """Other names of cities: found by city, name and language."""

    class Meta(TrackedResource.Meta):
        model = CityAlias
        import_id_fields = ("city", "name", "language")

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        if row.get("language") == "fa":
            row["name"] = normalize_persian(row.get("name") or "")
        super().before_import_row(row, **kwargs)
