"""Addresses of the pages for exploring: the map, the graph, and what may be taken along."""

from django.urls import path

from profiles.views.graph import graph_page
from profiles.views.suggest import suggest
from profiles.views.world import embedded_world, world_page

urlpatterns = [
    path("map/", world_page, name="map"),
    path("graph/", graph_page, name="graph"),
    path("suggest/", suggest, name="suggest"),
    path("embed/map/", embedded_world, name="embed-map"),
]
