"""Citations: which source a record rests on, where in it, and how firmly."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import Confidence, Locator
from profiles.models.activity import Activity
from profiles.models.base import Record, Tracked
from profiles.models.campaign import Campaign
from profiles.models.city import City
from profiles.models.condition import Condition
from profiles.models.government import GovernmentRelation
from profiles.models.indicator import Indicator, Observation
from profiles.models.milestone import EssayCheck, Milestone
from profiles.models.named import TEXT, exactly_one
from profiles.models.network import Membership, Network
from profiles.models.organisation import Organisation
from profiles.models.source import Source
from profiles.models.territory import NationalFramework, Territory
from profiles.models.tie import Tie
from profiles.text import BilingualText

CITED: dict[str, type[Record]] = {
    "territory": Territory,
    "national_framework": NationalFramework,
    "city": City,
    "activity": Activity,
    "tie": Tie,
    "network": Network,
    "membership": Membership,
    "campaign": Campaign,
    "government_relation": GovernmentRelation,
    "condition": Condition,
    "organisation": Organisation,
    "indicator": Indicator,
    "observation": Observation,
    "milestone": Milestone,
    "essay_check": EssayCheck,
}
"""Column of a citation → the noun that it cites. Every record but a source is here; a test says so."""


def _cited(model: type[Record]) -> Any:
    return models.ForeignKey(
        model, on_delete=models.CASCADE, null=True, blank=True, db_index=False, related_name="citations"
    )


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations."""

    def get_by_natural_key(self, noun: str, slug: str, source: str, locator: str) -> "Citation":
        return self.get(**{f"{noun}__slug": slug, "source__slug": source, "locator": locator})

    def with_source(self) -> "CitationQuerySet":
        """In the order of their numbers, with the sources at hand; those of unpublished sources left out."""
        return self.filter(source__state="published").select_related("source__link").order_by("ordinal", "pk")


class Citation(Tracked):
    """Ties one record to one source: where in the source, which claim it supports, and how firmly.

    Exactly one of the record columns is set. Fifteen nullable keys, rather than a generic one, let the
    database itself keep every citation attached to a record that exists.
    """

    owned_by = tuple(CITED)

    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="citations")
    territory = _cited(Territory)
    national_framework = _cited(NationalFramework)
    city = _cited(City)
    activity = _cited(Activity)
    tie = _cited(Tie)
    network = _cited(Network)
    membership = _cited(Membership)
    campaign = _cited(Campaign)
    government_relation = _cited(GovernmentRelation)
    condition = _cited(Condition)
    organisation = _cited(Organisation)
    indicator = _cited(Indicator)
    observation = _cited(Observation)
    milestone = _cited(Milestone)
    essay_check = _cited(EssayCheck)
    ordinal = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("The first is the one that the fact rests on.")
    )
    locator_kind = models.CharField(_("locator counts"), max_length=12, choices=Locator.choices(), blank=True)
    locator = models.CharField(
        _("locator"), max_length=60, blank=True, validators=TEXT, help_text=_("Page or paragraph, e.g. 16 or 23–25.")
    )
    confidence = models.CharField(
        _("confidence"), max_length=12, choices=Confidence.choices(), default=Confidence.VERIFIED.value
    )
    supports_en = models.CharField(_("claim that it supports, in English"), max_length=400, blank=True, validators=TEXT)
    supports_fa = models.CharField(_("claim that it supports, in Persian"), max_length=400, blank=True, validators=TEXT)
    supports = BilingualText("supports")
    accessed = models.DateField(_("read on"), null=True, blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["ordinal", "pk"]
        indexes = [
            models.Index(fields=[noun], condition=Q(**{f"{noun}__isnull": False}), name=f"citation_of_{noun}"[:30])
            for noun in CITED
        ]
        constraints = [
            exactly_one(tuple(CITED), "citation_cites_for_one_record", _("A citation belongs to exactly one record.")),
            models.CheckConstraint(
                condition=Q(locator="") | ~Q(locator_kind=""),
                name="citation_locator_says_what_it_counts",
                violation_error_message=_("Say whether the locator counts pages, paragraphs or articles."),
            ),
            *(
                models.UniqueConstraint(
                    fields=[noun, "source", "locator"],
                    condition=Q(**{f"{noun}__isnull": False}),
                    name=f"citation_of_{noun}_once",
                    violation_error_message=_("This place of the source is cited here already."),
                )
                for noun in CITED
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.locator})" if self.locator else str(self.source)

    @property
    def record(self) -> Record:
        """What the citation is for."""
        for noun in CITED:
            if getattr(self, f"{noun}_id") is not None:
                record: Record = getattr(self, noun)
                return record
        raise ValueError("a citation without a record")

    @property
    def owner(self) -> Record:
        return self.record

    def natural_key(self) -> tuple[Any, ...]:
        record = self.record
        return (record.noun.replace("-", "_"), record.slug, self.source.slug, self.locator)

    # For the checker: every record has it.
    natural_key.dependencies = ["profiles.source", *(f"profiles.{noun.replace('_', '')}" for noun in CITED)]  # type: ignore[attr-defined]
