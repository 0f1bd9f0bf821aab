"""Sources."""

from django.contrib import admin
from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import RelatedList
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import Citation, Observation, Source
from profiles.resources import SourceResource
from profiles.templatetags.citydip import edtf, in_tongue


@admin.register(Source)
class SourceAdmin(Transfer, RecordAdmin):
    """Publications, pages, laws and documents."""

    resource_classes = [SourceResource]
    list_display = ["title_shown", "publisher", "published_shown", "kind", "grade"]
    list_filter = ["kind", "grade", "language"]
    searched_exactly = ("doi", "isbn", "url")
    fieldsets = [
        (
            None,
            {"fields": ["title", ("authors", "publisher"), ("kind", "language", "published", "grade")]},
        ),
        (_("Where it is found"), {"fields": ["url", "archived_url", ("doi", "isbn")]}),
        (_("Note"), {"fields": [("note_en", "note_fa")]}),
    ]
    related_lists = (
        RelatedList(Citation, _("citations: all that rests on it"), lambda source: Q(source=source)),
        RelatedList(Observation, _("figures that it claims"), lambda source: Q(claimed_by=source)),
    )

    @admin.display(description=_("title"), ordering="sort_en")
    def title_shown(self, source: Source) -> SafeString:
        return in_tongue(source.title, source.language)

    @admin.display(description=_("published"), ordering="published_earliest")
    def published_shown(self, source: Source) -> str:
        return edtf(source.published)
