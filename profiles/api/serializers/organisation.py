"""Organisations as JSON."""

from profiles.api.serializers.base import HEAD, TAIL, CitedSerializer
from profiles.api.serializers.territory import TerritorySerializer
from profiles.models import Organisation


class OrganisationSerializer(CitedSerializer):
    """A partner of cities that is no city."""

    expandable = {"territory": TerritorySerializer}

    class Meta:
        model = Organisation
        fields = (*HEAD, "name", "acronym", "kind", "territory", "website", "note", *TAIL)
