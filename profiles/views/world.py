"""The map of the world: cities, ties, seats of networks and activities, as they are or were in a year."""

import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from profiles.choices import Field, TieStatus
from profiles.figures.card import Card
from profiles.figures.world import Cluster, Spot, Thread, View, WorldPicture, world_map
from profiles.filters import ActivityFilter, CityFilter, NetworkFilter, RecordFilter, TieFilter
from profiles.models import Activity, City, Network, Territory, Tie
from profiles.selectors.world import (
    WorldLayer,
    WorldPlace,
    activity_layer,
    city_layer,
    network_layer,
    tie_layer,
)
from profiles.templatetags.citydip import year_in_words
from profiles.text import current_language, format_number, listed, to_latin_digits
from profiles.views.answers import BadQueryError, public_page, year_asked
from profiles.views.embedding import may_be_framed
from profiles.views.listing import Chip, Listing, list_records
from profiles.views.page import FIRST_YEAR, describe_page

ZOOMS = (1, 2, 4, 8)
TABLE_ROWS = 40
_DEGREES = re.compile(r"(-?\d{1,2}(?:\.\d{1,4})?),(-?\d{1,3}(?:\.\d{1,4})?)")


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that the map can show: its code in addresses, its name, what is counted, and how it is found."""

    code: str
    title: Promise
    counted: Promise
    filter_class: type[RecordFilter]
    records: Callable[[], Any]
    place: Callable[[Any], WorldLayer]
    facets: tuple[str, ...]
    api: str
    has_year: bool = True


LAYERS = (
    Layer("ties", gettext_lazy("Ties between cities"), gettext_lazy("Ties"), TieFilter, lambda: Tie.objects.published(),
          tie_layer, ("kind", "status"), "ties"),
    Layer("activities", gettext_lazy("Activities by field"), gettext_lazy("Activities"), ActivityFilter,
          lambda: Activity.objects.published(), activity_layer, ("field", "kind", "outcome"), "activities"),
    Layer("networks", gettext_lazy("Seats of networks"), gettext_lazy("Networks"), NetworkFilter,
          lambda: Network.objects.published(), network_layer, ("field", "kind"), "networks"),
    Layer("cities", gettext_lazy("Cities"), gettext_lazy("Cities"), CityFilter, lambda: City.objects.published(),
          city_layer, ("field", "continent", "role"), "cities", has_year=False),
)  # fmt: skip

PLACES = (
    (gettext_lazy("World"), "", 1),
    (gettext_lazy("Europe"), "50,14", 4),
    (gettext_lazy("Middle East"), "32,46", 4),
    (gettext_lazy("East Asia"), "33,118", 4),
    (gettext_lazy("Africa"), "4,18", 2),
    (gettext_lazy("Americas"), "14,-80", 2),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a row of choices."""

    label: Any
    url: str
    is_current: bool


@dataclass(frozen=True)
class WorldPage:
    """Everything that the map's page and its embedded form show."""

    layer: Layer
    listing: Listing
    world: WorldLayer
    picture: WorldPicture
    year: int | None
    not_dated: int
    own: tuple[tuple[str, str], ...]
    view: View

    @property
    def rows(self) -> tuple[WorldPlace, ...]:
        """The places of the table: those with the most."""
        return self.world.places[:TABLE_ROWS]

    @property
    def rows_left_out(self) -> int:
        return len(self.world.places) - len(self.rows)

    @property
    def with_fields(self) -> bool:
        return any(place.by_field for place in self.world.places)


