"""Territories and their national frameworks."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.admin.inlines import ObservationInline
from profiles.admin.lists import RelatedList, belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import City, NationalFramework, Organisation, Territory
from profiles.resources import NationalFrameworkResource, TerritoryResource


@admin.register(Territory)
class TerritoryAdmin(Transfer, RecordAdmin):
    """Countries and their regions."""

    resource_classes = [TerritoryResource]
    list_display = ["words", "iso_code", "kind", "parent"]
    list_filter = ["kind", "continent"]
    list_select_related = ("parent",)
    searched_exactly = ("iso_code", "iso3")
    kept_inlines = (ObservationInline,)
    fieldsets = [
        (
            None,
            {"fields": [("name_en", "name_fa"), ("iso_code", "iso3", "iso_number"), ("kind", "parent", "continent")]},
        ),
        (_("Recognition"), {"fields": [("recognition_note_en", "recognition_note_fa")]}),
        (_("Label on the map"), {"fields": [("latitude", "longitude")]}),
    ]
    related_lists = (
        RelatedList(City, _("cities"), lambda place: Q(territory=place) | Q(region=place) | Q(represents=place)),
        RelatedList(NationalFramework, _("national frameworks"), lambda place: Q(territory=place)),
        RelatedList(Organisation, _("organisations"), lambda place: Q(territory=place)),
    )


@admin.register(NationalFramework)
class NationalFrameworkAdmin(Transfer, RecordAdmin):
    """What law lets cities act abroad."""

    resource_classes = [NationalFrameworkResource]
    list_display = ["territory", "autonomy", "started_shown", "ended_shown"]
    list_filter = ["autonomy", belonging_to(Territory, "territory")]
    list_select_related = ("territory",)
    searched_through = ("territory",)
    fieldsets = [
        (None, {"fields": [("territory", "autonomy"), ("started", "ended")]}),
        (_("What the law says"), {"fields": [("instrument_en", "instrument_fa"), ("summary_en", "summary_fa")]}),
    ]
