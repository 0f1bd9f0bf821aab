"""Organisations: partners of cities that are no city."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from profiles.choices import OrganisationKind
from profiles.models.base import Record, RecordQuerySet, slug_is_well_formed
from profiles.models.named import Named, Noted
from profiles.models.territory import Territory


class OrganisationQuerySet(RecordQuerySet["Organisation"]):
    """Organisations."""


class Organisation(Named, Noted, Record):
    """A partner of cities that is no city: one of the essay's four groups of non-state actors (paragraph 22), an
    intergovernmental organisation (paragraph 12) or a part of a national government (paragraph 17)."""

    acronym = models.CharField(_("acronym"), max_length=40, blank=True, help_text=_("e.g. UNESCO"))
    kind = models.CharField(_("kind"), max_length=24, choices=OrganisationKind.choices())
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territory"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
    )
    website = models.URLField(_("website"), max_length=500, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]
        constraints = [slug_is_well_formed("organisation_slug_is_well_formed")]

    def get_absolute_url(self) -> str:
        return f"{reverse('activities')}?organisation={self.slug}"
