"""The page of the history of city diplomacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from profiles.selectors.history import history_page
from profiles.views.answers import check_parameters, public_page
from profiles.views.page import describe_page
from profiles.views.pictures import history_picture


@public_page
def history(request: HttpRequest) -> HttpResponse:
    """``/<lang>/history/``."""
    check_parameters(request)
    content = history_page()
    context = {
        "page": describe_page(
            request,
            _("History of city diplomacy"),
            description=_("Milestones from the envoys of Greek city-states to the networks of today, with sources."),
        ),
        "content": content,
        "picture": history_picture(content) if content.milestones else None,
    }
    return render(request, "history/history.html", context)
