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


def test_a_name_that_is_only_said_or_was_said_once_is_found_by_and_not_written_under(tmp_path):
    path, names = tmp_path / "cities.txt", tmp_path / "names.txt"
    path.write_text(line(1, "Tehran"), encoding="utf-8")
    names.write_text(
        "1\t1\tfa\tری\t1\t\t\t1\t\t\n2\t1\tfa\tتهرون\t\t\t1\t\t\t\n3\t1\tfa\tتهران\t\t\t\t\t\t\n", encoding="utf-8"
    )

    load(path, alternate_names=names)

    assert [name.name for name in PlaceName.objects.persian()] == ["تهران"]
    assert PlaceName.objects.filter(place=1).count() == 4


def test_an_id_that_the_table_of_names_no_longer_has_goes(tmp_path):
    path, names = tmp_path / "cities.txt", tmp_path / "names.txt"
    path.write_text(line(1, "Köln"), encoding="utf-8")
    for text in ("1\t1\twkdt\tQ365\n", "1\t1\tfa\tکلن\n"):
        names.write_text(text, encoding="utf-8")
        load(path, alternate_names=names)

    assert Place.objects.get().wikidata_id == ""


def zipped(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("cities.txt", "".join(line(number, f"Town {number}") for number in range(1, 500)))
    return path.read_bytes()


@pytest.mark.parametrize("damage", [lambda whole: whole[:-30], lambda whole: whole[:200] + b"xxxx" + whole[204:]])
def test_an_archive_that_is_damaged_is_said_to_be_and_changes_nothing(tmp_path, damage):
    path, archive = tmp_path / "cities.txt", tmp_path / "cities.zip"
    path.write_text(line(1, "Köln"), encoding="utf-8")
    load(path)
    archive.write_bytes(damage(zipped(archive)))

    with pytest.raises(CommandError, match=r"cities\.zip: the archive is damaged"):
        load(archive)

    assert [place.name for place in Place.objects.all()] == ["Köln"]
    assert PlaceName.objects.count() == 1


@pytest.mark.parametrize(
    ("place", "cell", "text"),
    [(0, "-5", "id"), (0, "99999999999", "id"), (1, " ", "name"), (4, "95", "coordinate"), (5, "nan", "coordinate"),
     (14, "9" * 30, "people"), (3, "Co\x00logne", "letter")],
)  # fmt: skip
def test_a_line_that_is_no_place_is_named_and_changes_nothing(tmp_path, place, cell, text):
    path = tmp_path / "cities.txt"
    cells = line(2, "Bonn").split("\t")
    cells[place] = cell
    path.write_text(line(1, "Köln") + "\t".join(cells), encoding="utf-8")

    with pytest.raises(CommandError, match=rf"cities\.txt, line 2: .*{text}"):
        load(path)

    assert not Place.objects.exists()


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"alternate_names": "cities.txt"}, r"cities\.txt, line 1"),
        ({"alternate_names": "latin.txt"}, "not in UTF-8"),
        ({"admin1": "cities.txt"}, r"cities\.txt, line 1: 19 columns"),
        ({"admin1": "names.txt"}, r"names\.txt, line 1: «1» is no code"),
    ],
)
def test_another_file_than_the_one_that_is_meant_is_named_and_changes_nothing(tmp_path, options, wrong):
    (tmp_path / "cities.txt").write_text(line(1, "Köln"), encoding="utf-8")
    (tmp_path / "names.txt").write_text("1\t1\tfa\tکلن\n", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("1\t1\tde\tKöln\n".encode("latin-1"))

    with pytest.raises(CommandError, match=wrong):
        load(tmp_path / "cities.txt", **{name: tmp_path / file for name, file in options.items()})

    assert not Place.objects.exists()
