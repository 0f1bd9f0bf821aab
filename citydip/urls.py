"""Every address of the site. Pages are below a language; what machines ask for is not."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import include, path
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citydip import observability


@require_safe
def to_language(request: HttpRequest) -> HttpResponseRedirect:
    """``/`` leads to the site in the reader's language: the one chosen before, else the browser's."""
    response = HttpResponseRedirect(f"/{get_language()}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


urlpatterns = [
    path("", to_language),
    path("api/v1/", include("profiles.api.urls")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("healthz", observability.alive, name="healthz"),
    path("readyz", observability.ready, name="readyz"),
    path("metrics", observability.metrics, name="metrics"),
    *i18n_patterns(path("", include("profiles.views.urls"))),
]
