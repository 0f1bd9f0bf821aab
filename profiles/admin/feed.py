"""Batches of changes, the feed, and former addresses: to be read, not written."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from profiles.admin.columns import column, moment
from profiles.choices import PublicationState
from profiles.models import RECORDS, Batch, Change, FormerAddress, Merge
from profiles.models.base import noun_of
from profiles.templatetags.citydip import digits

NOUNS = {noun_of(model): model._meta.verbose_name_plural for model in RECORDS}
"""What the feed calls each noun, and what readers do."""


class NounFilter(admin.SimpleListFilter):
    """Rows about records of one noun."""

    title = _("noun")
    parameter_name = "noun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(NOUNS.items())

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return queryset.filter(noun=self.value()) if self.value() in NOUNS else queryset


class StateFilter(admin.SimpleListFilter):
    """Changes that left the record in one state."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return PublicationState.choices()

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() in PublicationState.codes() else queryset


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for the checker alone
    """Written by the program alone."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


KINDS = {
    "fixtures": _("Reference data"),
    "import": _("Import"),
    "undo": _("Import taken back"),
    "merge": _("Merge"),
    "unmerge": _("Merge taken back"),
    "proposal": _("Proposal accepted"),
    "revert": _("Return to an earlier state"),
    "restore": _("Deleted record brought back"),
}
"""What the batches are; one that a later version writes keeps its code."""
MADE_AT = column(Batch, "made_at")


class KindFilter(admin.SimpleListFilter):
    """Batches of one kind."""

    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(KINDS.items())

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() in KINDS else queryset


@admin.register(Batch)
class BatchAdmin(ReadOnly):
    """Imports, merges and undoings."""

    list_display = ["kind_shown", "reason", MADE_AT, "made_by"]
    list_filter = [KindFilter]
    list_select_related = ("made_by",)
    search_fields = ["reason"]
    ordering = ["-pk"]
    fields = ["kind_shown", "reason", MADE_AT, "made_by", "way_back"]
    readonly_fields = ["kind_shown", MADE_AT, "way_back"]

    @admin.display(description=_("kind"), ordering="kind")
    def kind_shown(self, batch: Batch) -> Any:
        return KINDS.get(batch.kind, batch.kind)

    @admin.display(description=_("way back"))
    def way_back(self, batch: Batch) -> str:
        merge = Merge.objects.filter(batch=batch).first()
        if merge is None:
            return "—"
        said = _("Take the merge back") if merge.undone_id is None else _("This merge was taken back.")
        return format_html('<a href="{}">{}</a>', reverse("admin:unmerge", args=[batch.pk]), said)


@admin.register(Change)
class ChangeAdmin(ReadOnly):
    """The feed that mirrors read."""

    list_display = ["number_shown", "at_shown", "noun_shown", "slug_shown", "state_shown", "batch_shown"]
    list_filter = [NounFilter, StateFilter]
    list_select_related = ("batch",)
    search_fields = ["slug"]
    ordering = ["-number"]

    @admin.display(description=_("data version"), ordering="number")
    def number_shown(self, change: Change) -> str:
        return digits(change.number)

    @admin.display(description=_("date"), ordering="at")
    def at_shown(self, change: Change) -> Any:
        return moment(change.at)

    @admin.display(description=_("noun"), ordering="noun")
    def noun_shown(self, change: Change) -> Any:
        return NOUNS.get(change.noun, change.noun)

    @admin.display(description=_("address"), ordering="slug")
    def slug_shown(self, change: Change) -> str:
        return change.slug

    @admin.display(description=_("state"), ordering="state")
    def state_shown(self, change: Change) -> str:
        state = PublicationState.get(change.state)
        return str(state.label) if state else "—"

    @admin.display(description=_("batch of changes"), ordering="batch")
    def batch_shown(self, change: Change) -> str:
        return str(change.batch or "—")


@admin.register(FormerAddress)
class FormerAddressAdmin(ReadOnly):
    """Addresses that lead on to another."""

    list_display = ["noun_shown", "slug", "leads_to", "since_shown"]
    list_filter = [NounFilter]
    search_fields = ["slug", "leads_to"]

    @admin.display(description=_("noun"), ordering="noun")
    def noun_shown(self, former: FormerAddress) -> Any:
        return NOUNS.get(former.noun, former.noun)

    @admin.display(description=_("created"), ordering="since")
    def since_shown(self, former: FormerAddress) -> Any:
        return former.since
