"""Answers that are no page: a wrong query (400), an unknown address (404), a moved (301) or withdrawn (410) record."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from profiles.dates import EdtfError, parse_year_param
from profiles.selectors.meaning import UnclearNameError
from profiles.selectors.public import GoneError, MovedError, UnknownRecordError
from profiles.selectors.search import suggest_records
from profiles.text import forbidden_character, listed
from profiles.views.taking import TakeError, asked_to_take, kept_card

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class BadQueryError(ValueError):
    """A query value that cannot be answered: ``problems`` says for each parameter why."""

    def __init__(self, problems: Mapping[str, Any]) -> None:
        super().__init__("; ".join(problems))
        self.problems = dict(problems)


def public_page(view: View[P]) -> View[P]:
    """Make a view a public page: read only, with a clear answer for whatever was asked wrongly."""
    return require_safe(_clearly_answered(view))


def form_page(view: View[P]) -> View[P]:
    """Make a view a page that visitors send something from: never kept by a cache, and as clear as any other."""
    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(_clearly_answered(view)))


def _clearly_answered(view: View[P]) -> View[P]:
    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            _refuse_forbidden_characters(request)
            if kept := kept_card(request):
                return kept
            take = asked_to_take(request)
            response = view(request, *args, **kwargs)
            return take(request, response) if take and response.status_code == 200 else response
        except MovedError as moved:
            there = request.get_full_path().replace(f"/{moved.slug}/", f"/{moved.to}/", 1)
            # Asked anew each time: a merge can be taken back, and browsers keep a 301 for ever.
            return HttpResponsePermanentRedirect(there, headers={"Cache-Control": "no-cache"})
        except GoneError as gone:
            return render(request, "410.html", {"meant": gone.slug.replace("-", " ")}, status=410)
        except UnknownRecordError as unknown:
            meant = unknown.slug.replace("-", " ")
            return render(request, "404.html", {"meant": meant, "suggestions": suggest_records(meant)}, status=404)
        except TakeError as error:
            return render(request, "400.html", {"problems": {error.parameter: error.reason}}, status=400)
        except BadQueryError as bad:
            return render(request, "400.html", {"problems": bad.problems}, status=400)

    return page


def _refuse_forbidden_characters(request: HttpRequest) -> None:
    if forbidden_character(request.path):
        # No address at all; PostgreSQL refuses to be asked for some characters.
        meant = "".join(letter for letter in request.path.strip("/").rpartition("/")[2] if letter.isprintable())
        raise UnknownRecordError("page", meant)
    problems = {}
    for name, values in request.GET.lists():
        for value in (name, *values):
            if found := forbidden_character(value):
                shown = "".join(letter for letter in name if letter.isprintable())[:40]
                problems[shown or "?"] = _("It holds a character that no text may hold: %s.") % found
    if problems:
        raise BadQueryError(problems)


def check_parameters(request: HttpRequest, *known: str) -> None:
    """Refuse query parameters that the page does not know: nothing that a reader asks is silently ignored."""
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        raise BadQueryError({name[:40]: _("This page knows no such parameter.") for name in unknown})


def year_asked(request: HttpRequest) -> int | None:
    """The ``year`` of the query, if there is one. Raises ``BadQueryError`` for anything but a year."""
    given = request.GET.get("year", "")
    if not given.strip():
        return None
    try:
        return parse_year_param(given)
    except EdtfError as error:
        raise BadQueryError({"year": str(error)}) from error


def unclear_name(unclear: UnclearNameError) -> str:
    """Why a name could not be taken for one record, and what to write instead."""
    if unclear.candidates:
        return _("«%(text)s» may be one of these: %(names)s. Write one of them in full.") % {
            "text": unclear.text[:80],
            "names": listed(unclear.candidates),
        }
    return _("Nothing public is called «%s».") % unclear.text[:80]
