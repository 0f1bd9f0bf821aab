import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from profiles.actions.gazetteer import load_gazetteer, read_places
from profiles.actions.importing import (
    ListError,
    bring_in,
    decide,
    decide_new_city,
    leave_for_later,
    reject,
)
from profiles.actions.importing import undo_import as undo
from profiles.choices.importing import QuestionState, RowState
from profiles.models import (
    Change,
    Citation,
    City,
    CityAlias,
    ImportRow,
    ListImport,
    MatchQuestion,
    Membership,
    Place,
    Territory,
    Tie,
)
from tests.factories import make_city, make_network, make_source, make_territory, make_tie

pytestmark = pytest.mark.django_db
GOLD = Path(__file__).resolve().parents[1] / "gold"
COUNTED = (City, Tie, Citation, Territory, CityAlias, Membership)

TIES = """city1,country1,city2,country2,year
Hamburg,Germany,Dresden,Germany,1987
Dresden,Deutschland,Hamburg,آلمان,1987
Warschau,Poland,Berlin,Germany,1991
Frankfurt,Germany,Lyon,France,1960
Frankfurt,Germany,Milano,Italy,1970
Atlantis,Greece,Rome,Italy,
Paris,France,Rome,Italy,13/32/1956
,Germany,Rome,Italy,1956
"""


@pytest.fixture
def gazetteer():
    load_gazetteer(read_places(GOLD / "places.txt"))


@pytest.fixture
def source():
    return make_source(title="A register", url="")


def ties(source, text: str = TIES, **values) -> ListImport:
    list_import = ListImport(noun="ties", file_name="register.csv", source=source, **values)
    return bring_in(list_import, text.encode()).list_import


def states(list_import: ListImport) -> list[str]:
    return list(list_import.rows.values_list("state", flat=True))


def contents() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


def test_every_row_is_accounted_for(gazetteer, source):
    list_import = ties(source)

    assert list_import.sums == {"rows": 8, "created": 2, "merged": 1, "queued": 3, "rejected": 2}
    assert states(list_import) == [
        "created", "merged", "created", "queued", "queued", "queued", "rejected", "rejected",
    ]  # fmt: skip


def test_a_tie_that_both_sides_list_is_one_with_two_citations_that_say_who_declares_it(gazetteer, source):
    ties(source)

    tie = Tie.objects.get(started="1987")
    assert [citation.supports_en for citation in tie.citations.order_by("ordinal")] == [
        "Declared by Hamburg",
        "Declared by Dresden",
    ]
    assert [citation.locator for citation in tie.citations.order_by("ordinal")] == ["1", "2"]
    assert tie.is_published


def test_new_cities_are_published_with_what_the_gazetteer_knows(gazetteer, source):
    ties(source)

    city = City.objects.get(name_en="Warsaw")
    assert city.is_published
    assert city.territory is not None
    assert city.territory.name_fa == "لهستان"
    assert city.latitude == pytest.approx(52.2, abs=0.1)
    assert [citation.source.slug for citation in city.citations.all()] == ["geonames"]
    assert City.objects.published().filter(pk=city.pk).exists()
    assert city.history.get().batch.kind == "import"


def test_the_same_list_twice_creates_nothing(gazetteer, source):
    ties(source)
    before = contents()

    again = ties(source)

    assert again.created == 0
    assert again.merged == 3
    assert contents() == before
    assert (again.appeared, again.changed, again.vanished) == (0, 0, 0)


def test_a_newer_edition_says_what_appeared_changed_and_vanished_and_deletes_nothing(gazetteer, source):
    ties(source)
    newer = TIES.replace("Warschau,Poland,Berlin,Germany,1991\n", "Paris,France,Berlin,Germany,1987\n")
    newer = newer.replace("Lyon,France,1960", "Lyon,France,1961")

    again = ties(source, newer)

    assert (again.appeared, again.changed, again.vanished) == (1, 1, 1)
    assert Tie.objects.filter(city_a__name_en="Warsaw").exists()


