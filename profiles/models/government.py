"""The relation between a city and its national government."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.choices import Confidence, RelationMode, RelationTopic
from profiles.models.base import Record, slug_is_well_formed
from profiles.models.city import City
from profiles.models.named import TEXT, Period, PeriodQuerySet, Titled, ends_not_before_start
from profiles.models.organisation import Organisation
from profiles.models.territory import Territory
from profiles.text import BilingualText


class GovernmentRelationQuerySet(PeriodQuerySet["GovernmentRelation"]):
    """Relations with the national government."""


class GovernmentRelation(Titled, Period, Record):
    """A stretch of cooperation or competition between a city and its own national government (essay, paragraph 17).

    The government is always that of the city's own territory: it follows from the city and is not entered,
    so a foreign government cannot stand here as its own.
    """

    rests_on = ("city",)

    city = models.ForeignKey(
        City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="government_relations"
    )
    mode = models.CharField(_("mode"), max_length=12, choices=RelationMode.choices())
    topic = models.CharField(_("topic"), max_length=32, choices=RelationTopic.choices())
    institution = models.ForeignKey(
        Organisation,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="government_relations",
        help_text=_("The ministry or body that the city dealt with, where a source names one."),
    )
    legal_basis_en = models.TextField(_("legal basis, in English"), blank=True, validators=TEXT)
    legal_basis_fa = models.TextField(_("legal basis, in Persian"), blank=True, validators=TEXT)
    legal_basis = BilingualText("legal_basis")
    legal_basis_confidence = models.CharField(
        _("confidence of the legal basis"), max_length=12, choices=Confidence.choices(), blank=True
    )

    objects = GovernmentRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation with the national government")
        verbose_name_plural = _("relations with the national government")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("government_relation_slug_is_well_formed"),
            ends_not_before_start("government_relation_ends_not_before_start"),
        ]

    @property
    def territory(self) -> Territory | None:
        """The territory whose government it is."""
        return self.city.territory

    def get_absolute_url(self) -> str:
        return f"{self.city.get_absolute_url()}#government-relation-{self.slug}"
