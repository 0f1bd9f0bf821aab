"""The list of networks, and the page of one."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.choices import Standing
from profiles.filters import NetworkFilter
from profiles.models import Network
from profiles.selectors.network import network_page
from profiles.selectors.public import find_public
from profiles.views.answers import check_parameters, public_page
from profiles.views.cards import network_card
from profiles.views.listing import list_records
from profiles.views.page import Crumb, describe_page
from profiles.views.pictures import member_bars, members_over_time


@public_page
def networks(request: HttpRequest) -> HttpResponse:
    """``/<lang>/networks/``."""
    member_count = Count(
        "memberships",
        filter=Q(
            memberships__state="published",
            memberships__city__state="published",
            memberships__standing=Standing.LISTED,
            memberships__ended="",
        ),
        distinct=True,
    )
    listing = list_records(
        request,
        NetworkFilter,
        Network.objects.published().select_related("seat").annotate(member_count=member_count),
        facets=("field", "kind", "status"),
        sorts=("name", "started"),
        api="networks",
    )
    context = {
        "page": describe_page(
            request,
            _("Networks of cities"),
            description=_("Networks, coalitions and campaigns whose members are cities."),
            query=listing.query,
        ),
        "listing": listing,
    }
    return render(request, "networks/list.html", context)


@public_page
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """``/<lang>/networks/<slug>/``."""
    check_parameters(request)
    found = find_public(Network.objects.select_related("seat"), slug)
    content = network_page(found)
    context = {
        "page": describe_page(
            request,
            found.name,
            description=found.note,
            crumbs=(Crumb(_("Networks of cities"), reverse("networks")),),
            record=found,
            card=network_card(content),
        ),
        "network": found,
        "content": content,
        "members_figure": members_over_time(content.figures),
        "bars": member_bars(content),
    }
    return render(request, "networks/detail.html", context)
