"""Figures: indicators, and observations of them."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from profiles.choices import Unit
from profiles.dates import EdtfBoundField
from profiles.models.base import Record, RecordQuerySet, slug_is_well_formed
from profiles.models.city import City
from profiles.models.named import TEXT, Named, Noted, edtf_field
from profiles.models.network import Network
from profiles.models.source import Source
from profiles.models.territory import Territory
from profiles.text import BilingualText


class IndicatorQuerySet(RecordQuerySet["Indicator"]):
    """Indicators."""


class Indicator(Named, Record):
    """A quantity that is observed: what it counts, in which unit, and whether its values may be ranked."""

    unit = models.CharField(_("unit"), max_length=12, choices=Unit.choices())
    definition_en = models.TextField(_("definition in English"), blank=True, validators=TEXT)
    definition_fa = models.TextField(_("definition in Persian"), blank=True, validators=TEXT)
    definition = BilingualText("definition")
    is_comparable = models.BooleanField(
        _("may be ranked"),
        default=False,
        help_text=_("Values of different subjects count the same thing in the same area; city populations do not."),
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["slug"]
        constraints = [slug_is_well_formed("indicator_slug_is_well_formed")]

    def get_absolute_url(self) -> str:
        return f"{reverse('about')}#indicator-{self.slug}"


class ObservationQuerySet(RecordQuerySet["Observation"]):
    """Observations."""

    def latest_first(self) -> "ObservationQuerySet":
        return self.order_by("-as_of_latest", "slug")

    def about_the_world(self) -> "ObservationQuerySet":
        return self.filter(city=None, territory=None, network=None)


class Observation(Noted, Record):
    """A figure that a source gives for a city, a territory, a network or, with none of them, the world.

    Sources may disagree: each keeps its own observation, and pages show them one under the other. A figure
    of the essay is the essay's dated claim like any other.
    """

    rests_on = ("indicator", "city", "territory", "network", "claimed_by")

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="observations"
    )
    city = models.ForeignKey(
        City, verbose_name=_("city"), on_delete=models.PROTECT, null=True, blank=True, related_name="observations"
    )
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territory"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="observations",
    )
    network = models.ForeignKey(
        Network, verbose_name=_("network"), on_delete=models.PROTECT, null=True, blank=True, related_name="observations"
    )
    as_of = edtf_field(
        _("year or date"), _("When the figure held, e.g. 2016 or 2008-06-30; empty when the source does not say.")
    )
    as_of_earliest = EdtfBoundField("as_of", "earliest", db_index=True)
    as_of_latest = EdtfBoundField("as_of", "latest")
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=12, choices=Unit.choices())
    is_forecast = models.BooleanField(_("forecast"), default=False)
    claimed_by = models.ForeignKey(
        Source, verbose_name=_("claimed by"), on_delete=models.PROTECT, related_name="observations"
    )
    area_en = models.CharField(
        _("area counted, in English"),
        max_length=120,
        blank=True,
        validators=TEXT,
        help_text=_("e.g. city proper (municipality)"),
    )
    area_fa = models.CharField(_("area counted, in Persian"), max_length=120, blank=True, validators=TEXT)
    area = BilingualText("area")

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("observation_slug_is_well_formed"),
            models.CheckConstraint(
                condition=Q(city=None, territory=None) | Q(city=None, network=None) | Q(territory=None, network=None),
                name="observation_has_one_subject",
                violation_error_message=_("A figure is about one city, territory or network, or about the world."),
            ),
            models.UniqueConstraint(
                "indicator",
                *(Coalesce(subject, 0) for subject in ("city", "territory", "network")),  # null equals null
                "as_of",
                "unit",
                "area_en",
                "claimed_by",
                "value",
                name="observation_is_recorded_once",
                violation_error_message=_("This figure of that source is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value.normalize():f}"

    @property
    def subject(self) -> Record | None:
        """The city, territory or network that the figure is about; None for the world."""
        return self.city or self.territory or self.network

    def get_absolute_url(self) -> str:
        subject = self.subject
        page = subject.get_absolute_url() if subject else reverse("about")
        return f"{page}#observation-{self.slug}"

    def slug_source(self) -> str:
        subject = self.subject
        return f"{self.indicator.slug}--{subject.slug if subject else 'world'}--{self.as_of or 'undated'}"
