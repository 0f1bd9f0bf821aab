"""Which page of a list was asked for."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.text import format_number, to_latin_digits
from profiles.views.answers import BadQueryError

PAGE_SIZE = 50


def page_asked(request: HttpRequest, paginator: Paginator[Any]) -> Page[Any]:
    """The page that ``?page=`` names, in Latin or Persian digits; the first one without it.

    Raises ``BadQueryError`` for what is no number, and for a page that the list does not have.
    """
    given = request.GET.getlist("page")
    if len(set(given)) > 1:
        raise BadQueryError({"page": _("Give this parameter once.")})
    text = to_latin_digits(given[0]).strip() if given else ""
    if not text:
        return paginator.page(1)
    if not re.fullmatch("[0-9]{1,9}", text) or int(text) == 0:
        raise BadQueryError({"page": _("A page is a whole number, 1 or more.")})
    if int(text) > paginator.num_pages:
        pages = paginator.num_pages
        raise BadQueryError(
            {
                "page": ngettext("The list has %(pages)s page only.", "The list has %(pages)s pages only.", pages)
                % {"pages": format_number(pages)}
            }
        )
    return paginator.page(int(text))
