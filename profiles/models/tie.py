"""Ties between two cities."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from profiles.choices import TieKind, TieStatus
from profiles.models.base import Record, slug_is_well_formed
from profiles.models.city import City
from profiles.models.named import TEXT, Noted, Period, PeriodQuerySet, ends_not_before_start
from profiles.text import BilingualText

LASTING = (TieStatus.ACTIVE.value, TieStatus.DORMANT.value, TieStatus.SUSPENDED.value)


class TieQuerySet(PeriodQuerySet["Tie"]):
    """Ties."""

    def involving(self, city: City) -> "TieQuerySet":
        """Those of that city, on whichever side it is recorded."""
        return self.filter(Q(city_a=city) | Q(city_b=city))

    def signed(self) -> "TieQuerySet":
        """All but those that are only announced."""
        return self.exclude(status=TieStatus.PLANNED)

    def _lasting(self) -> dict[str, Any]:
        return {"status__in": LASTING}


class Tie(Noted, Period, Record):
    """A formal link between two cities: twinning, friendship, cooperation agreement, project partnership.

    The pair is unordered and recorded once for a kind and a start, whichever side it is entered from. «In
    force» says only that the sources list it and no ending was found (essay, paragraphs 2 and 11).
    """

    rests_on = ("city_a", "city_b")

    city_a = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="ties_as_a")
    city_b = models.ForeignKey(City, verbose_name=_("partner city"), on_delete=models.PROTECT, related_name="ties_as_b")
    kind = models.CharField(_("kind"), max_length=24, choices=TieKind.choices(), default=TieKind.SISTER_CITY.value)
    status = models.CharField(_("status"), max_length=12, choices=TieStatus.choices(), default=TieStatus.ACTIVE.value)
    end_reason_en = models.CharField(
        _("why it ended or rests, in English"), max_length=400, blank=True, validators=TEXT
    )
    end_reason_fa = models.CharField(
        _("why it ended or rests, in Persian"), max_length=400, blank=True, validators=TEXT
    )
    end_reason = BilingualText("end_reason")

    objects = TieQuerySet.as_manager()

    class Meta:
        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("tie_slug_is_well_formed"),
            ends_not_before_start("tie_ends_not_before_signed"),
            models.CheckConstraint(
                condition=~Q(city_a=F("city_b")),
                name="tie_links_two_cities",
                violation_error_message=_("A city has no tie with itself."),
            ),
            models.UniqueConstraint(
                Least("city_a", "city_b"),
                Greatest("city_a", "city_b"),
                "kind",
                "started",
                name="tie_is_recorded_once",
                violation_error_message=_("This tie is recorded already: the same two cities, kind and start."),
            ),
            models.CheckConstraint(
                condition=Q(ended="") | Q(status=TieStatus.ENDED.value),
                name="tie_with_an_end_has_ended",
                violation_error_message=_("A tie with an end date has the status «ended»."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city_a} – {self.city_b}"

    def get_absolute_url(self) -> str:
        return f"{self.city_a.get_absolute_url()}#tie-{self.slug}"

    def slug_source(self) -> str:
        return f"{self.city_a.slug}--{self.city_b.slug}"

    @property
    def goes_on(self) -> bool:
        return self.status in LASTING

    def partner_of(self, city: City) -> City:
        """The other city of the pair."""
        return self.city_b if self.city_a_id == city.pk else self.city_a
