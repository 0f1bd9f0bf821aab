"""The ordered sections of a profile: its menu, the profile page and the comparison all follow this list."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Section:
    """One section: ``code`` is its anchor and the name of its template, ``paragraphs`` those of the essay behind it."""

    code: str
    title: str | Promise
    empty: str | Promise
    paragraphs: tuple[int, ...] = ()

    @property
    def profile_template(self) -> str:
        return f"cities/sections/_{self.code}.html"

    @property
    def compare_template(self) -> str:
        return f"compare/sections/_{self.code}.html"


SECTIONS: tuple[Section, ...] = (
    Section("overview", _("Overview"), ""),
    Section("fields", _("Six-field profile"), _("No activity is recorded yet."), (10,)),
    Section("activities", _("Activities"), _("No activity is recorded yet."), (2, 11, 12, 13, 14, 15, 16)),
    Section("ties", _("Ties with cities"), _("No tie is recorded yet."), (2, 11)),
    Section("networks", pgettext_lazy("section", "Networks"), _("No membership is recorded yet."), (11, 12)),
    Section("campaigns", _("Branding campaigns"), _("No branding campaign is recorded yet."), (16,)),
    Section("government", _("Relation with the national government"), _("No relation is recorded yet."), (17, 20)),
    Section("conditions", _("Enabling conditions"), _("No condition is assessed yet."), (8,)),
    Section("figures", _("Figures"), _("No figure is recorded yet."), (16, 19)),
    Section("timeline", _("Timeline"), _("No dated record yet."), (18,)),
    Section("sources", _("Sources"), _("No source is recorded yet.")),
)
