"""What the spreadsheets of all nouns share: a row a record, found by its address, written only where it differs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource

from profiles.choices.codes import CodesField
from profiles.derived import Derived
from profiles.models import RECORDS, Citation, CityAlias, Participation, Tracked
from profiles.resources.columns import (
    AddressesWidget,
    AddressWidget,
    CodesWidget,
    DayWidget,
    Difference,
    NumberWidget,
    TextWidget,
    YesNoWidget,
    neutralised,
    restored,
    whole_number,
)
from profiles.text import listed

LONGEST = 2000
"""Rows that the preview of the desk takes; longer lists have commands of their own."""

TRACKED: tuple[type[Tracked], ...] = (*RECORDS, CityAlias, Participation, Citation)
KEPT_BY_THE_PROGRAM = tuple(
    {
        field.name
        for model in TRACKED
        for field in model._meta.concrete_fields
        if isinstance(field, Derived) or field.name in ("id", "created_at", "updated_at", "state")
    }
)


def widget_for(field: models.Field[Any, Any]) -> Any:
    """The reader and writer of a column's cells."""
    match field:
        case CodesField():
            return CodesWidget()
        case models.ForeignKey():
            return AddressWidget(field.related_model)
        case models.BooleanField():
            return YesNoWidget()
        case models.DateField():
            return DayWidget()
        case models.FloatField():
            return NumberWidget(float)
        case models.DecimalField():
            return NumberWidget(Decimal)
        case models.IntegerField():
            return NumberWidget(whole_number)
    return TextWidget(persian=field.name.endswith("_fa"))


class TrackedResource(ModelResource):  # type: ignore[misc]  # import-export carries no types
    """A noun as a spreadsheet."""

    class Meta:
        exclude = KEPT_BY_THE_PROGRAM
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        use_transactions = True

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Field:
        widget = AddressesWidget(django_field.related_model) if django_field.many_to_many else widget_for(django_field)
        return Field(
            attribute=field_name, column_name=field_name, widget=widget, readonly=readonly, default=django_field.default
        )

    def get_diff_class(self) -> type[Difference]:
        return Difference

    def get_queryset(self) -> Any:
        related = [field.name for field in self._meta.model._meta.fields if isinstance(field, models.ForeignKey)]
        return super().get_queryset().select_related(*related)

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        related = [field.name for field in self._meta.model._meta.fields if isinstance(field, models.ForeignKey)]
        many = [field.name for field in self._meta.model._meta.many_to_many]
        return queryset.select_related(*related).prefetch_related(*many)

    def export_field(self, field: Field, instance: Any, **kwargs: Any) -> Any:
        return neutralised(super().export_field(field, instance, **kwargs))

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Refuse a file that is too long, or whose columns are not ours: nothing is silently left out."""
        if len(dataset) > LONGEST:
            raise ValueError(
                _("The file has %(rows)s rows; up to %(limit)s can be imported here at once.")
                % {"rows": len(dataset), "limit": LONGEST}
            )
        dataset.headers = [str(header or "").strip().lstrip("\ufeff") for header in dataset.headers or []]
        known = {field.column_name for field in self.get_fields()}
        strange = [header for header in dataset.headers if header not in known]
        if strange:
            raise ValueError(
                _("Unknown columns: %(names)s. The first row holds the names of columns.")
                % {"names": listed(f"«{name}»" for name in strange[:8])}
            )

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        for column, value in row.items():
            row[column] = restored(value)


class RecordResource(TrackedResource):
    """Records: found by their address. The state is shown and never read: publishing is a step of its own."""

    state = Field(attribute="state", column_name="state", readonly=True, widget=TextWidget())

    class Meta(TrackedResource.Meta):
        import_id_fields = ("slug",)
