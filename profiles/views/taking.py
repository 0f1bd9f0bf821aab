"""What may be taken along from any public page: a reference to it (``?cite=``), a picture of it (``?figure=``)."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from profiles.exchange.citing import reference_to
from profiles.exchange.pictures import csv_of_figure, find_figure, standalone_svg
from profiles.models import DataVersion
from profiles.text import listed

Take = Callable[[HttpRequest, HttpResponse], HttpResponse]

REFERENCES = {"bibtex": ("application/x-bibtex", "bib"), "ris": ("application/x-research-info-systems", "ris")}
PICTURES = ("svg", "csv")


class TakeError(ValueError):
    """Something was asked for that the page does not have; ``parameter`` says which."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter
        self.reason = reason


def asked_to_take(request: HttpRequest) -> Take | None:
    """What is asked to be taken along, if anything; it is removed from the query, so that views need not know it.

    Raises ``TakeError`` for a form that there is not.
    """
    query = request.GET.copy()
    cite, figure, save = (query.pop(name, None) for name in ("cite", "figure", "save"))
    if cite is None and figure is None and save is None:
        return None
    request.GET = query  # type: ignore[assignment]  # a copy without what was taken out
    request.META["QUERY_STRING"] = query.urlencode()
    if cite is not None:
        if figure is not None or save is not None or cite[-1] not in REFERENCES:
            raise TakeError("cite", _("A reference comes as one of these: %s.") % listed(REFERENCES))
        return partial(_reference_file, form=cite[-1])
    if figure is None or save is None or save[-1] not in PICTURES:
        raise TakeError("save", _("A picture comes as one of these: %s.") % listed(PICTURES))
    return partial(_figure_file, name=figure[-1], form=save[-1])


def _reference_file(request: HttpRequest, response: HttpResponse, *, form: str) -> HttpResponse:
    page = getattr(request, "described_page", None)
    if page is None:
        raise TakeError("cite", _("There is no reference to this page."))
    reference = reference_to(page.title, page.canonical)
    kind, ending = REFERENCES[form]
    text = reference.bibtex() if form == "bibtex" else reference.ris()
    return _attachment(text, f"{kind}; charset=utf-8", f"citydip-{reference.key}.{ending}")


def _figure_file(request: HttpRequest, response: HttpResponse, *, name: str, form: str) -> HttpResponse:
    found = find_figure(response.content.decode(), name)
    if found is None:
        raise TakeError("figure", _("The page has no such picture."))
    page = getattr(request, "described_page", None)
    key = reference_to(page.title, page.canonical).key if page else "page"
    if form == "csv":
        if not found.rows:
            raise TakeError("save", _("This picture has no table of its own."))
        return _attachment(csv_of_figure(found), "text/csv; charset=utf-8", f"citydip-{key}-{name}.csv")
    address = page.canonical if page else request.build_absolute_uri()
    credit = (f"citydip · data version {DataVersion.current().number} · CC BY 4.0", address)
    svg = standalone_svg(found.svg, credit=credit, host=request.build_absolute_uri("/"))
    return _attachment(svg, "image/svg+xml; charset=utf-8", f"citydip-{key}-{name}.svg")


def _attachment(text: str, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
