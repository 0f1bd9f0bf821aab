"""Cities and their other names."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Q
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.admin.base import SatelliteAdmin
from profiles.admin.inlines import CityAliasInline, MembershipOfCityInline, ObservationInline
from profiles.admin.lists import RelatedList, belonging_to
from profiles.admin.place import form_of_new_city
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import (
    Activity,
    Campaign,
    City,
    CityAlias,
    Condition,
    GovernmentRelation,
    MatchQuestion,
    Place,
    PlaceName,
    Territory,
    Tie,
)
from profiles.resources import CityAliasResource, CityResource
from profiles.selectors.persian_names import persian_names
from profiles.text import listed

SUGGESTED = 4


class PlaceForm(forms.Form):
    """A place of the gazetteer, looked for by any of its names while somebody types."""

    def __init__(self, site: admin.AdminSite, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Any key that leads to a place tells the widget where to look.
        column: Any = MatchQuestion._meta.get_field("place")
        self.fields["place"] = forms.ModelChoiceField(
            Place.objects.all(),
            label=_("Fill in from the gazetteer"),
            widget=AutocompleteSelect(column, site, attrs={"id": "id_picked_place"}),
        )


@admin.register(City)
class CityAdmin(Transfer, RecordAdmin):
    """Cities."""

    resource_classes = [CityResource]
    add_form_template = "admin/city_add.html"
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
        if request.method == "GET" and "place" in request.GET and self.has_add_permission(request):
            return HttpResponseRedirect(self._picked(request))
        place = request.GET.get("geonames_id", "")
        if request.method == "GET" and place.isdecimal() and not request.GET.get("name_fa"):
            found = persian_names(PlaceName.objects.filter(place=int(place[:9])))
            if names := listed((f"«{name}»؟" for name, _is_certain in found[:SUGGESTED]), "fa"):
                messages.info(
                    request,
                    gettext("In Persian letters the gazetteer has, to be confirmed: %(names)s") % {"names": names},
                )
        return super().add_view(request, form_url, {**(extra_context or {}), "place_form": PlaceForm(self.admin_site)})

    def _picked(self, request: HttpRequest) -> str:
        """Where picking a place leads: the form filled in, or the city that stands on it already."""
        form = PlaceForm(self.admin_site, request.GET)
        if not form.is_valid():
            messages.error(request, gettext("Pick a place of the gazetteer: type the beginning of any of its names."))
            return reverse("admin:profiles_city_add")
        place = form.cleaned_data["place"]
        if city := City.objects.filter(geonames_id=place.pk).first():
            messages.warning(request, gettext("This place is recorded as a city already: this one."))
            return reverse("admin:profiles_city_change", args=[city.pk])
        return form_of_new_city(place, Territory.objects.filter(iso_code=place.country).first())

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
