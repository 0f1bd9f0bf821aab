"""Enabling conditions."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import City, Condition
from profiles.resources import ConditionResource
from profiles.templatetags.citydip import edtf, level


@admin.register(Condition)
class ConditionAdmin(Transfer, RecordAdmin):
    """How far an enabling condition holds for a city."""

    resource_classes = [ConditionResource]
    list_display = ["city", "kind", "level_shown", "as_of_shown"]
    list_filter = ["kind", "level", belonging_to(City, "city")]
    list_select_related = ("city",)
    searched_through = ("city",)
    fieldsets = [
        (None, {"fields": [("city", "kind"), ("level", "as_of")]}),
        (_("Why we say so"), {"fields": [("reason_en", "reason_fa")]}),
    ]

    @admin.display(description=_("level"), ordering="level")
    def level_shown(self, condition: Condition) -> SafeString:
        return level(condition.level)

    @admin.display(description=_("as of"), ordering="as_of_latest")
    def as_of_shown(self, condition: Condition) -> str:
        return edtf(condition.as_of)
