"""Addresses of the public pages, below /<lang>/."""

from django.urls import path

from profiles.views import design
from profiles.views.cities import city_page

urlpatterns = [
    path("cities/<slug:slug>/", city_page, name="city"),
    path("about/design/", design.design, name="design"),
]
