"""Territories and the national frameworks that let their cities act abroad."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from profiles.choices import AutonomyLevel, Continent, TerritoryKind
from profiles.models.base import Record, RecordQuerySet, slug_is_well_formed
from profiles.models.named import TEXT, Named, Period, PeriodQuerySet, ends_not_before_start
from profiles.text import BilingualText

ISO_CODE = r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"


class TerritoryQuerySet(RecordQuerySet["Territory"]):
    """Territories."""

    def countries(self) -> "TerritoryQuerySet":
        """Those that are no part of another one in this database."""
        return self.filter(parent=None)


class Territory(Named, Record):
    """A country, or one of its regions, by its code of ISO 3166-1 or 3166-2.

    The codes are technical and say nothing on statehood: the note tells what its recognition is, and the
    database takes no side. A polity without a code (Somaliland) is found by its address.
    """

    iso_code = models.CharField(
        _("ISO 3166 code"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(ISO_CODE, _("Write the code of ISO 3166, as in «ES» or «ES-CT»."))],
        help_text=_("Two letters of ISO 3166-1 (ES), or a subdivision of ISO 3166-2 (ES-CT)."),
    )
    iso3 = models.CharField(
        _("three-letter code"), max_length=3, blank=True, help_text=_("ISO 3166-1 alpha-3, e.g. ESP.")
    )
    iso_number = models.CharField(
        _("numeric code"), max_length=3, blank=True, help_text=_("ISO 3166-1 numeric, e.g. 724.")
    )
    kind = models.CharField(
        _("kind"), max_length=32, choices=TerritoryKind.choices(), default=TerritoryKind.COUNTRY.value
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("lies in"), on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    continent = models.CharField(_("continent"), max_length=12, choices=Continent.choices(), blank=True)
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, help_text=_("Of its label on the map, in degrees.")
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, help_text=_("Of its label on the map, in degrees.")
    )
    recognition_note_en = models.TextField(_("note on its recognition, in English"), blank=True, validators=TEXT)
    recognition_note_fa = models.TextField(_("note on its recognition, in Persian"), blank=True, validators=TEXT)
    recognition_note = BilingualText("recognition_note")

    objects = TerritoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("territory_slug_is_well_formed"),
            models.CheckConstraint(
                condition=Q(iso_code="") | Q(iso_code__regex=ISO_CODE),
                name="territory_iso_code_is_well_formed",
                violation_error_message=_("Write the code of ISO 3166, as in «ES» or «ES-CT»."),
            ),
            models.UniqueConstraint(
                fields=["iso_code"],
                condition=~Q(iso_code=""),
                name="territory_iso_code_is_unique",
                violation_error_message=_("Another territory has this ISO code."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="territory_is_no_part_of_itself",
                violation_error_message=_("A territory is no part of itself."),
            ),
        ]

    @property
    def code(self) -> str:
        """What its address ends in: the ISO code, else the slug."""
        return self.iso_code or self.slug

    def get_absolute_url(self) -> str:
        return reverse("territory", args=[self.code])


class NationalFrameworkQuerySet(PeriodQuerySet["NationalFramework"]):
    """National frameworks."""


class NationalFramework(Period, Record):
    """What law of a country lets its cities act abroad, and how much room it gives (essay, paragraphs 8 and 20)."""

    rests_on = ("territory",)

    territory = models.ForeignKey(
        Territory, verbose_name=_("territory"), on_delete=models.PROTECT, related_name="national_frameworks"
    )
    autonomy = models.CharField(_("autonomy"), max_length=8, choices=AutonomyLevel.choices())
    instrument_en = models.TextField(_("laws, in English"), validators=TEXT, blank=True)
    instrument_fa = models.TextField(_("laws, in Persian"), validators=TEXT, blank=True)
    summary_en = models.TextField(_("summary in English"), validators=TEXT, blank=True)
    summary_fa = models.TextField(_("summary in Persian"), validators=TEXT, blank=True)
    instrument = BilingualText("instrument")
    summary = BilingualText("summary")

    objects = NationalFrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("national framework")
        verbose_name_plural = _("national frameworks")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("national_framework_slug_is_well_formed"),
            ends_not_before_start("national_framework_ends_not_before_start"),
            models.UniqueConstraint(
                fields=["territory", "started"],
                name="national_framework_is_recorded_once",
                violation_error_message=_("This territory has a framework from that date already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.territory}: {self.instrument}"

    def get_absolute_url(self) -> str:
        return f"{self.territory.get_absolute_url()}#framework-{self.slug}"

    def slug_source(self) -> str:
        return f"nf {self.territory.code}"
