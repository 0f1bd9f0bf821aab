"""The graph: who is near a city or network, how two cities are connected, who is connected best."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from profiles.exchange.graphml import write_graphml
from profiles.models import City, DataVersion, Network
from profiles.selectors.communities import communities
from profiles.selectors.graph import CityGraph, Node, city_graph, name_nodes
from profiles.selectors.meaning import UnclearNameError, city_meant, network_meant, words_for
from profiles.selectors.neighbourhood import most_connected, near_city, near_network
from profiles.selectors.paths import connect
from profiles.views.answers import BadQueryError, check_parameters, public_page, unclear_name, year_asked
from profiles.views.graph_figures import neighbourhood_figure, ways_figure
from profiles.views.page import describe_page

ASKED = ("city", "network", "from", "to")
MOST_ROWS = 60


@public_page
def graph_page(request: HttpRequest) -> HttpResponse:
    """``/<lang>/graph/?city=a``, ``?network=n`` or ``?from=a&to=b``, each with ``&year=1995``; else the overview."""
    check_parameters(request, *ASKED, "year", "format")
    asked = _asked(request)
    year = year_asked(request)
    as_file = _wants_file(request)
    if "city" in asked:
        return _near(request, asked, year, as_file, _city("city", asked["city"]))
    if "network" in asked:
        return _near(request, asked, year, as_file, _network(asked["network"]))
    if "from" in asked or "to" in asked:
        return _between(request, asked, year, as_file)
    if as_file:
        graph = city_graph(year)
        linked = {*graph.of_ties, *graph.whole}
        every = name_nodes()
        return _file(graph, {key: node for key, node in every.items() if key in linked}, "citydip")
    context = {
        **_frame(request, _("Graph of city diplomacy"), asked, year),
        "connected": most_connected(year),
        "communities": communities(year),
    }
    return render(request, "graph/overview.html", context)


def _near(
    request: HttpRequest, asked: dict[str, str], year: int | None, as_file: bool, centre: City | Network
) -> HttpResponse:
    found = near_city(centre, year) if isinstance(centre, City) else near_network(centre, year)
    if as_file:
        nodes = [found.centre, *(one.node for one in (*found.cities, *found.networks))]
        return _file(city_graph(year), {node.key: node for node in nodes}, centre.slug)
    title = _("Who is near %s") % centre.name
    context = {
        **_frame(request, title, asked, year),
        "typed": dict(zip(asked, words_for(centre), strict=True)),
        "centre": centre,
        "near": found,
        "cities": found.cities[:MOST_ROWS],
        "networks": found.networks[:MOST_ROWS],
        "figure": neighbourhood_figure(found) if found.cities or found.networks else None,
    }
    return render(request, "graph/near.html", context)


def _between(request: HttpRequest, asked: dict[str, str], year: int | None, as_file: bool) -> HttpResponse:
    missing = [name for name in ("from", "to") if name not in asked]
    if missing:
        raise BadQueryError({missing[0]: _("A way leads from one city to another: name both.")})
    start, end = _city("from", asked["from"]), _city("to", asked["to"])
    if start == end:
        raise BadQueryError({"to": _("A way leads from one city to another: name two different ones.")})
    found = connect(start, end, year)
    if as_file:
        nodes = {node.key: node for path in (*found.paths, *found.by_ties) for node in path.nodes}
        return _file(city_graph(year), nodes or {found.start.key: found.start, found.end.key: found.end},
                     f"{start.slug}--{end.slug}")  # fmt: skip
    title = _("How %(start)s is connected with %(end)s") % {"start": start.name, "end": end.name}
    context = {
        **_frame(request, title, asked, year),
        "typed": dict(zip(("from", "to"), words_for(start, end), strict=True)),
        "start": start,
        "end": end,
        "connection": found,
        "figure": ways_figure(found.paths, found) if found.paths else None,
        "ties_figure": ways_figure(found.by_ties, found) if found.by_ties else None,
        "back_query": urlencode([("from", end.slug), ("to", start.slug), *_year_pairs(year)]),
    }
    return render(request, "graph/between.html", context)


def _frame(request: HttpRequest, title: str, asked: dict[str, str], year: int | None) -> dict[str, Any]:
    query = [*asked.items(), *_year_pairs(year)]
    return {
        "page": describe_page(
            request,
            title,
            description=_("Who is linked with whom, through ties and networks, and since when."),
            query=urlencode(query),
        ),
        "asked": asked,
        "year": year,
        "hidden": list(asked.items()),
        "all_years_url": f"?{urlencode(asked)}" if asked else reverse("graph"),
        "graphml_url": f"?{urlencode([*query, ('format', 'graphml')])}",
    }


def _year_pairs(year: int | None) -> list[tuple[str, str]]:
    return [] if year is None else [("year", str(year))]


def _asked(request: HttpRequest) -> dict[str, str]:
    for name in (*ASKED, "format"):
        if len(set(request.GET.getlist(name))) > 1:
            raise BadQueryError({name: _("Give this parameter once.")})
    asked = {name: text for name in ASKED if (text := request.GET.get(name, "").strip())}
    kinds = {"way" if name in ("from", "to") else name for name in asked}
    if len(kinds) > 1:
        raise BadQueryError({next(iter(asked)): _("Ask for a city, a network, or the way between two cities.")})
    return asked


def _wants_file(request: HttpRequest) -> bool:
    wanted = request.GET.get("format", "")
    if wanted not in ("", "graphml"):
        raise BadQueryError({"format": _("The graph comes as a page or as «graphml».")})
    return bool(wanted)


def _city(parameter: str, text: str) -> City:
    try:
        return city_meant(text)
    except UnclearNameError as unclear:
        raise BadQueryError({parameter: unclear_name(unclear)}) from unclear


def _network(text: str) -> Network:
    try:
        return network_meant(text)
    except UnclearNameError as unclear:
        raise BadQueryError({"network": unclear_name(unclear)}) from unclear


def _file(graph: CityGraph, nodes: dict[int, Node], name: str) -> HttpResponse:
    version = DataVersion.current().number
    text = write_graphml(nodes, graph.ties, graph.memberships, data_version=version)
    response = HttpResponse(text, content_type="application/graphml+xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{version}.graphml"'
    return response
