"""The data version, the feed of changes, batches of changes, and the former addresses of records."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from profiles.choices import PublicationState

_batch: ContextVar[int | None] = ContextVar("batch", default=None)
_gathered: ContextVar["list[tuple[str, str, str]] | None"] = ContextVar("gathered", default=None)


def current_batch() -> int | None:
    """The key of the batch that changes are being made in, if any."""
    return _batch.get()


@contextmanager
def in_batch(batch: "Batch") -> Iterator[None]:
    """Every change made inside belongs to that batch, so that it can be seen and undone as a whole."""
    token = _batch.set(batch.pk)
    try:
        yield
    finally:
        _batch.reset(token)


class Changed(Protocol):
    """What the feed must know of a record: its noun, its address, and whether it is public."""

    slug: str
    state: str

    @property
    def noun(self) -> str:
        """The model's name as API and addresses use it."""
        ...


class BatchQuerySet(models.QuerySet["Batch"]):
    """Batches of changes."""

    def latest_first(self) -> "BatchQuerySet":
        return self.order_by("-pk")


class Batch(models.Model):
    """Changes that were made together: one import, one merge, one undo; seen and taken back as a whole."""

    kind = models.CharField(_("kind"), max_length=32)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch of changes")
        verbose_name_plural = _("batches of changes")

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class DataVersion(models.Model):
    """One row: the number of the last change, and when it was made. Every public answer is dated by it."""

    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("data version")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="data_version_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> "DataVersion":
        """The data version as it stands; number 0 before the first change."""
        return cls.objects.filter(pk=1).first() or cls(pk=1, number=0)


class ChangeQuerySet(models.QuerySet["Change"]):
    """The feed, in order."""

    def after(self, number: int) -> "ChangeQuerySet":
        """Changes that came after that data version."""
        return self.filter(number__gt=number).order_by("number")

    def newest_by_noun(self) -> dict[str, int]:
        """The data version that the last change of each noun made."""
        return dict(self.order_by().values_list("noun").annotate(models.Max("number")))


class Change(models.Model):
    """One change of one record, in the order in which all changes took effect.

    ``number`` is the data version that the change made. ``state`` is the record's after the change; an empty one is
    a tombstone: the record was removed, or what it rests on is no longer public.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    noun = models.CharField(max_length=40)
    slug = models.CharField(max_length=160)
    state = models.CharField(max_length=16, blank=True)
    batch = models.ForeignKey(Batch, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("feed of changes")
        ordering = ["number"]
        indexes = [models.Index(fields=["noun", "slug"], name="change_by_record")]

    def __str__(self) -> str:
        return f"{self.number} {self.noun} {self.slug}"

    @property
    def is_tombstone(self) -> bool:
        """Whether the record is no longer public after this change."""
        return self.state != PublicationState.PUBLISHED


def note_changes(records: Iterable[Changed], *, removed: bool = False) -> None:
    """Move the data version once for every record, and write the feed. Call it inside the change's transaction.

    The version's row stays locked until that transaction ends, so the feed is in the order of commits and has
    no gaps that fill up later: a mirror that has read up to a number has read everything before it.
    """
    changed = [(record.noun, record.slug, "" if removed else record.state) for record in records]
    gathered = _gathered.get()
    if gathered is not None:
        gathered.extend(changed)
    elif changed:
        _write_feed(changed)


@contextmanager
def noted_together() -> Iterator[None]:
    """Changes made inside are written to the feed in one go at the end, in their order; none if it ends in an error.

    For thousands of records at once, inside one transaction: the data version is locked for a moment only.
    """
    gathered: list[tuple[str, str, str]] = []
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    if gathered:
        _write_feed(gathered)


@contextmanager
def told_elsewhere() -> Iterator[None]:
    """Changes made inside are not told: they are another database's, whose feed is taken over with them."""
    token = _gathered.set([])
    try:
        yield
    finally:
        _gathered.reset(token)


def take_over_feed(changes: Iterable[Change], *, version: int, changed_at: datetime) -> None:
    """Write entries of another database's feed under their own numbers, and take its data version."""
    Change.objects.bulk_create(changes, batch_size=500)
    DataVersion.objects.update_or_create(pk=1, defaults={"number": version, "changed_at": changed_at})


def _write_feed(changed: list[tuple[str, str, str]]) -> None:
    now = timezone.now()
    count = len(changed)
    if not DataVersion.objects.filter(pk=1).update(number=F("number") + count, changed_at=now):
        DataVersion.objects.get_or_create(pk=1, defaults={"number": 0})
        DataVersion.objects.filter(pk=1).update(number=F("number") + count, changed_at=now)
    first = DataVersion.objects.get(pk=1).number - count + 1
    Change.objects.bulk_create(
        [
            Change(
                number=first + place,
                at=now,
                noun=noun,
                slug=slug,
                state=state,
                batch_id=current_batch(),
            )
            for place, (noun, slug, state) in enumerate(changed)
        ],
        batch_size=500,
    )


class FormerAddress(models.Model):
    """An address that a record had once, or that a record merged into another one had: it redirects."""

    noun = models.CharField(_("noun"), max_length=40)
    slug = models.CharField(_("former address"), max_length=160)
    leads_to = models.CharField(_("leads to"), max_length=160)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["noun", "slug"], name="former_address_is_recorded_once")]

    def __str__(self) -> str:
        return f"{self.slug} → {self.leads_to}"
