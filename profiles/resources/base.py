"""What the spreadsheets of all nouns share: a row a record, found by its address, written only where it differs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource

from profiles.choices import PublicationState
from profiles.choices.codes import CodesField
from profiles.derived import Derived
from profiles.models import RECORDS, Citation, CityAlias, FormerAddress, Participation, Tracked
from profiles.models.base import noun_of
from profiles.resources.columns import (
    AddressesWidget,
    AddressWidget,
    CodesWidget,
    CodeWidget,
    DayWidget,
    Difference,
    NumberWidget,
    TextWidget,
    YesNoWidget,
    neutralised,
    restored,
    whole_number,
)

LONGEST = 5000
"""Rows that one import at the desk takes; longer lists have commands of their own."""

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
            return CodesWidget(field.vocabulary)
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
    if field.choices:
        return CodeWidget(list(field.choices))
    return TextWidget(persian=field.name.endswith("_fa"))


def broken_constraints(thing: models.Model) -> dict[str, list[str]]:
    """Which rules of the database a thing breaks, in words; under the column, where the rule is about one."""
    wrong: dict[str, list[str]] = {}
    for constraint in thing._meta.constraints:
        columns: tuple[str, ...] = getattr(constraint, "fields", ())
        try:
            constraint.validate(type(thing), thing)
        except ValidationError as error:
            column = columns[0] if len(columns) == 1 else NON_FIELD_ERRORS
            wrong.setdefault(column, []).extend(error.messages)
    return wrong


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

    def column_names(self) -> list[str]:
        """The columns that a file may hold, in the order of an export."""
        return [field.column_name for field in self.get_export_fields()]

    def columns_needed(self) -> list[str]:
        """The columns without which no record is found."""
        return [self.fields[name].column_name for name in self._meta.import_id_fields]

    def learn(self, rows: Sequence[dict[str, str]]) -> None:
        """Look up together what the rows name, before they are imported one by one."""
        for field in self.get_import_fields():
            known = getattr(field.widget, "known", None)
            if known is not None:
                known.learn(row.get(field.column_name) for row in rows)

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """Take the guards off, and name the cells of addresses that lead nowhere."""
        for column, value in row.items():
            row[column] = restored(value)
        wrong = {}
        many = [field for field in self.get_import_fields() if isinstance(field.widget, AddressesWidget)]
        for field in (*(self.fields[name] for name in self._meta.import_id_fields), *many):
            try:
                if field.column_name in row:
                    field.clean(row)
            except ValueError as error:
                wrong[field.column_name] = str(error)
        if wrong:
            raise ValidationError(wrong)

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        if getattr(self, "made_by", None) is not None:
            instance._history_user = self.made_by

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """As the library does, without asking the database for each constraint: it says so itself when it stores."""
        errors = dict(import_validation_errors or {})
        try:
            instance.full_clean(exclude=errors.keys(), validate_unique=validate_unique, validate_constraints=False)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def do_instance_save(self, instance: Any, is_create: bool) -> None:
        try:
            with transaction.atomic():
                super().do_instance_save(instance, is_create)
        except IntegrityError:
            if is_create:
                instance.pk = None
            if wrong := broken_constraints(instance):
                raise ValidationError(wrong) from None
            raise

    made_by: Any = None
    """Who imports; the history tells it."""


class RecordResource(TrackedResource):
    """Records: found by their address. The state is shown and never read: publishing is a step of its own."""

    state = Field(attribute="state", column_name="state", readonly=True, widget=TextWidget())

    class Meta(TrackedResource.Meta):
        import_id_fields = ("slug",)

    def learn(self, rows: Sequence[dict[str, str]]) -> None:
        super().learn(rows)
        slugs = sorted({row.get("slug") or "" for row in rows} - {""})
        self.at_address: dict[str, Any] = {}
        self.moved: dict[str, str] = {}
        noun = noun_of(self._meta.model)
        for start in range(0, len(slugs), 500):
            part = slugs[start : start + 500]
            self.at_address |= {record.slug: record for record in self.get_queryset().filter(slug__in=part)}
            former = FormerAddress.objects.filter(noun=noun, slug__in=part)
            self.moved |= dict(former.values_list("slug", "leads_to"))

    def get_instance(self, instance_loader: Any, row: Any) -> Any:
        slug = row.get("slug") or ""
        if not slug:
            return None
        if slug in self.moved and slug not in self.at_address:
            raise ValidationError(
                {
                    "slug": _("«%(slug)s» is a former address: the record stands at «%(now)s» now.")
                    % {"slug": slug, "now": self.moved[slug]}
                }
            )
        return self.at_address.get(slug)

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        super().before_save_instance(instance, row, **kwargs)
        if instance.pk is not None and instance.state == PublicationState.WITHDRAWN:
            raise ValidationError(
                {"slug": _("This record was withdrawn. Publish it again before it is changed, or leave the row out.")}
            )
