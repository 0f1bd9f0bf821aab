"""Columns that many records share: names and titles in two languages, and periods of time."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from profiles.dates import EdtfBoundField, EdtfField, year_bounds
from profiles.derived import DerivedCharField, DerivedTextField
from profiles.models.base import RecordQuerySet
from profiles.text import SORT_KEY_LENGTH, BilingualText, search_text, sort_key, validate_plain_text

M = TypeVar("M", bound=models.Model)

TEXT = [validate_plain_text]


class Named(models.Model):
    """A record with a name in both languages."""

    name_en = models.CharField(_("name in English"), max_length=300, blank=True, validators=TEXT)
    name_fa = models.CharField(_("name in Persian"), max_length=300, blank=True, validators=TEXT)
    name = BilingualText("name")
    sort_en = DerivedCharField(
        lambda r: sort_key(r.name_en or r.name_fa, "en"), max_length=SORT_KEY_LENGTH, db_index=True
    )
    sort_fa = DerivedCharField(
        lambda r: sort_key(r.name_fa or r.name_en, "fa"), max_length=SORT_KEY_LENGTH, db_index=True
    )
    search_text = DerivedTextField(lambda r: search_text(r.name_en, r.name_fa, getattr(r, "acronym", ""), r.slug))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)


class Titled(models.Model):
    """A record with a title and a summary in both languages."""

    title_en = models.CharField(_("title in English"), max_length=400, blank=True, validators=TEXT)
    title_fa = models.CharField(_("title in Persian"), max_length=400, blank=True, validators=TEXT)
    summary_en = models.TextField(
        _("summary in English"),
        blank=True,
        validators=TEXT,
        help_text=_("Two or three plain sentences: who did what, when, and what came of it."),
    )
    summary_fa = models.TextField(
        _("summary in Persian"),
        blank=True,
        validators=TEXT,
        help_text=_("Two or three plain sentences: who did what, when, and what came of it."),
    )
    title = BilingualText("title")
    summary = BilingualText("summary")
    sort_en = DerivedCharField(
        lambda r: sort_key(r.title_en or r.title_fa, "en"), max_length=SORT_KEY_LENGTH, db_index=True
    )
    sort_fa = DerivedCharField(
        lambda r: sort_key(r.title_fa or r.title_en, "fa"), max_length=SORT_KEY_LENGTH, db_index=True
    )
    search_text = DerivedTextField(lambda r: search_text(r.title_en, r.title_fa, r.summary_en, r.summary_fa))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.title)


class Noted(models.Model):
    """A record with a remark in both languages."""

    note_en = models.TextField(_("note in English"), blank=True, validators=TEXT)
    note_fa = models.TextField(_("note in Persian"), blank=True, validators=TEXT)
    note = BilingualText("note")

    class Meta:
        abstract = True


def edtf_field(verbose_name: Any, help_text: Any = "") -> EdtfField:
    """A date that may be a year, a month, a day, uncertain, approximate, open or BCE; empty when not known."""
    return EdtfField(
        verbose_name,
        blank=True,
        help_text=help_text or _("EDTF: 1995, 1995-04, 1995-04-13, 1990~ (about), 1990? (uncertain), -0420 (421 BC)."),
    )


class PeriodQuerySet(RecordQuerySet[M]):
    """What can be asked of records that last from one date to another."""

    def in_force(self, year: int) -> Self:
        """Those that are known to have been in force at some time in that year.

        A record without a known start is not among them, nor one that is only planned or whose end is over
        but not dated: what is not known is not claimed. ``not_dated`` counts them.
        """
        first, last = year_bounds(year)
        return self.filter(Q(started_earliest__lte=last), Q(ended_latest__gte=first) | Q(ended="", **self._lasting()))

    def not_dated(self) -> Self:
        """Those of which it cannot be said whether they were in force in a given year: no start is known."""
        return self.filter(started_earliest__isnull=True)

    def _lasting(self) -> dict[str, Any]:
        """Conditions under which a record without an end goes on."""
        return {}


class Period(models.Model):
    """A record that starts and, perhaps, ends.

    The four derived columns are day numbers of the proleptic Gregorian calendar (1 = 1 January of the year 1):
    the earliest and the latest day that the date may mean; null when it is not known or open.
    """

    started = edtf_field(_("started"))
    ended = edtf_field(_("ended"), _("Empty while it goes on, or when no ending is known."))
    started_earliest = EdtfBoundField("started", "earliest", db_index=True)
    started_latest = EdtfBoundField("started", "latest")
    ended_earliest = EdtfBoundField("ended", "earliest")
    ended_latest = EdtfBoundField("ended", "latest", db_index=True)

    class Meta:
        abstract = True

    @property
    def is_not_dated(self) -> bool:
        """Whether no start is known, so that nothing can be said about a given year."""
        return self.started_earliest is None

    @property
    def goes_on(self) -> bool:
        """Whether a record without an end is known to last: what ``PeriodQuerySet._lasting`` says of the row."""
        return True

    def was_in_force(self, year: int) -> bool:
        """Whether it is known to have been in force in that year: ``PeriodQuerySet.in_force`` for one record."""
        first, last = year_bounds(year)
        if self.started_earliest is None or self.started_earliest > last:
            return False
        return self.ended_latest >= first if self.ended_latest is not None else self.ended == "" and self.goes_on


def ends_not_before_start(name: str) -> models.CheckConstraint:
    """No period is over before it began, however its dates are read."""
    return models.CheckConstraint(
        condition=Q(started_earliest__isnull=True)
        | Q(ended_latest__isnull=True)
        | Q(ended_latest__gte=F("started_earliest")),
        name=name,
        violation_error_message=_("The end lies before the start."),
    )


def exactly_one(fields: tuple[str, ...], name: str, message: Any) -> models.CheckConstraint:
    """Exactly one of these foreign keys is set."""
    ways = Q(pk__in=[])
    for chosen in fields:
        ways |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(condition=ways, name=name, violation_error_message=message)
