"""Relations with the national government as JSON."""

from profiles.api.serializers.base import HEAD, PERIOD, TAIL, CitedSerializer
from profiles.api.serializers.city import CitySerializer
from profiles.api.serializers.organisation import OrganisationSerializer
from profiles.models import GovernmentRelation


class GovernmentRelationSerializer(CitedSerializer):
    """A city and its own national government."""

    expandable = {"city": CitySerializer, "institution": OrganisationSerializer}

    class Meta:
        model = GovernmentRelation
        fields = (
            *HEAD,
            "title",
            "city",
            "mode",
            "topic",
            "institution",
            *PERIOD,
            "summary",
            "legal_basis",
            "legal_basis_confidence",
            *TAIL,
        )
