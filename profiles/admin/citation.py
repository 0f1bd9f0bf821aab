"""Citations as a list of their own; they are added on the page of the record that they belong to."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from profiles.admin.base import SatelliteAdmin
from profiles.admin.lists import CitedNounFilter, belonging_to
from profiles.admin.transfer import Transfer
from profiles.models import CITED, Citation, Source
from profiles.resources import CitationResource
from profiles.templatetags.citydip import confidence


@admin.register(Citation)
class CitationAdmin(Transfer, SatelliteAdmin):
    """Which record rests on which source, and how firmly."""

    resource_classes = [CitationResource]
    searched = ("source__search_text",)
    list_display = ["source", "record_shown", "locator", "confidence_shown"]
    list_filter = ["confidence", CitedNounFilter, belonging_to(Source, "source")]
    list_select_related = (
        "source",
        *CITED,
        "national_framework__territory",
        "tie__city_a",
        "tie__city_b",
        "membership__city",
        "membership__network",
        "condition__city",
        "observation__indicator",
    )
    ordering = ["-pk"]
    fields = [
        "record_shown",
        ("source", "confidence", "ordinal"),
        ("locator_kind", "locator", "accessed"),
        ("supports_en", "supports_fa"),
    ]
    readonly_fields = ["record_shown"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_("cited for"))
    def record_shown(self, citation: Citation) -> SafeString:
        record: Any = citation.record
        return format_html(
            '<a href="{}">{}</a> <span class="quiet">{}</span>',
            reverse(f"admin:profiles_{record._meta.model_name}_change", args=[record.pk]),
            record,
            record._meta.verbose_name,
        )

    @admin.display(description=_("confidence"), ordering="confidence")
    def confidence_shown(self, citation: Citation) -> SafeString:
        return confidence(citation.confidence)
