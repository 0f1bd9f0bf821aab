"""Search across all nouns: what a few words lead to, in either script and however they are spelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When, Window

from profiles.models import (
    Activity,
    Campaign,
    City,
    CityAlias,
    DataVersion,
    EssayCheck,
    GovernmentRelation,
    Indicator,
    Milestone,
    Network,
    Organisation,
    Record,
    Source,
    Territory,
)
from profiles.models.base import noun_of
from profiles.text import current_language, fold

SEARCHED: tuple[type[Record], ...] = (
    City,
    Network,
    Territory,
    Activity,
    Campaign,
    GovernmentRelation,
    Organisation,
    Milestone,
    Indicator,
    EssayCheck,
    Source,
)
"""The nouns with words of their own, in the order in which a reader looks for them."""

SUGGESTED: tuple[type[Record], ...] = (City, Network, Territory, Campaign, Organisation)
"""The nouns whose names are suggested for what was mistyped."""

LEAST_CLOSENESS = 0.34
"""Share of common trigrams (0 to 1) from which a name is worth suggesting."""


@dataclass(frozen=True)
class SearchGroup:
    """The records of one noun that the words lead to: the best few, and how many there are."""

    noun: str
    label: Any
    total: int
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One of the names of a public record, as its trigrams."""

    model: type[Record]
    key: int
    trigrams: frozenset[str]


def _public(model: type[Record]) -> Any:
    return model._default_manager.published()  # type: ignore[attr-defined]  # the manager of every noun has it


def search_everything(text: str, *, limit: int = 5, nouns: Sequence[type[Record]] = SEARCHED) -> list[SearchGroup]:
    """The public records that hold every word of ``text``, by noun: at most ``limit`` of each, the best first.

    A query a noun. Nouns without a find are left out; a text without a letter or digit finds nothing.
    """
    if not fold(text):
        return []
    groups = []
    for model in nouns:
        found = list(_best_first(model, text)[:limit])
        if found:
            total: int = found[0].total_found
            groups.append(SearchGroup(noun_of(model), model._meta.verbose_name_plural, total, tuple(found)))
    return groups


def _best_first(model: type[Record], text: str) -> QuerySet[Any]:
    """The finds of a noun: named just so, then beginning so, then with a word that begins so, then the rest."""
    folded = fold(text)
    just_so, begins = (
        Q(search_text=folded) | Q(search_text__startswith=f"{folded}\n"),
        Q(search_text__startswith=folded),
    )
    just_so |= Q(search_text__contains=f"\n{folded}\n") | Q(search_text__endswith=f"\n{folded}")
    begins |= Q(search_text__contains=f"\n{folded}")
    records: QuerySet[Any] = _public(model).matching(text)
    if model is City:
        records = records.select_related("territory")
        aliases = CityAlias.objects.filter(city=OuterRef("pk"), folded=folded)
        records = records.annotate(is_alias=Exists(aliases))
        just_so |= Q(is_alias=True)
    else:
        records = records.annotate(is_alias=Value(value=False, output_field=BooleanField()))
    closeness = Case(
        When(just_so, then=0),
        When(begins, then=1),
        When(search_text__contains=f" {folded}", then=2),
        default=3,
        output_field=IntegerField(),
    )
    order = ("paragraph",) if model is EssayCheck else (f"sort_{current_language()}",)
    ranked: QuerySet[Any] = records.annotate(closeness=closeness, total_found=Window(Count("*")))
    return ranked.order_by("closeness", *order, "slug")


# -- suggestions ---------------------------------------------------------------------------------------------


def suggest_records(text: str, *, limit: int = 5) -> list[Record]:
    """Public records whose names look like ``text``, the likest first: for a search that found nothing.

    By trigrams of the folded names, so that a letter left out, doubled or swapped does no harm in either script.
    """
    wanted = _trigrams(fold(text)[:80])
    if not wanted:
        return []
    version = DataVersion.current()
    closest: dict[tuple[type[Record], int], float] = {}
    for name in _public_names(version.number, version.changed_at):
        shared = len(wanted & name.trigrams)
        closeness = shared / (len(wanted) + len(name.trigrams) - shared)
        key = (name.model, name.key)
        if closeness >= LEAST_CLOSENESS and closeness > closest.get(key, 0):
            closest[key] = closeness
    best = sorted(closest, key=lambda key: -closest[key])[:limit]
    records: dict[tuple[type[Record], int], Record] = {}
    for model in {model for model, _key in best}:
        named = _public(model).filter(pk__in=[key for kind, key in best if kind is model])
        records |= {(model, record.pk): record for record in named}
    return [records[key] for key in best if key in records]


@lru_cache(maxsize=1)
def _public_names(number: int, changed_at: datetime) -> tuple[Name, ...]:
    """Every name that can be suggested; read once for each data version."""
    return tuple(_names())


def _names() -> Iterator[Name]:
    for model in SUGGESTED:
        columns = ["name_en", "name_fa", *(["acronym"] if model in (Network, Organisation) else [])]
        for key, *names in _public(model).order_by().values_list("pk", *columns):
            for folded in {fold(name) for name in names} - {""}:
                yield Name(model, key, _trigrams(folded))
    aliases = CityAlias.objects.filter(city__in=City.objects.published()).order_by()
    for key, folded in aliases.values_list("city", "folded"):
        yield Name(City, key, _trigrams(folded))


def _trigrams(folded: str) -> frozenset[str]:
    """The runs of three letters of each word, its ends marked by spaces."""
    return frozenset(
        padded[place : place + 3]
        for padded in (f"  {word} " for word in folded.split())
        for place in range(len(padded) - 2)
    )
