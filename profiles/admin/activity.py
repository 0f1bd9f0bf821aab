"""Activities and who takes part in them."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from profiles.admin.base import SatelliteAdmin
from profiles.admin.inlines import ParticipationInline
from profiles.admin.lists import belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import Activity, City, Network, Organisation, Participation, Territory
from profiles.resources import ActivityResource, ParticipationResource
from profiles.templatetags.citydip import field_chip


@admin.register(Activity)
class ActivityAdmin(Transfer, RecordAdmin):
    """What cities do abroad."""

    resource_classes = [ActivityResource]
    list_display = ["words", "city", "field_shown", "started_shown"]
    list_filter = ["field", "status", "outcome", "kind", belonging_to(City, "city", "participations__city")]
    list_select_related = ("city",)
    searched_through = ("city",)
    kept_inlines = (ParticipationInline,)
    fieldsets = [
        (None, {"fields": [("title_en", "title_fa"), ("summary_en", "summary_fa")]}),
        (_("Who and what"), {"fields": [("city", "field", "kind")]}),
        (_("When, and what came of it"), {"fields": [("started", "ended"), ("status", "outcome")]}),
        (_("Reading"), {"fields": ["actors", "drivers"]}),
    ]

    @admin.display(description=_("field"), ordering="field")
    def field_shown(self, activity: Activity) -> SafeString:
        return field_chip(activity.field)


@admin.register(Participation)
class ParticipationAdmin(Transfer, SatelliteAdmin):
    """Who takes part in which activity."""

    resource_classes = [ParticipationResource]
    searched_through = ("activity", "city", "organisation", "network", "territory")
    list_display = ["party_shown", "part", "activity"]
    list_filter = [
        "part",
        belonging_to(City, "city"),
        belonging_to(Organisation, "organisation"),
        belonging_to(Network, "network"),
        belonging_to(Territory, "territory"),
    ]
    list_select_related = ("activity", "city", "organisation", "network", "territory")
    fields = [("activity", "part"), ("city", "organisation"), ("network", "territory")]

    @admin.display(description=_("who takes part"))
    def party_shown(self, participation: Participation) -> str:
        return str(participation.party)
