"""What every view of the API does: speak the reader's language, read its parameters strictly, date its answer."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework import exceptions, views
from rest_framework.request import Request
from rest_framework.response import Response

from profiles.api import parameters
from profiles.api.addresses import root
from profiles.api.freshness import Freshness
from profiles.api.problems import BadQueryError, allowed, answer_problem
from profiles.api.rendering import JsonRenderer, Negotiation
from profiles.api.schema import ApiSchema
from profiles.filters import QueryForm
from profiles.text import LANGUAGES

OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Language, Data-Version, ETag, Last-Modified, Retry-After",
}


class ApiView(views.APIView):
    """A view that only reads. ``problems`` names the kinds of problem that it may answer with."""

    schema = ApiSchema()
    http_method_names = ["get", "head", "options"]
    renderer_classes: Any = (JsonRenderer,)
    content_negotiation_class = Negotiation
    problems: ClassVar[tuple[str, ...]] = ("bad-query", "too-many-requests")

    query: dict[str, Any]
    freshness: Freshness

    def query_form(self) -> type[QueryForm]:
        """The form that reads the parameters; also what describes them in the schema."""
        return parameters.query_form(self.shown_by())

    def shown_by(self) -> dict[str, Any]:
        """Parameters of every view."""
        formats = [renderer.format for renderer in self.renderer_classes]
        return {"format": parameters.form_of_answer(formats), "lang": parameters.language()}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        speak_as_asked(request, kwargs.get("language", ""))
        if (request.method or "").lower() not in self.http_method_names:
            raise exceptions.MethodNotAllowed(request.method or "")
        super().initial(request, *args, **kwargs)
        if request.method != "OPTIONS":
            self.read_query(request)
            self.freshness = Freshness(request, request.accepted_renderer.media_type)

    def read_query(self, request: Request) -> None:
        """Read all parameters. Raises ``BadQueryError`` with a reason for each that is wrong."""
        form = self.query_form()(request.query_params)
        if not form.is_valid():
            raise BadQueryError(form.errors)
        self.query = form.cleaned_data

    def answer(self, make: Callable[[], Any]) -> HttpResponseBase:
        """304 to who has the answer already, else what ``make`` gives (data, or a response), dated."""
        known = self.freshness.not_modified()
        if known is not None:
            return known
        made = make()
        return self.freshness.mark(made if isinstance(made, HttpResponseBase) else Response(made))

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The answer to a browser that asks whether a page elsewhere may read here: it may."""
        response = HttpResponse(status=204)
        response["Allow"] = allowed(self)
        response["Access-Control-Allow-Methods"] = response["Allow"]
        # Whatever a client adds: nothing here depends on who asks.
        response["Access-Control-Allow-Headers"] = "*"
        response["Access-Control-Max-Age"] = "86400"
        return response

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        finished = super().finalize_response(request, response, *args, **kwargs)
        for name, value in OPEN_TO_ALL.items():
            finished[name] = value
        return finished

    def get_exception_handler(self) -> Any:
        return answer_problem

    def get_serializer_context(self) -> dict[str, Any]:
        """What serializers need to know: the address of the API as the asker sees it."""
        return {"request": self.request, "view": self, "root": root(self.request)}


def speak_as_asked(request: Request, named: str = "") -> None:
    """Use the language that the address names, else that of ``lang``, of Accept-Language; no cookie has a say here."""
    wanted = named or request.query_params.get("lang", "").strip().lower()
    if wanted not in LANGUAGES:
        wanted = _accepted_language(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    translation.activate(wanted)


def _accepted_language(header: str) -> str:
    for tag, _quality in parse_accept_lang_header(header.lower()):
        code: str = tag.split("-")[0]
        if code in LANGUAGES:
            return code
    return "en"
