"""Sources: who says so."""

from datetime import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import SourceGrade, SourceKind
from profiles.dates import EdtfBoundField
from profiles.derived import DerivedCharField, DerivedTextField
from profiles.models.base import Record, RecordQuerySet, slug_is_well_formed
from profiles.models.named import TEXT, Noted, edtf_field
from profiles.text import SORT_KEY_LENGTH, search_text, sort_key

DOI = r"^10\.[0-9]{4,9}/\S+$"
ESSAY = "essay"
"""The address of the essay that the database grows out of, as a source."""


class SourceQuerySet(RecordQuerySet["Source"]):
    """Sources."""

    def essay(self) -> "Source":
        """The essay itself."""
        return self.get(slug=ESSAY)


class Source(Noted, Record):
    """A publication, page, law or document that a fact rests on. Its title stays in its own language."""

    title = models.CharField(
        _("title"), max_length=500, validators=TEXT, help_text=_("As printed, in its own language.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind.choices(), default=SourceKind.WEBPAGE.value)
    authors = models.CharField(
        _("authors"), max_length=400, blank=True, validators=TEXT, help_text=_("Family name, given name; the next one.")
    )
    publisher = models.CharField(_("publisher"), max_length=300, blank=True, validators=TEXT)
    language = models.CharField(_("language"), max_length=12, blank=True, help_text=_("BCP 47, e.g. fa or en-GB."))
    published = edtf_field(_("published"))
    published_earliest = EdtfBoundField("published", "earliest")
    published_latest = EdtfBoundField("published", "latest")
    url = models.URLField(_("address"), max_length=1000, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=1000, blank=True)
    archived_on = models.DateField(_("archived on"), null=True, blank=True)
    doi = models.CharField(
        _("DOI"),
        max_length=200,
        blank=True,
        validators=[RegexValidator(DOI, _("Write the DOI without an address, as in «10.1016/j.cities.2006.08.007»."))],
        help_text=_("e.g. 10.1016/j.cities.2006.08.007"),
    )
    isbn = models.CharField(_("ISBN"), max_length=17, blank=True)
    grade = models.CharField(
        _("grade"), max_length=12, choices=SourceGrade.choices(), blank=True, help_text=_("Empty means not graded.")
    )
    sort_en = DerivedCharField(lambda source: sort_key(source.title, "en"), max_length=SORT_KEY_LENGTH, db_index=True)
    sort_fa = DerivedCharField(lambda source: sort_key(source.title, "fa"), max_length=SORT_KEY_LENGTH, db_index=True)
    search_text = DerivedTextField(
        lambda source: search_text(source.title, source.authors, source.publisher, source.url)
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]
        constraints = [
            slug_is_well_formed("source_slug_is_well_formed"),
            models.CheckConstraint(
                condition=Q(doi="") | Q(doi__regex=DOI),
                name="source_doi_is_well_formed",
                violation_error_message=_("A DOI begins with «10.» and holds a slash."),
            ),
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="source_url_is_recorded_once",
                violation_error_message=_("A source with this address is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def slug_source(self) -> str:
        return f"{self.title} {self.published[:4]}"

    @property
    def dead_since(self) -> datetime | None:
        """When the address was found dead; None while it answers, and as long as nobody asked it."""
        link = getattr(self, "link", None)
        return link.checked_at if link is not None and link.url == self.url and link.is_dead else None

    @property
    def is_essay(self) -> bool:
        return self.slug == ESSAY
