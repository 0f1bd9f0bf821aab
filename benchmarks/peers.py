"""Peers to be measured against: the same rows through Django and its API framework as they come.

They know no languages, sources, states or filters: how much more our pages take is what these cost.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import Context, Engine
from django.urls import include, path
from rest_framework import routers, serializers, viewsets
from rest_framework.pagination import PageNumberPagination

from citydip.urls import urlpatterns as ours
from profiles.models import City, Tie

ROWS = 50
LIST = Engine().from_string(
    "<ul>{% for row in rows %}<li><a href='{{ row.slug }}'>{{ row.name_en }}</a> {{ row.territory.name_en }}"
    "{% endfor %}</ul>"
)
CITY = Engine().from_string(
    "<h1>{{ city.name_en }}</h1>"
    "{% for tie in ties %}<p>{{ tie.city_a.name_en }} – {{ tie.city_b.name_en }} {{ tie.started }}{% endfor %}"
    "{% for one in memberships %}<p>{{ one.network.name_en }} {{ one.started }}{% endfor %}"
    "{% for one in activities %}<p>{{ one.title_en }}: {{ one.summary_en }}{% endfor %}"
)


def plain_list(request: HttpRequest) -> HttpResponse:
    """The first cities and their territories, as a bare list."""
    rows = City.objects.select_related("territory").order_by("sort_en")[:ROWS]
    return HttpResponse(LIST.render(Context({"rows": rows})))


def plain_city(request: HttpRequest, slug: str) -> HttpResponse:
    """A city with its ties, memberships and activities, as bare paragraphs."""
    city = get_object_or_404(City, slug=slug)
    found = {
        "city": city,
        "ties": Tie.objects.involving(city).select_related("city_a", "city_b"),
        "memberships": city.memberships.select_related("network"),
        "activities": city.activities.all(),
    }
    return HttpResponse(CITY.render(Context(found)))


class Pages(PageNumberPagination):
    """As many rows as a page of ours."""

    page_size = ROWS


def plain_viewset(model: Any) -> type[viewsets.ReadOnlyModelViewSet[Any]]:
    """A model by the framework's own serializer."""
    described = type("Meta", (), {"model": model, "fields": "__all__"})
    serializer = type("PlainSerializer", (serializers.ModelSerializer,), {"Meta": described})
    rows = model.objects.order_by("pk")
    kept = {"queryset": rows, "serializer_class": serializer, "pagination_class": Pages, "lookup_field": "slug"}
    return type("PlainViewSet", (viewsets.ReadOnlyModelViewSet,), kept)


router = routers.SimpleRouter()
router.register("cities", plain_viewset(City), basename="plain-city")
router.register("ties", plain_viewset(Tie), basename="plain-tie")

urlpatterns = [
    path("plain/cities/", plain_list),
    path("plain/cities/<slug:slug>/", plain_city),
    path("plain/api/", include(router.urls)),
    *ours,
]

PEERS = {
    "/{language}/cities/": "/plain/cities/",
    "/{language}/cities/amsterdam/": "/plain/cities/amsterdam/",
    "/api/v1/cities/": "/plain/api/cities/",
    "/api/v1/ties/": "/plain/api/ties/",
    "/api/v1/cities/amsterdam/": "/plain/api/cities/amsterdam/",
}
"""Our address, and the one of its peer."""
