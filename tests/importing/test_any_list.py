"""Whatever a list holds and whatever happens to it: every row has one account, and undoing leaves what was there."""

from typing import Any

import pytest
import zeal
from django.db import transaction
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from profiles.actions.gazetteer import load_gazetteer
from profiles.actions.importing import (
    ListError,
    bring_in,
    decide,
    decide_new_city,
    leave_for_later,
    reject,
    undo_import,
)
from profiles.actions.importing.undoing import MADE
from profiles.choices.importing import ListNoun, ListState
from profiles.models import City, ListImport, MatchQuestion, Place, Tie
from tests.factories import make_city, make_membership, make_network, make_source, make_territory, make_tie
from tests.importing.test_collective import place

TOWNS = [
    ("Bonn", "Germany"), ("Rome", "Italy"), ("Roma", "ایتالیا"), ("Lyon", "France"), ("Lyon", ""),
    ("Frankfurt", "Germany"), ("Frankfurt am Main", "آلمان"), ("Frankfurt (Oder)", "Germany"),
    ("Atlantis", "Greece"), ("<b>😀</b>", "Nowhere"), ("Oldtown", "Germany"), ("", "Italy"),
]  # fmt: skip
OF_TIES = [
    ("", "", ""), ("", "", ""), ("", "1990", ""), ("", "1990/1995", ""), ("friendship", "2001-05", "31/12/2004"),
    ("sister city", "1990~", "۱۹۹۵"), ("", "2001", "1999"), ("", "no date", ""), ("friends", "", ""),
]  # fmt: skip
OF_MEMBERS = [
    ("Net", "", "", ""), ("Net", "", "1996", ""), ("Net", "founder", "1993", ""), ("Net", "", "2001-05", "2004"),
    ("Net", "", "1990", "1995"), ("Other", "", "", ""), ("None", "", "", ""), ("Net", "emperor", "", ""),
]  # fmt: skip
towns = some.sampled_from(TOWNS)
ties = some.lists(some.tuples(towns, towns, some.sampled_from(OF_TIES)), min_size=1, max_size=6)
members = some.lists(some.tuples(towns, some.sampled_from(OF_MEMBERS)), min_size=1, max_size=6)
Rows = list[tuple[tuple[str, ...], ...]]
HEADERS = {
    ListNoun.TIES.value: ("city_a", "country_a", "city_b", "country_b", "kind", "started", "ended"),
    ListNoun.MEMBERSHIPS.value: ("city", "country", "network", "role", "started", "ended"),
}


@pytest.fixture
def world(db):
    load_gazetteer(
        [
            place(1, "Bonn", "DE"), place(2, "Rome", "IT", 5000, "", "Roma"), place(3, "Lyon", "FR"),
            place(4, "Frankfurt am Main", "DE", 700_000, "", "Frankfurt"),
            place(5, "Frankfurt (Oder)", "DE", 60_000, "", "Frankfurt"), place(6, "Oldtown", "DE"),
        ]
    )  # fmt: skip
    germany = make_territory(iso_code="DE")
    bonn = make_city(name_en="Bonn", geonames_id=1, territory=germany)
    rome = make_city(name_en="Rome", geonames_id=2, territory=make_territory(iso_code="IT"))
    make_city(name_en="Oldtown", geonames_id=6, state="withdrawn", territory=germany)
    make_tie(city_a=rome, city_b=bonn, started="1990")
    network = make_network(name_en="Net")
    make_network(name_en="Other", state="draft")
    make_membership(city=bonn, network=network, started="1990", ended="1995", standing="former")
    with zeal.zeal_ignore():
        yield make_source(url="")


def content(noun: str, rows: Rows) -> bytes:
    lines = (",".join(f'"{cell}"' for cell in row) for row in [HEADERS[noun], *(sum(row, ()) for row in rows)])
    return "\n".join(lines).encode()


def bring(noun: str, rows: Rows, source: Any) -> ListImport:
    columns = {meaning: meaning for meaning in HEADERS[noun]}
    list_import = ListImport(noun=noun, file_name="list.csv", source=source, columns=columns)
    bring_in(list_import, content(noun, rows))
    return list_import


def records() -> dict[str, list[dict[str, Any]]]:
    """All that an import may make or touch, as it stands."""
    return {model.__name__: [model_to_dict(one) for one in model._default_manager.order_by("pk")] for model in MADE}


