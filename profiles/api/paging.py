"""Pages of a list."""

from typing import Any

from django.core.paginator import InvalidPage
from django.utils.translation import gettext as _
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

from profiles.api.parameters import LARGEST_PAGE, PAGE_SIZE
from profiles.api.problems import BadQueryError


class Pages(PageNumberPagination):
    """``?page=2&page_size=100``: numbers from 1, at most 200 records a page. The view has read both already."""

    page_size = PAGE_SIZE
    max_page_size = LARGEST_PAGE
    page_size_query_param = "page_size"

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """The records of the page that was asked for. Raises ``BadQueryError`` where there is no such page."""
        self.request = request
        number = view.query["page"] or 1
        paginator = self.django_paginator_class(queryset, view.query["page_size"] or PAGE_SIZE)
        try:
            self.page = paginator.page(number)
        except InvalidPage as error:
            reason = _("There is no page %(page)s; the last one is %(last)s.")
            raise BadQueryError({"page": [reason % {"page": number, "last": paginator.num_pages}]}) from error
        return list(self.page)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return []  # the view describes all of its parameters
