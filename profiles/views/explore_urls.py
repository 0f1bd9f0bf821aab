"""Addresses of the pages for exploring: the map, the graph, and what may be taken along."""

from django.urls import path

from profiles.views.compare import embedded_comparison
from profiles.views.feeds import feed
from profiles.views.graph import graph_page
from profiles.views.suggest import suggest
from profiles.views.world import embedded_world, world_page

urlpatterns = [
    path("map/", world_page, name="map"),
    path("graph/", graph_page, name="graph"),
    path("suggest/", suggest, name="suggest"),
    path("feeds/", feed, name="feed"),
    path("embed/compare/", embedded_comparison, name="embed-compare"),
    path("embed/map/", embedded_world, name="embed-map"),
]
