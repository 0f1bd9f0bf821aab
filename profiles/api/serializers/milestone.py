"""Milestones and checks of the essay as JSON."""

from django.db.models import Prefetch

from profiles.api.serializers.base import CITATIONS, HEAD, TAIL, CitedSerializer
from profiles.models import EssayCheck, Milestone


class MilestoneSerializer(CitedSerializer):
    """An event in the history of city diplomacy."""

    prefetched = {**CITATIONS, "cities": lambda: Prefetch("cities")}

    class Meta:
        model = Milestone
        fields = (*HEAD, "title", "date", "era", "place", "people", "cities", "summary", *TAIL)


class EssayCheckSerializer(CitedSerializer):
    """A claim of the essay beside what better sources say."""

    class Meta:
        model = EssayCheck
        fields = (
            *HEAD,
            "paragraph",
            "claim",
            "figure",
            "verdict",
            "finding",
            "right_at",
            "best_value",
            "best_value_as_of",
            *TAIL,
        )
