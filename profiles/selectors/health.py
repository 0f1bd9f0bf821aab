"""The health of the data: what of each noun waits for work, as conditions that lists filter by and the desk counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.cache import cache
from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Value, Window
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.choices import Confidence, PublicationState
from profiles.dates import year_bounds
from profiles.models import (
    CITED,
    ESSAY,
    RECORDS,
    Change,
    Citation,
    City,
    Indicator,
    Link,
    Membership,
    Observation,
    Record,
    Source,
    Territory,
    Tie,
)
from profiles.models.base import noun_of
from profiles.selectors.staleness import bilingual_columns, stale_records

STALE_AFTER_YEARS = 5
KEPT_FOR = 7 * 24 * 3600
"""Seconds for which a count is kept that no change of the noun made untrue."""

STALE_TEXT = "stale-text"

Model = type[Record]


@dataclass(frozen=True)
class Check:
    """Something that a healthy record does not have: its code in addresses, its name, why it matters, its condition."""

    code: str
    label: Promise
    meaning: Promise
    nouns: tuple[Model, ...]
    condition: Callable[[Model], Q | Exists]

    def failing(self, model: Model) -> models.QuerySet[Record]:
        """The records of that noun that fail the check; withdrawn ones are left in peace."""
        return kept_records(model).filter(self.condition(model))


def kept_records(model: Model) -> models.QuerySet[Record]:
    """The records of a noun that are not withdrawn."""
    kept: models.QuerySet[Record] = model._default_manager.exclude(state=PublicationState.WITHDRAWN)
    return kept


def _citations(model: Model) -> models.QuerySet[Citation]:
    noun = next(column for column, cited in CITED.items() if cited is model)
    return Citation.objects.filter(**{noun: OuterRef("pk")})


def _uncited(model: Model) -> Q:
    without = Q(~Exists(_citations(model)))
    if model is Territory:  # the code of ISO 3166 is a source of its own, see `needs_citation`
        without &= Q(iso_code="") | ~Q(recognition_note_en="") | ~Q(recognition_note_fa="")
    return without


def _essay_only(model: Model) -> Q:
    cited = _citations(model)
    return Q(Exists(cited.filter(source__slug=ESSAY))) & ~Q(Exists(cited.exclude(source__slug=ESSAY)))


def _disputed(model: Model) -> Exists:
    return Exists(_citations(model).filter(confidence=Confidence.DISPUTED))


def _one_source(model: Model) -> Q:
    noun = next(column for column, cited in CITED.items() if cited is model)
    cited = (
        Citation.objects.filter(**{f"{noun}__isnull": False})
        .order_by()
        .values(noun)
        .annotate(sources=Count("source", distinct=True))
        .filter(sources=1)
    )
    return Q(pk__in=cited.values(noun)) & ~_essay_only(model)


def _missing(wanted: str, other: str) -> Callable[[Model], Q]:
    def condition(model: Model) -> Q:
        gaps = Q(pk__in=[])
        for column in bilingual_columns(model):
            gaps |= Q(**{f"{column}_{wanted}": ""}) & ~Q(**{f"{column}_{other}": ""})
        return gaps

    return condition


def _stale_figure(model: Model) -> Q:
    # Of each indicator and subject the newest; one pass over the table, where asking row by row takes minutes.
    newest = (
        Observation.objects.exclude(state=PublicationState.WITHDRAWN)
        .annotate(
            newest=Window(Max("as_of_latest"), partition_by=["indicator", "city", "territory", "network"]),
        )
        .filter(as_of_latest=F("newest"))
        .order_by()
    )
    limit, _last = year_bounds(datetime.now(UTC).year - STALE_AFTER_YEARS)
    return Q(as_of_latest__lt=limit, is_forecast=False, pk__in=newest.values("pk"))


BILINGUAL = tuple(model for model in RECORDS if bilingual_columns(model))
CLAIMING = tuple(model for model in CITED.values() if model is not Indicator)
# A figure is what one source claims: what others claim stands beside it, as figures of their own.
COMPARED = tuple(model for model in CLAIMING if model is not Observation)

CHECKS = (
    Check("uncited", _("no citation"), _("States something, and no source is named."), CLAIMING, _uncited),
    Check("essay-only", _("rests on the essay alone"), _("A better source is wanted."), CLAIMING, _essay_only),
    Check(
        "single-source",
        _("rests on a single source"),
        _("One source alone says so; a second one would confirm it or contradict it."),
        COMPARED,
        _one_source,
    ),
    Check("disputed", _("disputed"), _("A citation says that sources disagree."), CLAIMING, _disputed),
    Check(
        "no-persian",
        _("Persian missing"),
        _("A text is written in English and not in Persian."),
        BILINGUAL,
        _missing("fa", "en"),
    ),
    Check(
        "no-english",
        _("English missing"),
        _("A text is written in Persian and not in English."),
        BILINGUAL,
        _missing("en", "fa"),
    ),
    Check(
        STALE_TEXT,
        _("translation older than its other language"),
        _("One language was changed since, and the other has not followed."),
        BILINGUAL,
        lambda model: Q(pk__in=stale_records([model])[model]),
    ),
    Check(
        "no-start",
        _("without a year"),
        _("When it began is not known, so no view of a year can show it."),
        (Tie, Membership),
        lambda model: Q(started=""),
    ),
    Check(
        "no-coordinates",
        _("without coordinates"),
        _("The map cannot show it."),
        (City,),
        lambda model: Q(latitude=None),
    ),
    Check(
        "stale-figure",
        _("figure older than five years"),
        _("The newest figure of its kind is more than five years old."),
        (Observation,),
        _stale_figure,
    ),
    Check(
        "dead-link",
        _("link is dead"),
        _("Its address is gone, or was not reached three times in a row; an archived copy is wanted."),
        (Source,),
        lambda model: Q(pk__in=Link.objects.dead().values("source")),
    ),
)


def doubts_about(record: Record) -> list[Check]:
    """What makes the record's claim less than sure, as its citations stand: one source, the essay alone, a dispute."""
    noun = next((column for column, model in CITED.items() if isinstance(record, model)), None)
    if noun is None or record.pk is None:
        return []
    cited = list(Citation.objects.filter(**{noun: record}).values_list("source", "source__slug", "confidence"))
    of_essay = {slug == ESSAY for _source, slug, _confidence in cited}
    found = {
        "essay-only": of_essay == {True},
        "single-source": of_essay == {False} and len({source for source, _slug, _confidence in cited}) == 1,
        "disputed": any(confidence == Confidence.DISPUTED for _source, _slug, confidence in cited),
    }
    return [check for check in checks_of(type(record)) if found.get(check.code)]


