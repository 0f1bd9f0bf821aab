"""Spreadsheets of citations."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from profiles.actions.recording import in_parts
from profiles.models import CITED, Citation
from profiles.resources.base import TrackedResource
from profiles.resources.columns import Known, TextWidget
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

    def columns_needed(self) -> list[str]:
        return ["noun", "record", *super().columns_needed()]

    def learn(self, rows: Sequence[dict[str, str]]) -> None:
        super().learn(rows)
        self.cited = {noun: Known(model) for noun, model in CITED.items()}
        self.held: dict[tuple[str, int, int, str], Citation] = {}
        for noun, known in self.cited.items():
            known.learn(row.get("record") for row in rows if row.get("noun") == noun)
            for part in in_parts([record.pk for record in known.found.values()]):
                for citation in Citation.objects.select_related("source").filter(**{f"{noun}__in": part}):
                    key = (noun, getattr(citation, f"{noun}_id"), citation.source_id, citation.locator)
                    self.held[key] = citation

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        super().before_import_row(row, **kwargs)
        self._record(row)

    def get_instance(self, instance_loader: Any, row: Any) -> Citation | None:
        (noun, record), *_others = self._record(row).items()
        source = self.fields["source"].clean(row)
        key = (noun, record.pk, source.pk if source else 0, self.fields["locator"].clean(row))
        return self.held.get(key)

    def init_instance(self, row: Any = None) -> Citation:
        return Citation(**self._record(row))

    def _record(self, row: Any) -> dict[str, Any]:
        noun = (row.get("noun") or "").strip()
        if noun not in CITED:
            raise ValidationError(
                {
                    "noun": _("«%(noun)s» is no noun that is cited for: write one of %(nouns)s.")
                    % {"noun": noun[:60], "nouns": listed(CITED)}
                }
            )
        try:
            found = self.cited[noun].at(row.get("record"))
        except ValueError as error:
            raise ValidationError({"record": str(error)}) from error
        if len(found) != 1:
            raise ValidationError({"record": _("Write the address of one record here.")})
        return {noun: found[0]}
