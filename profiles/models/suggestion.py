"""What visitors say is wrong with a record, and what became of it."""

import secrets
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from profiles.choices.suggestion import CLOSED, SuggestionState
from profiles.models.feed import Change
from profiles.models.named import TEXT

TOKEN_BYTES = 24
LONGEST = 2000
"""Characters of a text of a visitor."""


def new_token() -> str:
    """The unguessable part of the private address of a suggestion: 32 letters."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Suggestions of visitors."""

    def waiting(self) -> Self:
        """Those that nobody has answered yet."""
        return self.filter(state=SuggestionState.OPEN)

    def taken_up(self, noun: str, slug: str, person: Any) -> Self:
        """Those of a record that this person has prepared a change for."""
        return self.filter(noun=noun, slug=slug, state=SuggestionState.TAKEN_UP, handled_by=person)

    def closed_before(self, moment: datetime) -> Self:
        """Those whose matter was closed before that moment."""
        return self.filter(closed_at__lt=moment)

    def forget_addresses(self) -> int:
        """Erase the e-mail addresses of these; how many there were."""
        return self.exclude(email="").update(email="")


class Suggestion(models.Model):
    """A visitor's correction of one public record. It is no record: it has no history and moves no data version.

    The record is named by noun and slug, not by key, so that a merge or an import that makes it anew loses nothing.
    """

    noun = models.CharField(_("noun"), max_length=40)
    slug = models.CharField(_("address"), max_length=160)
    field = models.CharField(_("which entry"), max_length=60, blank=True)
    value = models.TextField(_("what it should say"), max_length=LONGEST, blank=True, validators=TEXT)
    what = models.TextField(_("what is wrong"), max_length=LONGEST, validators=TEXT)
    why = models.TextField(_("why"), max_length=LONGEST, validators=TEXT)
    source = models.TextField(_("who says so"), max_length=LONGEST, validators=TEXT)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    made_at = models.DateTimeField(_("sent"), default=timezone.now, db_index=True)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=SuggestionState.choices(),
        default=SuggestionState.OPEN.value,
        db_index=True,
    )
    word = models.TextField(_("word to the sender"), max_length=LONGEST, blank=True, validators=TEXT)
    change = models.ForeignKey(
        Change,
        verbose_name=_("the change that answered it"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
    )
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("visitor's correction")
        verbose_name_plural = _("visitors' corrections")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["noun", "slug"], name="suggestion_by_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(value="") | ~Q(field=""),
                name="suggestion_value_has_a_field",
                violation_error_message=_("Say which entry the new value belongs to."),
            ),
            models.CheckConstraint(
                condition=~Q(state=SuggestionState.DECLINED.value) | ~Q(word=""),
                name="suggestion_is_declined_with_a_word",
                violation_error_message=_("Say why: the sender reads it."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=CLOSED, closed_at__isnull=False) | (~Q(state__in=CLOSED) & Q(closed_at=None)),
                name="suggestion_is_closed_at_a_time",
                violation_error_message=_("What is closed was closed at some time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.noun} {self.slug}"

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED
