"""Sources."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import RelatedList, WrittenFilter
from profiles.admin.pasting import Pasting
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.choices.link import LinkState
from profiles.exchange.citing_sources import SourceReference
from profiles.models import Citation, Observation, Source
from profiles.resources import SourceResource
from profiles.templatetags.citydip import digits, edtf, in_tongue


@admin.register(Source)
class SourceAdmin(Pasting, Transfer, RecordAdmin):
    """Publications, pages, laws and documents."""

    resource_classes = [SourceResource]
    import_export_change_list_template = "admin/source_list.html"
    list_display = ["title_shown", "publisher", "published_shown", "kind", "grade"]
    list_filter = ["kind", "grade", ("language", WrittenFilter)]
    searched_exactly = ("doi", "isbn", "url")
    fieldsets = [
        (
            None,
            {"fields": ["title", ("authors", "publisher"), ("kind", "language", "published", "grade")]},
        ),
        (_("Where it is found"), {"fields": ["url", "link_shown", ("archived_url", "archived_on"), ("doi", "isbn")]}),
        (_("Note"), {"fields": [("note_en", "note_fa")]}),
    ]
    cited_as = (_("How it is cited"), {"fields": ["persian_style", "apa", "bibtex", "ris"]})
    readonly_fields = ["link_shown", "apa", "persian_style", "bibtex", "ris"]
    related_lists = (
        RelatedList(Citation, _("citations: all that rests on it"), lambda source: Q(source=source)),
        RelatedList(Observation, _("figures that it claims"), lambda source: Q(claimed_by=source)),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_fieldsets(request, obj), *([self.cited_as] if obj is not None else [])]

    @admin.display(description=_("title"), ordering="sort_en")
    def title_shown(self, source: Source) -> SafeString:
        return in_tongue(source.title, source.language)

    @admin.display(description=_("published"), ordering="published_earliest")
    def published_shown(self, source: Source) -> str:
        return edtf(source.published)

    @admin.display(description=_("its link"))
    def link_shown(self, source: Source) -> SafeString | str:
        """How the address answered when it was asked last, and where it leads now."""
        link = getattr(source, "link", None)
        if link is None or link.url != source.url:
            return "—"
        words = LinkState.of(link.state).label
        day = edtf(f"{link.checked_at:%Y-%m-%d}", "both")
        answer = digits(link.status) if link.status else in_tongue(link.detail, "en")
        said = format_html("{} · {} · {}", words, day, answer)
        return (
            format_html('{} → <a href="{}" dir="ltr">{}</a>', said, link.moved_to, link.moved_to)
            if link.moved_to
            else said
        )

    @admin.display(description="APA")
    def apa(self, source: Source) -> SafeString:
        return in_tongue(SourceReference(source).apa() if source.pk else "", "en")

    @admin.display(description=_("Persian style"))
    def persian_style(self, source: Source) -> SafeString:
        return in_tongue(SourceReference(source).persian() if source.pk else "", "fa")

    @admin.display(description="BibTeX")
    def bibtex(self, source: Source) -> SafeString:
        return _as_typed(SourceReference(source).bibtex() if source.pk else "")

    @admin.display(description="RIS")
    def ris(self, source: Source) -> SafeString:
        return _as_typed(SourceReference(source).ris() if source.pk else "")


def _as_typed(text: str) -> SafeString:
    return format_html('<pre dir="ltr" class="desk-typed" tabindex="0">{}</pre>', text)
