"""Milestones of the history of city diplomacy, and the checks of the essay's claims."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from profiles.choices import Era, Verdict
from profiles.dates import EdtfBoundField
from profiles.derived import DerivedTextField
from profiles.models.base import Record, RecordQuerySet, slug_is_well_formed
from profiles.models.city import City
from profiles.models.named import TEXT, Titled, edtf_field
from profiles.text import BilingualText, search_text


class MilestoneQuerySet(RecordQuerySet["Milestone"]):
    """Milestones."""

    def by_date(self) -> "MilestoneQuerySet":
        return self.order_by("date_earliest", "slug")


class Milestone(Titled, Record):
    """An event in the history of city diplomacy, from antiquity on (essay, paragraph 18)."""

    _history_m2m_fields = ["cities"]

    date = edtf_field(_("date"))
    date_earliest = EdtfBoundField("date", "earliest", db_index=True)
    date_latest = EdtfBoundField("date", "latest")
    era = models.CharField(_("era"), max_length=16, choices=Era.choices())
    place_en = models.CharField(_("place, in English"), max_length=200, blank=True, validators=TEXT)
    place_fa = models.CharField(_("place, in Persian"), max_length=200, blank=True, validators=TEXT)
    place = BilingualText("place")
    people_en = models.CharField(
        _("people, in English"),
        max_length=300,
        blank=True,
        validators=TEXT,
        help_text=_("With their office: «Johannes Hahn, EU Commissioner for Regional Policy»."),
    )
    people_fa = models.CharField(_("people, in Persian"), max_length=300, blank=True, validators=TEXT)
    people = BilingualText("people")
    cities = models.ManyToManyField(City, verbose_name=_("cities"), blank=True, related_name="milestones")

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["slug"]
        constraints = [slug_is_well_formed("milestone_slug_is_well_formed")]

    def get_absolute_url(self) -> str:
        return f"{reverse('history')}#milestone-{self.slug}"


class EssayCheckQuerySet(RecordQuerySet["EssayCheck"]):
    """Checks of the essay."""

    def in_essay_order(self) -> "EssayCheckQuerySet":
        return self.order_by("paragraph", "slug")


class EssayCheck(Record):
    """A claim of the essay, in our words, beside what better sources say, with a verdict."""

    paragraph = models.PositiveSmallIntegerField(
        _("paragraph"), validators=[MinValueValidator(1), MaxValueValidator(23)], help_text=_("1 to 23")
    )
    claim_en = models.TextField(_("claim, in English"), validators=TEXT, blank=True)
    claim_fa = models.TextField(_("claim, in Persian"), validators=TEXT, blank=True)
    claim = BilingualText("claim")
    figure_en = models.CharField(_("the essay's figure, in English"), max_length=120, blank=True, validators=TEXT)
    figure_fa = models.CharField(_("the essay's figure, in Persian"), max_length=120, blank=True, validators=TEXT)
    figure = BilingualText("figure")
    finding_en = models.TextField(_("finding, in English"), validators=TEXT, blank=True)
    finding_fa = models.TextField(_("finding, in Persian"), validators=TEXT, blank=True)
    finding = BilingualText("finding")
    right_at_en = models.CharField(_("when it was right, in English"), max_length=120, blank=True, validators=TEXT)
    right_at_fa = models.CharField(_("when it was right, in Persian"), max_length=120, blank=True, validators=TEXT)
    right_at = BilingualText("right_at")
    verdict = models.CharField(_("verdict"), max_length=24, choices=Verdict.choices())
    best_value_en = models.CharField(_("best value today, in English"), max_length=200, blank=True, validators=TEXT)
    best_value_fa = models.CharField(_("best value today, in Persian"), max_length=200, blank=True, validators=TEXT)
    best_value = BilingualText("best_value")
    best_value_as_of = edtf_field(_("date of the best value"))
    search_text = DerivedTextField(
        lambda check: search_text(check.claim_en, check.claim_fa, check.finding_en, check.finding_fa)
    )

    objects = EssayCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of the essay")
        verbose_name_plural = _("checks of the essay")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("essay_check_slug_is_well_formed"),
            models.CheckConstraint(
                condition=Q(paragraph__gte=1, paragraph__lte=23),
                name="essay_check_names_a_paragraph",
                violation_error_message=_("The essay has 23 paragraphs."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.claim)

    def get_absolute_url(self) -> str:
        return f"{reverse('about')}#check-{self.slug}"

    def slug_source(self) -> str:
        return f"p{self.paragraph or 0:02d}"
