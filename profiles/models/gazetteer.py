"""The gazetteer: places of the world and their names, as GeoNames gives them, apart from the curated cities."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.text import fold

DISTRICT = "PPLX"
"""GeoNames' feature code of a section of a populated place."""


class PlaceQuerySet(models.QuerySet["Place"]):
    """Places."""

    def named(self, beginning: str) -> "PlaceQuerySet":
        """Those one of whose names, in any language, begins so; however spelled."""
        folded = fold(beginning)
        held = PlaceName.objects.filter(folded__gte=folded, folded__lt=folded + "\U0010ffff").values("place")
        return self.filter(pk__in=held).order_by("-population", "pk")

    def without(self, kept: Iterable[int]) -> "PlaceQuerySet":
        """Those whose GeoNames id is not among these."""
        return self.exclude(pk__in=kept)


class Place(models.Model):
    """A populated place: what an editor picks a new city from, and what names in lists are matched with.

    No record: it makes no statement of ours, has no page and no history, and is replaced when the gazetteer is loaded
    again. Facts by GeoNames (CC BY 4.0).
    """

    geonames_id = models.PositiveIntegerField(_("GeoNames id"), primary_key=True)
    name = models.CharField(_("name"), max_length=200)
    ascii_name = models.CharField(_("name in plain Latin letters"), max_length=200, blank=True)
    folded = models.CharField(max_length=200)
    country = models.CharField(_("country"), max_length=2, db_index=True, help_text=_("ISO 3166-1, two letters."))
    admin1 = models.CharField(_("first administrative unit"), max_length=20, blank=True, help_text=_("GeoNames' code."))
    feature = models.CharField(_("kind"), max_length=10, blank=True, help_text=_("GeoNames' code, e.g. PPLX."))
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    population = models.PositiveBigIntegerField(_("population"), default=0)
    wikidata_id = models.CharField(_("Wikidata id"), max_length=16, blank=True)
    unlocode = models.CharField(_("UN/LOCODE"), max_length=5, blank=True)
    has_vanished = models.BooleanField(
        _("vanished"), default=False, help_text=_("No longer in the gazetteer, kept because a city stands on it.")
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"

    @property
    def is_district(self) -> bool:
        """Whether it is part of a town rather than one."""
        return self.feature == DISTRICT


class PlaceNameQuerySet(models.QuerySet["PlaceName"]):
    """Names of places."""

    def persian(self) -> "PlaceNameQuerySet":
        """Those that the source itself calls Persian, the preferred ones first."""
        return self.filter(language="fa").order_by("place", "-is_preferred", "pk")


class PlaceName(models.Model):
    """One name of a place. Its own name and the plain Latin one are among them, as ``is_principal``."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names", db_constraint=False)
    name = models.CharField(_("name"), max_length=400)
    folded = models.CharField(max_length=400)
    language = models.CharField(_("language"), max_length=12, blank=True, help_text=_("Empty when not known."))
    is_principal = models.BooleanField(_("principal"), default=False)
    is_preferred = models.BooleanField(_("preferred in its language"), default=False)

    objects = PlaceNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")
        ordering = ["place", "pk"]
        # Not by the field: PostgreSQL would keep a second one for patterns, which nobody asks for, of a million names.
        indexes = [models.Index(fields=["folded"], name="place_name_by_folded")]

    def __str__(self) -> str:
        return self.name


class PlaceRegionQuerySet(models.QuerySet["PlaceRegion"]):
    """First administrative units."""

    def of_country(self, country: str) -> "PlaceRegionQuerySet":
        """Those of that country (ISO 3166-1, two letters)."""
        return self.filter(country=country)


class PlaceRegion(models.Model):
    """A first administrative unit of a country under one of its names: state, province, prefecture."""

    country = models.CharField(_("country"), max_length=2)
    admin1 = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=200, db_index=True)

    objects = PlaceRegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region of places")
        verbose_name_plural = _("regions of places")
        ordering = ["country", "admin1"]
        constraints = [
            models.UniqueConstraint(fields=["country", "admin1", "folded"], name="place_region_is_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"
