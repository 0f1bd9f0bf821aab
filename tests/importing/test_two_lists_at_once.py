"""Two who bring in lists, answer or take back at the same moment; one list that is started twice."""

from threading import Thread

import pytest
import zeal
from django.db import connection, connections
from django.utils import timezone

from profiles.actions.gazetteer import load_gazetteer
from profiles.actions.importing import ListError, bring_in, decide, decide_new_city, undo_import
from profiles.actions.importing.planning import judge_rows
from profiles.actions.importing.working import SILENCE, cancel, import_list, start
from profiles.choices.importing import ListState, QuestionState
from profiles.models import City, ImportRow, ListImport, MatchQuestion, Place, Tie
from tests.factories import make_city, make_source
from tests.importing.test_collective import place

pytestmark = pytest.mark.django_db(transaction=True)
JUDGE = "profiles.actions.importing.running.judge_rows"
LIST = b"city1,country1,city2,country2\nBonn,Germany,Rome,Italy\nFrankfurt,Germany,Rome,Italy\n"


@pytest.fixture(autouse=True)
def world():
    load_gazetteer(
        [
            place(1, "Bonn", "DE"), place(2, "Rome", "IT"),
            place(3, "Frankfurt", "DE", population=700_000), place(4, "Frankfurt", "DE", population=60_000),
        ]
    )  # fmt: skip
    with zeal.zeal_ignore():
        yield


def uploaded(**values) -> ListImport:
    return ListImport.objects.create(
        noun="ties", file_name="list.csv", content=LIST, columns={
            "city_a": "city1", "country_a": "country1", "city_b": "city2", "country_b": "country2",
        }, **values,
    )  # fmt: skip


def meanwhile(monkeypatch, act) -> None:
    """Let something happen after the names of the next list are judged, before it is written."""

    def judged(*args, **options):
        remembered = judge_rows(*args, **options)
        monkeypatch.setattr(JUDGE, judge_rows)
        act()
        return remembered

    monkeypatch.setattr(JUDGE, judged)


def test_a_list_that_another_one_overtakes_creates_nothing_twice(monkeypatch):
    source = make_source(url="")
    first, second = (ListImport(noun="ties", file_name="list.csv", source=source) for _ in "12")
    meanwhile(monkeypatch, lambda: bring_in(first, LIST))

    bring_in(second, LIST)

    assert (first.created, first.queued) == (1, 1)
    assert (second.created, second.merged, second.queued) == (0, 1, 1)
    assert City.objects.count() == 2
    assert MatchQuestion.objects.count() == 1


def test_an_answer_that_is_given_meanwhile_is_heard(monkeypatch):
    source = make_source(url="")
    bring_in(ListImport(noun="ties", file_name="list.csv", source=source), LIST)
    question = MatchQuestion.objects.get()
    meanwhile(monkeypatch, lambda: decide(question, place=Place.objects.get(pk=3)))
    second = ListImport(noun="ties", file_name="list.csv", source=source)

    bring_in(second, LIST)

    assert (second.merged, second.queued) == (2, 0)


def test_a_city_that_an_editor_makes_meanwhile_is_found(monkeypatch):
    meanwhile(monkeypatch, lambda: make_city(name_en="Bonn", geonames_id=1))
    list_import = ListImport(noun="ties", file_name="list.csv", source=make_source(url=""))

    bring_in(list_import, LIST)

    assert list_import.created == 1
    assert City.objects.filter(geonames_id=1).count() == 1


def test_a_list_that_two_workers_run_is_brought_in_once(monkeypatch):
    list_import = uploaded(state=ListState.WAITING.value)

    def run_again() -> None:
        # The page offers it once the worker was not heard of for long; here it was slow, not killed.
        ListImport.objects.filter(pk=list_import.pk).update(heard_at=timezone.now() - 2 * SILENCE)
        start(ListImport.objects.get(pk=list_import.pk))
        import_list.call(list_import.pk)

    meanwhile(monkeypatch, run_again)
    import_list.call(list_import.pk)

    list_import.refresh_from_db()
    assert list_import.state == ListState.COMMITTED
    assert list_import.rows.count() == 2
    assert Tie.objects.count() == 1
    undo_import(list_import)
    assert not City.objects.exists()


