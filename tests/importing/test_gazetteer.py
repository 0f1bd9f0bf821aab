import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from profiles.models import Place, PlaceName
from tests.factories import make_city

pytestmark = pytest.mark.django_db


def line(pk: int, name: str, others: str = "", country: str = "DE", population: int = 1000) -> str:
    cells = [str(pk), name, name, others, "50.5", "8.5", "P", "PPL", country, "", "05", "", "", "", str(population)]
    return "\t".join([*cells, "", "", "", ""]) + "\n"


def load(path: Path, **options) -> str:
    out = StringIO()
    call_command("import_gazetteer", path, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_places_are_loaded_from_a_file_or_a_zip(tmp_path):
    path = tmp_path / "cities.txt"
    path.write_text(line(1, "Köln", "Cologne,Keulen,köln") + line(2, "Bonn"), encoding="utf-8")
    packed = tmp_path / "cities.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, "cities.txt")

    for source in (path, packed):
        assert load(source).strip() == "places=2 names=4 removed=0 kept=0"
    assert list(PlaceName.objects.filter(place=1).values_list("folded", "is_principal")) == [
        ("koln", True),
        ("cologne", False),
        ("keulen", False),
    ]


def test_names_come_with_their_languages_and_ids_from_the_table_of_names(tmp_path):
    path, names = tmp_path / "cities.txt", tmp_path / "names.txt"
    path.write_text(line(1, "Köln", "Cologne"), encoding="utf-8")
    names.write_text(
        "1\t1\tfa\tکلن\t1\t\t\t\t\t\n2\t1\twkdt\tQ365\t\t\t\t\t\t\n3\t1\tunlc\tDECGN\t\t\t\t\t\t\n"
        "4\t1\tlink\thttps://example.org\t\t\t\t\t\t\n5\t99\tfa\tکسی\t\t\t\t\t\t\n",
        encoding="utf-8",
    )

    load(path, alternate_names=names)

    place = Place.objects.get()
    assert (place.wikidata_id, place.unlocode) == ("Q365", "DECGN")
    assert [name.name for name in PlaceName.objects.persian()] == ["کلن"]
    assert PlaceName.objects.count() == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the planner of PostgreSQL alone")
def test_postgresql_knows_at_once_how_many_places_and_names_were_loaded(tmp_path):
    path = tmp_path / "cities.txt"
    path.write_text("".join(line(pk, f"Town {pk}", f"Stadt {pk}") for pk in range(1, 101)), encoding="utf-8")

    load(path)

    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reltuples::int FROM pg_class WHERE relname ~ '^profiles_place(name)?$'")
        assert dict(cursor.fetchall()) == {"profiles_place": 100, "profiles_placename": 200}


def test_loading_again_updates_and_keeps_a_vanished_place_that_a_city_uses(tmp_path):
    path = tmp_path / "cities.txt"
    path.write_text(line(1, "Köln") + line(2, "Bonn") + line(3, "Trier"), encoding="utf-8")
    load(path)
    make_city(geonames_id=2)
    path.write_text(line(1, "Köln", population=2000), encoding="utf-8")

    assert load(path).strip() == "places=1 names=1 removed=1 kept=1"

    assert Place.objects.get(pk=1).population == 2000
    assert Place.objects.get(pk=2).has_vanished
    assert not Place.objects.filter(pk=3).exists()


@pytest.mark.parametrize("text", ["", "1\tKöln\n", line(1, "Köln").replace("50.5", "north")])
def test_a_file_that_is_no_gazetteer_is_refused_and_changes_nothing(tmp_path, text):
    path = tmp_path / "cities.txt"
    path.write_text(line(1, "Köln"), encoding="utf-8")
    load(path)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError):
        load(path)

    assert Place.objects.count() == 1
    assert PlaceName.objects.count() == 1


def test_one_kind_of_places_is_asked_for():
    with pytest.raises(CommandError):
        call_command("import_gazetteer")
