"""The page of one of the six fields."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.choices import Field
from profiles.selectors.field import field_page
from profiles.selectors.public import UnknownRecordError
from profiles.views.answers import check_parameters, public_page
from profiles.views.cards import field_card
from profiles.views.page import Crumb, describe_page
from profiles.views.pictures import cities_on_map, field_over_time


@public_page
def field(request: HttpRequest, code: str) -> HttpResponse:
    """``/<lang>/fields/<code>/``."""
    found = Field.get(code)
    if found is None:
        raise UnknownRecordError("field", code)
    check_parameters(request)
    content = field_page(found)
    context = {
        "page": describe_page(
            request,
            found.label,
            description=found.definition,
            crumbs=(Crumb(_("Activities"), reverse("activities")),),
            card=field_card(content),
        ),
        "field": found,
        "fields": tuple(Field),
        "content": content,
        "by_year": field_over_time(content),
        "map": cities_on_map(content.acting, title=_("Cities that lead an activity of the field")),
    }
    return render(request, "fields/detail.html", context)
