"""What search engines ask for: the map of the site, and what they are asked to leave alone."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from profiles.choices import Field
from profiles.models import Activity, Campaign, City, Network, Record, Source, Territory

LISTS = ("cities", "networks", "activities", "campaigns", "territories", "sources")
PAGES = ("home", *LISTS, "map", "graph", "history", "data", "about", "accessibility")


class RecordSitemap(Sitemap):  # type: ignore[type-arg]  # generic in the stubs alone
    """The public pages of one noun, in both languages."""

    i18n = True
    alternates = True
    x_default = False
    limit = 5000

    def __init__(self, model: type[Record]) -> None:
        self.model = model

    def items(self) -> QuerySet[Any]:
        # For the checker: every record has it.
        records: QuerySet[Any] = self.model._default_manager.published().order_by("slug")  # type: ignore[attr-defined]
        return records

    def lastmod(self, item: Any) -> Any:
        return item.updated_at


class PageSitemap(Sitemap):  # type: ignore[type-arg]  # generic in the stubs alone
    """Pages that are no record, in both languages."""

    i18n = True
    alternates = True

    def items(self) -> list[str]:
        return [*PAGES, *(f"field {field.value}" for field in Field)]

    def location(self, item: str) -> str:
        name, _space, code = item.partition(" ")
        return reverse(name, args=[code] if code else [])


SITEMAPS: dict[str, Any] = {
    "pages": PageSitemap(),
    **{
        model.__name__.lower(): RecordSitemap(model) for model in (City, Network, Activity, Campaign, Territory, Source)
    },
}


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """``/sitemap.xml``: the maps of all nouns, in parts that search engines take however many records there are."""
    return index(request, sitemaps=SITEMAPS, sitemap_url_name="sitemap-section")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """``/sitemap-<section>.xml``."""
    return sitemap_view(request, sitemaps=SITEMAPS, section=section)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """``/robots.txt``: everything public may be read; searches, forms and the desk of editors need not be."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /fa/search/",
        "Disallow: /en/search/",
        "Disallow: /fa/correct/",
        "Disallow: /en/correct/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
