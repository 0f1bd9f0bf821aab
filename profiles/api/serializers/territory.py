"""Territories and national frameworks as JSON."""

from profiles.api.serializers.base import HEAD, PERIOD, TAIL, CitedSerializer
from profiles.models import NationalFramework, Territory


class TerritorySerializer(CitedSerializer):
    """A country or region."""

    class Meta:
        model = Territory
        fields = (
            *HEAD,
            "name",
            "code",
            "iso_code",
            "iso3",
            "iso_number",
            "kind",
            "parent",
            "continent",
            "latitude",
            "longitude",
            "recognition_note",
            *TAIL,
        )


class NationalFrameworkSerializer(CitedSerializer):
    """What law of a country lets its cities act abroad."""

    expandable = {"territory": TerritorySerializer}

    class Meta:
        model = NationalFramework
        fields = (*HEAD, "territory", "autonomy", *PERIOD, "instrument", "summary", *TAIL)