def read_world(request: HttpRequest, *, path: str = "") -> WorldPage:
    """What the address asks the map to show. Raises ``BadQueryError``."""
    layer = _layer_asked(request)
    view = _view_asked(request)
    narrowed = _without_own(request, path or request.path)
    if not layer.has_year and "year" in narrowed.GET:
        raise BadQueryError({"year": _("Cities have no dates here; choose ties, activities or networks.")})
    records = layer.records()
    listing = list_records(narrowed, layer.filter_class, records, facets=layer.facets, sorts=(), api=layer.api)
    year = year_asked(request) if layer.has_year else None
    world = layer.place(listing.page.paginator.object_list)
    own = tuple((name, request.GET[name]) for name in ("show", "at", "zoom") if request.GET.get(name))
    shown = [pair for pair in own if pair[0] == "show"]
    query = [*shown, *_pairs(listing.query)]

    def closer(cluster: Cluster) -> str:
        if view.zoom == ZOOMS[-1]:
            return ""
        latitude = sum(spot.latitude for spot in cluster.spots) / len(cluster.spots)
        longitude = sum(spot.longitude for spot in cluster.spots) / len(cluster.spots)
        zoom = ZOOMS[ZOOMS.index(view.zoom) + 1]
        return f"?{urlencode([*query, ('at', f'{latitude:.2f},{longitude:.2f}'), ('zoom', zoom)])}"

    picture = world_map(
        _spots(world),
        [Thread(link.start, link.end, link.status) for link in world.links],
        view=view,
        title=_title(layer, world, year),
        header=str(layer.counted),
        address=closer,
    )
    without_year = _without_own(request, narrowed.path, "year")
    not_dated = layer.filter_class(without_year.GET, queryset=records).qs.not_dated().count() if year is not None else 0
    return WorldPage(layer, _own_kept(listing, own), world, picture, year, not_dated, own, view)


@public_page
def world_page(request: HttpRequest) -> HttpResponse:
    """``/<lang>/map/?year=1995``: ``show`` names the layer, ``at`` and ``zoom`` the part of the world."""
    content = read_world(request)
    layer_query = [("show", content.layer.code)] if content.layer is not LAYERS[0] else []
    filters = _pairs(content.listing.query)
    context = {
        "page": describe_page(
            request,
            _("Map of city diplomacy"),
            description=_("Cities, their ties, the seats of networks and activities by field on one map, in any year."),
            query=urlencode([*content.own, *filters]),
            card=Card(figure=content.picture.figure),
        ),
        "content": content,
        "states": list(TieStatus),
        "fields": list(Field),
        "listing": content.listing,
        "layers": [
            Link(layer.title, f"?{urlencode({'show': layer.code, **_common(filters, layer)})}", layer is content.layer)
            for layer in LAYERS
        ],
        "places": [
            Link(
                label,
                f"?{urlencode([*layer_query, *filters, *([('at', at), ('zoom', str(zoom))] if at else [])])}",
                (request.GET.get("at", ""), content.view.zoom) == (at, zoom),
            )
            for label, at, zoom in PLACES
        ],
        "hidden": [pair for pair in (*content.own, *filters) if pair[0] != "year"],
        "all_years_url": f"?{urlencode([pair for pair in (*content.own, *filters) if pair[0] != 'year'])}",
        "list_url": _list_url(content.layer, content.listing.query),
        "first_year": FIRST_YEAR,
        "last_year": timezone.now().year,
        "territories": _territories(),
        "chosen_territory": request.GET.get("territory", "").upper(),
        "embed_url": request.build_absolute_uri(f"{reverse('embed-map')}?{urlencode([*content.own, *filters])}"),
    }
    return render(request, "map/map.html", context)


@may_be_framed
@public_page
def embedded_world(request: HttpRequest) -> HttpResponse:
    """``/<lang>/embed/map/?…``: the map alone, for a frame on somebody else's page."""
    content = read_world(request, path=reverse("map"))
    whole = f"{reverse('map')}?{urlencode([*content.own, *_pairs(content.listing.query)])}"
    context = {
        "content": content,
        "states": list(TieStatus),
        "fields": list(Field),
        "whole_url": request.build_absolute_uri(whole),
    }
    return render(request, "embed/map.html", context)


def _layer_asked(request: HttpRequest) -> Layer:
    code = request.GET.get("show", LAYERS[0].code)
    if len(set(request.GET.getlist("show"))) > 1:
        raise BadQueryError({"show": _("Give this parameter once.")})
    found = next((layer for layer in LAYERS if layer.code == code), None)
    if found is None:
        raise BadQueryError({"show": _("The map shows one of these: %s.") % listed(layer.code for layer in LAYERS)})
    return found


