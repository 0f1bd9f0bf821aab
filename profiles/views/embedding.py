"""Pages that others may show in a frame of their own; every other page refuses it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def may_be_framed(view: View[P]) -> View[P]:
    """Let any page frame this one; the rest of the policy stands."""

    @wraps(view)
    def framed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        directives = {**settings.CSP_DIRECTIVES, "frame-ancestors": ["*"]}
        # Both policies' middlewares leave a header alone that a view has set.
        response["Content-Security-Policy"] = "; ".join(
            f"{name} {' '.join(values)}" for name, values in directives.items()
        )
        response.xframe_options_exempt = True  # read by Django's own middleware
        return response

    return framed
