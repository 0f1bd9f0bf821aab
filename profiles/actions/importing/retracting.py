"""Taking an answer back: its rows wait again, and what was made for it alone goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from profiles.actions.importing.reading import ListError
from profiles.actions.importing.resolving import settle_rows
from profiles.actions.importing.undoing import made_by
from profiles.actions.recording import in_parts
from profiles.actions.removing import relations_to, remove_together
from profiles.actions.turns import take_turn
from profiles.choices.importing import ListNoun, ListState, QuestionState, RowState
from profiles.models import (
    Batch,
    Citation,
    City,
    CityAlias,
    ImportRow,
    ListImport,
    MatchQuestion,
    Membership,
    Territory,
    Tie,
)
from profiles.models.base import Tracked
from profiles.models.feed import in_batch
from profiles.text import fold, listed

ANSWERED = (QuestionState.DECIDED, QuestionState.REJECTED)
REASON = "Answer taken back"
SHOWN = 5


@dataclass(slots=True)
class Retracted:
    """What came of taking an answer back."""

    rows: int = 0
    """How many wait again."""
    removed: dict[type[Tracked], int] = field(default_factory=dict)


@transaction.atomic
def take_back(question: MatchQuestion, *, person: Any = None) -> Retracted:
    """Open a question again: its rows return to the queue, the name it left with a city goes, and so do the ties or
    memberships, cities and countries that nothing but its answer brought in.

    What other rows, lists or people rely on stays. Raises ``ListError``, and then changes nothing, if there is no
    answer, or a tie or membership that it made was changed since.
    """
    take_turn()
    current = MatchQuestion.objects.select_for_update().get(pk=question.pk)
    if current.state not in ANSWERED:
        raise ListError(_("«%(name)s» has no answer to take back.") % {"name": current})
    rows = ImportRow.objects.filter(Q(question_a=current) | Q(question_b=current))
    lists = ListImport.objects.filter(state=ListState.COMMITTED, pk__in=rows.values("list_import"))
    standing = list(lists.order_by("pk").select_for_update().defer("content"))
    meant = _meant(current)
    cities = {meant.pk} if meant else set()
    done = Retracted()
    with in_batch(Batch.objects.create(kind="undo", reason=f"answer: {current}"[:300], made_by=person)):
        reopened = [(list_import, _unwrite(list_import, current, person, done)) for list_import in standing]
        slugs = {row.result for _list, waiting in reopened for row in waiting.values() if row.result}
        cities |= {
            side["city"] for _list, waiting in reopened for row in waiting.values() for side in row.sides
            if side.get("city")
        }  # fmt: skip
        for list_import in standing:
            _remove_records(list_import, slugs, person, done)
        if meant is not None:
            _forget_alias(current, meant, standing, person, done)
        current.state, current.city, current.place, current.note = QuestionState.OPEN.value, None, None, ""
        current.decided_at = current.decided_by = None
        current.save()
    for list_import, waiting in reopened:
        settle_rows(list_import, waiting)
        done.rows += sum(row.state == RowState.QUEUED for row in waiting.values())
    _remove_unused(cities, current, standing, person, done)
    if not rows.filter(list_import__state=ListState.COMMITTED).exists():
        current.delete()
    question.state = QuestionState.OPEN.value
    return done


def _meant(question: MatchQuestion) -> City | None:
    if question.city is not None:
        return question.city
    return City.objects.filter(geonames_id=question.place_id).first() if question.place_id else None


def _remove(model: type[Tracked], ids: Iterable[int], person: Any, done: Retracted) -> None:
    going = sorted(ids)
    if going:
        remove_together(model, going, by=person, reason=REASON)
        done.removed[model] = done.removed.get(model, 0) + len(going)


def _linked(list_import: ListImport) -> type[Tie | Membership]:
    return Tie if list_import.noun == ListNoun.TIES.value else Membership


def _unwrite(list_import: ListImport, question: MatchQuestion, person: Any, done: Retracted) -> dict[int, ImportRow]:
    """Take out what the rows of an answer cite; the rows that are to be judged anew, by number.

    Other rows of the list that came to the same record are among them: it may be theirs as well.
    """
    if list_import.batch is None:
        return {}
    model = _linked(list_import)
    own = Q(question_a=question) | Q(question_b=question)
    slugs = sorted({slug for slug in list_import.rows.filter(own).values_list("result", flat=True) if slug})
    rows = {row.number: row for row in list_import.rows.filter(own | Q(result__in=slugs))}
    citations = Citation.objects.filter(
        **{f"{model._meta.model_name}__slug__in": slugs},
        source=list_import.source,
        locator__in=[str(number) for number in rows],
    )
    _remove(Citation, made_by(Citation, list_import.batch, citations.values_list("pk", flat=True)), person, done)
    list_import.rows.filter(pk__in=[row.pk for row in rows.values()]).update(state=RowState.QUEUED.value, result="")
    return rows


def _remove_records(list_import: ListImport, slugs: set[str], person: Any, done: Retracted) -> None:
    """Remove the ties or memberships that the import made and nothing cites or uses any more."""
    if list_import.batch is None:
        return
    model = _linked(list_import)
    made = made_by(model, list_import.batch, model._default_manager.filter(slug__in=slugs).values_list("pk", flat=True))
    going = made - _used(model, made)
    if changed := _changed(model, going, list_import.batch):
        names = listed(str(record) for record in model._default_manager.filter(pk__in=changed[:SHOWN]))
        raise ListError(_("The answer cannot be taken back: changed since: %(names)s") % {"names": names})
    _remove(model, going, person, done)


def _used(model: type[Tracked], ids: set[int], besides: Mapping[type[Tracked], set[int]] | None = None) -> set[int]:
    """Those that something points to, ``besides`` what goes with them."""
    used: set[int] = set()
    for relation in relations_to(model):
        related: Any = relation.related_model
        column = relation.field.attname
        own = (besides or {}).get(related, set())
        for part in in_parts(sorted(ids)):
            users = related._default_manager.filter(**{f"{column}__in": part}).values_list("pk", column)
            used.update(target for pk, target in users if pk not in own)
    return used


def _changed(model: type[Tracked], ids: set[int], batch: Batch) -> list[int]:
    """Those that were changed after the import made them."""
    changed: set[int] = set()
    for part in in_parts(sorted(ids)):
        later = model.history.filter(id__in=part, history_type="~").exclude(batch=batch)
        changed.update(later.values_list("id", flat=True))
    return sorted(changed)


def _forget_alias(question: MatchQuestion, city: City, lists: list[ListImport], person: Any, done: Retracted) -> None:
    """Remove the name that the answer left with the city, unless another answer rests on it too."""
    others = MatchQuestion.objects.filter(Q(city=city) | Q(place=city.geonames_id, place__isnull=False))
    others = others.filter(state=QuestionState.DECIDED).exclude(pk=question.pk)
    folded = fold(question.name)
    if any(fold(name) == folded for name in others.values_list("name", flat=True)):
        return
    aliases = CityAlias.objects.filter(city=city, folded=folded[:200]).values_list("pk", flat=True)
    for batch in (list_import.batch for list_import in lists):
        if batch is not None:
            _remove(CityAlias, made_by(CityAlias, batch, aliases), person, done)


def _remove_unused(
    cities: set[int], question: MatchQuestion, lists: list[ListImport], person: Any, done: Retracted
) -> None:
    """Remove cities that these imports made and nothing needs any more, then countries likewise."""
    answered = MatchQuestion.objects.filter(state=QuestionState.DECIDED).exclude(pk=question.pk)
    for batch in (list_import.batch for list_import in lists):
        if batch is None:
            continue
        made = made_by(City, batch, cities)
        made -= set(_changed(City, made, batch))
        known = City.objects.in_bulk(made)
        places = {city.geonames_id for city in known.values() if city.geonames_id}
        meant = answered.filter(Q(city__in=made) | Q(place__in=places)).values_list("city", "place")
        relied = {key for pair in meant for key in pair}
        own: dict[type[Tracked], set[int]] = {
            Citation: made_by(Citation, batch, Citation.objects.filter(city__in=made).values_list("pk", flat=True)),
            CityAlias: made_by(CityAlias, batch, CityAlias.objects.filter(city__in=made).values_list("pk", flat=True)),
        }
        going = {pk for pk, city in known.items() if pk not in relied and city.geonames_id not in relied - {None}}
        going -= _used(City, going, own)
        with in_batch(Batch.objects.create(kind="undo", reason=f"answer: {question}"[:300], made_by=person)):
            cited = Citation.objects.filter(pk__in=own[Citation], city__in=going)
            _remove(Citation, cited.values_list("pk", flat=True), person, done)
            named = CityAlias.objects.filter(pk__in=own[CityAlias], city__in=going)
            _remove(CityAlias, named.values_list("pk", flat=True), person, done)
            _remove(City, going, person, done)
            lands = made_by(Territory, batch, {c.territory_id for c in known.values() if c.territory_id is not None})
            _remove(Territory, lands - _used(Territory, lands), person, done)
