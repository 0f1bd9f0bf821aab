"""Whether a source is recorded already: by its DOI, its ISBN, its address however written, or its title."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.models import Source
from profiles.text import fold

IDLE_PARAMETERS = re.compile("^(utm_.*|fbclid|gclid|ref|source)$")


def plain_address(url: str) -> str:
    """An address without what does not change where it leads: scheme, www, port, case of the host, last slash,
    fragment, parameters of campaigns. What is no address stays as it is.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    query = urlencode(sorted((key, value) for key, value in parse_qsl(parts.query) if not IDLE_PARAMETERS.match(key)))
    return f"{host}{unquote(parts.path).rstrip('/')}" + (f"?{query}" if query else "")


def find_known(values: Mapping[str, str]) -> list[tuple[Source, Promise]]:
    """The recorded sources that this one may be, the surest first, each with what they share."""
    checks: list[tuple[Promise, list[Source]]] = [
        (_("the same DOI"), _by_doi(values.get("doi", ""))),
        (_("the same ISBN"), _by_isbn(values.get("isbn", ""))),
        (_("the same address"), _by_address(values.get("url", ""))),
        (_("the same title"), _by_title(values.get("title", ""))),
    ]
    found: dict[int, tuple[Source, Promise]] = {}
    for reason, sources in checks:
        for source in sources:
            found.setdefault(source.pk, (source, reason))
    return list(found.values())


def _by_doi(doi: str) -> list[Source]:
    if not doi:
        return []
    address = Q(url__icontains=f"doi.org/{doi}")
    return list(Source.objects.filter(Q(doi__iexact=doi) | address).order_by("pk"))


def _by_isbn(isbn: str) -> list[Source]:
    wanted = _nine_digits(isbn)
    if not wanted:
        return []
    return [source for source in Source.objects.exclude(isbn="").order_by("pk") if _nine_digits(source.isbn) == wanted]


def _nine_digits(isbn: str) -> str:
    """What an ISBN of 10 and of 13 digits have in common: neither prefix nor check digit."""
    digits = re.sub("[^0-9Xx]", "", isbn)
    return digits[-10:-1] if len(digits) in (10, 13) else ""


def _by_address(url: str) -> list[Source]:
    wanted = plain_address(url) if url else ""
    host = wanted.partition("/")[0].partition("?")[0]
    if not host:
        return []
    candidates = Source.objects.filter(url__icontains=host).order_by("pk")
    return [source for source in candidates if plain_address(source.url) == wanted]


def _by_title(title: str) -> list[Source]:
    wanted = fold(title)
    if not wanted:
        return []
    candidates = Source.objects.filter(search_text__contains=wanted).order_by("pk")
    return [source for source in candidates if fold(source.title) == wanted]
