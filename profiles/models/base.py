"""What every stored thing has: its history, its place in the feed, and, if it is a record, its public life."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from profiles.choices import PublicationState
from profiles.derived import Derived, with_derived
from profiles.models.feed import FormerAddress, current_batch, note_changes
from profiles.text import fold, slugify_ascii

M = TypeVar("M", bound=models.Model)

SLUG = r"^[a-z0-9]+(-{1,2}[a-z0-9]+)*$"
"""What a slug looks like: lower-case ASCII words joined by one or two hyphens."""


class BatchedHistory(models.Model):
    """A row of history knows the batch (an import, a merge, an undo) that it was part of."""

    batch = models.ForeignKey(
        "profiles.Batch", on_delete=models.SET_NULL, null=True, blank=True, default=current_batch, related_name="+"
    )

    class Meta:
        abstract = True


class RecordHistory(HistoricalRecords):  # type: ignore[misc]  # simple-history carries no types
    """History without the derived columns: they follow from the others."""

    def fields_included(self, model: type[models.Model]) -> list[models.Field[Any, Any]]:
        return [field for field in super().fields_included(model) if not isinstance(field, Derived)]


class Tracked(models.Model):
    """Anything whose changes are kept (who, when, why, in which batch) and move the data version.

    ``owned_by`` names the columns that may say which record a row belongs to, where it is no record itself.

    Changes must go through ``save``, ``delete`` or the bulk functions of ``profiles.actions``;
    ``QuerySet.update`` and a bare ``bulk_create`` leave no history and are kept out by a test.
    """

    owned_by: ClassVar[tuple[str, ...]] = ()

    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False, serialize=False)
    updated_at = models.DateTimeField(_("last changed"), default=timezone.now, editable=False, serialize=False)
    history = RecordHistory(inherit=True, bases=[BatchedHistory], excluded_fields=["created_at", "updated_at"])

    class Meta:
        abstract = True

    @property
    def owner(self) -> Record:
        """The record that a change of this counts as a change of."""
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store, keep the history, and move the data version, all or nothing."""
        self.updated_at = timezone.now()
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = with_derived(type(self), {*fields, "updated_at"})
        with transaction.atomic(using=kwargs.get("using")):
            super().save(*args, **kwargs)
            note_changes([self.owner])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove, keep the history, and leave a tombstone in the feed."""
        owner, is_gone = self.owner, self.owner is self
        with transaction.atomic(using=kwargs.get("using")):
            deleted = super().delete(*args, **kwargs)
            note_changes([owner], removed=is_gone)
        return deleted


class RecordQuerySet(models.QuerySet[M]):
    """What can be asked of records of any noun."""

    def get_by_natural_key(self, slug: str) -> M:
        return self.get(slug=slug)

    def published(self) -> Self:
        """The public ones: published themselves, and so is everything that they rest on."""
        rests_on: tuple[str, ...] = getattr(self.model, "rests_on", ())
        conditions = Q(state=PublicationState.PUBLISHED)
        for path in rests_on:
            conditions &= Q(**{f"{path}__state": PublicationState.PUBLISHED}) | Q(**{f"{path}__isnull": True})
        return self.filter(conditions)

    def matching(self, text: str) -> Self:
        """Those whose names or titles hold every word of ``text``, in either script, however spelled."""
        found = self
        for word in fold(text).split():
            found = found.filter(search_text__contains=word)
        return found

    def in_order(self, language: str) -> Self:
        """Sorted by name or title as readers of that language expect."""
        return self.order_by("sort_fa" if language == "fa" else "sort_en", "slug")


class Record(Tracked):
    """A thing that the database states: with a permanent address, a public life, and citations.

    ``rests_on`` names the records without which this one says nothing in public (a tie rests on its two
    cities): it is public only while they are.
    """

    rests_on: ClassVar[tuple[str, ...]] = ()

    slug = models.CharField(
        _("address"),
        max_length=160,
        unique=True,
        blank=True,
        validators=[RegexValidator(SLUG, _("Use lower-case Latin letters, digits and hyphens, as in «new-york»."))],
        help_text=_("The permanent last part of the address, e.g. «new-york». Left empty, it is made from the name."),
    )
    state = models.CharField(
        _("publication"),
        max_length=16,
        choices=PublicationState.choices(),
        default=PublicationState.DRAFT.value,
        db_index=True,
        help_text=_("Only published records are public."),
    )

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        instance = super().from_db(db, field_names, values, **kwargs)
        if "slug" in field_names:
            instance._permanent_slug = instance.slug
        if "state" in field_names:
            instance._stored_state = instance.state
        return instance

    _permanent_slug: str = ""
    _stored_state: str = ""

    @property
    def owner(self) -> Record:
        return self

    @property
    def noun(self) -> str:
        """The model's name as API and addresses use it, e.g. ``government-relation``."""
        return noun_of(type(self))

    @property
    def is_published(self) -> bool:
        return self.state == PublicationState.PUBLISHED

    def natural_key(self) -> tuple[str, ...]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        """Where the record is shown, in the language of the moment: its own page, or its place on another's."""
        return reverse(self.noun, args=[self.slug])

    def slug_source(self) -> str:
        """The words that a new record's address is made of."""
        return str(getattr(self, "name_en", "") or getattr(self, "title_en", "") or self.noun)

    def clean_fields(self, exclude: Any = None) -> None:
        if not self.slug:
            # A form with a mistake elsewhere (no city chosen) has nothing to make an address of yet.
            with suppress(ObjectDoesNotExist):
                self.slug = self._free_slug()
        super().clean_fields(exclude)

    def clean(self) -> None:
        super().clean()
        if self._permanent_slug and self.slug != self._permanent_slug:
            raise ValidationError({"slug": _("An address is permanent: this one stays «%s».") % self._permanent_slug})
        if not self._permanent_slug and FormerAddress.objects.filter(noun=self.noun, slug=self.slug).exists():
            raise ValidationError({"slug": _("This address is taken: it leads on to another record.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        elif self._permanent_slug and self.slug != self._permanent_slug:
            raise ValidationError({"slug": _("An address is permanent: this one stays «%s».") % self._permanent_slug})
        was_stored, was_public = bool(self._permanent_slug), self._stored_state == PublicationState.PUBLISHED
        with transaction.atomic(using=kwargs.get("using")):
            super().save(*args, **kwargs)
            if was_stored and was_public != self.is_published:
                self._tell_of_others()
        self._permanent_slug, self._stored_state = self.slug, self.state

    def _tell_of_others(self) -> None:
        """Put into the feed what appeared or disappeared with this record, and what names it: a mirror must hear of it.

        The ties of a city are public with it; what cites a source, or lies in a region, tells so while that is public.
        """
        for relation in self._meta.related_objects:
            model: Any = relation.related_model
            column = relation.field.name
            if column in getattr(model, "rests_on", ()):
                records = model._default_manager.filter(**{column: self})
                if self.is_published:
                    note_changes(records.published())
                else:
                    note_changes(records.filter(state=PublicationState.PUBLISHED), removed=True)
            elif issubclass(model, Record):
                note_changes(model._default_manager.published().filter(**{column: self}))
            elif issubclass(model, Tracked) and column not in model.owned_by:
                for owner in model.owned_by:
                    field: Any = model._meta.get_field(owner)
                    naming = {f"{field.related_query_name()}__{column}": self}
                    note_changes(field.related_model._default_manager.published().filter(**naming).distinct())

    def _free_slug(self) -> str:
        wanted = slugify_ascii(self.slug_source())[:150] or self.noun
        # First the one address alone: SQLite finds a beginning only by reading all of them.
        if not self._taken(slug=wanted):
            return wanted
        taken = self._taken(slug__startswith=f"{wanted}-")
        number = 2
        while f"{wanted}-{number}" in taken:
            number += 1
        return f"{wanted}-{number}"

    def _taken(self, **at: str) -> set[str]:
        """The addresses of this noun that are a record's, or were."""
        former = FormerAddress.objects.filter(noun=self.noun, **at).values_list("slug", flat=True)
        return {*type(self)._default_manager.filter(**at).values_list("slug", flat=True), *former}


def noun_of(model: type[models.Model]) -> str:
    """The noun of a model as API and addresses write it, e.g. ``government-relation``."""
    name = model._meta.object_name or ""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def slug_is_well_formed(name: str) -> models.CheckConstraint:
    """The database's own check of a slug."""
    return models.CheckConstraint(
        condition=Q(slug__regex=SLUG),
        name=name,
        violation_error_message=_("The address may hold only lower-case Latin letters, digits and hyphens."),
    )
