"""The address that a client is given: the manifest, matches for queries, columns for a table."""

from typing import Any

from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from profiles.api.problems import BadQueryError
from profiles.api.reconcile.reading import MOST_QUERIES, Extension, read_batch, read_extension
from profiles.api.reconcile.view import ReconcileView, write_entity, write_property, write_type
from profiles.filters.parameters import OneParameter
from profiles.selectors.reconciliation import (
    TYPES,
    Asked,
    Entity,
    Found,
    columns_of,
    entities_of,
    find_all,
    type_of_values,
)

BATCH = gettext_lazy("A batch of queries of the Reconciliation Service API 0.2, as JSON.")
EXTENSION = gettext_lazy("A data extension query of the Reconciliation Service API 0.2, as JSON.")
ANSWER = {"type": "object", "description": "A manifest, a batch of results, or rows with columns."}
FORM = {"type": "object", "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}}}


class ServiceView(ReconcileView):
    """Reconciliation Service API 0.2: match a table against the database, as in OpenRefine."""

    http_method_names = ["get", "head", "post", "options"]
    parser_classes = (FormParser, MultiPartParser)
    problems = (*ReconcileView.problems, "too-much")

    def shown_by(self) -> dict[str, Any]:
        return {
            "queries": OneParameter(help_text=BATCH),
            "extend": OneParameter(help_text=EXTENSION),
        }

    def read_query(self, request: Request) -> None:
        """JSON may hold what no other parameter may, e.g. line breaks: it is read where it is answered."""
        self.refuse_jsonp(request)

    @extend_schema(operation_id="reconcile", responses={200: ANSWER})
    def get(self, request: Request, **_language: str) -> HttpResponseBase:
        """The manifest; with ``queries`` the matches, with ``extend`` the columns."""
        if request.query_params.keys() & {"queries", "extend"}:
            # Not dated: what matches also hangs on the gazetteer, which moves no data version.
            return Response(_answered(request.query_params))
        return self.answer(self._manifest)

    @extend_schema(
        operation_id="reconcile_form",
        request={"application/x-www-form-urlencoded": FORM},
        responses={200: ANSWER},
    )
    def post(self, request: Request, **_language: str) -> HttpResponseBase:
        """The same for batches of any length, as a form."""
        try:
            form: Any = request.data
        except exceptions.UnsupportedMediaType:
            form = {}
        if not form.keys() & {"queries", "extend"}:
            raise BadQueryError({"queries": [_("Send «queries» or «extend» as a form.")]})
        return Response(_answered(form))

    def _manifest(self) -> dict[str, Any]:
        here = self.request.build_absolute_uri("/").rstrip("/")
        language = {name: value for name, value in self.kwargs.items() if name == "language"}

        def address(name: str) -> str:
            return reverse(f"api-reconcile-{name}", kwargs=language)

        def service(name: str) -> dict[str, str]:
            return {"service_url": here, "service_path": address(name)}

        return {
            "versions": ["0.1", "0.2"],
            "name": _("citydip: city diplomacy"),
            # The same in every language, so that a client knows that the same entities are meant.
            "identifierSpace": f"{here}{reverse('api-reconcile-view')}?id=",
            "schemaSpace": f"{here}{reverse('api-schema')}",
            "defaultTypes": [write_type(kind) for kind in TYPES],
            "documentation": f"{here}{reverse('data')}#openrefine",
            "logo": f"{here}{static('img/favicon.svg')}",
            "view": {"url": f"{here}{address('view')}?id={{{{id}}}}"},
            "preview": {"url": f"{here}{address('preview')}?id={{{{id}}}}", "width": 400, "height": 140},
            "suggest": {what: service(f"suggest-{what}") for what in ("entity", "type", "property")},
            "extend": {
                "propose_properties": service("propose"),
                "property_settings": [
                    {
                        "name": "limit",
                        "label": _("at most"),
                        "type": "number",
                        "default": 0,
                        "help_text": _("How many values a cell may have; 0 stands for all."),
                    }
                ],
            },
            "batchSize": MOST_QUERIES,
        }


def _answered(form: Any) -> dict[str, Any]:
    if "queries" in form and "extend" in form:
        raise BadQueryError({"extend": [_("Send either «queries» or «extend», not both.")]})
    name = "queries" if "queries" in form else "extend"
    try:
        asked = read_batch(form[name]) if name == "queries" else read_extension(form[name])
    except ValueError as error:
        raise BadQueryError({name: [str(error)]}) from error
    return _columns(asked) if isinstance(asked, Extension) else _matches(asked)


def _matches(batch: dict[str, Asked]) -> dict[str, Any]:
    found = find_all(list(batch.values()))
    return {key: {"result": [_candidate(one) for one in of_row]} for key, of_row in zip(batch, found, strict=True)}


def _candidate(found: Found) -> dict[str, Any]:
    return {
        **write_entity(found),
        "type": [write_type(found.type)],
        "score": found.score,
        "match": found.is_match,
        "features": [
            {"id": "name_similarity", "value": found.likeness},
            *({"id": name, "value": is_so} for name, is_so in found.agreements.items()),
        ],
    }


def _columns(asked: Extension) -> dict[str, Any]:
    entities = entities_of(asked.ids)
    rows: dict[str, dict[str, Any]] = {identifier: {} for identifier in asked.ids}
    for name, limit in asked.properties.items():
        values = columns_of(set(entities.values()), name)
        for identifier in asked.ids:
            entity = entities.get(identifier)
            of_entity = values.get(entity.id, ()) if entity else ()
            rows[identifier][name] = [_cell(value) for value in of_entity[: limit or None]]
    return {"meta": [_meta(name) for name in asked.properties], "rows": rows}


def _meta(name: str) -> dict[str, Any]:
    kind = type_of_values(name)
    written: dict[str, Any] = write_property(name)
    del written["description"]
    return {**written, "type": write_type(kind)} if kind else written


def _cell(value: Any) -> dict[str, Any]:
    if isinstance(value, Entity):
        return write_entity(value)
    if isinstance(value, float):
        return {"float": value}
    return {"int": value} if isinstance(value, int) and not isinstance(value, bool) else {"str": str(value)}
