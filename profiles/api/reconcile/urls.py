"""Addresses of the reconciliation service, below /api/v1/: each as it is, and in a language that is chosen by it."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, re_path

from profiles.api.reconcile.pages import PageView, PreviewView
from profiles.api.reconcile.service import ServiceView
from profiles.api.reconcile.suggest import ProposeView, SuggestEntityView, SuggestPropertyView, SuggestTypeView

LANGUAGE = "(?P<language>en|fa)"
SAME: dict[str, Any] = {"schema": None}
"""What the description of the API leaves out, having said it once."""


def _service(**options: Any) -> list[URLPattern]:
    return [
        path("", ServiceView.as_view(**options), name="api-reconcile"),
        path("propose/", ProposeView.as_view(**options), name="api-reconcile-propose"),
        path("suggest/entity/", SuggestEntityView.as_view(**options), name="api-reconcile-suggest-entity"),
        path("suggest/type/", SuggestTypeView.as_view(**options), name="api-reconcile-suggest-type"),
        path("suggest/property/", SuggestPropertyView.as_view(**options), name="api-reconcile-suggest-property"),
        path("preview/", PreviewView.as_view(**options), name="api-reconcile-preview"),
        path("view/", PageView.as_view(**options), name="api-reconcile-view"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("reconcile/", include(_service())),
    re_path(f"^reconcile/{LANGUAGE}/", include(_service(**SAME))),
    # A form that is sent there would be lost by leading it on to the slash.
    path("reconcile", ServiceView.as_view(**SAME)),
    re_path(f"^reconcile/{LANGUAGE}$", ServiceView.as_view(**SAME)),
]
