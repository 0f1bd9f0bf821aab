"""The list of sources, and the page of one: all that rests on it."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.filters import SourceFilter
from profiles.models import Source
from profiles.selectors.public import find_public
from profiles.selectors.source import by_noun, by_paragraph, citations_of, count_citations
from profiles.views.answers import check_parameters, public_page
from profiles.views.listing import list_records
from profiles.views.page import Crumb, describe_page
from profiles.views.paging import page_asked
from profiles.views.taking import source_reference_file

CITATIONS_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with the number of its public citations."""

    source: Source
    citations: int


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    """``/<lang>/sources/``."""
    listing = list_records(
        request,
        SourceFilter,
        Source.objects.published(),
        facets=("kind", "grade"),
        sorts=("name", "published"),
        api="sources",
    )
    shown = list(listing.page.object_list)
    counts = count_citations(shown)
    context = {
        "page": describe_page(
            request,
            _("Sources"),
            description=_("Every publication, page, law and document that the database rests on."),
            query=listing.query,
        ),
        "listing": listing,
        "rows": [SourceRow(one, counts.get(one.pk, 0)) for one in shown],
    }
    return render(request, "sources/list.html", context)


@public_page
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """``/<lang>/sources/<slug>/``; the essay's page lists what rests on it by paragraph."""
    check_parameters(request, "page", "reference")
    found = find_public(Source.objects.select_related("link"), slug)
    if "reference" in request.GET:
        return source_reference_file(found, request.GET["reference"])
    described = describe_page(
        request,
        found.title,
        description=found.note,
        crumbs=(Crumb(_("Sources"), reverse("sources")),),
        record=found,
    )
    citations = citations_of(found)
    if found.is_essay:
        check_parameters(request)
        everything = list(citations)
        context = {
            "page": described,
            "source": found,
            "paragraphs": by_paragraph(everything),
            "count": len(everything),
        }
        return render(request, "sources/essay.html", context)
    page_obj = page_asked(request, Paginator(citations, CITATIONS_PER_PAGE))
    context = {
        "page": described,
        "source": found,
        "groups": by_noun(list(page_obj.object_list)),
        "page_obj": page_obj,
        "count": page_obj.paginator.count,
    }
    return render(request, "sources/detail.html", context)
