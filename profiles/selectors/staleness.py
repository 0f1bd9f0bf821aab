"""Texts that lag behind their other language: one side was changed since, and the other has not followed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from django.db import models
from django.db.models import CharField, F, Q, Value, Window
from django.db.models.functions import Lag

from profiles.derived import Derived
from profiles.models import Record
from profiles.models.base import noun_of
from profiles.selectors.former import history_of

TONGUES = ("en", "fa")


def bilingual_columns(model: type[models.Model]) -> list[str]:
    """The names of the texts of a model that stand in two columns, e.g. ``["name", "note"]``."""
    names = [field.name for field in model._meta.concrete_fields if not isinstance(field, Derived)]
    return [name[:-3] for name in names if name.endswith("_en") and f"{name[:-3]}_fa" in names]


def stale_texts(record: Record) -> dict[str, datetime]:
    """The columns of a record that have not followed their other language, and since when; one query.

    A change of the side that lagged counts as following: both are level again after it, in whatever order they were
    written. What is empty does not lag, it is missing; filling or emptying it leaves the other side as it was.
    """
    pairs = bilingual_columns(type(record))
    if record.pk is None or not pairs:
        return {}
    rows = history_of(type(record)).filter(id=record.pk).values("history_date", *_sides(pairs))
    return _lagging(rows, pairs)


def stale_records(nouns: Iterable[type[Record]]) -> dict[type[Record], list[int]]:
    """The keys of the records of each noun with a text that lags behind its other language.

    One query finds those of which one side ever changed alone, few of many; one more for each noun that has some
    reads what became of these.
    """
    wanted = {noun_of(model): model for model in nouns if bilingual_columns(model)}
    parts = [_once_alone(model).values_list(Value(noun, CharField()), "id") for noun, model in wanted.items()]
    found: dict[str, set[int]] = {noun: set() for noun in wanted}
    for noun, pk in parts[0].union(*parts[1:], all=True).order_by() if len(parts) > 1 else chain(*parts):
        found[noun].add(pk)
    return {model: _lagging_among(model, found[noun]) for noun, model in wanted.items()}


def _once_alone(model: type[Record]) -> Any:
    """The rows of history in which one side of a text changed and the other did not."""
    prior: dict[str, Any] = {}
    alone = Q(pk__in=[])
    for column in bilingual_columns(model):
        sides = [f"{column}_{tongue}" for tongue in TONGUES]
        for side in sides:
            prior[f"prior_{side}"] = Window(Lag(side), partition_by=["id"], order_by=["history_date", "history_id"])
        for changed, other in (sides, reversed(sides)):
            alone |= Q(~Q(**{changed: F(f"prior_{changed}")}), **{other: F(f"prior_{other}")})
    return history_of(model).order_by().annotate(**prior).filter(alone)


def _lagging_among(model: type[Record], keys: set[int]) -> list[int]:
    pairs = bilingual_columns(model)
    rows = history_of(model).filter(id__in=keys).order_by("id", "history_date", "history_id")
    kept = rows.values("id", "history_date", *_sides(pairs)).iterator()
    return [pk for pk, of_record in groupby(kept, key=itemgetter("id")) if _lagging(of_record, pairs)]


def _sides(pairs: list[str]) -> list[str]:
    return [f"{column}_{tongue}" for column in pairs for tongue in TONGUES]


def _lagging(rows: Iterable[Mapping[str, Any]], pairs: list[str]) -> dict[str, datetime]:
    """What lags after the last of these states of one record, the oldest first."""
    lagging: dict[str, datetime] = {}
    last: Mapping[str, Any] | None = None
    for row in rows:
        if last is not None:
            for column in pairs:
                _follow(lagging, column, last, row)
        last = row
    return {name: since for name, since in lagging.items() if last is not None and last[name]}


def _follow(lagging: dict[str, datetime], column: str, last: Mapping[str, Any], row: Mapping[str, Any]) -> None:
    sides = [f"{column}_{tongue}" for tongue in TONGUES]
    changed = [side for side in sides if row[side] != last[side]]
    if len(changed) == len(sides):
        for side in sides:
            lagging.pop(side, None)
    elif changed:
        [side] = changed
        [other] = set(sides) - {side}
        if lagging.pop(side, None) is None and last[side] and row[side]:
            lagging.setdefault(other, row["history_date"])
