"""The front of the API: what it holds, its description, its docs, its problems, and what is not there."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_page
from django.views.decorators.vary import vary_on_headers
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request

from profiles.api import description
from profiles.api.addresses import PATHS
from profiles.api.problems import KINDS
from profiles.api.view import OPEN_TO_ALL, ApiView

OTHERS = ("vocabularies", "compare", "search", "changes", "reconcile", "schema", "docs", "problems")


class RootView(ApiView):
    """What the API holds."""

    @extend_schema(
        operation_id="root",
        responses={200: {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """The address of every list and of the description."""
        root = self.get_serializer_context()["root"]
        return self.answer(lambda: {name: f"{root}{name}/" for name in (*PATHS.values(), *OTHERS)})


class ProblemsView(ApiView):
    """Kinds of problems: where the types of problem details lead."""

    @extend_schema(
        operation_id="problems",
        responses={
            200: {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["code", "status", "title"],
                    "properties": {
                        "code": {"type": "string"},
                        "status": {"type": "integer"},
                        "title": {"type": "string"},
                    },
                },
            }
        },
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Every kind of problem that the API answers with."""
        return self.answer(
            lambda: [
                {"code": kind.code, "status": kind.status.value, "title": str(kind.title)} for kind in KINDS.values()
            ]
        )


MINUTES = 60


@method_decorator([cache_page(5 * MINUTES), vary_on_headers("Accept", "Accept-Language")], name="dispatch")
class SchemaView(SpectacularAPIView):
    """The description of the API in OpenAPI 3; kept for some minutes, since it takes a quarter of a second to write."""

    custom_settings = {"TITLE": description.TITLE, "DESCRIPTION": description.DESCRIPTION, "TAGS": description.TAGS}

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        finished = super().finalize_response(request, response, *args, **kwargs)
        for name, value in OPEN_TO_ALL.items():
            finished[name] = value
        return finished


class DocsView(SpectacularSwaggerSplitView):
    """The description as a page to read and try; script and style are files of ours."""


class UnknownAddressView(ApiView):
    """Whatever is not there."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponseBase:
        """Say so; where only the last slash is missing, lead there."""
        if not request.path.endswith("/"):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{quote(request.path)}/{'?' if query else ''}{query}")
        raise Http404

    def read_query(self, request: Request) -> None:
        """An address that is not there takes no parameters."""
