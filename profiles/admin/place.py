"""The gazetteer at the desk: found in any script, and the start of a new city."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from profiles.models import City, Place, PlaceRegion, Territory
from profiles.selectors.matching.countries import country_name
from profiles.selectors.persian_names import persian_names
from profiles.text import current_language, format_number, listed, listed_apart


def form_of_new_city(place: Place, territory: Territory | None) -> str:
    """The address of the form of a new city with all filled in that the gazetteer knows of a place."""
    certain = [name for name, is_certain in persian_names(place.names.all()) if is_certain]
    values = {
        "name_en": place.name,
        "name_fa": certain[0] if certain else "",
        "territory": territory.pk if territory else "",
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.pk,
        "wikidata_id": place.wikidata_id,
        "unlocode": place.unlocode,
    }
    filled = urlencode({name: value for name, value in values.items() if value != ""})
    return f"{reverse('admin:profiles_city_add')}?{filled}"


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for the checker alone
    """Places, to be searched by any of their names; they are changed by loading the gazetteer anew."""

    list_display = ["name", "persian", "where", "inhabitants", "city"]
    search_fields = ["pk"]
    search_help_text = _("A name in any language and script, or its beginning.")
    show_full_result_count = False
    list_per_page = 30

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return (Place.objects.named(search_term) if search_term.strip() else queryset), False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("names")

    def autocomplete_label(self, place: Place) -> str:
        """A search result: name, unit, country and inhabitants, so that namesakes can be told apart."""
        # The first strong sign gives the line its direction: a Latin name would turn a Persian one around.
        mark = "\u200f" if current_language() == "fa" else "\u200e"
        return f"{mark}\u2068{place.name}\u2069 ({listed_apart((self.where(place), self.inhabitants(place)))})"

    @admin.display(description=_("Persian names"))
    def persian(self, place: Place) -> str:
        """Those that the gazetteer calls Persian; else those written so, to be confirmed."""
        found = persian_names(place.names.all())
        return listed((name if is_certain else f"{name}؟" for name, is_certain in found[:4]), "fa")

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list with what its rows show of cities, regions and territories, asked for once."""
        changelist = super().get_changelist_instance(request)
        places = list(changelist.result_list)
        cities = {city.geonames_id: city for city in City.objects.filter(geonames_id__in=[p.pk for p in places])}
        codes = {place.country for place in places}
        lands = {land.iso_code: land for land in Territory.objects.filter(iso_code__in=codes)}
        regions: dict[tuple[str, str], str] = {}
        for region in PlaceRegion.objects.filter(country__in=codes).order_by("folded"):
            regions.setdefault((region.country, region.admin1), region.name)
        for place in places:
            place.known = (
                cities.get(place.pk), lands.get(place.country), regions.get((place.country, place.admin1), "")
            )  # fmt: skip
        changelist.result_list = places
        return changelist

    @staticmethod
    def _known(place: Any) -> tuple[City | None, Territory | None, str]:
        if hasattr(place, "known"):
            known: tuple[City | None, Territory | None, str] = place.known
            return known
        regions = PlaceRegion.objects.of_country(place.country).filter(admin1=place.admin1).order_by("folded")
        found = regions.first()
        return (
            City.objects.filter(geonames_id=place.pk).first(),
            Territory.objects.filter(iso_code=place.country).first(),
            found.name if found else "",
        )

    @admin.display(description=_("where"))
    def where(self, place: Place) -> str:
        """Region and country; a region of which only a number is known is left out."""
        region = self._known(place)[2] or (place.admin1 if place.admin1.isalpha() else "")
        return listed(
            f"\u2068{name}\u2069" for name in (region, country_name(place.country, current_language())) if name
        )

    @admin.display(description=_("inhabitants"), ordering="population")
    def inhabitants(self, place: Place) -> str:
        return format_number(place.population) if place.population else "—"

    @admin.display(description=_("city"))
    def city(self, place: Place) -> SafeString:
        """The city that stands on it, or the form of a new one with all that is known filled in."""
        known = self._known(place)[0]
        if known is not None:
            return format_html('<a href="{}">{}</a>', reverse("admin:profiles_city_change", args=[known.pk]), known)
        return format_html('<a href="{}">{}</a>', form_of_new_city(place, self._known(place)[1]), _("Add as a city"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # It states nothing of ours and is needed by whoever adds a city.
        return bool(request.user.has_perm("profiles.add_city"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)
