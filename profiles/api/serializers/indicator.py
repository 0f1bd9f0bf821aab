"""Indicators and observations as JSON."""

from profiles.api.serializers.base import HEAD, TAIL, CitedSerializer
from profiles.api.serializers.city import CitySerializer
from profiles.api.serializers.network import NetworkSerializer
from profiles.api.serializers.source import SourceSerializer
from profiles.api.serializers.territory import TerritorySerializer
from profiles.models import Indicator, Observation


class IndicatorSerializer(CitedSerializer):
    """A quantity that is observed."""

    class Meta:
        model = Indicator
        fields = (*HEAD, "name", "unit", "definition", "is_comparable", *TAIL)


class ObservationSerializer(CitedSerializer):
    """A figure that a source gives for a city, a territory, a network or, with all three null, the world."""

    expandable = {
        "indicator": IndicatorSerializer,
        "city": CitySerializer,
        "territory": TerritorySerializer,
        "network": NetworkSerializer,
        "claimed_by": SourceSerializer,
    }

    class Meta:
        model = Observation
        fields = (
            *HEAD,
            "indicator",
            "city",
            "territory",
            "network",
            "as_of",
            "value",
            "unit",
            "is_forecast",
            "area",
            "claimed_by",
            "note",
            *TAIL,
        )
