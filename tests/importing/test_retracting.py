"""An answer to a question of a list, taken back."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from profiles.actions.gazetteer import load_gazetteer, read_places
from profiles.actions.importing import (
    ListError,
    bring_in,
    decide,
    decide_new_city,
    leave_for_later,
    reject,
    take_back,
    undo_import,
)
from profiles.choices.importing import QuestionState
from profiles.models import (
    Citation,
    City,
    CityAlias,
    ImportRow,
    ListImport,
    MatchQuestion,
    Membership,
    Place,
    Source,
    Territory,
    Tie,
)
from tests.factories import make_network, make_source, make_tie

pytestmark = pytest.mark.django_db
GOLD = Path(__file__).resolve().parents[1] / "gold"
TIES = """city1,country1,city2,country2
Hamburg,Germany,Dresden,Germany
Frankfurt,Germany,Lyon,France
Frankfurt,Germany,Milano,Italy
Atlantis,Greece,Lyon,France
"""


@pytest.fixture(autouse=True)
def gazetteer():
    load_gazetteer(read_places(GOLD / "places.txt"))


@pytest.fixture
def source():
    return make_source(title="A register", url="")


def bring(source: Source, text: str = TIES, noun: str = "ties", **values) -> ListImport:
    return bring_in(ListImport(noun=noun, file_name="register.csv", source=source, **values), text.encode()).list_import


def frankfurt() -> tuple[MatchQuestion, Place]:
    question = MatchQuestion.objects.get(name="Frankfurt")
    return question, Place.objects.get(pk=question.candidates[0]["place"])


def contents() -> dict[str, object]:
    """All that an answer may touch, by what a reader sees of it."""
    rows = [
        (row.list_import_id, row.number, row.state, row.result, row.questions)
        for row in ImportRow.objects.order_by("list_import", "number")
    ]
    lists = list(ListImport.objects.order_by("pk").values_list("created", "merged", "queued", "rejected"))
    records = {
        model.__name__: sorted(map(str, model.objects.all())) for model in (City, Tie, Citation, CityAlias, Territory)
    }
    questions = list(MatchQuestion.objects.order_by("pk").values_list("name", "state", "city", "place", "note"))
    return {"rows": rows, "lists": lists, "questions": questions, **records}


@pytest.mark.parametrize("answer", ["place", "new", "reject"])
def test_taking_an_answer_back_leaves_all_as_it_was_before(source, answer):
    bring(source)
    before = contents()
    question, place = frankfurt()
    if answer == "place":
        decide(question, place=place)
    elif answer == "new":
        decide_new_city(question)
    else:
        reject(question, reason="A mistake.")
    assert contents() != before

    done = take_back(question)

    assert done.rows == 2
    assert contents() == before


def test_it_can_be_answered_otherwise_afterwards(source):
    list_import = bring(source)
    question, place = frankfurt()
    decide(question, place=place)
    take_back(question)
    other = Place.objects.get(pk=question.candidates[1]["place"])

    decide(MatchQuestion.objects.get(pk=question.pk), place=other)

    list_import.refresh_from_db()
    assert list_import.sums == {"rows": 4, "created": 3, "merged": 0, "queued": 1, "rejected": 0}
    assert not City.objects.filter(geonames_id=place.pk).exists()
    assert City.objects.filter(geonames_id=other.pk).exists()


def test_a_row_of_two_questions_waits_for_the_one_that_is_taken_back_alone(source):
    list_import = bring(source, "city1,country1,city2,country2\nFrankfurt,Germany,Atlantis,Greece\n")
    question, place = frankfurt()
    atlantis = MatchQuestion.objects.get(name="Atlantis")
    decide(question, place=place)
    decide_new_city(atlantis)
    assert Tie.objects.count() == 1

    take_back(question)

    assert not Tie.objects.exists()
    assert City.objects.filter(name_en="Atlantis").exists()  # the other answer stands
    assert list_import.rows.get().state == "queued"
    decide(MatchQuestion.objects.get(pk=question.pk), place=place)
    assert {city.name_en for tie in Tie.objects.all() for city in (tie.city_a, tie.city_b)} == {
        "Atlantis",
        "Frankfurt am Main",
    }


def test_a_tie_that_another_row_states_stays_and_cites_that_row(source):
    text = TIES + "Frankfurt am Main,Germany,Lyon,France\n"
    list_import = bring(source, text)
    question, place = frankfurt()
    decide(question, place=place)

    take_back(question)

    tie = Tie.objects.get(city_a__geonames_id=place.pk)
    assert [citation.locator for citation in tie.citations.all()] == ["5"]
    assert list_import.rows.get(number=5).result == tie.slug
    assert list_import.rows.get(number=2).state == "queued"


def test_a_city_that_is_used_elsewhere_since_stays(source):
    bring(source)
    question, place = frankfurt()
    decide(question, place=place)
    made = City.objects.get(geonames_id=place.pk)
    make_tie(city_a=made)

    take_back(question)

    assert City.objects.filter(pk=made.pk).exists()


def test_a_tie_that_was_changed_since_forbids_it_and_nothing_changes(source):
    bring(source)
    question, place = frankfurt()
    decide(question, place=place)
    tie = Tie.objects.filter(city_a__geonames_id=place.pk)[0]
    tie.started = "1960"
    tie.save()
    before = contents()

    with pytest.raises(ListError, match="changed since"):
        take_back(question)

    assert contents() == before


def test_rows_of_a_later_list_that_went_by_the_answer_wait_too(source):
    bring(source)
    question, place = frankfurt()
    decide(question, place=place)
    later = bring(
        make_source(title="Another", url=""), "city1,country1,city2,country2\nFrankfurt,Germany,Milano,Italy\n"
    )
    assert later.rows.get().state == "merged"

    assert take_back(question).rows == 3

    assert later.rows.get().state == "queued"
    assert not Tie.objects.filter(city_a__geonames_id=place.pk).exists()


def test_an_answer_of_a_list_of_members_is_taken_back_with_its_memberships(source):
    bring(source, "city,country\nFrankfurt,Germany\nLyon,France\n", "memberships", network=make_network())
    question, place = frankfurt()
    decide(question, place=place)
    assert Membership.objects.count() == 2

    take_back(question)

    assert Membership.objects.get().city.name_en == "Lyon"


def test_the_other_name_of_a_row_stays_as_the_whole_list_had_it(source):
    """Alone, the row would not say which Frankfurt lists Slubice: the list as a whole does."""
    text = """city1,country1,city2,country2
