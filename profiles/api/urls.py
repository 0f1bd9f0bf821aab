"""Addresses of the API, below /api/v1/."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from rest_framework.routers import SimpleRouter

from profiles.api.addresses import PATHS
from profiles.api.changes import ChangesView, FormerAddressesView
from profiles.api.compare import CompareView
from profiles.api.digest import DigestView
from profiles.api.front import DocsView, ProblemsView, RootView, SchemaView, UnknownAddressView
from profiles.api.nouns import NOUNS
from profiles.api.search import SearchView
from profiles.api.vocabularies import VocabularyListView, VocabularyView

router = SimpleRouter()
for noun in NOUNS:
    router.register(PATHS[noun.model], noun, basename=f"api-{PATHS[noun.model]}")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RootView.as_view(), name="api-root"),
    path("vocabularies/", VocabularyListView.as_view(), name="api-vocabularies"),
    path("vocabularies/<slug:slug>/", VocabularyView.as_view(), name="api-vocabulary"),
    path("compare/", CompareView.as_view(), name="api-compare"),
    path("search/", SearchView.as_view(), name="api-search"),
    path("changes/digest/", DigestView.as_view(), name="api-digest"),
    path("changes/former-addresses/", FormerAddressesView.as_view(), name="api-former-addresses"),
    path("changes/", ChangesView.as_view(), name="api-changes"),
    path("", include("profiles.api.reconcile.urls")),
    path("problems/", ProblemsView.as_view(), name="api-problems"),
    path("schema/", SchemaView.as_view(), name="api-schema"),
    path("docs/", DocsView.as_view(url_name="api-schema"), name="api-docs"),
    path("", include(router.urls)),
    re_path(r"^.*$", UnknownAddressView.as_view()),
]
