"""The page that shows city by city which sections are filled and which are empty."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.sites import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.models import City
from profiles.sections import SECTIONS
from profiles.selectors.completeness import COUNTED, PARTS, CityCount, cities_by_visits, count_sections_of

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """A section of a city: what it holds, and the list of it."""

    title: Any
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A city and its sections."""

    counted: CityCount
    url: str
    cells: tuple[Cell, ...]


def completeness(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """``/admin/completeness/``: the cities, most visited first, with the number of records in every section."""
    if not site.get_model_admin(City).has_view_permission(request):
        raise PermissionDenied
    page = Paginator(cities_by_visits(), ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        **site.each_context(request),
        "title": _("Completeness, city by city"),
        "titles": [section.title for section in SECTIONS if section.code in COUNTED],
        "rows": [_row(counted) for counted in count_sections_of(page.object_list)],
        "page": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
        "ellipsis": Paginator.ELLIPSIS,
    }
    return render(request, "admin/completeness.html", context)


def _row(counted: CityCount) -> Row:
    models = {part.section: part.model for part in reversed(PARTS)}
    cells = [
        Cell(
            section.title,
            counted.counts[section.code],
            f"{reverse(f'admin:profiles_{models[section.code]._meta.model_name}_changelist')}?city={counted.city.slug}",
        )
        for section in SECTIONS
        if section.code in COUNTED
    ]
    return Row(counted, reverse("admin:profiles_city_change", args=[counted.city.pk]), tuple(cells))
