"""Cities and their other names."""

from typing import Any, cast

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import AliasKind, CityRole, CityStatus
from profiles.choices.codes import CodesField
from profiles.derived import DerivedCharField
from profiles.models.base import Record, RecordQuerySet, Tracked, slug_is_well_formed
from profiles.models.named import TEXT, Named, Noted
from profiles.models.territory import Territory
from profiles.text import fold

WIKIDATA = r"^Q[1-9][0-9]*$"
UNLOCODE = r"^[A-Z]{2}[A-Z2-9]{3}$"


class CityQuerySet(RecordQuerySet["City"]):
    """Cities."""

    def matching(self, text: str) -> "CityQuerySet":
        """Those whose name or one of whose aliases holds every word of ``text``, however spelled."""
        found = self
        for word in fold(text).split():
            named_so = CityAlias.objects.filter(folded__contains=word).values("city")
            found = found.filter(Q(search_text__contains=word) | Q(pk__in=named_so))
        return found

    def located(self) -> "CityQuerySet":
        """Those with coordinates."""
        return self.filter(latitude__isnull=False)

    def described(self) -> "CityQuerySet":
        """Those of which more is recorded than ties: an activity, membership, campaign, relation or condition."""
        described = Q()
        for noun in ("activities", "memberships", "campaigns", "government_relations", "conditions"):
            related = cast("type[models.Model]", self.model._meta.get_field(noun).related_model)
            described |= Q(pk__in=related._default_manager.values("city"))
        return self.filter(described)

    def of_territory(self, territory: Territory) -> "CityQuerySet":
        """Those in that country or region, and those that stand for it abroad."""
        return self.filter(Q(territory=territory) | Q(region=territory) | Q(represents=territory))


class City(Named, Noted, Record):
    """A city, present or historical (Sparta; Venice as a republic), that acts abroad or that another city is tied to.

    A city lies in a territory by its ISO 3166-1 code, which is technical; where that is in dispute it may lie
    in none, and the note says why. A district is no city.
    """

    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territory"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cities",
        help_text=_("The country or area by ISO 3166-1; empty only where that is in dispute, and the note says so."),
    )
    region = models.ForeignKey(
        Territory,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cities_of_region",
        help_text=_("A region of the country that is recorded here, e.g. Catalonia for Barcelona."),
    )
    represents = models.ForeignKey(
        Territory,
        verbose_name=_("stands for"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="represented_by",
        help_text=_(
            "The country or region that it stands for abroad, e.g. Taiwan for Taipei (essay, paragraphs 5 and 21)."
        ),
    )
    status = models.CharField(_("status"), max_length=32, choices=CityStatus.choices(), blank=True)
    is_historical = models.BooleanField(
        _("historical"), default=False, help_text=_("A polity that is over, such as the city-state of Sparta.")
    )
    roles = CodesField(
        _("roles"), vocabulary=CityRole, help_text=_("Why its diplomacy matters most (essay, paragraph 21).")
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees, WGS 84, e.g. 52.37403; south is negative."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees, WGS 84, e.g. 4.88969; west is negative."),
    )
    geonames_id = models.PositiveIntegerField(_("GeoNames id"), null=True, blank=True, help_text=_("e.g. 2759794"))
    wikidata_id = models.CharField(
        _("Wikidata id"),
        max_length=16,
        blank=True,
        validators=[RegexValidator(WIKIDATA, _("Write the id as in «Q727»."))],
        help_text=_("e.g. Q727"),
    )
    unlocode = models.CharField(
        _("UN/LOCODE"),
        max_length=5,
        blank=True,
        validators=[RegexValidator(UNLOCODE, _("Write five characters, as in «NLAMS»."))],
        help_text=_("e.g. NLAMS"),
    )
    website = models.URLField(_("website"), max_length=500, blank=True)

    objects = CityQuerySet.as_manager()

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("city_slug_is_well_formed"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="city_coordinates_are_on_earth",
                violation_error_message=_(
                    "Give both coordinates: latitude between −90 and 90, longitude between −180 and 180."
                ),
            ),
            models.CheckConstraint(
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=WIKIDATA),
                name="city_wikidata_id_is_well_formed",
                violation_error_message=_("A Wikidata id is Q and a number, as in «Q727»."),
            ),
            models.CheckConstraint(
                condition=Q(unlocode="") | Q(unlocode__regex=UNLOCODE),
                name="city_unlocode_is_well_formed",
                violation_error_message=_("A UN/LOCODE has five characters, as in «NLAMS»."),
            ),
            models.UniqueConstraint(
                fields=["geonames_id"],
                name="city_geonames_id_is_unique",
                violation_error_message=_("Another city has this GeoNames id."),
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~Q(wikidata_id=""),
                name="city_wikidata_id_is_unique",
                violation_error_message=_("Another city has this Wikidata id."),
            ),
            models.UniqueConstraint(
                fields=["unlocode"],
                condition=~Q(unlocode=""),
                name="city_unlocode_is_unique",
                violation_error_message=_("Another city has this UN/LOCODE."),
            ),
            models.CheckConstraint(
                condition=Q(region=None) | Q(territory=None) | ~Q(region=F("territory")),
                name="city_region_is_not_its_country",
                violation_error_message=_("The region is the country itself."),
            ),
        ]


class CityAliasQuerySet(models.QuerySet["CityAlias"]):
    """Other names of cities."""

    def get_by_natural_key(self, city: str, name: str, language: str) -> "CityAlias":
        return self.get(city__slug=city, name=name, language=language)


class CityAlias(Tracked):
    """Another name or spelling of a city: by it the city is found in searches and in imported lists."""

    owned_by = ("city",)

    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200, validators=TEXT, help_text=_("e.g. «Esfahan»"))
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        validators=[
            RegexValidator(
                r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", _("Write a language code of BCP 47, as in «fa» or «zh-Hant».")
            )
        ],
        help_text=_("BCP 47, e.g. fa; empty when not known."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=AliasKind.choices(), default=AliasKind.SPELLING.value)
    folded = DerivedCharField(lambda alias: fold(alias.name)[:200], max_length=200, db_index=True)

    objects = CityAliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["city", "name", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "name", "language"],
                name="city_alias_is_recorded_once",
                violation_error_message=_("The city has this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> Record:
        return self.city

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.city.natural_key(), self.name, self.language)

    natural_key.dependencies = ["profiles.city"]  # type: ignore[attr-defined]  # Django reads it off the method
