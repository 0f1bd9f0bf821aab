"""What is edited on the page of the record that it belongs to."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from profiles.actions.publishing import state_of
from profiles.admin.fields import DeskFormSet, DirectedFields
from profiles.models import Citation, CityAlias, Membership, Observation, Participation, Record


def state_mark(record: Record) -> SafeString:
    """The state of a record: a mark and its word."""
    return format_html('<span class="desk-state desk-state-{}">{}</span>', record.state, state_of(record).label)


def proposes(request: HttpRequest) -> bool:
    """Whether what the form saves becomes a proposal: its record is public, and the person may not publish."""
    return getattr(request, "desk_proposes", False)


# For the checker: generic there alone.
class CitationInline(DirectedFields, admin.StackedInline):  # type: ignore[type-arg, misc]
    """The citations of one record; ``fk_name`` is set for each noun."""

    model = Citation
    extra = 0
    formset = DeskFormSet
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("source", "confidence", "ordinal"),
                    ("locator_kind", "locator", "accessed"),
                    ("supports_en", "supports_fa"),
                ],
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")


# For the checker: generic there alone.
class CityAliasInline(DirectedFields, admin.TabularInline):  # type: ignore[type-arg, misc]
    """Other names of a city."""

    stands_in_cells = True
    model = CityAlias
    extra = 0
    formset = DeskFormSet
    fields = ["name", "language", "kind"]


# For the checker: generic there alone.
class ParticipationInline(DirectedFields, admin.TabularInline):  # type: ignore[type-arg, misc]
    """Who takes part in an activity, and in which part."""

    stands_in_cells = True
    model = Participation
    extra = 0
    formset = DeskFormSet
    fields = ["part", "city", "organisation", "network", "territory"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("city", "organisation", "network", "territory")


# For the checker: generic there alone.
class RecordInline(DirectedFields, admin.TabularInline):  # type: ignore[type-arg, misc]
    """Records edited beside another one. They are not deleted here: each has a public life of its own."""

    extra = 0
    formset = DeskFormSet
    stands_in_cells = True
    can_delete = False
    show_change_link = True
    readonly_fields = ["state_shown"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_add_permission(request, obj)
        return allowed and not proposes(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # A proposal changes one record; each of these is a record with proposals of its own.
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and not proposes(request)

    @admin.display(description=_("publication"))
    def state_shown(self, record: Record) -> SafeString:
        return state_mark(record)


class MembershipOfCityInline(RecordInline):
    """The networks of a city."""

    model = Membership
    fields = ["network", "role", "standing", "started", "ended", "state_shown"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("city", "network").order_by("network__sort_en")


class MembershipOfNetworkInline(RecordInline):
    """The members of a network."""

    model = Membership
    fields = ["city", "role", "standing", "started", "ended", "state_shown"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("city", "network").order_by("city__sort_en")


class ObservationInline(RecordInline):
    """The figures of a city, territory or network."""

    model = Observation
    fields = ["indicator", "value", "unit", "as_of", "is_forecast", "claimed_by", "state_shown"]

    def get_queryset(self, request: HttpRequest) -> Any:
        related = super().get_queryset(request).select_related("indicator", "claimed_by")
        return related.order_by("indicator", "-as_of_latest")
