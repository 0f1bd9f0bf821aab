"""Ties as JSON."""

from profiles.api.serializers.base import HEAD, PERIOD, TAIL, CitedSerializer
from profiles.api.serializers.city import CitySerializer
from profiles.models import Tie


class TieSerializer(CitedSerializer):
    """A tie; which of its cities comes first says nothing."""

    expandable = {"city_a": CitySerializer, "city_b": CitySerializer}

    class Meta:
        model = Tie
        fields = (*HEAD, "city_a", "city_b", "kind", "status", *PERIOD, "end_reason", "note", *TAIL)
