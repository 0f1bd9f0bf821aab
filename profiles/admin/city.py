"""Cities and their other names."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.admin.base import SatelliteAdmin
from profiles.admin.inlines import CityAliasInline, MembershipOfCityInline, ObservationInline
from profiles.admin.lists import RelatedList, belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import (
    Activity,
    Campaign,
    City,
    CityAlias,
    Condition,
    GovernmentRelation,
    PlaceName,
    Territory,
    Tie,
)
from profiles.resources import CityAliasResource, CityResource
from profiles.selectors.persian_names import persian_names
from profiles.text import listed

SUGGESTED = 4


@admin.register(City)
class CityAdmin(Transfer, RecordAdmin):
    """Cities."""

    resource_classes = [CityResource]
    list_display = ["words", "territory", "status"]
    list_filter = [
        "territory__continent",
        "status",
        "is_historical",
        belonging_to(Territory, "territory", "region", "represents"),
    ]
    list_select_related = ("territory", "region", "represents")
    searched_exactly = ("wikidata_id", "unlocode")
    kept_inlines = (CityAliasInline, MembershipOfCityInline, ObservationInline)
    fieldsets = [
        (None, {"fields": [("name_en", "name_fa"), ("territory", "region", "represents")]}),
        (_("What city it is"), {"fields": [("status", "is_historical"), "roles", ("note_en", "note_fa")]}),
        (
            _("Where it is, and its identifiers elsewhere"),
            {"fields": [("latitude", "longitude"), ("geonames_id", "wikidata_id", "unlocode"), "website"]},
        ),
    ]
    related_lists = (
        RelatedList(Activity, _("activities"), lambda city: Q(city=city)),
        RelatedList(Tie, _("ties"), lambda city: Q(city_a=city) | Q(city_b=city)),
        RelatedList(Campaign, _("branding campaigns"), lambda city: Q(city=city)),
        RelatedList(GovernmentRelation, _("relations with the national government"), lambda city: Q(city=city)),
        RelatedList(Condition, _("enabling conditions"), lambda city: Q(city=city)),
    )

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        """The form of a new city; of a place, with its names in Persian letters as suggestions to confirm."""
        place = request.GET.get("geonames_id", "")
        if request.method == "GET" and place.isdecimal() and not request.GET.get("name_fa"):
            found = persian_names(PlaceName.objects.filter(place=int(place[:9])))
            if names := listed((f"«{name}»؟" for name, _is_certain in found[:SUGGESTED]), "fa"):
                messages.info(
                    request,
                    gettext("In Persian letters the gazetteer has, to be confirmed: %(names)s") % {"names": names},
                )
        return super().add_view(request, form_url, extra_context)

    def autocomplete_label(self, record: Any) -> str:
        label = super().autocomplete_label(record)
        place = record.region or record.territory
        return f"{label} ({place})" if place else label


@admin.register(CityAlias)
class CityAliasAdmin(Transfer, SatelliteAdmin):
    """Other names of cities."""

    resource_classes = [CityAliasResource]
    searched = ("folded",)
    searched_through = ("city",)
    list_display = ["name", "city", "language", "kind"]
    list_filter = ["kind", belonging_to(City, "city")]
    list_select_related = ("city",)
    fields = [("city", "name"), ("language", "kind")]
