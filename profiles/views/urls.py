"""Addresses of the public pages, below /<lang>/."""

from django.urls import include, path

from profiles.views import design
from profiles.views.about import about
from profiles.views.accessibility import accessibility
from profiles.views.activities import activities, activity
from profiles.views.campaigns import campaign, campaigns
from profiles.views.cities import city_page
from profiles.views.city_list import cities
from profiles.views.compare import compare_page
from profiles.views.corrections import choose, correct, fate
from profiles.views.data import data
from profiles.views.fields import field
from profiles.views.history import history
from profiles.views.home import home
from profiles.views.networks import network, networks
from profiles.views.search import search
from profiles.views.sources import source, sources
from profiles.views.territories import territories, territory

urlpatterns = [
    path("", include("profiles.views.explore_urls")),
    path("", home, name="home"),
    path("cities/", cities, name="cities"),
    path("cities/<slug:slug>/", city_page, name="city"),
    path("compare/", compare_page, name="compare"),
    path("networks/", networks, name="networks"),
    path("networks/<slug:slug>/", network, name="network"),
    path("activities/", activities, name="activities"),
    path("activities/<slug:slug>/", activity, name="activity"),
    path("campaigns/", campaigns, name="campaigns"),
    path("campaigns/<slug:slug>/", campaign, name="campaign"),
    path("territories/", territories, name="territories"),
    path("territories/<str:code>/", territory, name="territory"),
    path("fields/<slug:code>/", field, name="field"),
    path("history/", history, name="history"),
    path("search/", search, name="search"),
    path("sources/", sources, name="sources"),
    path("sources/<slug:slug>/", source, name="source"),
    path("correct/<slug:noun>/", choose, name="correct-choose"),
    path("correct/<slug:noun>/<slug:slug>/", correct, name="correct"),
    path("correction/<str:token>/", fate, name="correction"),
    path("data/", data, name="data"),
    path("about/", about, name="about"),
    path("about/design/", design.design, name="design"),
    path("about/accessibility/", accessibility, name="accessibility"),
]
