"""How the addresses of sources answer on the web: what `check_links` found."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from profiles.choices.link import LinkState
from profiles.models.source import Source

PATIENCE = 3
"""Checks in a row that do not reach an address before it counts as dead: servers have bad days."""


class LinkQuerySet(models.QuerySet["Link"]):
    """Links."""

    def current(self) -> Self:
        """Those whose source still has the address that was asked."""
        return self.filter(source__url=models.F("url"))

    def dead(self) -> Self:
        """Those that are gone, or were not reached time and again."""
        unreached = Q(state=LinkState.UNREACHABLE.value, failures__gte=PATIENCE)
        return self.current().filter(Q(state=LinkState.GONE.value) | unreached)


class Link(models.Model):
    """The answer of a source's address when it was asked last.

    Not a part of the source: that a server was down on a Tuesday is no change of the data, so it moves no data version
    and leaves no history.
    """

    source = models.OneToOneField(Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="link")
    url = models.URLField(_("address"), max_length=1000)
    state = models.CharField(_("state"), max_length=12, choices=LinkState.choices())
    status = models.PositiveSmallIntegerField(_("answer"), null=True, blank=True, help_text=_("The status of HTTP."))
    detail = models.CharField(_("detail"), max_length=300, blank=True)
    moved_to = models.URLField(_("moved to"), max_length=1000, blank=True)
    failures = models.PositiveSmallIntegerField(_("times in a row that it was not reached"), default=0)
    checked_at = models.DateTimeField(_("asked"), default=timezone.now, db_index=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return f"{self.url}: {self.state}"

    @property
    def is_dead(self) -> bool:
        """Whether readers are to be warned."""
        return self.state == LinkState.GONE or (self.state == LinkState.UNREACHABLE and self.failures >= PATIENCE)
