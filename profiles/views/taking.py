"""What may be taken from any public page: a reference (``?cite=``), a picture (``?figure=``), its card (``?card=``)."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from profiles.exchange.citing import reference_to
from profiles.exchange.citing_sources import SourceReference
from profiles.exchange.pictures import csv_of_figure, find_figure, seal, standalone_card, standalone_svg, width_of
from profiles.exchange.raster import png_of_svg
from profiles.figures.card import WIDTH, Card, draw_card
from profiles.models import DataVersion, Source
from profiles.text import Bilingual, listed, localize_digits

Take = Callable[[HttpRequest, HttpResponse], HttpResponse]

REFERENCES = {"bibtex": ("application/x-bibtex", "bib"), "ris": ("application/x-research-info-systems", "ris")}
PICTURES = ("svg", "png", "csv")
DAY = 24 * 60 * 60


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
    cite, figure, save, card = (query.pop(name, None) for name in ("cite", "figure", "save", "card"))
    if cite is None and figure is None and save is None and card is None:
        return None
    request.GET = query  # type: ignore[assignment]  # a copy without what was taken out
    request.META["QUERY_STRING"] = query.urlencode()
    if card is not None:
        if cite is not None or figure is not None or save is not None or not card[-1].isdecimal():
            raise TakeError("card", _("A card is asked for by the data version: a number."))
        return _card_file
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
    if form == "png":
        return _attachment(png_of_svg(svg, width=round(2 * width_of(svg))), "image/png", f"citydip-{key}-{name}.png")
    return _attachment(svg, "image/svg+xml; charset=utf-8", f"citydip-{key}-{name}.svg")


def kept_card(request: HttpRequest) -> HttpResponse | None:
    """The card of the page asked for, if it was drawn before at this data version; nothing else is kept."""
    if "card" not in request.GET:
        return None
    kept = cache.get(_card_key(request))
    return None if kept is None else _card_answer(kept)


def _card_file(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    page = getattr(request, "described_page", None)
    if page is None:
        raise TakeError("card", _("There is no card of this page."))
    title = page.title.in_language() if isinstance(page.title, Bilingual) else str(page.title)
    version = _("Data version %s") % localize_digits(DataVersion.current().number)
    svg = draw_card(
        page.card or Card(),
        title=title,
        description=page.description,
        motto=_("City diplomacy, source by source"),
        foot=f"{version} · CC BY 4.0",
        seal=seal(),
    )
    drawn = png_of_svg(standalone_card(svg), width=round(WIDTH))
    cache.set(_card_key(request), drawn, DAY)
    return _card_answer(drawn)


def _card_key(request: HttpRequest) -> str:
    version = DataVersion.current()
    query = request.GET.copy()
    query.pop("card", None)
    asked = f"{request.path}?{query.urlencode()}".encode()
    return f"card:{version.number}:{version.changed_at.timestamp()}:{sha256(asked).hexdigest()}"


def _card_answer(drawn: bytes) -> HttpResponse:
    response = HttpResponse(drawn, content_type="image/png")
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response


def source_reference_file(source: Source, form: str) -> HttpResponse:
    """The reference to a source itself as a file. Raises ``TakeError`` for a form that there is not."""
    if form not in REFERENCES:
        raise TakeError("reference", _("A reference comes as one of these: %s.") % listed(REFERENCES))
    reference = SourceReference(source)
    kind, ending = REFERENCES[form]
    text = reference.bibtex() if form == "bibtex" else reference.ris()
    return _attachment(text, f"{kind}; charset=utf-8", f"{reference.key}.{ending}")


def _attachment(text: str | bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
