"""What a database knows of being a mirror: of which site, how far it has read, and what is not stored yet."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Mirror(models.Model):
    """One row, in a database that mirrors another citydip and holds no records of its own.

    ``version`` is the origin's data version that the records here are of; ``reached`` is how far its feed has been
    read. While ``is_anew`` everything is being read again, and what is not told goes.
    """

    origin = models.CharField(_("origin"), max_length=500)
    version = models.PositiveBigIntegerField(_("data version"), default=0)
    reached = models.PositiveBigIntegerField(default=0)
    is_anew = models.BooleanField(default=False)
    is_complete = models.BooleanField(_("proved complete"), default=False)
    mirrored_at = models.DateTimeField(_("mirrored"), null=True, blank=True)

    class Meta:
        verbose_name = _("mirror")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="mirror_is_one_row")]

    def __str__(self) -> str:
        return self.origin

    @classmethod
    def current(cls) -> Self | None:
        """The row of a database that is a mirror; None of one that is not."""
        return cls.objects.filter(pk=1).first()


class MirroredChangeQuerySet(models.QuerySet["MirroredChange"]):
    """Changes that were read."""

    def last_words(self, noun: str) -> Self:
        """Of each record of the noun the last change alone."""
        last = self.filter(noun=noun).values("slug").annotate(last=models.Max("number")).values("last")
        return self.filter(number__in=last).order_by("number")


class MirroredChange(models.Model):
    """A change as the origin tells it, kept until all of them are stored at once.

    ``record`` is the record as JSON, empty with a tombstone and where a later change holds it.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    noun = models.CharField(max_length=40)
    slug = models.CharField(max_length=160)
    state = models.CharField(max_length=16, blank=True)
    record = models.TextField(blank=True)

    objects = MirroredChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of the origin")
        ordering = ["number"]
        indexes = [models.Index(fields=["noun", "slug"], name="mirrored_change_by_record")]

    def __str__(self) -> str:
        return f"{self.number} {self.noun} {self.slug}"
