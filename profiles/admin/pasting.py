"""Sources added by pasting: what was pasted is read, looked for among the recorded ones, and filled into the form."""

import secrets
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from profiles.exchange.pasting import Pasted, PasteError, read_pasted
from profiles.exchange.pasting.reading import LONGEST
from profiles.models import Source
from profiles.selectors.known_sources import find_known

FILLED = "_pasted"
"""Name of the parameter that says which pasted entry fills the form; the entries wait in the session."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A pasted source, those that it may be already, and the form that it fills."""

    pasted: Pasted
    known: list[tuple[Source, Promise]]
    url: str


class Pasting:
    """Mix into the desk of sources: a box to paste into, and a form of a new source that begins filled in."""

    def get_urls(self) -> list[URLPattern]:
        """The page of the box, before the library's own."""
        # For the checker: of the class it is mixed into.
        view = self.admin_site.admin_view(self.paste_view)  # type: ignore[attr-defined]
        # For the checker: of the class it is mixed into.
        return [path("paste/", view, name="profiles_source_paste"), *super().get_urls()]  # type: ignore[misc]

    def paste_view(self, request: HttpRequest) -> HttpResponse:
        """The box; posted, the filled form of the one new source, else the list of what was found."""
        if not self.has_add_permission(request):  # type: ignore[attr-defined]  # of the class it is mixed into
            raise PermissionDenied
        text = request.POST.get("text", "")
        offers: list[Offer] = []
        problems: list[str] = []
        if request.method == "POST":
            try:
                pasted, problems = read_pasted(text)
            except PasteError as error:
                pasted, problems = [], error.reasons
            offers = self._offers(request, pasted)
            if len(offers) == 1 and not offers[0].known and not problems:
                for note in offers[0].pasted.notes:
                    messages.warning(request, note)
                return HttpResponseRedirect(offers[0].url)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]  # of the class it is mixed into
            "opts": Source._meta,
            "title": _("Paste a source"),
            "text": text,
            "longest": LONGEST,
            "offers": offers,
            "problems": problems,
        }
        return TemplateResponse(request, "admin/paste.html", context)

    @staticmethod
    def _offers(request: HttpRequest, pasted: list[Pasted]) -> list[Offer]:
        key = secrets.token_hex(4)
        request.session[FILLED] = {f"{key}-{place}": one.values for place, one in enumerate(pasted)}
        add = reverse("admin:profiles_source_add")
        return [Offer(one, find_known(one.values), f"{add}?{FILLED}={key}-{place}") for place, one in enumerate(pasted)]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the form of a new source begins with."""
        # For the checker: of the class it is mixed into.
        initial: dict[str, Any] = super().get_changeform_initial_data(request)  # type: ignore[misc]
        asked = initial.pop(FILLED, "")
        return {**initial, **request.session.get(FILLED, {}).get(asked, {})}
