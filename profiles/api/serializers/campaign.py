"""Branding campaigns as JSON."""

from django.db.models import Prefetch

from profiles.api.serializers.base import CITATIONS, HEAD, PERIOD, TAIL, CitedSerializer
from profiles.api.serializers.city import CitySerializer
from profiles.models import Campaign


class CampaignSerializer(CitedSerializer):
    """A branding campaign; ``slogan`` is as launched, ``slogan_meaning`` says it in both languages."""

    expandable = {"city": CitySerializer}
    prefetched = {**CITATIONS, "owners": lambda: Prefetch("owners")}

    class Meta:
        model = Campaign
        fields = (
            *HEAD,
            "name",
            "city",
            "slogan",
            "slogan_language",
            "slogan_meaning",
            "owners",
            "aims",
            "audience",
            *PERIOD,
            "budget",
            "budget_currency",
            "budget_year",
            "summary",
            "outcome",
            *TAIL,
        )
