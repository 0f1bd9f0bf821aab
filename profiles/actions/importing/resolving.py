"""Answering questions: a decision holds for every row with the same text, and for every list to come."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from profiles.actions.importing.asking import ask
from profiles.actions.importing.cities import PUBLISHED, free_slugs
from profiles.actions.importing.planning import Plan, judge_rows, note_rests, read_row
from profiles.actions.importing.reading import ListError
from profiles.actions.importing.running import ANSWERED, count, side_as_json, write_rows
from profiles.actions.recording import in_parts, store_together
from profiles.actions.turns import take_turn
from profiles.choices import AliasKind, Confidence, Locator, PublicationState
from profiles.choices.importing import ListState, QuestionState, RowState
from profiles.models import Citation, City, CityAlias, ImportRow, ListImport, MatchQuestion, Place, Territory
from profiles.models.feed import in_batch, note_changes
from profiles.selectors.matching import Bearing, Candidate, Outcome, Reason, Verdict
from profiles.selectors.matching.countries import read_country
from profiles.text import fold, slugify_ascii


@transaction.atomic
def decide(question: MatchQuestion, *, city: City | None = None, place: Place | None = None, person: Any = None) -> int:
    """Answer that this city, or the city to be made of this place, is meant; returns how many rows that settles.

    The name is remembered as another name of the city. Raises ``ListError`` if neither or both are given.
    """
    if (city is None) == (place is None):
        raise ListError(_("Choose one city or place."))
    if city is not None and city.state == PublicationState.WITHDRAWN:
        raise ListError(_("«%(city)s» is withdrawn: choose another city.") % {"city": city})
    _answer(question, QuestionState.DECIDED, person, city=city, place=place)
    return _settle(question)


@transaction.atomic
def decide_new_city(question: MatchQuestion, *, person: Any = None) -> int:
    """Answer with a city made from the text of the list itself: name and country, nothing else is known."""
    _check_open(question)
    asked_by = _lists_waiting(question).order_by("pk").first()
    if asked_by is None or asked_by.batch is None or asked_by.source is None:
        raise ListError(_("No row waits for this answer any more."))
    codes = read_country(question.country).codes
    territory = Territory.objects.filter(iso_code=codes[0]).first() if len(codes) == 1 else None
    row = _rows_waiting(question).order_by("pk").first()
    slug = slugify_ascii(question.name) or "city"
    with in_batch(asked_by.batch):
        city = City(slug=free_slugs(City, [slug])(slug), state=PUBLISHED, name_en=question.name, territory=territory)
        store_together(City, [city])
        note_changes([city])
        citation = Citation(
            source=asked_by.source,
            city=city,
            locator_kind=Locator.ROW.value,
            locator=str(row.number if row else ""),
            confidence=Confidence.VERIFIED.value,
        )
        store_together(Citation, [citation])
    return decide(question, city=city, person=person)


@transaction.atomic
def reject(question: MatchQuestion, *, reason: str = "", person: Any = None) -> int:
    """Answer that no city is meant: the rows with this text are rejected; returns how many."""
    question.note = " ".join(reason.split())[:300]
    _answer(question, QuestionState.REJECTED, person)
    return _settle(question)


def leave_for_later(question: MatchQuestion) -> None:
    """Put a question behind the others; what does not wait for it goes on."""
    if MatchQuestion.objects.waiting().filter(pk=question.pk).update(state=QuestionState.LATER.value):
        question.state = QuestionState.LATER.value


def _check_open(question: MatchQuestion) -> None:
    """Hold a question that waits, so that of two answers at once only one is taken."""
    take_turn()
    if not MatchQuestion.objects.select_for_update().waiting().filter(pk=question.pk).exists():
        raise ListError(_("«%(name)s» is answered already; take that answer back first.") % {"name": question})


def _answer(
    question: MatchQuestion,
    state: QuestionState,
    person: Any,
    *,
    city: City | None = None,
    place: Place | None = None,
) -> None:
    _check_open(question)
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
    for list_import in _lists_waiting(question).order_by("pk").select_for_update().defer("content"):
        rows = {row.number: row for row in _rows_waiting(question).filter(list_import=list_import)}
        settled += settle_rows(list_import, rows, answered=question)
    return settled


def settle_rows(list_import: ListImport, rows: dict[int, ImportRow], *, answered: MatchQuestion | None = None) -> int:
    """Judge rows of a list anew, by number, after an answer was given or taken back; returns how many are settled.

    What the whole list once said of a name still stands; only what was asked is asked again. Call it in a transaction.
    """
    if list_import.batch is None:
        return 0
    plan = Plan(
        list_import.noun,
        [read_row(number, row.cells, list_import.noun, list_import.options) for number, row in rows.items()],
    )
    questions = _judge_answered(plan, rows)
    with in_batch(list_import.batch):
        accounts, made = write_rows(list_import, plan.rows)
        if answered is not None:
            _remember_alias(answered)
    questions = ask(list_import, plan, questions)
    for planned in plan.rows:
        row, account = rows[planned.number], accounts[planned.number]
        row.state = account.state.value
        row.reasons = [list(reason) for reason in account.reasons]
        row.result = account.result
        row.sides = [side_as_json(verdict, made) for verdict in planned.verdicts]
        asked = [
            questions.get(key) if v.outcome is not Outcome.SURE else None
            for key, v in zip(planned.question_keys, planned.verdicts, strict=False)
        ]
        # A question that is answered stays beside its row: taking the answer back brings the row back.
        row.question_a = (asked[0] if asked else None) or row.question_a
        row.question_b = (asked[1] if len(asked) > 1 else None) or row.question_b
    columns = ["state", "reasons", "result", "sides", "question_a", "question_b"]
    ImportRow.objects.bulk_update(rows.values(), columns, batch_size=200)
    count(list_import, list_import.rows.order_by().values_list("state").annotate(Count("pk")))
    list_import.save(update_fields=["created", "merged", "queued", "rejected"])
    return sum(account.state is not RowState.QUEUED for account in accounts.values())


def _judge_answered(plan: Plan, rows: dict[int, ImportRow]) -> dict[str, MatchQuestion]:
    """Give rows that were asked about their verdicts by the answers; nothing is matched anew, which takes seconds.

    Only where both names of a row now lead to one city is it judged again, and asked which other one is meant.
    """
    keys = {pk for row in rows.values() for pk in row.questions}
    questions = MatchQuestion.objects.select_related("city", "place").in_bulk(keys)
    cities = _cities_of(rows.values(), questions.values())
    for planned in plan.rows:
        row = rows[planned.number]
        planned.verdicts = tuple(
            _verdict(side, questions.get(pk or 0), cities)
            for side, pk in zip(row.sides, (row.question_a_id, row.question_b_id), strict=False)
        )
        note_rests(planned)
    held = {
        (planned.number, place): verdict
        for planned in plan.rows
        for place, verdict in enumerate(planned.verdicts)
        if verdict.outcome is Outcome.SURE
    }
    again = [planned for planned in plan.rows if planned.is_sure and _is_of_one_city(planned.verdicts)]
    known = {question.key: question for question in questions.values()}
    return known | (judge_rows(Plan(plan.noun, again), held=held).questions if again else {})


def _is_of_one_city(verdicts: tuple[Verdict, ...]) -> bool:
    identities = [verdict.chosen.identity for verdict in verdicts if verdict.chosen is not None]
    return len(set(identities)) < len(identities)


def _cities_of(rows: Iterable[ImportRow], questions: Iterable[MatchQuestion]) -> dict[tuple[str, Any], City]:
    """The cities that sides of rows and answers name, by their own key and by the place that they stand on."""
    sides = [side for row in rows for side in row.sides]
    cities = {side["city"] for side in sides if side.get("city")}
    places = {side["place"] for side in sides if side.get("place")}
    places |= {question.place_id for question in questions if question.place_id}
    found: dict[tuple[str, Any], City] = {("city", pk): city for pk, city in City.objects.in_bulk(cities).items()}
    for part in in_parts(sorted(places)):
        for city in City.objects.filter(geonames_id__in=part):
            found["place", city.geonames_id] = city
    return found


def _verdict(side: dict[str, Any], question: MatchQuestion | None, cities: dict[tuple[str, Any], City]) -> Verdict:
    """What is known of one name of a row: the answer to the question on it, or what was sure before."""
    reasons: tuple[Reason, ...] = tuple((code, values) for code, values in side["reasons"])
    if question is None:
        city = cities.get(("city", side.get("city"))) or cities.get(("place", side.get("place")))
        place, name, country = side.get("place"), side.get("name", ""), side.get("country", "")
        score = side["score"]
    elif question.state == QuestionState.REJECTED:
        return Verdict(Outcome.NONE, 100, (("put_to_rest", {}),))
    elif question.state == QuestionState.DECIDED:
        city = question.city or cities.get(("place", question.place_id))
        place = city.geonames_id if city else question.place_id
        name = (city.name_en or city.name_fa) if city else question.place.name if question.place else ""
        country = question.place.country if question.place else side.get("country", "")
        reasons, score = (("decided_before", {}),), 100
    else:
        city = place = None
    if city is None and place is None:
        return Verdict(Outcome.ASK, side["score"], _asked(reasons, question), None)
    chosen = Candidate(
        name=name, country=country, admin1="", latitude=None, longitude=None, population=0, bearing=Bearing.OWN,
        place=place, city=city.pk if city else None,
    )  # fmt: skip
    return Verdict(Outcome.SURE, score, reasons, chosen, (chosen,))


def _asked(reasons: tuple[Reason, ...], question: MatchQuestion | None) -> tuple[Reason, ...]:
    """Why a name is asked about: as when it was asked first, once an answer was taken back."""
    if question is None or not reasons or reasons[0][0] not in ANSWERED:
        return reasons
    return tuple((code, values) for code, values in question.reasons)


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
        store_together(CityAlias, [alias])
        note_changes([city])
