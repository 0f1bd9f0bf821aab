"""Tags for what may be taken along from a page: its reference, its pictures, its data for search engines."""

import json
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from profiles.exchange.citing import Reference, reference_to
from profiles.exchange.citing_sources import SourceReference
from profiles.exchange.linked import describe_record
from profiles.models import Record, Source

register = template.Library()

# What could end the element or begin another one, as Django's own ``json_script`` escapes it.
_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: str) -> str:
    """The query of the page's own address with something added: ``?year=1995&cite=ris``; also inside ``only``."""
    request = getattr(context, "request", None)
    if request is None:
        return ""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag
def reference_of(page: Any, version: Any = None) -> Reference:
    """The reference to a page that ``describe_page`` describes, at that data version or the present one."""
    return reference_to(page.title, page.canonical, version or None)


@register.simple_tag
def reference_of_source(source: Source) -> SourceReference:
    """The reference to a source itself."""
    return SourceReference(source)


@register.simple_tag
def feed_of(request: HttpRequest) -> str:
    """The address of the feed that follows what a page is about: its city, network or field, else everything."""
    match = request.resolver_match
    followed = {"city": "slug", "network": "slug", "field": "code"}
    if match is None or match.url_name not in followed:
        return reverse("feed")
    return f"{reverse('feed')}?{urlencode({match.url_name: match.kwargs[followed[match.url_name]]})}"


@register.simple_tag
def linked_data(record: Record, url: str) -> SafeString:
    """The record as JSON-LD of schema.org, for search engines; no browser runs it."""
    written: Any = json.dumps(describe_record(record, url), ensure_ascii=False)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written.translate(_ESCAPED)))
