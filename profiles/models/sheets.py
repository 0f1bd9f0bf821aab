"""Spreadsheets that were imported at the desk: the file, who brought it, what became of every row."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from profiles.choices.sheets import RowOutcome, SheetState
from profiles.models.feed import Batch


class SheetImportQuerySet(models.QuerySet["SheetImport"]):
    """Imports of spreadsheets."""

    def standing(self) -> "SheetImportQuerySet":
        """Those that were stored and not wholly taken back."""
        return self.filter(state__in=(SheetState.STORED, SheetState.PARTLY))

    def left_behind(self, before: datetime) -> "SheetImportQuerySet":
        """Those that were looked at before that moment and never stored."""
        waiting = self.filter(state__in=(SheetState.SHOWN, SheetState.WRONG), made_at__lt=before)
        return waiting.defer("content")


class SheetImport(models.Model):
    """One spreadsheet of one noun: shown first, then stored as a whole, and taken back where wanted.

    It keeps the file itself, so that what was brought in can be read again years later.
    """

    noun = models.CharField(_("noun"), max_length=40, db_index=True)
    file_name = models.CharField(_("file"), max_length=200)
    file_hash = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    content = models.BinaryField(_("content"), editable=False)
    notes = models.JSONField(_("how it was read"), default=list)
    columns = models.JSONField(_("columns"), default=list)
    language = models.CharField(max_length=2, default="en")
    state = models.CharField(
        _("state"), max_length=8, choices=SheetState.choices(), default=SheetState.SHOWN.value, db_index=True
    )
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    wrong = models.PositiveIntegerField(_("wrong"), default=0)
    made_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    stored_at = models.DateTimeField(_("imported"), null=True, blank=True)
    batch = models.ForeignKey(Batch, on_delete=models.SET_NULL, null=True, blank=True, related_name="sheets")
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken back by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = SheetImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported spreadsheet")
        verbose_name_plural = _("imported spreadsheets")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_shown(self) -> bool:
        """Whether it waits to be confirmed."""
        return self.state == SheetState.SHOWN

    @property
    def stands(self) -> bool:
        """Whether something of it is in force, and can be taken back."""
        return self.state in (SheetState.STORED, SheetState.PARTLY)

    @property
    def rows_in(self) -> int:
        return self.new + self.changed + self.unchanged + self.wrong


class SheetRow(models.Model):
    """A row of a spreadsheet and what became of it.

    ``cells`` has an entry for each cell that the row writes, ``[column, before, after]``; ``reasons`` one for each
    thing that is wrong, ``[column, reference, what stands there, why]`` in the language of who uploaded it, or, after
    the import was taken back, the reasons for which this row was not.
    """

    sheet = models.ForeignKey(SheetImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=12, choices=RowOutcome.choices())
    name = models.CharField(_("record"), max_length=300, blank=True)
    record = models.PositiveBigIntegerField(null=True, blank=True, help_text=_("Key of the record."))
    public_state = models.CharField(max_length=16, blank=True)
    cells = models.JSONField(_("cells"), default=list)
    reasons = models.JSONField(_("reasons"), default=list)
    undone = models.BooleanField(_("taken back"), default=False)

    class Meta:
        verbose_name = _("row of a spreadsheet")
        verbose_name_plural = _("rows of spreadsheets")
        ordering = ["sheet", "number"]
        indexes = [models.Index(fields=["sheet", "outcome"], name="sheet_row_by_outcome")]
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="sheet_row_is_told_of_once")]

    def __str__(self) -> str:
        return f"{self.sheet_id}:{self.number}"