def test_a_list_that_is_in_force_or_waits_is_not_started_again():
    list_import = uploaded()
    seen_before = ListImport.objects.get(pk=list_import.pk)
    start(list_import)

    with pytest.raises(ListError, match="already"):
        start(seen_before)


def test_a_list_that_was_taken_back_is_brought_in_again_and_taken_back_again():
    list_import = uploaded()
    for _time in range(2):
        ListImport.objects.filter(pk=list_import.pk).update(state=ListState.WAITING.value)
        import_list.call(list_import.pk)
        list_import.refresh_from_db()
        assert list_import.state == ListState.COMMITTED, list_import.message
        assert list_import.sums == {"rows": 2, "created": 1, "merged": 0, "queued": 1, "rejected": 0}
        undo_import(list_import)
        assert not City.objects.exists()


def test_a_wish_to_stop_is_heard_until_the_moment_of_writing(monkeypatch):
    list_import = uploaded(state=ListState.WAITING.value)
    report = "profiles.actions.importing.working._report"
    monkeypatch.setattr(report, lambda pk, percent: None)
    meanwhile(monkeypatch, lambda: cancel(list_import))

    import_list.call(list_import.pk)

    list_import.refresh_from_db()
    assert list_import.state == ListState.CANCELLED
    assert not ImportRow.objects.exists()
    assert not Tie.objects.exists()


def both(*acts) -> list[str]:
    """Do these in threads of their own at once; what went wrong."""
    errors: list[str] = []

    def run(act) -> None:
        try:
            with zeal.zeal_ignore():
                act()
        except Exception as error:  # told to the test
            errors.append(f"{type(error).__name__}: {error}")
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


needs_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite in memory has one connection, and lets one write at a time"
)


@needs_postgresql
def test_two_imports_of_one_file_at_the_same_moment():
    source = make_source(url="")
    lists = [ListImport(noun="ties", file_name="list.csv", source=source) for _ in range(3)]

    assert both(*(lambda one=one: bring_in(one, LIST) for one in lists)) == []

    assert sorted((one.created, one.merged, one.queued) for one in lists) == [(0, 1, 1), (0, 1, 1), (1, 0, 1)]
    assert City.objects.count() == 2


@needs_postgresql
def test_two_answers_to_one_question_at_the_same_moment():
    bring_in(ListImport(noun="ties", file_name="list.csv", source=make_source(url="")), LIST)
    question = MatchQuestion.objects.get()
    places = Place.objects.in_bulk([3, 4])

    errors = both(*(lambda one=one: decide(MatchQuestion.objects.get(), place=one) for one in places.values()))

    question.refresh_from_db()
    assert len(errors) == 1
    assert "answered already" in errors[0]
    assert question.state == QuestionState.DECIDED
    assert list(City.objects.filter(geonames_id__in=places).values_list("geonames_id", flat=True)) == [
        question.place_id
    ]


@needs_postgresql
def test_lists_answers_and_undoing_at_the_same_moment_leave_a_whole():
    source = make_source(url="")
    first = ListImport(noun="ties", file_name="list.csv", source=source)
    bring_in(first, LIST)
    second = ListImport(noun="ties", file_name="list.csv", source=source)

    both(
        lambda: bring_in(second, LIST),
        lambda: decide_new_city(MatchQuestion.objects.get()),
        lambda: undo_import(ListImport.objects.get(pk=first.pk)),
    )

    for one in ListImport.objects.filter(state=ListState.COMMITTED):
        assert one.rows.count() == one.rows_in == one.created + one.merged + one.queued + one.rejected
        found = Tie.objects.filter(slug__in=one.rows.exclude(result="").values("result"))
        assert found.count() == len(set(one.rows.exclude(result="").values_list("result", flat=True)))
