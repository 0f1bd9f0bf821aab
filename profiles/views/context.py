"""What every page is told about the site: languages, menu, data version."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy, pgettext_lazy

from profiles.models import DataVersion
from profiles.text import current_language

LANGUAGE_NAMES = {"fa": "فارسی", "en": "English"}
"""Each language by its own name: whoever looks for it may not read the other."""

MENU = (
    ("cities", gettext_lazy("Cities")),
    ("compare", gettext_lazy("Compare")),
    ("networks", gettext_lazy("Networks")),
    ("activities", gettext_lazy("Activities")),
    ("campaigns", gettext_lazy("Branding campaigns")),
    ("territories", gettext_lazy("Countries and regions")),
    ("map", pgettext_lazy("menu", "Map")),
    ("graph", pgettext_lazy("menu", "Graph")),
    ("history", pgettext_lazy("menu", "History")),
    ("data", pgettext_lazy("menu", "Data")),
    ("about", pgettext_lazy("menu", "About")),
)


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The present page in one of the languages."""

    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the main menu; ``current`` is what ``aria-current`` says: ``page``, or ``true`` for one below it."""

    label: str
    url: str
    current: str

    @property
    def is_current(self) -> bool:
        return bool(self.current)


def in_language(path: str, language: str) -> str:
    """Return the same address in another language: ``/fa/map/?year=1995`` as ``/en/map/?year=1995``.

    An address outside the languages (the admin, ``/healthz``) leads to that language's home page.
    """
    first, _slash, rest = path.removeprefix("/").partition("/")
    return f"/{language}/{rest}" if first in dict(settings.LANGUAGES) else f"/{language}/"


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``site`` with what the header and the footer show. Asks the database only when shown."""
    return {"site": SimpleLazyObject(_describing(request))}


def _describing(request: HttpRequest) -> Callable[[], dict[str, object]]:
    # A view that has asked already leaves its answer on the request.
    version: Any = SimpleLazyObject(lambda: getattr(request, "data_version", None) or DataVersion.current())

    def describe() -> dict[str, object]:
        language = current_language()
        full_path = request.get_full_path()
        return {
            "languages": [
                LanguageLink(code, LANGUAGE_NAMES[code], in_language(full_path, code), code == language)
                for code, _name in settings.LANGUAGES
            ],
            "menu": [_menu_item(segment, str(label), language, request.path) for segment, label in MENU],
            "home": f"/{language}/",
            "is_home": request.path == f"/{language}/",
            "version": version,
            "data_version": SimpleLazyObject(lambda: version.number),
        }

    return describe


def _menu_item(segment: str, label: str, language: str, path: str) -> MenuItem:
    url = f"/{language}/{segment}/"
    current = "page" if path == url else "true" if path.startswith(url) else ""
    return MenuItem(label, url, current)
