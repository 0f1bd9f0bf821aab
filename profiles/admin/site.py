"""The site of the desk: its names, its grouping of nouns, its front page, and searches in both scripts."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, URLPattern, URLResolver, path, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from profiles.admin.completeness import completeness
from profiles.admin.dashboard import dashboard
from profiles.admin.groups import GROUPS
from profiles.admin.previewing import preview
from profiles.admin.search import search_desk
from profiles.choices import PublicationState
from profiles.dates import EdtfError, display, parse
from profiles.models import (
    RECORDS,
    Activity,
    Campaign,
    City,
    EssayCheck,
    Milestone,
    Network,
    Record,
    Source,
    Territory,
)
from profiles.models.base import noun_of
from profiles.selectors.former import deleted_lately
from profiles.text import current_language

LISTS: dict[str, type[Record]] = {
    "cities": City,
    "networks": Network,
    "activities": Activity,
    "campaigns": Campaign,
    "territories": Territory,
    "sources": Source,
    "history": Milestone,
    "about": EssayCheck,
}
"""Public pages that are lists, and the noun that is edited from there."""


DELETED = 100
"""Records on the page of what was deleted last; every noun has a page with all of its own."""


class DeskAutocomplete(AutocompleteJsonView):
    """Search results that say which of two namesakes they are: both languages and, where known, the place."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result = super().serialize_result(obj, to_field_name)
        label = getattr(self.model_admin, "autocomplete_label", None)
        return {**result, "text": label(obj)} if label else result


class Desk(admin.AdminSite):
    """The admin site. Its language is the reader's own: the cookie of the switch in its header, else the browser's."""

    site_header = _("citydip: the editors' desk")
    site_title = _("citydip desk")
    index_title = _("The desk")

    @property
    def site_url(self) -> str:  # type: ignore[override]  # a plain attribute there
        return f"/{current_language()}/"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from profiles.admin.merging import merging_urls

        return [
            *merging_urls(self),
            path("go/", self.go_from_page, name="go_from_page"),
            path("date/", self.admin_view(self.read_date), name="read_date"),
            path("deleted/", self.admin_view(self.deleted), name="deleted"),
            path("search/", self.admin_view(self.search), name="search"),
            path("completeness/", self.admin_view(self.completeness), name="completeness"),
            path("go/<slug:noun>/<slug:slug>/", self.admin_view(self.go), name="go"),
            path("preview/<slug:noun>/<slug:slug>/", self.preview, name="preview"),
            *super().get_urls(),
        ]

    def go(self, request: HttpRequest, noun: str, slug: str) -> HttpResponse:
        """From a public page to the form of its record: ``/admin/go/city/amsterdam/``."""
        model = next((model for model in RECORDS if noun_of(model) == noun), None)
        if model is None:
            raise Http404
        record = get_object_or_404(model, slug=slug)
        return HttpResponseRedirect(reverse(f"admin:profiles_{model._meta.model_name}_change", args=[record.pk]))

    def read_date(self, request: HttpRequest) -> JsonResponse:
        """How a date that is being typed will be read, or why it cannot be: ``{"valid": …, "words": …}``."""
        text = request.GET.get("text", "")[:100]
        try:
            date = parse(text)
        except EdtfError as error:
            return JsonResponse({"valid": False, "words": str(error)})
        return JsonResponse({"valid": True, "words": display(date.text, calendar="both") if date else ""})

    def search(self, request: HttpRequest) -> HttpResponse:
        """Records of every noun that hold the words, drafts too, in either script."""
        words = request.GET.get("q", "")[:200].strip()
        context = {**self.each_context(request), "title": _("Search"), "words": words}
        return render(request, "admin/search.html", {**context, "found": search_desk(self, request, words)})

    def completeness(self, request: HttpRequest) -> HttpResponse:
        """Which sections of which cities are filled."""
        return completeness(request, self)

    def deleted(self, request: HttpRequest) -> HttpResponse:
        """Records of every noun that were deleted last, each with the way to its history, where it is brought back."""
        nouns = [model for model in RECORDS if self.get_model_admin(model).has_view_permission(request)]
        if not nouns:
            raise PermissionDenied
        rows = deleted_lately(nouns, DELETED)
        context = {**self.each_context(request), "title": _("Deleted last"), "nouns": nouns, "rows": rows}
        return render(request, "admin/deleted_last.html", context)

    def preview(self, request: HttpRequest, noun: str, slug: str) -> HttpResponse:
        """The public page of a record that is not public yet, or no more."""
        return preview(request, self, noun, slug)

    def go_from_page(self, request: HttpRequest) -> HttpResponse:
        """From any public page to its desk, in its language: ``/admin/go/?page=/fa/cities/amsterdam/``."""
        page = request.GET.get("page", "")
        language = page.strip("/").partition("/")[0]
        if language not in dict(settings.LANGUAGES):
            return HttpResponseRedirect(reverse("admin:index"))
        answer = HttpResponseRedirect(_desk_of(page, language))
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
        return answer

    # For the checker: wider than the stub says.
    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:  # type: ignore[override]
        return DeskAutocomplete.as_view(admin_site=self)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().index(request, {**(extra_context or {}), "dashboard": dashboard(self, request)})

    def app_index(self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None) -> Any:
        title = apps.get_app_config(app_label).verbose_name
        return super().app_index(request, app_label, {**(extra_context or {}), "title": title, "subtitle": None})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        listed: list[Any] = super().get_app_list(request, app_label)
        profiles = next((app for app in listed if app["app_label"] == "profiles"), None)
        if profiles is None:
            return listed
        models = {model["object_name"]: model for model in profiles["models"]}
        groups = [
            {**profiles, "name": name, "is_group": True, "models": [models.pop(n) for n in names if n in models]}
            for name, names in GROUPS
        ]
        rest = [{**profiles, "models": list(models.values())}] if models else []
        others = [app for app in listed if app is not profiles]
        return [*(group for group in groups if group["models"]), *rest, *others]


def _desk_of(page: str, language: str) -> str:
    """The form of the record that a public page shows, the list of a page of lists, else the front page."""
    with translation.override(language):
        try:
            match = resolve(page)
        except Resolver404:
            return reverse("admin:index")
    name = match.url_name or ""
    if name in LISTS:
        return reverse(f"admin:profiles_{LISTS[name]._meta.model_name}_changelist")
    model = next((model for model in RECORDS if noun_of(model) == name), None)
    if model is None:
        return reverse("admin:index")
    asked = match.kwargs.get("slug") or match.kwargs.get("code", "")
    by_address = Q(slug=asked) | Q(iso_code=asked) if model is Territory else Q(slug=asked)
    record = model._default_manager.filter(by_address, state=PublicationState.PUBLISHED).first()
    if record is None:
        return reverse(f"admin:profiles_{model._meta.model_name}_changelist")
    return reverse(f"admin:profiles_{model._meta.model_name}_change", args=[record.pk])
