"""The enabling conditions of a city."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.choices import ConditionKind, ConditionLevel
from profiles.dates import EdtfBoundField
from profiles.models.base import Record, RecordQuerySet, slug_is_well_formed
from profiles.models.city import City
from profiles.models.named import TEXT, edtf_field
from profiles.text import BilingualText


class ConditionQuerySet(RecordQuerySet["Condition"]):
    """Enabling conditions."""


class Condition(Record):
    """How far one of the essay's enabling conditions (paragraph 8) held for a city at a date, and why we say so.

    The level is a reading by the compilers from the cited facts. «Not assessed» is a level of its own;
    «absent» says that it was checked.
    """

    rests_on = ("city",)

    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="conditions")
    kind = models.CharField(_("condition"), max_length=24, choices=ConditionKind.choices())
    level = models.CharField(_("level"), max_length=8, choices=ConditionLevel.choices())
    as_of = edtf_field(_("as of"))
    as_of_earliest = EdtfBoundField("as_of", "earliest")
    as_of_latest = EdtfBoundField("as_of", "latest")
    reason_en = models.TextField(_("reason, in English"), blank=True, validators=TEXT)
    reason_fa = models.TextField(_("reason, in Persian"), blank=True, validators=TEXT)
    reason = BilingualText("reason")

    objects = ConditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("enabling condition")
        verbose_name_plural = _("enabling conditions")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("condition_slug_is_well_formed"),
            models.UniqueConstraint(
                fields=["city", "kind", "as_of"],
                name="condition_is_assessed_once",
                violation_error_message=_("This condition of the city is assessed for that date already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city}: {ConditionKind.of(self.kind).label}"

    def get_absolute_url(self) -> str:
        return f"{self.city.get_absolute_url()}#condition-{self.slug}"

    def slug_source(self) -> str:
        return f"{self.city.slug}--{self.kind}"
