"""A list in the hands of the worker: how far it is, stopping it, and a worker that is not there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from profiles.actions.gazetteer import load_gazetteer
from profiles.actions.importing import ListError, bring_in, undo_import
from profiles.actions.importing.running import JUDGED
from profiles.actions.importing.working import cancel, import_list, is_left_waiting, is_silent, may_start, start
from profiles.admin.list_status import hint_on, stage_of
from profiles.choices.importing import ListState
from profiles.models import ListImport, Tie
from tests.factories import make_city, make_source
from tests.importing.test_collective import place

pytestmark = pytest.mark.django_db
LIST = b"city1,country1,city2,country2\nHamburg,Germany,Dresden,Germany\n"


@pytest.fixture
def uploaded():
    load_gazetteer([place(1, "Hamburg", "DE"), place(2, "Dresden", "DE")])
    return ListImport.objects.create(
        noun="ties",
        file_name="list.csv",
        content=LIST,
        columns={"city_a": "city1", "country_a": "country1", "city_b": "city2", "country_b": "country2"},
        source=make_source(url=""),
        heard_at=timezone.now(),
    )


def put(list_import: ListImport, state: ListState, **values) -> ListImport:
    ListImport.objects.filter(pk=list_import.pk).update(state=state, **values)
    list_import.refresh_from_db()
    return list_import


def ago(**values) -> dict[str, object]:
    return {"heard_at": timezone.now() - timedelta(**values)}


def test_a_list_that_no_worker_takes_up_says_how_one_is_started(uploaded):
    assert not is_left_waiting(put(uploaded, ListState.WAITING))

    assert is_left_waiting(put(uploaded, ListState.WAITING, **ago(minutes=1)))
    assert "db_worker" in hint_on(uploaded)


def test_a_list_behind_another_one_waits_for_nothing_but_that(uploaded):
    ListImport.objects.create(noun="ties", file_name="other.csv", state=ListState.RUNNING, heard_at=timezone.now())

    assert not is_left_waiting(put(uploaded, ListState.WAITING, **ago(minutes=1)))


def test_a_list_under_way_is_not_started_twice_unless_its_worker_is_gone(uploaded):
    put(uploaded, ListState.RUNNING, **ago(minutes=1))
    with pytest.raises(ListError, match="waits for the worker"):
        start(uploaded)

    put(uploaded, ListState.RUNNING, **ago(minutes=11))
    assert is_silent(uploaded)
    assert may_start(uploaded)
    start(uploaded)
    uploaded.refresh_from_db()
    assert uploaded.state == ListState.WAITING


def test_a_list_is_stopped_while_names_are_matched_and_no_more_while_it_is_written(uploaded):
    put(uploaded, ListState.RUNNING, progress=JUDGED - 1)
    assert "matched" in stage_of(uploaded)
    cancel(uploaded)
    uploaded.refresh_from_db()
    assert uploaded.cancel_asked

    put(uploaded, ListState.RUNNING, progress=JUDGED, cancel_asked=False)
    assert "written" in stage_of(uploaded)
    with pytest.raises(ListError, match="taken back afterwards"):
        cancel(uploaded)
    uploaded.refresh_from_db()
    assert not uploaded.cancel_asked


def test_a_list_whose_worker_is_gone_is_stopped_at_once(uploaded):
    put(uploaded, ListState.RUNNING, **ago(hours=1))

    cancel(uploaded)

    uploaded.refresh_from_db()
    assert uploaded.state == ListState.CANCELLED


def test_a_wish_to_stop_that_comes_last_before_writing_is_heard(uploaded, monkeypatch):
    put(uploaded, ListState.WAITING)
    judge = "profiles.actions.importing.running.judge_rows"
    judged = __import__("profiles.actions.importing.planning", fromlist=["judge_rows"]).judge_rows

    def asked_meanwhile(*args, **kwargs):
        found = judged(*args, **kwargs)
        cancel(uploaded)
        return found

    monkeypatch.setattr(judge, asked_meanwhile)
    import_list.call(uploaded.pk)

    uploaded.refresh_from_db()
    assert uploaded.state == ListState.CANCELLED
    assert not Tie.objects.exists()


def test_the_end_of_a_list_has_its_time_and_says_what_failed(uploaded):
    put(uploaded, ListState.WAITING, columns={"city_a": "nothing"})

    import_list.call(uploaded.pk)

    uploaded.refresh_from_db()
    assert uploaded.state == ListState.FAILED
    assert "nothing" in uploaded.message
    assert uploaded.finished_at is not None


def test_what_forbids_to_take_a_list_back_is_named_as_people_know_it(uploaded):
    brought = bring_in(uploaded, LIST).list_import
    tie = Tie.objects.get()
    tie.city_b = make_city(name_en="Isfahan", name_fa="اصفهان")
    tie.save()

    with pytest.raises(ListError, match="Isfahan"):
        undo_import(brought)
