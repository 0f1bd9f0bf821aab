"""What every filter of records does: read an address strictly, narrow a list, put it in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _

from profiles.choices import Confidence
from profiles.filters.form import QueryForm
from profiles.filters.named import RecordsParameter, TerritoriesParameter
from profiles.filters.parameters import (
    CodesParameter,
    DateParameter,
    MomentParameter,
    NumberParameter,
    OrderingParameter,
    WordsParameter,
    YearParameter,
    YesNoParameter,
)
from profiles.models import ESSAY, Change, Citation, City, Source, Territory
from profiles.models.base import RecordQuerySet, noun_of
from profiles.text import current_language, fold


class Where(django_filters.Filter):
    """Narrows the list by a condition that is made of the parameter's value."""

    def __init__(self, parameter: forms.Field, condition: Callable[[Any], Q]) -> None:
        super().__init__(label=parameter.label)
        self._field = parameter
        self.condition = condition

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return qs if value in django_filters.constants.EMPTY_VALUES else qs.filter(self.condition(value))


class Narrow(django_filters.Filter):
    """Narrows the list by asking it: for conditions that only its own verbs (``in_force``) or its model can say."""

    def __init__(self, parameter: forms.Field, narrow: Callable[[Any, Any], QuerySet[Any]]) -> None:
        super().__init__(label=parameter.label)
        self._field = parameter
        self.narrow = narrow

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return qs if value in django_filters.constants.EMPTY_VALUES else self.narrow(qs, value)


class RecordFilter(django_filters.FilterSet):
    """The filter of a noun, for its list page and its API alike.

    ``CityFilter(request.GET, queryset=City.objects.published())``; then ``is_valid()``, ``errors`` (reasons by
    parameter), ``qs`` (empty while there are errors) and ``form``, whose fields carry labels and choices.

    ``orderings`` maps the names that a list sorts by to columns (``{language}`` is the reader's); ``facet_fields`` maps
    the filters whose values are worth counting to the columns that hold them.
    """

    orderings: ClassVar[dict[str, tuple[str, ...]]] = {"name": ("sort_{language}",)}
    default_ordering: ClassVar[str] = "name"
    facet_fields: ClassVar[dict[str, str]] = {}

    q = Narrow(
        WordsParameter(label=_("words"), help_text=_("Words of the name or title, in either script, however spelled.")),
        lambda records, text: records.matching(text),
    )

    class Meta:
        form = QueryForm

    @classmethod
    def ordering_names(cls) -> tuple[str, ...]:
        """What the list can be sorted by; each also with a minus before it."""
        return (*cls.orderings, "updated")

    def get_form_class(self) -> type[forms.Form]:
        """The form of all parameters: the filters, ``ordering`` and ``updated_since``."""
        form: type[forms.Form] = super().get_form_class()  # type: ignore[no-untyped-call]  # typed in part
        form.base_fields["updated_since"] = MomentParameter(
            label=_("changed since"), help_text=_("Records changed at that moment or later, their citations included.")
        )
        form.base_fields["ordering"] = OrderingParameter(
            self.ordering_names(), label=_("sort by"), help_text=_("A minus before a name turns the order round.")
        )
        return form

    @property
    def errors(self) -> Mapping[str, Iterable[Any]]:
        """Reasons by parameter; empty when all is well."""
        errors: Mapping[str, Iterable[Any]] = self.form.errors
        return errors

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The records that all parameters leave, in order; none while a parameter is wrong."""
        if self.errors:
            return queryset.none()
        values = self.form.cleaned_data
        for name, narrowing in self.filters.items():
            queryset = narrowing.filter(queryset, values[name])
        if values["updated_since"]:
            queryset = changed_since(queryset, values["updated_since"])
        return queryset.order_by(*self.order(values["ordering"]))

    def order(self, names: Iterable[str]) -> list[str | OrderBy]:
        """Columns to sort by: what is not known comes last either way, and the slug settles the rest."""
        columns: list[str | OrderBy] = []
        for name in list(names) or [self.default_ordering]:
            wanted = name.removeprefix("-")
            for column in self.orderings.get(wanted, ("updated_at",)):
                expression = F(column.format(language=current_language()))
                if name.startswith("-"):
                    columns.append(expression.desc(nulls_last=True))
                else:
                    columns.append(expression.asc(nulls_last=True))
        return [*columns, "slug"]


def changed_since(queryset: QuerySet[Any], moment: Any) -> QuerySet[Any]:
    """Records that changed then or later; the feed also knows of changes of their citations and aliases."""
    changed = Change.objects.filter(noun=noun_of(queryset.model), at__gte=moment)
    return queryset.filter(Q(updated_at__gte=moment) | Q(slug__in=changed.values("slug")))


def matching_also(*related: tuple[str, type[Model]]) -> Callable[[Any, str], QuerySet[Any]]:
    """Search for every word in the record's own texts, if it has any, or in the names of what it is about."""

    def search(records: RecordQuerySet[Any], text: str) -> QuerySet[Any]:
        has_text = any(field.name == "search_text" for field in records.model._meta.fields)
        for word in fold(text).split():
            condition = Q(search_text__contains=word) if has_text else Q(pk__in=[])
            for path, model in related:
                # For the checker: every record has it.
                named_so = model._default_manager.published().matching(word)  # type: ignore[attr-defined]
                condition |= Q(**{f"{path}__in": named_so.values("pk")})
            records = records.filter(condition)
        return records

    return search


