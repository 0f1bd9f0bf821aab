"""The list of branding campaigns, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.filters import CampaignFilter
from profiles.models import Campaign
from profiles.selectors.campaign import campaign_page
from profiles.selectors.public import find_public
from profiles.views.answers import check_parameters, public_page
from profiles.views.cards import campaign_card
from profiles.views.listing import list_records
from profiles.views.page import Crumb, describe_page


@public_page
def campaigns(request: HttpRequest) -> HttpResponse:
    """``/<lang>/campaigns/``."""
    listing = list_records(
        request,
        CampaignFilter,
        Campaign.objects.published().select_related("city__territory"),
        facets=("aim", "continent"),
        sorts=("name", "started"),
        api="campaigns",
    )
    context = {
        "page": describe_page(
            request,
            _("Branding campaigns"),
            description=_("Names and slogans under which cities show themselves to the world, and what came of them."),
            query=listing.query,
        ),
        "listing": listing,
    }
    return render(request, "campaigns/list.html", context)


@public_page
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """``/<lang>/campaigns/<slug>/``."""
    check_parameters(request)
    found = find_public(Campaign.objects.select_related("city__territory"), slug)
    context = {
        "page": describe_page(
            request,
            found.name,
            description=found.summary,
            crumbs=(Crumb(_("Branding campaigns"), reverse("campaigns")),),
            record=found,
            card=campaign_card(found),
        ),
        "campaign": found,
        "content": campaign_page(found),
    }
    return render(request, "campaigns/detail.html", context)