def test_undo_leaves_the_database_as_it_was(gazetteer, source):
    kept = make_tie(
        city_a=make_city(name_en="Rome", geonames_id=3169070, territory=make_territory(iso_code="IT")),
        city_b=make_city(name_en="Paris", geonames_id=2988507, territory=make_territory(iso_code="FR")),
        kind="sister_city",
        started="1956",
    )
    before = contents()
    list_import = ties(source, TIES + "Paris,France,Rome,Italy,1956\n")
    assert contents() != before
    assert kept.citations.count() == 1

    undo(list_import)

    assert contents() == before
    assert not MatchQuestion.objects.exists()
    tombstones = Change.objects.filter(batch__kind="undo", state="")
    assert tombstones.filter(noun="tie").count() == 2
    with pytest.raises(ListError):
        undo(list_import)


def test_undo_is_refused_where_somebody_has_gone_on_working(gazetteer, source):
    list_import = ties(source)
    city = City.objects.get(name_en="Warsaw")
    city.name_fa = "ورشو"
    city.save()
    before = contents()

    with pytest.raises(ListError, match=r"changed or is used.*city «Warsaw»"):
        undo(list_import)

    assert contents() == before


def test_a_list_that_a_later_one_builds_on_is_taken_back_after_it(gazetteer, source):
    before = contents()
    first = ties(source)
    second = ties(make_source(url=""))

    with pytest.raises(ListError, match=f"Take back first: import {second.pk}"):
        undo(first)

    undo(second)
    undo(first)
    assert contents() == before


def test_a_decision_holds_for_every_row_of_the_text_and_for_lists_to_come(gazetteer, source):
    list_import = ties(source)
    question = MatchQuestion.objects.get(name="Frankfurt")
    assert {candidate["name"] for candidate in question.candidates} >= {"Frankfurt am Main", "Frankfurt (Oder)"}

    settled = decide(question, place=Place.objects.get(name="Frankfurt am Main"))

    list_import.refresh_from_db()
    assert settled == 2
    assert list_import.sums == {"rows": 8, "created": 4, "merged": 1, "queued": 1, "rejected": 2}
    city = City.objects.get(name_en="Frankfurt am Main")
    assert [alias.name for alias in city.aliases.all()] == ["Frankfurt"]
    later = ties(source, "city1,country1,city2,country2\nFrankfurt,Germany,Prague,Czechia\n")
    assert later.created == 1


def test_decisions_are_taken_back_with_their_list(gazetteer, source):
    before = contents()
    list_import = ties(source)
    decide(MatchQuestion.objects.get(name="Frankfurt"), place=Place.objects.get(name="Frankfurt am Main"))
    decide_new_city(MatchQuestion.objects.get(name="Atlantis"))

    undo(list_import)

    assert contents() == before


def test_a_new_city_is_made_from_the_text_and_cites_the_list(gazetteer, source):
    make_territory(iso_code="GR", name_en="Greece")
    list_import = ties(source)

    decide_new_city(MatchQuestion.objects.get(name="Atlantis"))

    city = City.objects.get(name_en="Atlantis")
    assert city.territory is not None
    assert city.territory.iso_code == "GR"
    assert [citation.source for citation in city.citations.all()] == [source]
    assert list_import.rows.get(number=6).state == RowState.CREATED


def test_a_question_may_be_rejected_or_left_for_later(gazetteer, source):
    list_import = ties(source)
    later = MatchQuestion.objects.get(name="Frankfurt")

    reject(MatchQuestion.objects.get(name="Atlantis"), reason="a myth")
    leave_for_later(later)

    assert list_import.rows.get(number=6).state == RowState.REJECTED
    assert later.state == QuestionState.LATER
    assert MatchQuestion.objects.waiting().get() == later
    again = ties(source)
    assert again.rows.get(number=6).state == RowState.REJECTED


def test_two_names_of_one_city_are_asked_about_not_tied_to_themselves(gazetteer, source):
    list_import = ties(source, "city1,country1,city2,country2\nRome,Italy,Roma,Italia\n")

    assert states(list_import) == ["queued"]
    assert not Tie.objects.exists()


