"""Lists that are brought in: the file, every row of it with what became of it, and the questions that it asks."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, F, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from profiles.choices import TieKind
from profiles.choices.importing import ListNoun, ListState, QuestionState, RowState, WrittenDates
from profiles.models.city import City
from profiles.models.feed import Batch
from profiles.models.gazetteer import Place
from profiles.models.network import Network
from profiles.models.source import Source
from profiles.text import listed


class ColumnProfile(models.Model):
    """How to read the lists of one origin: which column means what, delimiter, encoding, words for kinds."""

    name = models.SlugField(_("name"), max_length=80, unique=True)
    noun = models.CharField(_("what the rows are"), max_length=16, choices=ListNoun.choices())
    columns = models.JSONField(_("columns"), default=dict, help_text=_("Meaning → header."))
    options = models.JSONField(
        _("reading"),
        default=dict,
        blank=True,
        help_text=_("delimiter, encoding, dates, kinds (word in the list → code)."),
    )

    class Meta:
        verbose_name = _("column profile")
        verbose_name_plural = _("column profiles")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        options: dict[str, Any] = self.options if isinstance(self.options, dict) else {"": ""}
        reading = {key: value for key, value in options.items() if key != "kinds"}
        kinds: Any = options.get("kinds", {})
        if not _is_of_texts(self.columns):
            raise ValidationError({"columns": _("Write an object of texts: meaning → header.")})
        if not _is_of_texts(reading) or not reading.keys() <= {"delimiter", "encoding", "dates"}:
            raise ValidationError(
                {"options": _("Write an object with «delimiter», «encoding», «dates» and «kinds» alone.")}
            )
        if reading.get("dates") and reading["dates"] not in WrittenDates.codes():
            raise ValidationError(
                {"options": _("«dates» is one of: %(codes)s") % {"codes": listed(WrittenDates.codes())}}
            )
        if not _is_of_texts(kinds) or not set(kinds.values()) <= set(TieKind.codes()):
            raise ValidationError(
                {"options": _("«kinds» leads from words to codes: %(codes)s") % {"codes": listed(TieKind.codes())}}
            )


def _is_of_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


class ListImportQuerySet(models.QuerySet["ListImport"]):
    """Imports of lists."""

    def standing(self) -> "ListImportQuerySet":
        """Those that were committed and not taken back."""
        return self.filter(state=ListState.COMMITTED)

    def latest_first(self) -> "ListImportQuerySet":
        return self.order_by("-pk")


class ListImport(models.Model):
    """One file brought in: what it was, what all its rows cite, and the sums of what became of them."""

    noun = models.CharField(_("what the rows are"), max_length=16, choices=ListNoun.choices())
    file_name = models.CharField(_("file"), max_length=200)
    file_hash = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    content = models.BinaryField(_("content"), null=True, blank=True, editable=False)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="list_imports",
        help_text=_("What every row of the list cites."),
    )
    network = models.ForeignKey(
        Network,
        verbose_name=_("network"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="list_imports",
        help_text=_("Whose members the list gives, where no column says so."),
    )
    columns = models.JSONField(_("columns"), default=dict)
    options = models.JSONField(_("reading"), default=dict, blank=True)
    state = models.CharField(
        _("state"), max_length=16, choices=ListState.choices(), default=ListState.UPLOADED.value, db_index=True
    )
    progress = models.PositiveSmallIntegerField(_("progress"), default=0, help_text=_("Per cent."))
    heard_at = models.DateTimeField(_("last heard of the worker"), null=True, blank=True)
    cancel_asked = models.BooleanField(_("asked to stop"), default=False)
    message = models.TextField(_("message"), blank=True)
    rows_in = models.PositiveIntegerField(_("rows"), default=0)
    created = models.PositiveIntegerField(_("created"), default=0)
    merged = models.PositiveIntegerField(_("merged"), default=0)
    queued = models.PositiveIntegerField(_("queued"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    appeared = models.PositiveIntegerField(_("appeared since the last edition"), default=0)
    changed = models.PositiveIntegerField(_("changed since the last edition"), default=0)
    vanished = models.PositiveIntegerField(_("vanished since the last edition"), default=0)
    previous = models.ForeignKey(
        "self", verbose_name=_("last edition"), on_delete=models.SET_NULL, null=True, blank=True, related_name="next"
    )
    batch = models.ForeignKey(Batch, on_delete=models.SET_NULL, null=True, blank=True, related_name="list_imports")
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = ListImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("list")
        verbose_name_plural = _("lists")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.pk})"

    @property
    def sums(self) -> dict[str, int]:
        """What became of the rows; the four last add up to the first."""
        return {
            "rows": self.rows_in,
            "created": self.created,
            "merged": self.merged,
            "queued": self.queued,
            "rejected": self.rejected,
        }


MOST_ASKED_FIRST: tuple[Any, ...] = (
    Case(When(state=QuestionState.LATER, then=Value(1)), default=Value(0), output_field=IntegerField()),
    F("waiting_rows").desc(),
    "pk",
)
"""The order of questions: those that most rows wait for, behind them those left for later."""


class MatchQuestionQuerySet(models.QuerySet["MatchQuestion"]):
    """Questions."""

    def waiting(self) -> "MatchQuestionQuerySet":
        """Those not answered yet, put off or not."""
        return self.filter(state__in=(QuestionState.OPEN, QuestionState.LATER))

    def of_list(self, list_import: ListImport) -> "MatchQuestionQuerySet":
        """Those that rows of a list wait for, or were settled by."""
        rows = list_import.rows.order_by()
        asked = (
            rows.exclude(question_a=None).values("question_a").union(rows.exclude(question_b=None).values("question_b"))
        )
        return self.filter(pk__in=asked)

    def with_rows(self) -> "MatchQuestionQuerySet":
        """Each with ``waiting_rows``: how many rows of lists wait for it."""
        queued = ImportRow.objects.filter(state=RowState.QUEUED).order_by()
        counts = [
            Coalesce(
                Subquery(queued.filter(**{column: OuterRef("pk")}).values(column).annotate(n=Count("pk")).values("n")),
                0,
            )
            for column in ("question_a", "question_b")
        ]
        return self.annotate(waiting_rows=counts[0] + counts[1])

    def most_asked_first(self) -> "MatchQuestionQuerySet":
        """What was left for later behind the others; needs ``with_rows``."""
        return self.order_by(*MOST_ASKED_FIRST)


class MatchQuestion(models.Model):
    """A name in a list that is not sure: asked once, however many rows hold it, and remembered with its answer.

    The key is the text as the list has it, folded: name, country and region.
    """

    name = models.CharField(_("name"), max_length=300)
    country = models.CharField(_("country"), max_length=200, blank=True)
    region = models.CharField(_("region"), max_length=200, blank=True)
    key = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        _("state"), max_length=12, choices=QuestionState.choices(), default=QuestionState.OPEN.value, db_index=True
    )
    candidates = models.JSONField(_("candidates"), default=list)
    reasons = models.JSONField(_("reasons"), default=list)
    city = models.ForeignKey(
        City, verbose_name=_("city"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    note = models.CharField(_("why"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    first_asked_by = models.ForeignKey(
        ListImport, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions"
    )

    objects = MatchQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return listed(part for part in (self.name, self.region, self.country) if part)


class ImportRow(models.Model):
    """A row of a list: its text, what became of it, and why.

    ``sides`` has an entry for each city that the row names: ``{"city": pk, "place": id, "score": 0–100, "reasons":
    [[code, values], …]}``.
    """

    list_import = models.ForeignKey(ListImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"), default=dict)
    key = models.CharField(max_length=32, db_index=True)
    state = models.CharField(_("state"), max_length=12, choices=RowState.choices(), db_index=True)
    sides = models.JSONField(_("sides"), default=list)
    reasons = models.JSONField(_("reasons"), default=list)
    question_a = models.ForeignKey(
        MatchQuestion, on_delete=models.SET_NULL, null=True, blank=True, related_name="rows_as_a"
    )
    question_b = models.ForeignKey(
        MatchQuestion, on_delete=models.SET_NULL, null=True, blank=True, related_name="rows_as_b"
    )
    result = models.CharField(_("address of the record"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("row of a list")
        verbose_name_plural = _("rows of lists")
        ordering = ["list_import", "number"]
        constraints = [
            models.UniqueConstraint(fields=["list_import", "number"], name="import_row_is_accounted_for_once"),
        ]

    def __str__(self) -> str:
        return f"{self.list_import_id}:{self.number}"

    @property
    def questions(self) -> list[Any]:
        """The keys of the questions that it waits for."""
        return [pk for pk in (self.question_a_id, self.question_b_id) if pk is not None]
