"""The reconciliation service: matching somebody's table against us, e.g. in OpenRefine.

Speaks the W3C community group's Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/
CG-FINAL-specs-0.2-20230410/): manifest, queries, preview, suggest, data extension.
"""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from profiles.api.problems import MEDIA_TYPE
from profiles.models import City, Network, Territory
from profiles.selectors.reconciliation import PROPERTIES, TYPES, Found, beginning_with, find, record_of, value_of
from profiles.text import current_language, fold, listed

MOST_QUERIES = 100
MOST_RESULTS = 20
USUAL_RESULTS = 5
LONGEST = 300
"""Characters of a query that are read."""

TYPE_NAMES: dict[str, Any] = {
    "city": City._meta.verbose_name,
    "network": Network._meta.verbose_name,
    "territory": Territory._meta.verbose_name,
}


class NotUnderstoodError(ValueError):
    """A request that is not of the protocol's form."""


View = Callable[[HttpRequest], HttpResponse]


def _open(view: View) -> View:
    """Open to every host, and a request that is not understood gets words: a tool in a browser asks from elsewhere."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        try:
            answer = HttpResponse() if request.method == "OPTIONS" else view(request)
        except NotUnderstoodError as error:
            problem = {
                "type": "about:blank",
                "title": _("A parameter cannot be answered"),
                "status": 400,
                "detail": str(error),
            }
            answer = JsonResponse(problem, status=HTTPStatus.BAD_REQUEST, content_type=MEDIA_TYPE)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
        answer["Access-Control-Allow-Headers"] = "Content-Type"
        answer["Cross-Origin-Resource-Policy"] = "cross-origin"
        return answer

    return opened


if django.VERSION >= (6, 0):
    from django.views.decorators.csp import csp_override

    _framed = csp_override({**settings.CSP_DIRECTIVES, "frame-ancestors": ["*"]})
else:
    from csp.decorators import csp_replace

    # For the checker: two libraries, by version.
    _framed = csp_replace({"frame-ancestors": ["*"]})  # type: ignore[assignment,unused-ignore]


def _address(request: HttpRequest, name: str) -> str:
    return request.build_absolute_uri(reverse(f"api-reconcile{name}"))


def _type(kind: str) -> dict[str, str]:
    return {"id": kind, "name": str(TYPE_NAMES[kind])}


def _property(kind: str, name: str) -> dict[str, str]:
    if name == "country":
        return {"id": name, "name": str(City._meta.get_field("territory").verbose_name)}
    # For the checker: the stubs are narrower.
    return {"id": name, "name": str(TYPES[kind]._meta.get_field(name).verbose_name)}  # type: ignore[union-attr]


def _shown(found: Found) -> dict[str, Any]:
    record = found.record
    other = record.name.fa if current_language() == "en" else record.name.en
    country = getattr(record, "territory", None)
    description = " · ".join(str(part) for part in (other, country) if part)
    return {"id": found.id, "name": str(record.name), "description": description}


# -- manifest and queries --


@_open
def service(request: HttpRequest) -> HttpResponse:
    """The manifest; with ``queries`` the matches, with ``extend`` the columns asked for."""
    data = request.POST if request.method == "POST" else request.GET
    if "queries" in data:
        return JsonResponse(_answers(_read(data["queries"])))
    if "extend" in data:
        return JsonResponse(_extension(_read(data["extend"])))
    if request.method == "POST":
        raise NotUnderstoodError(_("Send «queries» or «extend» as a form."))
    return JsonResponse(_manifest(request))


def _read(text: str) -> dict[str, Any]:
    try:
        read = json.loads(text)
    except ValueError as error:
        raise NotUnderstoodError(_("This is no JSON: %(error)s") % {"error": error}) from error
    if not isinstance(read, dict):
        raise NotUnderstoodError(_("An object is expected."))
    return read


def _manifest(request: HttpRequest) -> dict[str, Any]:
    here = request.build_absolute_uri("/").rstrip("/")
    view = _address(request, "-view")

    def suggest(what: str) -> dict[str, str]:
        return {"service_url": here, "service_path": reverse(f"api-reconcile-suggest-{what}")}

    return {
        "versions": ["0.1", "0.2"],
        "name": "citydip",
        "identifierSpace": f"{view}?id=",
        "schemaSpace": request.build_absolute_uri(reverse("api-schema")),
        "defaultTypes": [_type(kind) for kind in TYPES],
        "documentation": request.build_absolute_uri(reverse("api-docs")),
        "view": {"url": f"{view}?id={{{{id}}}}"},
        "preview": {"url": f"{_address(request, '-preview')}?id={{{{id}}}}", "width": 400, "height": 140},
        "suggest": {what: suggest(what) for what in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": here, "service_path": reverse("api-reconcile-propose")},
            "property_settings": [],
        },
        "batchSize": MOST_QUERIES,
    }


def _answers(queries: dict[str, Any]) -> dict[str, Any]:
    if len(queries) > MOST_QUERIES:
        raise NotUnderstoodError(_("Ask at most %(number)s queries at once.") % {"number": MOST_QUERIES})
    return {key: {"result": _answer(query)} for key, query in queries.items()}


def _answer(query: Any) -> list[dict[str, Any]]:
    if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
        raise NotUnderstoodError(_("Each query is an object with a text «query»."))
    found = find(
        query.get("query", "")[:LONGEST],
        _types(query.get("type")),
        _known(query.get("properties") or []),
        _limit(query.get("limit")),
    )
    return [
        {
            **_shown(one),
            "type": [_type(one.type)],
            "score": one.score,
            "match": one.is_match,
            "features": [{"id": "name_similarity", "value": one.score}],
        }
        for one in found
    ]


def _types(asked: Any) -> list[str]:
    names = [asked] if isinstance(asked, str) else asked or []
    if not isinstance(names, list):
        raise NotUnderstoodError(_("«type» is a text or a list of texts."))
    ids = [name.get("id", "") if isinstance(name, dict) else str(name) for name in names]
    unknown = [name for name in ids if name not in TYPES]
    if unknown:
        raise NotUnderstoodError(
            _("«%(type)s» is no type here; there are: %(known)s") % {"type": unknown[0], "known": listed(TYPES)}
        )
    return ids or list(TYPES)


def _limit(asked: Any) -> int:
    if asked is None:
        return USUAL_RESULTS
    if isinstance(asked, bool) or not isinstance(asked, int) or asked < 1:
        raise NotUnderstoodError(_("«limit» is a positive whole number."))
    return min(asked, MOST_RESULTS)


def _known(properties: Any) -> dict[str, str]:
    """Property → value as text; of several values the first, of an entity its name."""
    if not isinstance(properties, list) or not all(isinstance(one, dict) and "pid" in one for one in properties):
        raise NotUnderstoodError(_("«properties» is a list of objects with «pid» and «v»."))
    known = {}
    for one in properties:
        value = one.get("v")
        if isinstance(value, list):
            value = value[0] if value else ""
        if isinstance(value, dict):
            value = value.get("name") or str(value.get("id", "")).partition(":")[2]
        known[str(one["pid"])] = "" if value is None else str(value)[:LONGEST]
    return known


# -- data extension --


def _extension(asked: dict[str, Any]) -> dict[str, Any]:
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise NotUnderstoodError(_("«extend» holds lists of «ids» and «properties»."))
    names = [str(one.get("id", "")) if isinstance(one, dict) else str(one) for one in properties]
    rows = {}
    for identifier in map(str, ids[: MOST_QUERIES * 10]):
        found = record_of(identifier)
        rows[identifier] = {name: _cells(value_of(found, name)) if found else [] for name in names}
    return {"meta": [_meta(name) for name in names], "rows": rows}


def _meta(name: str) -> dict[str, Any]:
    kind = next((kind for kind, known in PROPERTIES.items() if name in known), None)
    if kind is None:
        raise NotUnderstoodError(_("«%(property)s» is no property here.") % {"property": name})
    meta: dict[str, Any] = _property(kind, name)
    return {**meta, "type": _type("territory")} if name == "country" else meta


def _cells(value: Any) -> list[dict[str, Any]]:
    if value is None or value == "":
        return []
    if isinstance(value, Found):
        return [{"id": value.id, "name": str(value.record.name)}]
    if isinstance(value, int) and not isinstance(value, bool):
        return [{"int": value}]
    return [{"float": value} if isinstance(value, float) else {"str": str(value)}]


@_open
def propose(request: HttpRequest) -> HttpResponse:
    """The properties that a table of a type can be extended with."""
    kind = request.GET.get("type") or "city"
    if kind not in TYPES:
        raise NotUnderstoodError(
            _("«%(type)s» is no type here; there are: %(known)s") % {"type": kind, "known": listed(TYPES)}
        )
    properties = [_property(kind, name) for name in PROPERTIES[kind]]
    return JsonResponse({"type": kind, "properties": properties})


# -- suggest, preview and view --


def _prefix(request: HttpRequest) -> str:
    if "prefix" not in request.GET:
        raise NotUnderstoodError(_("«prefix» is missing."))
    return request.GET["prefix"][:LONGEST]


@_open
def suggest_entity(request: HttpRequest) -> HttpResponse:
    """Records that somebody who types may mean."""
    found = beginning_with(_prefix(request), TYPES, USUAL_RESULTS * 2)
    return JsonResponse({"result": [{**_shown(one), "notable": [_type(one.type)]} for one in found]})


@_open
def suggest_type(request: HttpRequest) -> HttpResponse:
    """Types by a part of their name."""
    wanted = fold(_prefix(request))
    return JsonResponse({"result": [_type(kind) for kind in TYPES if wanted in fold(f"{kind} {TYPE_NAMES[kind]}")]})


@_open
def suggest_property(request: HttpRequest) -> HttpResponse:
    """Properties by a part of their name."""
    wanted = fold(_prefix(request))
    known = {name: _property(kind, name) for kind, names in PROPERTIES.items() for name in names}
    return JsonResponse({"result": [one for name, one in known.items() if wanted in fold(f"{name} {one['name']}")]})


@_framed
@_open
def preview(request: HttpRequest) -> HttpResponse:
    """A record as a small page within the tool; an unknown id is 404."""
    found = record_of(request.GET.get("id", ""))
    status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
    response = render(
        request, "api/reconcile_preview.html", {"found": found, **(_shown(found) if found else {})}, status=status
    )
    response.xframe_options_exempt = True  # read by Django's middleware
    return response


@_open
def view(request: HttpRequest) -> HttpResponse:
    """From an id of the service to the page of the record."""
    found = record_of(request.GET.get("id", ""))
    if found is None:
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    return HttpResponseRedirect(found.record.get_absolute_url())


urlpatterns: list[URLPattern] = [
    path("", service, name="api-reconcile"),
    path("propose/", propose, name="api-reconcile-propose"),
    path("suggest/entity/", suggest_entity, name="api-reconcile-suggest-entity"),
    path("suggest/type/", suggest_type, name="api-reconcile-suggest-type"),
    path("suggest/property/", suggest_property, name="api-reconcile-suggest-property"),
    path("preview/", preview, name="api-reconcile-preview"),
    path("view/", view, name="api-reconcile-view"),
]
