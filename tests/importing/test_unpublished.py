"""Lists that name what is not public: it does not become so by a list, and the list says so."""

import pytest

from profiles.actions.gazetteer import load_gazetteer
from profiles.actions.importing import ListError, bring_in, decide
from profiles.choices.importing import QuestionState
from profiles.models import City, ListImport, MatchQuestion, Place, Tie
from profiles.selectors.matching.reasons import all_in_words
from tests.factories import make_city, make_source, make_territory, make_tie
from tests.importing.test_collective import place

pytestmark = pytest.mark.django_db
HEADERS = "city1,country1,city2,country2\n"


@pytest.fixture(autouse=True)
def gazetteer():
    load_gazetteer(
        [
            place(1, "Bonn", "DE"), place(2, "Rome", "IT"),
            place(3, "Frankfurt", "DE", population=700_000), place(4, "Frankfurt", "DE", population=60_000),
        ]
    )  # fmt: skip


def bonn(state: str) -> City:
    return make_city(name_en="Bonn", geonames_id=1, state=state, territory=make_territory(iso_code="DE"))


def ties(text: str) -> ListImport:
    list_import = ListImport(noun="ties", file_name="list.csv", source=make_source(url=""))
    return bring_in(list_import, (HEADERS + text).encode()).list_import


def test_a_city_that_is_withdrawn_is_not_brought_back():
    bonn("withdrawn")

    list_import = ties("Bonn,Germany,Rome,Italy\n")

    row = list_import.rows.get()
    assert row.state == "rejected"
    assert "Bonn is recorded, but withdrawn" in all_in_words(row.reasons)
    assert City.objects.count() == 1
    assert not Tie.objects.exists()


def test_a_tie_of_a_draft_waits_until_the_city_is_public():
    city = bonn("draft")

    assert ties("Bonn,Germany,Rome,Italy\n").created == 1

    assert not Tie.objects.published().exists()
    city.refresh_from_db()
    assert city.state == "draft"
    city.state = "published"
    city.save()
    assert Tie.objects.published().exists()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_tie_that_is_not_public_stays_so_and_the_row_says_it(state):
    rome = make_city(name_en="Rome", geonames_id=2, territory=make_territory(iso_code="IT"))
    tie = make_tie(city_a=bonn("published"), city_b=rome, state=state)

    list_import = ties("Bonn,Germany,Rome,Italy\n")

    row = list_import.rows.get()
    assert row.state == "merged"
    assert "not public" in all_in_words(row.reasons)
    tie.refresh_from_db()
    assert tie.state == state


def test_an_answer_that_leads_to_a_withdrawn_city_is_asked_for_again():
    ties("Frankfurt,Germany,Rome,Italy\n")
    question = MatchQuestion.objects.get()
    decide(question, place=Place.objects.get(pk=3))
    city = City.objects.get(geonames_id=3)
    question.city, question.place = city, None
    question.save()
    city.state = "withdrawn"
    city.save()

    list_import = ties("Frankfurt,Germany,Bonn,Germany\n")

    assert list_import.queued == 1
    assert MatchQuestion.objects.waiting().get().state == QuestionState.OPEN
    with pytest.raises(ListError, match="withdrawn"):
        decide(MatchQuestion.objects.get(), city=city)


def test_an_answer_whose_place_has_vanished_is_asked_for_again():
    ties("Frankfurt,Germany,Rome,Italy\n")
    question = MatchQuestion.objects.get()
    decide(question, place=Place.objects.get(pk=4))
    MatchQuestion.objects.update(place=None)

    assert ties("Frankfurt,Germany,Bonn,Germany\n").queued == 1

    assert MatchQuestion.objects.waiting().exists()


def test_an_answer_that_makes_both_names_one_city_asks_which_other_one_is_meant():
    first = ties("Frankfurt,Germany,Rome,Italy\nBonn,Germany,Frankfurt,Germany\n")
    assert first.queued == 2
    list_import = ties("Frankfurt,Germany,Frankfort,Germany\n")
    assert list_import.queued == 1

    decide(MatchQuestion.objects.get(name="Frankfurt"), place=Place.objects.get(pk=3))

    row = list_import.rows.get()
    waiting = MatchQuestion.objects.waiting()
    assert row.state == "queued"
    assert waiting.filter(pk__in=row.questions).exists()