Frankfurt,Germany,Atlantis,Greece
Milano,Italy,Frankfurt (Oder),Germany
"""
    list_import = bring(source, text)
    row = list_import.rows.get(number=1)
    oder = MatchQuestion.objects.get(name="Frankfurt").candidates[1]
    row.sides = [
        {"score": 95, "reasons": [["answers", {"name": "x", "other": "y"}]], "city": None, **oder_of(oder)},
        row.sides[1],
    ]
    row.question_a = None
    row.save()

    decide_new_city(MatchQuestion.objects.get(name="Atlantis"))

    row.refresh_from_db()
    assert row.state == "created"
    assert Tie.objects.get(slug=row.result).city_a.geonames_id == oder["place"]


def oder_of(candidate: dict[str, object]) -> dict[str, object]:
    return {name: candidate[name] for name in ("place", "name", "country")}


def test_a_question_without_an_answer_has_none_to_take_back(source):
    bring(source)
    question, _place = frankfurt()
    leave_for_later(question)

    with pytest.raises(ListError, match="no answer"):
        take_back(question)


def test_a_question_is_answered_once(source):
    bring(source)
    question, place = frankfurt()
    stale = MatchQuestion.objects.get(pk=question.pk)
    decide(question, place=place)

    with pytest.raises(ListError, match="answered already"):
        decide_new_city(stale)

    assert MatchQuestion.objects.get(pk=question.pk).place == place
    leave_for_later(stale)
    assert MatchQuestion.objects.get(pk=question.pk).state == QuestionState.DECIDED


def test_without_its_list_the_question_goes_with_its_answer(source):
    list_import = bring(source)
    question, place = frankfurt()
    decide(question, place=place, person=User.objects.create_user("editor"))
    undo_import(list_import)

    take_back(question)

    assert not MatchQuestion.objects.filter(name="Frankfurt").exists()


def test_the_import_can_be_undone_whole_after_an_answer_was_taken_back(source):
    before = {model: model.objects.count() for model in (City, Tie, Citation, CityAlias, Territory)}
    list_import = bring(source)
    question, place = frankfurt()
    decide(question, place=place)
    take_back(question)

    undo_import(list_import)

    after = {model: model.objects.count() for model in before}
    assert after == before
