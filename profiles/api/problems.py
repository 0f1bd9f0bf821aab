"""Answers to what went wrong: problem details of RFC 9457, in the reader's language."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions

from profiles.selectors.public import GoneError, MovedError, UnknownRecordError
from profiles.text import listed

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: ``code`` is the end of its type's address, ``status`` that of HTTP."""

    code: str
    status: HTTPStatus
    title: Any


KINDS = {
    kind.code: kind
    for kind in (
        Kind("bad-query", HTTPStatus.BAD_REQUEST, gettext_lazy("A parameter cannot be answered")),
        Kind("not-found", HTTPStatus.NOT_FOUND, gettext_lazy("There is nothing at this address")),
        Kind("withdrawn", HTTPStatus.GONE, gettext_lazy("This record was withdrawn")),
        Kind("read-only", HTTPStatus.METHOD_NOT_ALLOWED, gettext_lazy("This API only reads")),
        Kind("too-many-requests", HTTPStatus.TOO_MANY_REQUESTS, gettext_lazy("Too many requests")),
        Kind("too-much", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, gettext_lazy("Too much at once")),
        Kind("refused", HTTPStatus.FORBIDDEN, gettext_lazy("This is not allowed")),
    )
}
"""Every kind of problem that the API answers with; the docs list them."""

_BY_STATUS = {kind.status.value: kind for kind in KINDS.values()}


class BadQueryError(exceptions.APIException):
    """Parameters that cannot be answered; ``reasons`` says for each parameter why."""

    status_code = HTTPStatus.BAD_REQUEST.value

    def __init__(self, reasons: Mapping[str, Iterable[Any]]) -> None:
        self.reasons = {name: [str(reason) for reason in given] for name, given in reasons.items()}
        names = listed(self.reasons)
        super().__init__(_("The query was not understood: %(names)s.") % {"names": names})


class TooMuchError(exceptions.APIException):
    """More at once than is answered; the detail says how much is."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value


def answer_problem(error: Exception, context: Mapping[str, Any]) -> HttpResponseBase | None:
    """The answer to an exception of a view: a problem, or the new address of a record that moved.

    None for what nobody foresaw: that is a fault of ours and must be seen as one.
    """
    request: HttpRequest = context["request"]
    if isinstance(error, MovedError):
        there = request.get_full_path().replace(f"/{error.slug}/", f"/{error.to}/", 1)
        # Asked anew each time: a merge can be taken back, and clients keep a 301 for ever.
        return HttpResponsePermanentRedirect(there, headers={"Cache-Control": "no-cache"})
    if isinstance(error, GoneError):
        return problem(request, "withdrawn", _("“%s” was public once and was withdrawn.") % error.slug)
    if isinstance(error, UnknownRecordError):
        return problem(request, "not-found", _("There is no public record “%s” here.") % error.slug[:80])
    if isinstance(error, Http404):
        return problem(request, "not-found", _("The API has no such address; its description lists all that it has."))
    if isinstance(error, PermissionDenied):
        return problem(request, "refused", "")
    if isinstance(error, BadQueryError):
        errors = [
            {"parameter": name, "reason": reason} for name, reasons in error.reasons.items() for reason in reasons
        ]
        return problem(request, "bad-query", str(error.detail), errors=errors)
    if isinstance(error, exceptions.APIException):
        return _of_framework(request, error, context["view"])
    return None


def _of_framework(request: HttpRequest, error: exceptions.APIException, view: Any) -> HttpResponse:
    kind = _BY_STATUS.get(error.status_code, KINDS["bad-query"])
    if isinstance(error, exceptions.MethodNotAllowed):
        methods = [name.upper() for name in view.http_method_names]
        detail = _("Only these are understood: %(methods)s.") % {"methods": listed(methods)}
        response = problem(request, kind.code, detail)
        response["Allow"] = allowed(view)
        return response
    if isinstance(error, exceptions.Throttled):
        wait = max(1, round(getattr(error, "wait", None) or 1))
        response = problem(request, kind.code, _("Ask again in %(seconds)s seconds.") % {"seconds": wait})
        response["Retry-After"] = str(wait)
        return response
    return problem(request, kind.code, str(error.detail))


def allowed(view: Any) -> str:
    """The methods that a view understands, as the header Allow has them."""
    return ", ".join(name.upper() for name in view.http_method_names)


def problem(request: HttpRequest, code: str, detail: str, *, errors: Iterable[Mapping[str, str]] = ()) -> HttpResponse:
    """A problem of that kind as an answer; ``errors`` names the parameters at fault and why."""
    kind = KINDS[code]
    body: dict[str, Any] = {
        "type": request.build_absolute_uri(f"/api/v1/problems/#{kind.code}"),
        "title": str(kind.title),
        "status": kind.status.value,
        "detail": detail,
        "instance": request.path,
    }
    listed = list(errors)
    if listed:
        body["errors"] = listed
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return HttpResponse(content, status=kind.status.value, content_type=MEDIA_TYPE)