def test_a_name_that_the_list_itself_tells_apart_is_asked_about_where_it_does_not(gazetteer, source):
    text = "city1,country1,city2,country2\n" + "".join(
        f"{name},Germany,Rome,Italy\n" for name in ('"Bonn, Hesse"', '"Bonn, Bavaria"', "Bonn", "Hamburg")
    )

    assert states(ties(source, text))[2:] == ["queued", "created"]


def test_memberships_are_recorded_once_with_designation(gazetteer, source):
    network = make_network(name_en="Network of Tests")
    text = "city;country;field;since\nBerlin;Germany;Design;2005\nWien;Österreich;Music;\nLondon;;Film;\n"

    for created in (2, 0):
        list_import = ListImport(noun="memberships", file_name="members.csv", source=source, network=network)
        bring_in(list_import, text.encode())
        assert (list_import.created, list_import.queued) == (created, 1)

    membership = Membership.objects.get(city__name_en="Berlin")
    assert membership.designation_en == "Design"
    assert membership.started == "2005"
    assert membership.citations.get().source == source


def test_a_list_may_be_wikidatas_answer(gazetteer, source):
    bindings = [
        {"itemLabel": {"value": "Rome"}, "countryLabel": {"value": "Italy"}, "partnerLabel": {"value": "Paris"}}
    ]
    text = json.dumps({"head": {}, "results": {"bindings": bindings}})
    columns = {"city_a": "itemLabel", "country_a": "countryLabel", "city_b": "partnerLabel"}
    list_import = ListImport(noun="ties", file_name="query.json", source=source, columns=columns)

    bring_in(list_import, text.encode())

    assert list_import.sums["rows"] == 1
    assert MatchQuestion.objects.get().name == "Paris"


def test_the_command_prints_the_sums_and_reports_every_row(gazetteer, source, tmp_path):
    path, report, out = tmp_path / "list.csv", tmp_path / "report.csv", StringIO()
    path.write_text(TIES, encoding="utf-8")

    call_command("import_ties", path, source=source.slug, report=report, stdout=out)

    list_import = ListImport.objects.get()
    last = out.getvalue().splitlines()[-1]
    assert last == f"rows=8 created=2 merged=1 queued=3 rejected=2 import={list_import.pk}"
    with report.open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 8
    assert "Frankfurt" in lines[3]["reason"]
    assert lines[0]["record"] == "hamburg--dresden"


def test_a_dry_run_says_the_same_and_leaves_nothing(gazetteer, source, tmp_path):
    path, out = tmp_path / "list.csv", StringIO()
    path.write_text(TIES, encoding="utf-8")
    before = contents()

    call_command("import_ties", path, source=source.slug, dry_run=True, stdout=out)

    assert out.getvalue().splitlines()[-1].startswith("rows=8 created=2 merged=1 queued=3 rejected=2 import=")
    assert contents() == before
    assert not ListImport.objects.exists()
    assert not ImportRow.objects.exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"source": "nowhere"}, "no source"),
        ({"columns": "city_a=nothing"}, "no column"),
        ({"columns": "colour=city1"}, "no meaning"),
        ({"profile": "nothing"}, "no profile"),
    ],
)
def test_a_command_that_fails_says_why_in_a_line(gazetteer, tmp_path, options, message):
    path = tmp_path / "list.csv"
    path.write_text(TIES, encoding="utf-8")

    with pytest.raises(CommandError, match=message) as raised:
        call_command("import_ties", path, **options)

    assert "\n" not in str(raised.value)
    assert not Tie.objects.exists()


def test_undo_import_takes_the_printed_number(gazetteer, source):
    list_import = ties(source)

    call_command("undo_import", list_import.pk, stdout=StringIO())

    assert not Tie.objects.exists()
    with pytest.raises(CommandError):
        call_command("undo_import", 999, stdout=StringIO())
