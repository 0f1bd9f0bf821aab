"""The statement on accessibility: what the site promises to whoever sees, hears or steers it otherwise."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from profiles.text import current_language
from profiles.views.answers import check_parameters, public_page
from profiles.views.page import Crumb, describe_page

LOOKED_THROUGH = "2026-11"
"""When people last went through the pages; what the tests say holds for every version. EDTF."""


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """``/<lang>/about/accessibility/``."""
    check_parameters(request)
    context = {
        "page": describe_page(
            request,
            _("Accessibility"),
            description=_(
                "What was tested so that everybody can use the site, what is known to be missing, and how to tell us."
            ),
            crumbs=(Crumb(_("About"), f"/{current_language()}/about/"),),
        ),
        "looked_through": LOOKED_THROUGH,
        "contact": settings.CONTACT,
    }
    return render(request, "about/accessibility.html", context)
