"""Relations between a city and its national government."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import City, GovernmentRelation, Organisation
from profiles.resources import GovernmentRelationResource


@admin.register(GovernmentRelation)
class GovernmentRelationAdmin(Transfer, RecordAdmin):
    """Cooperation and competition with the national government."""

    resource_classes = [GovernmentRelationResource]
    list_display = ["words", "city", "mode", "topic", "started_shown"]
    list_filter = ["mode", "topic", belonging_to(City, "city"), belonging_to(Organisation, "institution")]
    list_select_related = ("city",)
    searched_through = ("city",)
    fieldsets = [
        (None, {"fields": [("title_en", "title_fa"), ("summary_en", "summary_fa")]}),
        (_("Between whom, over what"), {"fields": [("city", "institution"), ("mode", "topic"), ("started", "ended")]}),
        (_("Legal basis"), {"fields": [("legal_basis_en", "legal_basis_fa"), "legal_basis_confidence"]}),
    ]
