"""What a page says about itself: title, address, its other language, and the way that leads to it."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from profiles.figures.card import Card
from profiles.models import Record
from profiles.text import Bilingual
from profiles.views.context import in_language

FIRST_YEAR = 1900
"""Where sliders of years begin; the field beside one takes earlier years too."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page; the page itself has no address."""

    label: object
    url: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in a language, as search engines want it."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """Context of ``base.html``. ``canonical`` is the address without what only sorts or pages.

    ``correct`` is where a correction of what the page shows is suggested.
    """

    title: object
    description: str = ""
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    crumbs: tuple[Crumb, ...] = field(default=())
    robots: str = ""
    correct: str = ""
    card: Card | None = None

    @property
    def card_url(self) -> str:
        """Where its card is drawn; the data version is to follow."""
        return f"{self.canonical}{'&' if '?' in self.canonical else '?'}card="


def describe_page(
    request: HttpRequest,
    title: object,
    *,
    description: object = "",
    crumbs: tuple[Crumb, ...] = (),
    query: str = "",
    robots: str = "",
    record: Record | None = None,
    card: Card | None = None,
) -> Page:
    """The page at the request's address; ``query`` is the part of the query that makes it another page.

    ``record`` is the one that the page is about, if it is about one; ``card`` holds what its preview says beside
    title and description.
    """
    path = request.path + (f"?{query}" if query else "")
    text = description.in_language() if isinstance(description, Bilingual) else str(description)
    page = Page(
        title=title,
        description=" ".join(text.split())[:300],
        canonical=request.build_absolute_uri(path),
        alternates=tuple(
            Alternate(code, request.build_absolute_uri(in_language(path, code))) for code, _name in settings.LANGUAGES
        ),
        crumbs=(*crumbs, Crumb(title)) if crumbs else (),
        robots=robots,
        correct=reverse("correct", args=[record.noun, record.slug]) if record else "",
        card=card,
    )
    # What is asked of any page (a reference to it) is answered from here, whichever view made it.
    request.described_page = page  # type: ignore[attr-defined]  # a note that this request carries
    return page
