"""The site of the desk: its names, its grouping of nouns, its front page, and searches in both scripts."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.text import current_language

GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Places"), ("City", "CityAlias", "Territory", "NationalFramework")),
    (_("What cities do"), ("Activity", "Participation", "Campaign")),
    (_("With whom"), ("Tie", "Network", "Membership", "Organisation")),
    (_("On what ground"), ("GovernmentRelation", "Condition")),
    (_("Figures and history"), ("Indicator", "Observation", "Milestone", "EssayCheck")),
    (_("Who says so"), ("Source", "Citation")),
    (_("Changes"), ("Batch", "Change", "FormerAddress")),
)
"""The nouns as editors look for them; a model that stands in no group comes last, under the app's own name."""


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
        return [
            path("go/<slug:noun>/<slug:slug>/", self.admin_view(self.go), name="go"),
            *super().get_urls(),
        ]

    def go(self, request: HttpRequest, noun: str, slug: str) -> HttpResponse:
        """From a public page to the form of its record: ``/admin/go/city/amsterdam/``."""
        from profiles.models import RECORDS
        from profiles.models.base import noun_of

        model = next((model for model in RECORDS if noun_of(model) == noun), None)
        if model is None:
            raise Http404
        record = get_object_or_404(model, slug=slug)
        return HttpResponseRedirect(reverse(f"admin:profiles_{model._meta.model_name}_change", args=[record.pk]))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:  # type: ignore[override]
        return DeskAutocomplete.as_view(admin_site=self)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        from profiles.admin.dashboard import dashboard

        return super().index(request, {**(extra_context or {}), "dashboard": dashboard(self, request)})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        listed: list[Any] = super().get_app_list(request, app_label)
        for app in listed:
            if app["app_label"] == "axes":
                app["name"] = _("Signing in")  # the library names its app in English only
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
