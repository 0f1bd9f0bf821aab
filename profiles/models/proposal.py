"""Changes of published records that somebody proposes who may not publish, and what a publisher made of them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from profiles.choices.proposal import ProposalState


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposed changes."""

    def waiting(self) -> "ProposalQuerySet":
        return self.filter(state=ProposalState.OPEN)

    def on(self, noun: str, slug: str) -> "ProposalQuerySet":
        """Those that concern one record."""
        return self.filter(noun=noun, slug=slug)

    def with_their_author(self, person: Any) -> "ProposalQuerySet":
        """Those that their author can still mend: they wait, or were declined."""
        return self.filter(author_id=person.pk, state__in=(ProposalState.OPEN, ProposalState.DECLINED))


class Proposal(models.Model):
    """A change of a published record that waits for a publisher.

    The record itself knows nothing of it until it is accepted: neither its history nor the feed moves. ``edits`` holds
    every difference as ``profiles.selectors.edits`` reads it, with the value that the author saw: an accepted edit
    whose old value is no longer the stored one would overwrite somebody, and is refused.
    """

    noun = models.CharField(_("noun"), max_length=40)
    slug = models.CharField(_("address"), max_length=160)
    edits = models.JSONField(_("changes"), default=list)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("proposed"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=12, choices=ProposalState.choices(), default=ProposalState.OPEN.value, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    word = models.CharField(_("a word to the author"), max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        indexes = [models.Index(fields=["noun", "slug"], name="proposal_by_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "slug", "author"],
                condition=models.Q(state=ProposalState.OPEN.value),
                name="one_open_proposal_of_a_person_for_a_record",
                violation_error_message=_("Your proposal for this record waits already: mend that one."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.OPEN
