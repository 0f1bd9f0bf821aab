"""The list of activities, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.filters import ActivityFilter
from profiles.models import Activity
from profiles.selectors.activity import activity_page
from profiles.selectors.public import find_public
from profiles.views.answers import check_parameters, public_page
from profiles.views.cards import activity_card
from profiles.views.listing import list_records
from profiles.views.page import Crumb, describe_page


@public_page
def activities(request: HttpRequest) -> HttpResponse:
    """``/<lang>/activities/``."""
    listing = list_records(
        request,
        ActivityFilter,
        Activity.objects.published().select_related("city__territory"),
        facets=("field", "kind", "outcome", "driver", "actor"),
        sorts=("started", "name"),
        api="activities",
    )
    context = {
        "page": describe_page(
            request,
            _("Activities of cities abroad"),
            description=_("What cities did and do abroad, in six fields, with their outcome; failures included."),
            query=listing.query,
        ),
        "listing": listing,
    }
    return render(request, "activities/list.html", context)


@public_page
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """``/<lang>/activities/<slug>/``."""
    check_parameters(request)
    found = find_public(Activity.objects.select_related("city__territory"), slug)
    context = {
        "page": describe_page(
            request,
            found.title,
            description=found.summary,
            crumbs=(Crumb(_("Activities"), reverse("activities")),),
            record=found,
            card=activity_card(found),
        ),
        "activity": found,
        "content": activity_page(found),
    }
    return render(request, "activities/detail.html", context)
