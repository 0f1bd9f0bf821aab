"""Merges of records, so that they can be taken back, and pairs that an editor has found to be two things."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from profiles.models.feed import Batch


class MergeQuerySet(models.QuerySet["Merge"]):
    """Merges."""

    def standing(self) -> "MergeQuerySet":
        """Those that were not taken back."""
        return self.filter(undone=None)

    def latest_first(self) -> "MergeQuerySet":
        return self.order_by("-pk")


class Merge(models.Model):
    """Two records that were made one. The history knows what became of records; this row, which rows without history
    were turned to the record that was kept.

    ``moved`` holds ``{"matchquestion.city": [keys], …}``; the keys outlive the records, so they are plain numbers.
    """

    batch = models.OneToOneField(
        Batch, verbose_name=_("batch of changes"), on_delete=models.PROTECT, related_name="merge"
    )
    noun = models.CharField(_("noun"), max_length=40)
    kept = models.PositiveBigIntegerField(_("record that was kept"))
    other = models.PositiveBigIntegerField(_("record that went"))
    kept_slug = models.CharField(_("address"), max_length=160)
    other_slug = models.CharField(_("former address"), max_length=160)
    moved = models.JSONField(default=dict)
    undone = models.OneToOneField(
        Batch,
        verbose_name=_("taken back by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_merge",
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        indexes = [models.Index(fields=["noun", "kept"], name="merge_by_record")]

    def __str__(self) -> str:
        return f"{self.other_slug} → {self.kept_slug}"


class NotDuplicateQuerySet(models.QuerySet["NotDuplicate"]):
    """Pairs that are no duplicates."""

    def of_noun(self, noun: str) -> "NotDuplicateQuerySet":
        return self.filter(noun=noun)

    def latest_first(self) -> "NotDuplicateQuerySet":
        return self.order_by("-pk")


class NotDuplicate(models.Model):
    """Two records of a noun that look alike and are two things, as an editor found: they are suggested no more.

    The pair is unordered: ``first`` is the smaller key.
    """

    noun = models.CharField(_("noun"), max_length=40)
    first = models.PositiveBigIntegerField()
    second = models.PositiveBigIntegerField()
    reason = models.CharField(_("reason"), max_length=300)
    said_at = models.DateTimeField(_("said"), default=timezone.now)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("said by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = NotDuplicateQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair that is no duplicate")
        verbose_name_plural = _("pairs that are no duplicates")
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "first", "second"],
                name="not_duplicate_is_said_once",
                violation_error_message=_("It was said before that these two are no duplicates."),
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="not_duplicate_is_a_pair",
                violation_error_message=_("A record is no duplicate of itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.first} ≠ {self.second}"

    @staticmethod
    def pair(one: Any, other: Any) -> tuple[int, int]:
        """The keys of two records in the order in which they are stored."""
        first, second = sorted((int(one), int(other)))
        return first, second
