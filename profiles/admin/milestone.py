"""Milestones and the checks of the essay."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import City, EssayCheck, Milestone
from profiles.resources import EssayCheckResource, MilestoneResource
from profiles.templatetags.citydip import digits, edtf


@admin.register(Milestone)
class MilestoneAdmin(Transfer, RecordAdmin):
    """The history of city diplomacy."""

    resource_classes = [MilestoneResource]
    list_display = ["words", "date_shown", "era"]
    list_filter = ["era", belonging_to(City, "cities")]
    fieldsets = [
        (None, {"fields": [("title_en", "title_fa"), ("date", "era"), ("summary_en", "summary_fa")]}),
        (_("Where and who"), {"fields": [("place_en", "place_fa"), ("people_en", "people_fa"), "cities"]}),
    ]

    def get_ordering(self, request: HttpRequest) -> Any:
        return ("date_earliest", "slug")

    @admin.display(description=_("date"), ordering="date_earliest")
    def date_shown(self, milestone: Milestone) -> str:
        return edtf(milestone.date)


@admin.register(EssayCheck)
class EssayCheckAdmin(Transfer, RecordAdmin):
    """Claims of the essay beside what better sources say."""

    resource_classes = [EssayCheckResource]
    list_display = ["__str__", "paragraph_shown", "verdict"]
    list_filter = ["verdict"]
    fieldsets = [
        (None, {"fields": [("paragraph", "verdict"), ("claim_en", "claim_fa"), ("figure_en", "figure_fa")]}),
        (
            _("What better sources say"),
            {
                "fields": [
                    ("finding_en", "finding_fa"),
                    ("right_at_en", "right_at_fa"),
                    ("best_value_en", "best_value_fa"),
                    "best_value_as_of",
                ]
            },
        ),
    ]

    def get_ordering(self, request: HttpRequest) -> Any:
        return ("paragraph", "slug")

    @admin.display(description=_("paragraph"), ordering="paragraph")
    def paragraph_shown(self, check: EssayCheck) -> str:
        return digits(check.paragraph)