def words(*related: tuple[str, type[Model]], help_text: Any) -> Narrow:
    """The parameter ``q`` for a noun that is found by the names of others too."""
    return Narrow(WordsParameter(label=_("words"), help_text=help_text), matching_also(*related))


def _citing(records: RecordQuerySet[Any], **conditions: Any) -> QuerySet[Any]:
    """Those with a public citation of that sort."""
    column = noun_of(records.model).replace("-", "_")
    cited = Citation.objects.filter(source__state="published", **{f"{column}__isnull": False}, **conditions)
    return records.filter(pk__in=cited.values(column))


class CitedFilter(RecordFilter):
    """Filters of a noun that carries citations."""

    source = Narrow(
        RecordsParameter(Source, label=_("source"), help_text=_("Slugs of sources that are cited, e.g. «essay».")),
        lambda records, sources: _citing(records, source__in=sources),
    )
    confidence = Narrow(
        CodesParameter(Confidence, label=_("confidence"), help_text=_("How firmly one of its citations bears it.")),
        lambda records, codes: _citing(records, confidence__in=codes),
    )
    paragraph = Narrow(
        NumberParameter(1, 23, label=_("paragraph of the essay"), help_text=_("1 to 23: cited for it.")),
        lambda records, number: _citing(
            records, source__slug=ESSAY, locator_kind="paragraph", locator__regex=rf"(^|[^0-9]){number}([^0-9]|$)"
        ),
    )


def _is_dated(is_dated: bool) -> Q:
    return Q(started_earliest__isnull=not is_dated)


class PeriodFilter(CitedFilter):
    """Filters of a noun that lasts from one date to another."""

    orderings = {**RecordFilter.orderings, "started": ("started_earliest",), "ended": ("ended_latest",)}

    year = Narrow(
        YearParameter(label=_("year"), help_text=_("In force at some time in that year; −420 is 421 BC.")),
        lambda records, year: records.in_force(year),
    )
    started_after = Where(
        DateParameter(label=_("started from"), help_text=_("Started on that date or later, e.g. 1995 or 1995-04.")),
        lambda date: Q(started_earliest__gte=date.earliest),
    )
    started_before = Where(
        DateParameter(label=_("started until"), help_text=_("Started on that date or earlier, e.g. 1995 or 1995-04.")),
        lambda date: Q(started_latest__lte=date.latest),
    )
    has_year = Where(
        YesNoParameter(label=_("start known"), help_text=_("Whether it is known since when it holds.")), _is_dated
    )


def within(*paths: str) -> Callable[[list[Territory]], Q]:
    """Whether the cities at these paths lie in, or stand for, one of the territories; an empty path is the record."""

    def condition(territories: list[Territory]) -> Q:
        keys = [territory.pk for territory in territories]
        found = Q()
        for path in paths:
            prefix = f"{path}__" if path else ""
            found |= Q(**{f"{prefix}territory__in": keys}) | Q(**{f"{prefix}region__in": keys})
            found |= Q(**{f"{prefix}represents__in": keys}) | Q(**{f"{prefix}territory__parent__in": keys})
        return found

    return condition


def holding(column: str) -> Callable[[list[str]], Q]:
    """Whether one of the codes is in a column that holds several."""

    def condition(codes: list[str]) -> Q:
        found = Q()
        for code in codes:
            found |= Q(**{f"{column}__has": code})
        return found

    return condition


def territory_of_city(*paths: str) -> Where:
    """The parameter ``territory`` for records about cities."""
    return Where(
        TerritoriesParameter(
            label=_("country or region"),
            help_text=_("ISO 3166 codes or slugs, e.g. ES or ES-CT: the city lies there or stands for it."),
        ),
        within(*paths),
    )


def cities(label: Any, condition: Callable[[list[City]], Q], help_text: Any = "") -> Where:
    """A parameter that names cities by their slugs."""
    return Where(
        RecordsParameter(City, label=label, help_text=help_text or _("Slugs of cities, e.g. amsterdam,sarajevo.")),
        condition,
    )