def _view_asked(request: HttpRequest) -> View:
    for name in ("at", "zoom"):
        if len(set(request.GET.getlist(name))) > 1:
            raise BadQueryError({name: _("Give this parameter once.")})
    zoom_text = to_latin_digits(request.GET.get("zoom", "")).strip() or "1"
    if zoom_text not in {str(zoom) for zoom in ZOOMS}:
        raise BadQueryError({"zoom": _("The map is enlarged 1, 2, 4 or 8 times.")})
    at = to_latin_digits(request.GET.get("at", "")).strip()
    if not at:
        return View(zoom=int(zoom_text))
    found = _DEGREES.fullmatch(at)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise BadQueryError({"at": _("Write latitude and longitude in degrees, as in «52.37,4.89».")})
    return View(float(found[2]), float(found[1]), int(zoom_text))


def _without_own(request: HttpRequest, path: str, *others: str) -> HttpRequest:
    """The request with what only the map knows taken out of its query: the rest is the filter's."""
    narrowed = copy(request)
    query = request.GET.copy()
    for name in ("show", "at", "zoom", *others):
        query.pop(name, None)
    if "page" in query:
        raise BadQueryError({"page": _("This page knows no such parameter.")})
    narrowed.GET = query  # type: ignore[assignment]  # a copy that stays as it is
    narrowed.path = path
    return narrowed


def _own_kept(listing: Listing, own: tuple[tuple[str, str], ...]) -> Listing:
    """The listing with the map's own parameters in every address and in the form."""

    def kept(url: str) -> str:
        return url + ("&" if "?" in url else "?") + urlencode(own) if own else url

    chips = tuple(Chip(chip.label, chip.value, kept(chip.url)) for chip in listing.chips)
    hidden = [(name, value) for name, value in listing.kept if name != "territory"]
    return replace(listing, chips=chips, kept=[*hidden, *own])


def _pairs(query: str) -> list[tuple[str, str]]:
    return [(name, value) for name, values in QueryDict(query).lists() for value in values]


def _common(filters: list[tuple[str, str]], layer: Layer) -> dict[str, str]:
    """The filters that mean the same in every layer: where, and (but for cities) when."""
    names = ("territory", "year") if layer.has_year else ("territory",)
    if layer.code == "networks":
        names = ("year",)
    return {name: value for name, value in filters if name in names}


def _spots(world: WorldLayer) -> list[Spot]:
    # The address is made once: looking it up for each of thousands of cities takes longer than drawing them.
    before, after = reverse("city", args=["-"]).rsplit("-", 1)
    language = current_language()
    return [
        Spot(
            place.key,
            place.name.in_language(language),
            place.longitude,
            place.latitude,
            f"{before}{place.slug}{after}",
            place.count,
            place.by_field,
        )
        for place in world.places
    ]


def _title(layer: Layer, world: WorldLayer, year: int | None) -> str:
    n, places = world.records, len(world.places)
    said = {
        "ties": ngettext("%(n)s tie between %(places)s cities", "%(n)s ties between %(places)s cities", n),
        "activities": ngettext("%(n)s activity of %(places)s cities", "%(n)s activities of %(places)s cities", n),
        "networks": ngettext("%(n)s network with a seat in %(places)s cities",
                             "%(n)s networks with seats in %(places)s cities", n),
        "cities": ngettext("%(places)s city", "%(places)s cities", n),
    }[layer.code] % {"n": format_number(n), "places": format_number(places)}  # fmt: skip
    if year is None:
        return said
    return _("%(what)s in force in %(year)s") % {"what": said, "year": year_in_words(year)}


def _list_url(layer: Layer, query: str) -> str:
    """The list of the same records; ties have no list of their own."""
    if layer.code == "ties":
        return ""
    return f"{reverse(layer.code)}?{query}" if query else reverse(layer.code)


def _territories() -> Any:
    """Countries and regions with public cities, in the reader's order."""
    placed = City.objects.published()
    return (
        Territory.objects.published()
        .filter(pk__in=placed.values("territory"))
        .in_order(current_language())
        .only("slug", "iso_code", "name_en", "name_fa")
    )
