"""Indicators and observations."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import RelatedList, belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import City, Indicator, Network, Observation, Source, Territory
from profiles.resources import IndicatorResource, ObservationResource
from profiles.templatetags.citydip import edtf, number


@admin.register(Indicator)
class IndicatorAdmin(Transfer, RecordAdmin):
    """What is counted."""

    resource_classes = [IndicatorResource]
    list_display = ["words", "unit"]
    list_filter = ["unit", "is_comparable"]
    fieldsets = [
        (None, {"fields": [("name_en", "name_fa"), ("unit", "is_comparable"), ("definition_en", "definition_fa")]})
    ]
    related_lists = (RelatedList(Observation, _("figures"), lambda indicator: Q(indicator=indicator)),)


@admin.register(Observation)
class ObservationAdmin(Transfer, RecordAdmin):
    """Figures that sources give."""

    resource_classes = [ObservationResource]
    list_display = ["indicator", "subject_shown", "value_shown", "unit", "as_of_shown", "forecast_shown", "claimed_by"]
    list_filter = [
        "indicator",
        "is_forecast",
        belonging_to(City, "city"),
        belonging_to(Territory, "territory"),
        belonging_to(Network, "network"),
        belonging_to(Source, "claimed_by"),
    ]
    list_select_related = ("indicator", "city", "territory", "network", "claimed_by")
    searched_through = ("indicator", "city", "territory", "network")
    fieldsets = [
        (None, {"fields": [("indicator", "claimed_by"), ("value", "unit"), ("as_of", "is_forecast")]}),
        (
            _("About whom: one of these, or none for the world"),
            {"fields": [("city", "territory", "network"), ("area_en", "area_fa")]},
        ),
        (_("Note"), {"fields": [("note_en", "note_fa")]}),
    ]

    @admin.display(description=_("about"))
    def subject_shown(self, observation: Observation) -> str:
        return str(observation.subject or _("the world"))

    @admin.display(description=_("value"), ordering="value")
    def value_shown(self, observation: Observation) -> str:
        value = observation.value
        return number(int(value) if value == value.to_integral() else value.normalize())

    @admin.display(description=_("year or date"), ordering="as_of_latest")
    def as_of_shown(self, observation: Observation) -> str:
        return edtf(observation.as_of)

    @admin.display(description=_("forecast"), ordering="is_forecast")
    def forecast_shown(self, observation: Observation) -> str:
        return str(_("forecast")) if observation.is_forecast else ""
