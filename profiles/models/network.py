"""Networks of cities, and the cities' memberships."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.choices import Field, MembershipRole, NetworkKind, NetworkStatus, Standing
from profiles.models.base import Record, slug_is_well_formed
from profiles.models.city import City
from profiles.models.named import TEXT, Named, Noted, Period, PeriodQuerySet, ends_not_before_start
from profiles.text import BilingualText

ENDLESS = 9_999_999
"""A day number past every date that EDTF can write with four digits."""


class NetworkQuerySet(PeriodQuerySet["Network"]):
    """Networks."""

    def _lasting(self) -> dict[str, Any]:
        return {"status": NetworkStatus.ACTIVE}


class Network(Named, Noted, Period, Record):
    """A lasting organisation, coalition or campaign whose members are cities (essay, paragraphs 11 to 15)."""

    acronym = models.CharField(_("acronym"), max_length=60, blank=True, help_text=_("e.g. UCLG"))
    kind = models.CharField(_("kind"), max_length=12, choices=NetworkKind.choices())
    field = models.CharField(_("field"), max_length=20, choices=Field.choices())
    status = models.CharField(
        _("status"), max_length=12, choices=NetworkStatus.choices(), default=NetworkStatus.ACTIVE.value
    )
    seat = models.ForeignKey(
        City, verbose_name=_("seat"), on_delete=models.PROTECT, null=True, blank=True, related_name="seat_of"
    )
    website = models.URLField(_("website"), max_length=500, blank=True)
    is_in_essay = models.BooleanField(_("named in the essay"), default=False)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("network_slug_is_well_formed"),
            ends_not_before_start("network_ends_not_before_founded"),
        ]

    @property
    def goes_on(self) -> bool:
        return self.status == NetworkStatus.ACTIVE


class MembershipQuerySet(PeriodQuerySet["Membership"]):
    """Memberships."""

    def _lasting(self) -> dict[str, Any]:
        return {"standing": Standing.LISTED}


class Membership(Noted, Period, Record):
    """A city in a network, from joining to leaving; a city may leave and join again.

    That its periods in one network do not overlap is kept by the database itself (a trigger, see the
    migration): «joined» and «left» of one day may meet.
    """

    rests_on = ("city", "network")

    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="memberships")
    network = models.ForeignKey(
        Network, verbose_name=_("network"), on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(
        _("role"), max_length=12, choices=MembershipRole.choices(), default=MembershipRole.MEMBER.value
    )
    standing = models.CharField(_("standing"), max_length=8, choices=Standing.choices(), default=Standing.LISTED.value)
    designation_en = models.CharField(
        _("designation in English"),
        max_length=200,
        blank=True,
        validators=TEXT,
        help_text=_("e.g. UNESCO's creative field: Design"),
    )
    designation_fa = models.CharField(_("designation in Persian"), max_length=200, blank=True, validators=TEXT)
    designation = BilingualText("designation")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("membership_slug_is_well_formed"),
            ends_not_before_start("membership_ends_not_before_joined"),
            models.UniqueConstraint(
                fields=["city", "network", "started"],
                name="membership_is_recorded_once",
                violation_error_message=_("This membership is recorded already, from the same date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city} – {self.network}"

    def clean(self) -> None:
        super().clean()
        others = Membership.objects.filter(city_id=self.city_id, network_id=self.network_id).exclude(pk=self.pk)
        start, end = self.certain_days()
        for other in others:
            other_start, other_end = other.certain_days()
            if other_start < end and start < other_end:
                raise ValidationError(
                    _("The city is a member from %(start)s to %(end)s already; memberships do not overlap."),
                    params={"start": other.started or "…", "end": other.ended or "…"},
                    code="membership_periods_do_not_overlap",
                )

    @property
    def goes_on(self) -> bool:
        return self.standing == Standing.LISTED

    def certain_days(self) -> tuple[int, int]:
        """The days (numbers, the last one excluded) on which the membership was certainly in force.

        The same rule as the database's trigger: from the last day on which it may have begun to the first on
        which it may have ended; endless while the source lists it; empty where too little is known.
        """
        start = ENDLESS - 1 if self.started_latest is None else self.started_latest
        if self.ended:
            return start, ENDLESS if self.ended_earliest is None else self.ended_earliest
        return start, ENDLESS if self.standing == Standing.LISTED else start

    def get_absolute_url(self) -> str:
        return f"{self.network.get_absolute_url()}#membership-{self.slug}"

    def slug_source(self) -> str:
        return f"{self.city.slug}--{self.network.slug}"
