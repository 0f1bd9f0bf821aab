"""Answering questions: a decision holds for every row with the same text, and for every list to come."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from profiles.actions.importing.cities import PUBLISHED, free_slugs
from profiles.actions.importing.planning import Plan, judge_rows, read_row
from profiles.actions.importing.reading import ListError
from profiles.actions.importing.running import count, side_as_json, write_rows
from profiles.choices import AliasKind, Confidence, Locator
from profiles.choices.importing import ListState, QuestionState, RowState
from profiles.models import Citation, City, CityAlias, ImportRow, ListImport, MatchQuestion, Place, Territory
from profiles.models.feed import in_batch, note_changes
from profiles.selectors.matching import Outcome
from profiles.selectors.matching.countries import read_country
from profiles.text import fold, slugify_ascii


@transaction.atomic
def decide(question: MatchQuestion, *, city: City | None = None, place: Place | None = None, person: Any = None) -> int:
    """Answer that this city, or the city to be made of this place, is meant; returns how many rows that settles.

    The name is remembered as another name of the city. Raises ``ListError`` if neither or both are given.
    """
    if (city is None) == (place is None):
        raise ListError(_("Choose one city or place."))
    _answer(question, QuestionState.DECIDED, person, city=city, place=place)
    return _settle(question)


@transaction.atomic
def decide_new_city(question: MatchQuestion, *, person: Any = None) -> int:
    """Answer with a city made from the text of the list itself: name and country, nothing else is known."""
    asked_by = _lists_waiting(question).order_by("pk").first()
    if asked_by is None or asked_by.batch is None or asked_by.source is None:
        raise ListError(_("No row waits for this answer any more."))
    codes = read_country(question.country).codes
    territory = Territory.objects.filter(iso_code=codes[0]).first() if len(codes) == 1 else None
    row = _rows_waiting(question).order_by("pk").first()
    slug = slugify_ascii(question.name) or "city"
    with in_batch(asked_by.batch):
        city = City(slug=free_slugs(City, [slug])(slug), state=PUBLISHED, name_en=question.name, territory=territory)
        bulk_create_with_history([city], City)
        note_changes([city])
        citation = Citation(
            source=asked_by.source,
            city=city,
            locator_kind=Locator.ROW.value,
            locator=str(row.number if row else ""),
            confidence=Confidence.VERIFIED.value,
        )
        bulk_create_with_history([citation], Citation)
    return decide(question, city=city, person=person)


@transaction.atomic
def reject(question: MatchQuestion, *, reason: str = "", person: Any = None) -> int:
    """Answer that no city is meant: the rows with this text are rejected; returns how many."""
    question.note = " ".join(reason.split())[:300]
    _answer(question, QuestionState.REJECTED, person)
    return _settle(question)


def leave_for_later(question: MatchQuestion) -> None:
    """Put a question behind the others; what does not wait for it goes on."""
    question.state = QuestionState.LATER.value
    question.save(update_fields=["state"])


def _answer(
    question: MatchQuestion,
    state: QuestionState,
    person: Any,
    *,
    city: City | None = None,
    place: Place | None = None,
) -> None:
    question.state = state.value
    question.city, question.place = city, place
    question.decided_at, question.decided_by = timezone.now(), person
    question.save()


def _rows_waiting(question: MatchQuestion) -> Any:
    return ImportRow.objects.filter(
        Q(question_a=question) | Q(question_b=question),
        state=RowState.QUEUED,
        list_import__state=ListState.COMMITTED,
    )


def _lists_waiting(question: MatchQuestion) -> Any:
    return ListImport.objects.filter(pk__in=_rows_waiting(question).values("list_import"))


def _settle(question: MatchQuestion) -> int:
    """Write the rows that waited for this answer alone, in the batch of their list; recount the lists."""
    settled = 0
    for list_import in _lists_waiting(question).order_by("pk").select_for_update():
        rows = {row.number: row for row in _rows_waiting(question).filter(list_import=list_import)}
        settled += _settle_rows(list_import, rows, question)
    return settled


def _settle_rows(list_import: ListImport, rows: dict[int, ImportRow], question: MatchQuestion) -> int:
    kinds = list_import.options.get("kinds", {})
    plan = Plan(
        list_import.noun, [read_row(number, row.cells, list_import.noun, kinds) for number, row in rows.items()]
    )
    remembered = judge_rows(plan)
    if list_import.batch is None:
        return 0
    with in_batch(list_import.batch):
        accounts, made = write_rows(list_import, plan.rows)
        _remember_alias(question)
    for planned in plan.rows:
        row, account = rows[planned.number], accounts[planned.number]
        row.state = account.state.value
        row.reasons = [list(reason) for reason in account.reasons]
        row.result = account.result
        row.sides = [side_as_json(verdict, made) for verdict in planned.verdicts]
        waiting = [
            remembered.questions.get(key)
            if account.state is RowState.QUEUED and v.outcome is not Outcome.SURE
            else None
            for key, v in zip(planned.question_keys, planned.verdicts, strict=False)
        ]
        row.question_a = waiting[0] if waiting else None
        row.question_b = waiting[1] if len(waiting) > 1 else None
    columns = ["state", "reasons", "result", "sides", "question_a", "question_b"]
    ImportRow.objects.bulk_update(rows.values(), columns, batch_size=200)
    count(list_import, list_import.rows.values_list("state", flat=True))
    list_import.save(update_fields=["created", "merged", "queued", "rejected"])
    return sum(account.state is not RowState.QUEUED for account in accounts.values())


def _remember_alias(question: MatchQuestion) -> None:
    """Keep the text as another name of the city that it was decided to mean, unless it bears that name already."""
    city = question.city
    if city is None and question.place_id is not None:
        city = City.objects.filter(geonames_id=question.place_id).first()
    folded = fold(question.name)
    if city is None or not folded or folded in {fold(city.name_en), fold(city.name_fa)}:
        return
    if not CityAlias.objects.filter(city=city, folded=folded).exists():
        alias = CityAlias(city=city, name=question.name[:200], kind=AliasKind.SPELLING.value)
        bulk_create_with_history([alias], CityAlias)
        note_changes([city])
