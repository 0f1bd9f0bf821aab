"""Activities of cities abroad, and who takes part in them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from profiles.choices import ActivityKind, ActivityStatus, Actor, Driver, Field, Outcome, Part
from profiles.choices.codes import CodesField
from profiles.models.base import Record, Tracked, slug_is_well_formed
from profiles.models.city import City
from profiles.models.named import Period, PeriodQuerySet, Titled, ends_not_before_start, exactly_one
from profiles.models.network import Network
from profiles.models.organisation import Organisation
from profiles.models.territory import Territory


class ActivityQuerySet(PeriodQuerySet["Activity"]):
    """Activities."""

    def of(self, city: City) -> "ActivityQuerySet":
        """Those that the city leads or takes part in."""
        return self.filter(Q(city=city) | Q(pk__in=Participation.objects.filter(city=city).values("activity")))

    def _lasting(self) -> dict[str, Any]:
        return {"status": ActivityStatus.ONGOING}


class Activity(Titled, Period, Record):
    """Something that a city did or does abroad: one field of six, one kind, and an outcome by its own aim.

    ``city`` leads it. Other cities, organisations and networks take part, and territories are its target,
    through ``Participation``. Failures are recorded like successes (essay, paragraphs 2 and 10 to 16).
    """

    rests_on = ("city",)

    city = models.ForeignKey(City, verbose_name=_("leading city"), on_delete=models.PROTECT, related_name="activities")
    field = models.CharField(_("field"), max_length=20, choices=Field.choices(), db_index=True)
    kind = models.CharField(_("kind"), max_length=32, choices=ActivityKind.choices())
    status = models.CharField(_("status"), max_length=12, choices=ActivityStatus.choices())
    outcome = models.CharField(
        _("outcome"),
        max_length=12,
        choices=Outcome.choices(),
        default=Outcome.UNKNOWN.value,
        help_text=_("By its own aim; «not known» unless a source says."),
    )
    actors = CodesField(_("actors"), vocabulary=Actor, help_text=_("Who acted for the city (essay, paragraph 9)."))
    drivers = CodesField(
        _("drivers"),
        vocabulary=Driver,
        help_text=_("Why it acted: a reading by the compilers (essay, paragraphs 5 to 8)."),
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("activity_slug_is_well_formed"),
            ends_not_before_start("activity_ends_not_before_start"),
        ]

    public_participations: tuple["Participation", ...] = ()
    """Those whose party is public, where a selector has read them."""

    @property
    def goes_on(self) -> bool:
        return self.status == ActivityStatus.ONGOING

    def involves(self, city: City) -> bool:
        """Whether the city leads it or is among the participants that a selector has read."""
        return self.city_id == city.pk or any(part.city_id == city.pk for part in self.public_participations)


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Participations."""

    def get_by_natural_key(self, activity: str, noun: str, slug: str) -> "Participation":
        return self.get(**{"activity__slug": activity, f"{noun}__slug": slug})


class Participation(Tracked):
    """A city, organisation, network or territory in an activity of a city, and the part that it has there."""

    owned_by = ("activity",)
    PARTIES = ("city", "organisation", "network", "territory")

    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.CASCADE, related_name="participations"
    )
    part = models.CharField(_("part"), max_length=12, choices=Part.choices(), default=Part.PARTICIPANT.value)
    city = models.ForeignKey(
        City, verbose_name=_("city"), on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
    )
    network = models.ForeignKey(
        Network,
        verbose_name=_("network"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
    )
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("target territory"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["activity", "pk"]
        constraints = [
            exactly_one(
                ("city", "organisation", "network", "territory"),
                "participation_names_one_party",
                _("Name one city, organisation, network or territory."),
            ),
            models.UniqueConstraint(
                "activity",
                *(Coalesce(party, 0) for party in ("city", "organisation", "network", "territory")),  # null equals null
                name="participation_is_recorded_once",
                violation_error_message=_("It takes part in this activity already."),
            ),
            models.CheckConstraint(
                condition=Q(territory=None) ^ Q(part=Part.TARGET.value),
                name="participation_of_a_territory_is_a_target",
                violation_error_message=_("Territories are targets, and only territories are."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.party)

    @property
    def party(self) -> Record:
        """Who takes part."""
        party = self.city or self.organisation or self.network or self.territory
        if party is None:
            raise ValueError("a participation without a party")
        return party

    @property
    def owner(self) -> Record:
        return self.activity

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.activity.natural_key(), self.party.noun, self.party.slug)

    natural_key.dependencies = [  # type: ignore[attr-defined]  # Django reads it off the method
        "profiles.activity",
        "profiles.city",
        "profiles.organisation",
        "profiles.network",
        "profiles.territory",
    ]