def check_account(list_import: ListImport) -> None:
    list_import.refresh_from_db()
    states = list(list_import.rows.values_list("state", flat=True))
    sums = list_import.sums
    assert sums["rows"] == len(states) == sums["created"] + sums["merged"] + sums["queued"] + sums["rejected"]
    assert all(states.count(state) == sums[state] for state in ("created", "merged", "queued", "rejected"))
    for row in list_import.rows.all():
        assert row.reasons, "every row says why"
        assert bool(row.result) == (row.state in ("created", "merged"))
        if row.state == "queued":
            assert MatchQuestion.objects.waiting().filter(pk__in=row.questions).exists(), "it waits for something"


def some_list(noun: str) -> Any:
    return ties if noun == ListNoun.TIES.value else members


STEPS = ["same", "other", "decide", "decide again", "new city", "reject", "later"]
EDITS = ["edit", "use", "withdraw", "delete"]
nouns_and_lists = some.sampled_from(list(HEADERS)).flatmap(
    lambda noun: some.tuples(some.just(noun), some_list(noun), some_list(noun))
)
cheaply = settings(
    derandomize=True,  # the same lists in every run: what a run finds, the next one finds too
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def answer(step: str) -> None:
    question = MatchQuestion.objects.waiting().order_by("pk").first()
    if question is None:
        return
    candidates = [one["place"] for one in question.candidates if one["place"]]
    if step.startswith("decide") and candidates:
        decide(question, place=Place.objects.get(pk=candidates[0 if step == "decide" else -1]))
    elif step == "new city" and question.name:
        # Whose rows an answer to their other name has settled: said, and nothing is changed.
        before = records()
        try:
            decide_new_city(question)
        except ListError:
            assert records() == before
    elif step == "reject":
        reject(question, reason="none is meant")
    else:
        leave_for_later(question)


def edit(step: str) -> None:
    """What an editor does with the newest of what lists have made."""
    city = City.objects.filter(geonames_id__gt=2).exclude(state="withdrawn").order_by("-pk").first()
    link = Tie.objects.exclude(city_a__geonames_id=2, city_b__geonames_id=1).order_by("-pk").first()
    if step == "edit" and city is not None:
        city.note_en = "Known for its cheese."
        city.save()
    elif step == "use" and city is not None:
        make_tie(city_a=city, city_b=City.objects.get(geonames_id=1), started=f"19{10 + Tie.objects.count()}")
    elif step == "withdraw" and link is not None:
        link.state = "withdrawn"
        link.save()
    elif step == "delete" and link is not None:
        link.delete()


def undone(list_import: ListImport) -> bool:
    """Take it back; where that is refused, nothing changes."""
    before = records()
    try:
        undo_import(list_import)
    except ListError:
        assert records() == before
        return False
    assert list_import.state == ListState.UNDONE
    with pytest.raises(ListError):
        undo_import(list_import)
    return True


@cheaply
@given(nouns_and_lists)
def test_every_row_of_any_list_has_one_account_and_the_same_list_again_creates_nothing(world, lists):
    noun, rows, _other = lists
    with transaction.atomic():
        first = bring(noun, rows, world)
        check_account(first)
        assert first.rows_in == len(rows)
        before = records()

        again = bring(noun, rows, world)

        check_account(again)
        assert again.created == 0
        assert records() == before
        transaction.set_rollback(True)


@cheaply
@given(nouns_and_lists, some.lists(some.sampled_from(STEPS), max_size=5), some.booleans())
def test_undoing_all_leaves_what_was_there(world, lists, steps, last_first):
    noun, rows, other = lists
    with transaction.atomic():
        before = records()
        made = [bring(noun, rows, world)]
        for step in steps:
            if step in ("same", "other"):
                made.append(bring(noun, rows if step == "same" else other, world))
            else:
                answer(step)
            for one in made:
                check_account(one)

        waiting = made[::-1] if last_first else made
        while waiting:
            left = [one for one in waiting if not undone(one)]
            assert len(left) < len(waiting), "one of them can always be taken back"
            waiting = left

        assert records() == before
        assert not MatchQuestion.objects.waiting().exists()
        transaction.set_rollback(True)


@cheaply
@given(nouns_and_lists, some.lists(some.sampled_from(STEPS + EDITS), max_size=5))
def test_undoing_leaves_what_editors_did_and_all_that_was_there(world, lists, steps):
    noun, rows, other = lists
    with transaction.atomic():
        before = records()
        made = [bring(noun, rows, world)]
        for step in steps:
            if step in ("same", "other"):
                made.append(bring(noun, rows if step == "same" else other, world))
            elif step in EDITS:
                edit(step)
            else:
                answer(step)

        done = [undone(one) for one in reversed(made)]

        now = records()
        assert all(one in now[name] for name, ones in before.items() for one in ones)
        if all(done):
            assert now == before
        else:
            assert set(steps) & {"edit", "use", "withdraw"}
        transaction.set_rollback(True)
