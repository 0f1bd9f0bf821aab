"""Networks and memberships as JSON."""

from profiles.api.serializers.base import HEAD, PERIOD, TAIL, CitedSerializer
from profiles.api.serializers.city import CitySerializer
from profiles.models import Membership, Network


class NetworkSerializer(CitedSerializer):
    """A network."""

    expandable = {"seat": CitySerializer}

    class Meta:
        model = Network
        fields = (
            *HEAD,
            "name",
            "acronym",
            "kind",
            "field",
            "status",
            *PERIOD,
            "seat",
            "website",
            "is_in_essay",
            "note",
            *TAIL,
        )


class MembershipSerializer(CitedSerializer):
    """A city in a network."""

    expandable = {"city": CitySerializer, "network": NetworkSerializer}

    class Meta:
        model = Membership
        fields = (*HEAD, "city", "network", "role", "standing", *PERIOD, "designation", "note", *TAIL)
