"""Branding campaigns of cities."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import Aim
from profiles.choices.codes import CodesField
from profiles.models.base import Record, slug_is_well_formed
from profiles.models.city import City
from profiles.models.named import TEXT, Named, Period, PeriodQuerySet, ends_not_before_start
from profiles.models.organisation import Organisation
from profiles.text import BilingualText


class CampaignQuerySet(PeriodQuerySet["Campaign"]):
    """Branding campaigns."""


class Campaign(Named, Period, Record):
    """A branding campaign: the name and slogan under which a city shows itself to the world (essay, paragraph 16)."""

    rests_on = ("city",)
    _history_m2m_fields = ["owners"]

    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="campaigns")
    slogan = models.CharField(
        _("slogan"), max_length=300, blank=True, validators=TEXT, help_text=_("As launched, in its own language.")
    )
    slogan_language = models.CharField(
        _("language of the slogan"), max_length=12, blank=True, help_text=_("BCP 47, e.g. ko")
    )
    slogan_en = models.CharField(_("slogan, what it says in English"), max_length=300, blank=True, validators=TEXT)
    slogan_fa = models.CharField(_("slogan, what it says in Persian"), max_length=300, blank=True, validators=TEXT)
    slogan_meaning = BilingualText("slogan")
    owners = models.ManyToManyField(Organisation, verbose_name=_("owners"), blank=True, related_name="campaigns")
    aims = CodesField(_("aims"), vocabulary=Aim)
    audience_en = models.CharField(_("audience, in English"), max_length=400, blank=True, validators=TEXT)
    audience_fa = models.CharField(_("audience, in Persian"), max_length=400, blank=True, validators=TEXT)
    audience = BilingualText("audience")
    budget = models.DecimalField(_("budget"), max_digits=18, decimal_places=2, null=True, blank=True)
    budget_currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Write the code of ISO 4217, as in «EUR»."))],
        help_text=_("ISO 4217, e.g. EUR"),
    )
    budget_year = models.PositiveSmallIntegerField(_("year of the budget"), null=True, blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True, validators=TEXT)
    summary_fa = models.TextField(_("summary in Persian"), blank=True, validators=TEXT)
    summary = BilingualText("summary")
    outcome_en = models.TextField(_("what came of it, in English"), blank=True, validators=TEXT)
    outcome_fa = models.TextField(_("what came of it, in Persian"), blank=True, validators=TEXT)
    outcome = BilingualText("outcome")

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("branding campaign")
        verbose_name_plural = _("branding campaigns")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("campaign_slug_is_well_formed"),
            ends_not_before_start("campaign_ends_not_before_launch"),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | ~Q(budget_currency=""),
                name="campaign_budget_has_a_currency",
                violation_error_message=_("A budget needs its currency."),
            ),
        ]
