"""The commands for lists where something is amiss: one line says why, and everything is as it was."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from profiles.actions.gazetteer import load_gazetteer
from profiles.models import Batch, ColumnProfile, ImportRow, ListImport, MatchQuestion, Source, Tie
from tests.factories import make_network, make_source
from tests.importing.test_collective import place

pytestmark = pytest.mark.django_db
LIST = "city1,country1,city2,country2\nBonn,Germany,Rome,Italy\n"


@pytest.fixture
def path(tmp_path):
    load_gazetteer([place(1, "Bonn", "DE"), place(2, "Rome", "IT")])
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def everything() -> list[int]:
    return [model.objects.count() for model in (Batch, ImportRow, ListImport, MatchQuestion, Source, Tie)]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"columns": "city_a=city1,city_b=city1"}, "both read from the column «city1»"),
        ({"columns": "city_a=city1,city_a=city2"}, "named twice"),
        ({"columns": "city_a"}, "not of the form"),
        ({"source": "draft"}, "not public"),
        ({"source": "withdrawn"}, "not public"),
        ({"network": "nowhere"}, "no network"),
        ({"delimiter": "--"}, "one character"),
        ({"encoding": "klingon"}, "not in klingon"),
    ],
)
def test_arguments_that_do_not_do_are_said_in_a_line(path, options, reason):
    for state in ("draft", "withdrawn"):
        make_source(slug=state, state=state)
    before = everything()

    with pytest.raises(CommandError, match=reason) as raised:
        call_command("import_ties", path, **options)

    assert "\n" not in str(raised.value)
    assert everything() == before


def test_a_report_that_cannot_be_written_is_said_before_anything_is_stored(path, tmp_path):
    before = everything()

    for report in (tmp_path / "nowhere" / "out.csv", tmp_path, path):
        with pytest.raises(CommandError, match=str(report)):
            call_command("import_ties", path, report=report, stdout=StringIO())

    assert everything() == before
    assert path.read_text(encoding="utf-8") == LIST


def test_a_list_that_is_refused_leaves_the_report_of_the_last_one(path, tmp_path):
    report = tmp_path / "out.csv"
    report.write_text("the last one", encoding="utf-8")
    path.write_text("nothing,of,use\n1,2,3\n", encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("import_ties", path, report=report, stdout=StringIO())

    assert sorted(file.name for file in tmp_path.iterdir()) == ["list.csv", "out.csv"]
    assert report.read_text(encoding="utf-8") == "the last one"


def test_a_dry_run_writes_its_report_and_nothing_else(path, tmp_path):
    report = tmp_path / "out.csv"
    before = everything()

    call_command("import_ties", path, report=report, dry_run=True, stdout=StringIO())

    assert "bonn--rome" in report.read_text(encoding="utf-8")
    assert everything() == before


def test_a_name_of_a_file_that_is_no_text_does_not_stop_it(path, tmp_path):
    odd = path.rename(tmp_path / "li\nst\udcff‮.csv")
    out = StringIO()

    call_command("import_ties", odd, stdout=out)

    assert out.getvalue().startswith("rows=1 created=1 ")
    assert ListImport.objects.get().file_name == "li�st��.csv"


def test_a_network_that_is_withdrawn_takes_no_members(tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("city,country\nBonn,Germany\n", encoding="utf-8")
    make_network(slug="gone", state="withdrawn")

    with pytest.raises(CommandError, match="withdrawn"):
        call_command("import_memberships", path, network="gone", stdout=StringIO())


@pytest.mark.parametrize(
    ("columns", "options"),
    [
        (["city_a"], {}),
        ({"city_a": 1}, {}),
        ({}, []),
        ({}, {"delimeter": ";"}),
        ({}, {"encoding": 8}),
        ({}, {"kinds": {"sister": "sisters in arms"}}),
    ],
)
def test_a_profile_that_cannot_be_followed_is_refused(columns, options):
    with pytest.raises(ValidationError):
        ColumnProfile(name="odd", noun="ties", columns=columns, options=options).full_clean()
