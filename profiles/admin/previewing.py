"""The public page of a record that is not public, as it would be, for those who see the record at the desk."""

import copy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.admin.sites import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import resolve, reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from profiles.actions.previewing import as_if_published
from profiles.actions.publishing import state_of
from profiles.models import RECORDS, Record
from profiles.models.base import noun_of
from profiles.text import current_language


@dataclass(frozen=True, slots=True)
class Preview:
    """What the banner of a preview says: the record's state, the way back, and the page in the other language."""

    record: Record
    state: Any
    form_url: str
    other_language: str
    other_url: str


@require_safe
def preview(request: HttpRequest, site: AdminSite, noun: str, slug: str) -> HttpResponse:
    """``/admin/preview/city/amsterdam/?language=fa``; unknown to whoever does not see the record at the desk."""
    model = next((model for model in RECORDS if noun_of(model) == noun), None)
    if model is None or not site.has_permission(request) or not site.is_registered(model):
        raise Http404
    record = model._default_manager.filter(slug=slug).first()
    if record is None or not site.get_model_admin(model).has_view_permission(request, record):
        raise Http404
    language = request.GET.get("language", "")
    language = language if language in dict(settings.LANGUAGES) else current_language()
    with translation.override(language):
        if model._default_manager.published().filter(pk=record.pk).exists():  # type: ignore[attr-defined]  # of records
            return HttpResponseRedirect(record.get_absolute_url())
        page = _page(request, record, language)
    del page["ETag"], page["Last-Modified"]
    page["Cache-Control"] = "private, no-store"
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page


def _page(request: HttpRequest, record: Record, language: str) -> HttpResponse:
    with as_if_published(record):
        address = urlsplit(record.get_absolute_url())
        match = resolve(address.path)
        asked = copy.copy(request)
        asked.path = asked.path_info = address.path
        asked.GET = QueryDict(address.query)
        asked.META = {name: value for name, value in request.META.items() if not name.startswith("HTTP_IF_")}
        asked.META |= {"PATH_INFO": address.path, "QUERY_STRING": address.query}
        asked.resolver_match = match
        asked.preview = _described(record, language)  # type: ignore[attr-defined]  # read by the banner
        page: HttpResponse = match.func(asked, *match.args, **match.kwargs)
        render = getattr(page, "render", None)
        return render() if render is not None else page


def _described(record: Record, language: str) -> Preview:
    other = next(code for code, _name in settings.LANGUAGES if code != language)
    return Preview(
        record=record,
        state=state_of(record).label,
        form_url=reverse(f"admin:profiles_{record._meta.model_name}_change", args=[record.pk]),
        other_language=other,
        other_url=f"{reverse('admin:preview', args=[record.noun, record.slug])}?language={other}",
    )
