"""What points at a record: found by walking over every model, so that no new one is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from simple_history.models import HistoricalChanges

from profiles.models.base import Tracked


@dataclass(frozen=True, slots=True)
class Pointing:
    """A model and those of its columns (names of foreign keys) that point at another."""

    model: type[models.Model]
    columns: tuple[str, ...]

    def rows(self, keys: Any) -> models.QuerySet[Any]:
        """Those one of whose columns holds one of the keys."""
        found = models.Q(pk__in=[])
        for column in self.columns:
            found |= models.Q(**{f"{column}__in": keys})
        return self.model._default_manager.filter(found)


@cache
def tracked_pointing(model: type[models.Model]) -> tuple[Pointing, ...]:
    """Records and what belongs to them: moved with history, and seen by the feed."""
    return tuple(one for one in _pointing(model) if issubclass(one.model, Tracked))


@cache
def untracked_pointing(model: type[models.Model]) -> tuple[Pointing, ...]:
    """Book-keeping without history: lists that were imported, questions and their answers."""
    return tuple(one for one in _pointing(model) if not issubclass(one.model, Tracked))


@cache
def relations_to(model: type[models.Model]) -> tuple[tuple[type[models.Model], str], ...]:
    """The many-to-many columns that lead to the model: (model that has the column, its name)."""
    return tuple(
        (other, field.name)
        for other in _stored()
        for field in other._meta.local_many_to_many
        if field.related_model is model
    )


def _stored() -> Iterator[type[models.Model]]:
    """Every model but those of the history, which tells what was."""
    return (model for model in apps.get_models() if not issubclass(model, HistoricalChanges))


def _pointing(model: type[models.Model]) -> Iterator[Pointing]:
    for other in _stored():
        columns = tuple(
            field.name
            for field in other._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field.related_model is model
        )
        if columns:
            yield Pointing(other, columns)
