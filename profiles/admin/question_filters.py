"""By what the questions of lists are filtered: state, list, how many rows wait, and country as the lists write it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from profiles.choices.importing import ListState, QuestionState
from profiles.models import ListImport, MatchQuestion
from profiles.text import format_number

SHOWN = 30


class WaitingFilter(admin.SimpleListFilter):
    """By state; unless another is asked for, those that wait."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("all", _("All")), *QuestionState.choices()]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first = {"selected": self.value() is None, "query_string": changelist.get_query_string(remove=["state"])}
        yield {**first, "display": _("waiting")}
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in QuestionState.codes():
            return queryset.filter(state=self.value())
        return queryset if self.value() else queryset.filter(state__in=(QuestionState.OPEN, QuestionState.LATER))


class ListFilter(admin.SimpleListFilter):
    """By the list whose rows hold the name."""

    title = _("list")
    parameter_name = "list"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        lists = ListImport.objects.filter(state=ListState.COMMITTED).latest_first().defer("content")
        return [(str(found.pk), str(found)) for found in lists[:SHOWN]]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value() or ""
        found = ListImport.objects.defer("content").filter(pk=value).first() if value.isdecimal() else None
        return queryset.of_list(found) if found else queryset


class RowsFilter(admin.SimpleListFilter):
    """By how many rows wait for the answer."""

    title = _("rows that wait")
    parameter_name = "rows"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("10", _("ten and more")), ("2", _("two to nine")), ("1", _("one"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        spans: dict[str, dict[str, Any]] = {
            "10": {"waiting_rows__gte": 10},
            "2": {"waiting_rows__range": (2, 9)},
            "1": {"waiting_rows": 1},
        }
        return queryset.filter(**spans.get(self.value() or "", {}))


class CountryFilter(admin.SimpleListFilter):
    """By country as the lists write it; those with most questions."""

    title = _("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        counted = MatchQuestion.objects.waiting().exclude(country="").values_list("country").order_by()
        most = counted.annotate(count=Count("pk")).order_by("-count", "country")[:SHOWN]
        return [(country, f"\u2068{country}\u2069 ({format_number(count)})") for country, count in most]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(country=self.value()) if self.value() else queryset
