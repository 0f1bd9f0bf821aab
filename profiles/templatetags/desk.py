"""What templates of the desk may say: `{% load desk %}`."""

from typing import Any

from django import template
from django.contrib.admin.views.main import PAGE_VAR
from django.utils.html import format_html
from django.utils.safestring import SafeString

from profiles.text import localize_digits

register = template.Library()


@register.simple_tag
def page_link(changelist: Any, page: int | str) -> SafeString:
    """Write one place of a list's pagination, with the digits of the reader; the rest of the query stays."""
    if page == changelist.paginator.ELLIPSIS:
        return format_html("{} ", page)
    if page == changelist.page_num:
        return format_html('<span class="this-page" aria-current="page">{}</span> ', localize_digits(page))
    return format_html('<a href="{}">{}</a> ', changelist.get_query_string({PAGE_VAR: page}), localize_digits(page))
