"""One search over all nouns of the desk."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.sites import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from profiles.models import RECORDS

FIRST = 6
"""Records shown of each noun; a link leads to all of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """The records of a noun that hold the words."""

    noun: str
    records: list[tuple[str, str, Any]]
    more: str


def search_desk(site: AdminSite, request: HttpRequest, words: str) -> list[Found]:
    """What each noun that the person may see has for the words: label, address and record; one query a noun."""
    if not words:
        return []
    found = []
    for model in RECORDS:
        desk: Any = site.get_model_admin(model)
        if not desk.has_view_permission(request):
            continue
        matching, _distinct = desk.get_search_results(request, desk.get_queryset(request), words)
        records = list(matching.order_by(*desk.get_ordering(request))[: FIRST + 1])
        if records:
            name = f"admin:profiles_{model._meta.model_name}"
            found.append(
                Found(
                    noun=str(model._meta.verbose_name_plural),
                    records=[
                        (desk.autocomplete_label(record), reverse(f"{name}_change", args=[record.pk]), record)
                        for record in records[:FIRST]
                    ],
                    more=reverse(f"{name}_changelist") + "?" + urlencode({"q": words}) if len(records) > FIRST else "",
                )
            )
    return found
