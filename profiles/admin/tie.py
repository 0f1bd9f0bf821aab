"""Ties between two cities."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import City, Tie
from profiles.resources import TieResource
from profiles.templatetags.citydip import status


@admin.register(Tie)
class TieAdmin(Transfer, RecordAdmin):
    """Twinnings, friendships, agreements and partnerships."""

    resource_classes = [TieResource]
    list_display = ["__str__", "kind", "status_shown", "started_shown", "ended_shown"]
    list_filter = ["status", "kind", belonging_to(City, "city_a", "city_b")]
    list_select_related = ("city_a", "city_b")
    searched_through = ("city_a", "city_b")
    fieldsets = [
        (None, {"fields": [("city_a", "city_b", "kind")]}),
        (_("From when to when"), {"fields": [("started", "ended", "status"), ("end_reason_en", "end_reason_fa")]}),
        (_("Note"), {"fields": [("note_en", "note_fa")]}),
    ]

    @admin.display(description=_("status"), ordering="status")
    def status_shown(self, tie: Tie) -> SafeString:
        return status(tie.status, "TieStatus")