def checks_of(model: type[models.Model]) -> list[Check]:
    """The checks that a noun can fail."""
    return [check for check in CHECKS if model in check.nouns]


@dataclass(frozen=True, slots=True)
class NounCounts:
    """How many records of a noun there are in each state of publication."""

    model: Model
    by_state: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_state.values())


@dataclass(frozen=True, slots=True)
class Finding:
    """How many records of a noun fail a check."""

    check: Check
    model: Model
    count: int


def count_records(nouns: Iterable[Model] = RECORDS) -> list[NounCounts]:
    """The records of each noun by state, in one query."""
    wanted = list(nouns)
    counted: dict[str, dict[str, int]] = {noun_of(model): {} for model in wanted}
    parts = [
        model._default_manager.order_by()
        .values("state")
        .annotate(kind_of=Value(noun_of(model), models.CharField()), count=Count("pk"))
        .values_list("kind_of", "state", "count")
        for model in wanted
    ]
    for noun, state, count in _union(parts):
        counted[noun][state] = count
    return [NounCounts(model, counted[noun_of(model)]) for model in wanted]


def count_findings(nouns: Iterable[Model] = RECORDS) -> list[Finding]:
    """What waits for work among the nouns; those that were changed since are counted anew, together."""
    newest = Change.objects.newest_by_noun()
    # The check of links moves no data version: its newest answer stands beside it.
    asked = Link.objects.aggregate(newest=Max("checked_at"))["newest"]
    moment = f"{datetime.now(UTC).year}:{asked.timestamp() if asked else 0}"
    wanted = {
        f"health:{noun_of(model)}:{newest.get(noun_of(model), 0)}:{moment}": model
        for model in nouns
        if checks_of(model)
    }
    known: dict[str, dict[str, int]] = cache.get_many(wanted)
    counted = {model: known[key] for key, model in wanted.items() if key in known}
    if anew := [model for model in wanted.values() if model not in counted]:
        found = _count(anew)
        cache.set_many({key: found[model] for key, model in wanted.items() if model in found}, KEPT_FOR)
        counted |= found
    return [
        Finding(check, model, count)
        for check in CHECKS
        for model in check.nouns
        if model in counted and (count := counted[model][check.code])
    ]


def _count(nouns: list[Model]) -> dict[Model, dict[str, int]]:
    """How many records of each noun fail each check, in one pass over each table."""
    stale = stale_records(nouns)
    passes = []
    for model in nouns:
        failing: dict[str, Any] = {}
        for check in CHECKS:
            if model not in check.nouns:
                failing[check.code] = Value(0)
            else:
                keys = stale.get(model, []) if check.code == STALE_TEXT else None
                condition = check.condition(model) if keys is None else Q(pk__in=keys)
                failing[check.code] = Count("pk", filter=condition)
        named = kept_records(model).order_by().annotate(place=Value(noun_of(model), models.CharField()))
        passes.append(named.values("place").annotate(**failing).values_list("place", *failing))
    codes = [check.code for check in CHECKS]
    rows = {noun: dict(zip(codes, counts, strict=True)) for noun, *counts in _union(passes)}
    return {model: rows.get(noun_of(model), dict.fromkeys(codes, 0)) for model in nouns}


def _union(parts: list[Any]) -> Any:
    first, *rest = parts
    return first.union(*rest, all=True).order_by() if rest else first
