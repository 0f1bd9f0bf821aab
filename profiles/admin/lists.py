"""Filters of the desk's lists, and the lists that belong to a record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models import Count, Q, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.models import CITED, Record
from profiles.selectors.health import checks_of


class HealthFilter(admin.SimpleListFilter):
    """What waits for work: the numbers of the desk's front page lead here."""

    title = _("health")
    parameter_name = "health"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(check.code, check.label) for check in checks_of(model_admin.model)]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        check = next((check for check in checks_of(queryset.model) if check.code == self.value()), None)
        return queryset.filter(pk__in=check.failing(queryset.model).order_by().values("pk")) if check else queryset


class WrittenFilter(admin.AllValuesFieldListFilter):
    """The values that a column has; the empty one has words too, as a link without words cannot be heard."""

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or _("nothing recorded")}


class CitedNounFilter(admin.SimpleListFilter):
    """Citations of records of one noun."""

    title = _("cited for")
    parameter_name = "noun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(column, model._meta.verbose_name) for column, model in CITED.items()]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return queryset.filter(**{f"{self.value()}__isnull": False}) if self.value() in CITED else queryset


class BelongingFilter(admin.SimpleListFilter):
    """Records that belong to one other record; offered only where a link asks for it, as a city has too many peers."""

    owner: type[Record]
    paths: tuple[str, ...]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        asked = request.GET.get(str(self.parameter_name), "")
        found = self.owner._default_manager.filter(slug=asked).first() if asked else None
        return [(found.slug, str(found))] if found else []

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        if not self.value():
            return queryset
        belonging = Q(pk__in=[])
        owner = self.owner._default_manager.filter(slug=self.value())
        for path in self.paths:
            belonging |= Q(**{f"{path}__in": owner})
        return queryset.filter(belonging)


def belonging_to(owner: type[Record], *paths: str) -> type[BelongingFilter]:
    """A filter by the owner's address: ``?city=amsterdam``; ``paths`` are the foreign keys that may point at it."""
    name = str(owner._meta.model_name)
    return type(
        f"Of{owner.__name__}Filter",
        (BelongingFilter,),
        {"owner": owner, "paths": paths, "title": owner._meta.verbose_name, "parameter_name": name},
    )


@dataclass(frozen=True, slots=True)
class RelatedList:
    """A list that belongs to a record: the model listed, and which of its rows are the record's."""

    model: type[models.Model]
    label: Promise | str
    rows: Callable[[Any], Q]


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """How many rows a related list has, and where to see them or add one."""

    label: Promise | str
    count: int
    url: str


def count_related(
    lists: tuple[RelatedList, ...], record: Any, person: PermissionsMixin | AnonymousUser
) -> list[RelatedLink]:
    """The related lists that the person may see, counted in one query."""
    seen = [
        related
        for related in lists
        if person.has_perm(f"{related.model._meta.app_label}.view_{related.model._meta.model_name}")
    ]
    if not seen:
        return []
    parts = [
        related.model._default_manager.filter(related.rows(record))
        .order_by()
        .annotate(place=Value(place))
        .values("place")
        .annotate(count=Count("pk"))
        .values_list("place", "count")
        for place, related in enumerate(seen)
    ]
    counted: dict[int, int] = dict(parts[0].union(*parts[1:], all=True).order_by() if len(parts) > 1 else parts[0])
    parameter = type(record)._meta.model_name
    return [
        RelatedLink(
            related.label,
            counted.get(place, 0),
            reverse(f"admin:{related.model._meta.app_label}_{related.model._meta.model_name}_changelist")
            + f"?{parameter}={record.slug}",
        )
        for place, related in enumerate(seen)
    ]
