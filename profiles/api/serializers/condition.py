"""Enabling conditions as JSON."""

from profiles.api.fields import CodeField
from profiles.api.serializers.base import HEAD, TAIL, CitedSerializer
from profiles.api.serializers.city import CitySerializer
from profiles.choices import ConditionKind
from profiles.models import Condition


class ConditionSerializer(CitedSerializer):
    """How far an enabling condition holds for a city."""

    expandable = {"city": CitySerializer}

    condition = CodeField(source="kind", codes=ConditionKind.codes(), read_only=True)

    class Meta:
        model = Condition
        fields = (*HEAD, "city", "condition", "level", "as_of", "reason", *TAIL)
