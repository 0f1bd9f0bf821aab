"""Batches of changes, the feed, and former addresses: to be read, not written."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from profiles.models import Batch, Change, FormerAddress
from profiles.templatetags.citydip import digits


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Written by the program alone."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Batch)
class BatchAdmin(ReadOnly):
    """Imports, merges and undoings."""

    list_display = ["kind", "reason", "made_at", "made_by"]
    list_filter = ["kind"]
    list_select_related = ("made_by",)
    search_fields = ["reason"]
    ordering = ["-pk"]


@admin.register(Change)
class ChangeAdmin(ReadOnly):
    """The feed that mirrors read."""

    list_display = ["number_shown", "at", "noun", "slug", "state", "batch"]
    list_filter = ["noun", "state"]
    list_select_related = ("batch",)
    search_fields = ["slug"]
    ordering = ["-number"]

    @admin.display(description=_("data version"), ordering="number")
    def number_shown(self, change: Change) -> str:
        return digits(change.number)


@admin.register(FormerAddress)
class FormerAddressAdmin(ReadOnly):
    """Addresses that lead on to another."""

    list_display = ["noun", "slug", "leads_to", "since"]
    list_filter = ["noun"]
    search_fields = ["slug", "leads_to"]
