"""Activities as JSON."""

from typing import Any

from django.db.models import Prefetch
from rest_framework import serializers

from profiles.api.fields import CodeField, ReferenceField
from profiles.api.serializers.base import CITATIONS, HEAD, PERIOD, TAIL, CitedSerializer
from profiles.api.serializers.city import CitySerializer
from profiles.choices import Part
from profiles.models import Activity, Participation


class ParticipationSerializer(serializers.Serializer[Participation]):
    """Who has which part in an activity; the key that is not null says what it is."""

    part = CodeField(codes=Part.codes(), read_only=True)
    city = ReferenceField(read_only=True)
    organisation = ReferenceField(read_only=True)
    network = ReferenceField(read_only=True)
    territory = ReferenceField(read_only=True)


class PublicListSerializer(serializers.ListSerializer[Any]):
    """Leaves out those who are not public."""

    def to_representation(self, data: Any) -> list[Any]:
        return super().to_representation([each for each in data.all() if each.party.is_published])


def participations() -> "Prefetch[Any]":
    """Participations with their parties."""
    return Prefetch("participations", queryset=Participation.objects.select_related(*Participation.PARTIES))


class ActivitySerializer(CitedSerializer):
    """Something that a city did or does abroad."""

    expandable = {"city": CitySerializer}
    prefetched = {**CITATIONS, "participations": participations}

    participations = PublicListSerializer(child=ParticipationSerializer(), read_only=True)

    class Meta:
        model = Activity
        fields = (
            *HEAD,
            "title",
            "city",
            "field",
            "kind",
            "status",
            "outcome",
            *PERIOD,
            "actors",
            "drivers",
            "participations",
            "summary",
            *TAIL,
        )
