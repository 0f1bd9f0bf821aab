"""Spreadsheets of citations."""

from typing import Any

from django.utils.translation import gettext as _
from import_export.fields import Field

from profiles.models import CITED, Citation
from profiles.resources.base import TrackedResource
from profiles.resources.columns import TextWidget
from profiles.text import listed


class CitationResource(TrackedResource):
    """Citations: the record by its noun and address, the source by its address; found by both and the locator."""

    noun = Field(column_name="noun", widget=TextWidget(), readonly=True)
    record = Field(column_name="record", widget=TextWidget(), readonly=True)

    class Meta(TrackedResource.Meta):
        model = Citation
        exclude = (*TrackedResource.Meta.exclude, *CITED)
        import_id_fields = ("source", "locator")
        export_order = ("noun", "record")

    def get_queryset(self) -> Any:
        return Citation.objects.select_related("source", *CITED)

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("source", *CITED)

    def dehydrate_noun(self, citation: Citation) -> str:
        return next((noun for noun in CITED if getattr(citation, f"{noun}_id") is not None), "")

    def dehydrate_record(self, citation: Citation) -> str:
        noun = self.dehydrate_noun(citation)
        return str(getattr(citation, noun).slug) if noun else ""

    def get_instance(self, instance_loader: Any, row: Any) -> Citation | None:
        source = self.fields["source"].clean(row)
        locator = self.fields["locator"].clean(row)
        found: Citation | None = self.get_queryset().filter(**self._record(row), source=source, locator=locator).first()
        return found

    def init_instance(self, row: Any = None) -> Citation:
        return Citation(**self._record(row))

    def _record(self, row: Any) -> dict[str, Any]:
        noun, slug = (str(row.get(column) or "").strip() for column in ("noun", "record"))
        if noun not in CITED:
            raise ValueError(
                _("«%(noun)s» is no noun that is cited for: write one of %(nouns)s.")
                % {"noun": noun, "nouns": listed(CITED)}
            )
        found = CITED[noun]._default_manager.filter(slug=slug).first()
        if found is None:
            raise ValueError(
                _("There is no %(noun)s with the address «%(slug)s».")
                % {"noun": CITED[noun]._meta.verbose_name, "slug": slug}
            )
        return {noun: found}
