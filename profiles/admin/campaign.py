"""Branding campaigns."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import Campaign, City
from profiles.resources import CampaignResource


@admin.register(Campaign)
class CampaignAdmin(Transfer, RecordAdmin):
    """Branding campaigns of cities."""

    resource_classes = [CampaignResource]
    list_display = ["words", "city", "started_shown", "ended_shown"]
    list_filter = [belonging_to(City, "city")]
    list_select_related = ("city",)
    searched_through = ("city",)
    fieldsets = [
        (None, {"fields": [("name_en", "name_fa"), ("city", "owners"), ("started", "ended")]}),
        (_("Slogan"), {"fields": [("slogan", "slogan_language"), ("slogan_en", "slogan_fa")]}),
        (
            _("Whom it is to win"),
            {"fields": ["aims", ("audience_en", "audience_fa"), ("budget", "budget_currency", "budget_year")]},
        ),
        (_("What it was"), {"fields": [("summary_en", "summary_fa"), ("outcome_en", "outcome_fa")]}),
    ]
