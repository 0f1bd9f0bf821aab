"""Addresses of the public pages, below /<lang>/."""

from django.urls import path

from profiles.views import design
from profiles.views.cities import city_page
from profiles.views.compare import compare_page

urlpatterns = [
    path("cities/<slug:slug>/", city_page, name="city"),
    path("compare/", compare_page, name="compare"),
    path("about/design/", design.design, name="design"),
]
