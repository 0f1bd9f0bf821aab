"""What a client shows of a record: a small page within its own, and the way to the record's page."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from profiles.api.reconcile.view import ReconcileView, write_entity, write_type
from profiles.filters.parameters import OneParameter
from profiles.selectors.reconciliation import entities_of

FRAMED = {**settings.CSP_DIRECTIVES, "frame-ancestors": ["*"]}


class EntityView(ReconcileView):
    """A view of one entity."""

    problems = (*ReconcileView.problems, "not-found")

    def shown_by(self) -> dict[str, Any]:
        return {"id": OneParameter(label=_("id"), help_text=_("Of the service, e.g. city:amsterdam."), required=True)}


class PreviewView(EntityView):
    """A record as a small page for a frame."""

    @extend_schema(operation_id="reconcile_preview", responses={(200, "text/html"): {"type": "string"}})
    def get(self, request: Request, **_language: str) -> HttpResponseBase:
        """Its name in both languages, where it lies, and the way to its page."""
        entity = entities_of([self.query["id"]]).get(self.query["id"])
        context: dict[str, Any] = {"entity": entity}
        if entity is not None:
            context |= {"shown": write_entity(entity), "type": write_type(entity.type)["name"]}
        status = HTTPStatus.OK if entity else HTTPStatus.NOT_FOUND
        response = render(request, "api/reconcile_preview.html", context, status=status)
        # The middlewares of both policies leave alone what a view has set.
        response["Content-Security-Policy"] = "; ".join(f"{name} {' '.join(of)}" for name, of in FRAMED.items())
        response.xframe_options_exempt = True  # read by Django's own middleware
        return response


class PageView(EntityView):
    """From an id of the service to the page of the record."""

    @extend_schema(operation_id="reconcile_view", responses={302: None})
    def get(self, request: Request, **_language: str) -> HttpResponseBase:
        """Lead to the page in the language of the reader."""
        entity = entities_of([self.query["id"]]).get(self.query["id"])
        if entity is None:
            raise Http404
        return HttpResponseRedirect(entity.record.get_absolute_url())
