"""Every address of the site. Pages are below a language; what machines ask for is not."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import include, path
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citydip import observability
from profiles.views import sitemap


@require_safe
def to_language(request: HttpRequest) -> HttpResponseRedirect:
    """``/`` leads to the site in the reader's language: the one chosen before, else the browser's."""
    response = HttpResponseRedirect(f"/{get_language()}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """``/favicon.ico``, which browsers ask for beside every answer that names no icon."""
    return HttpResponseRedirect(static("img/favicon.svg"))


urlpatterns = [
    path("", to_language),
    path("api/v1/", include("profiles.api.urls")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("sitemap.xml", sitemap.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap.sitemap, name="sitemap-section"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("favicon.ico", favicon),
    path("healthz", observability.alive, name="healthz"),
    path("readyz", observability.ready, name="readyz"),
    path("metrics", observability.metrics, name="metrics"),
    *i18n_patterns(path("", include("profiles.views.urls"))),
]

handler400 = "profiles.views.errors.bad_request"
handler404 = "profiles.views.errors.not_found"
