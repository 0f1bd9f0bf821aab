"""Files as they should not be: refused whole with the reason, or row by row; nothing is lost silently."""

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from profiles.actions.importing import ListError, guess_columns, read_table
from profiles.actions.importing.planning import read_rows
from profiles.choices.importing import ListNoun
from profiles.selectors.matching.reasons import in_words

HEADERS = "city1,country1,city2,country2"
COLUMNS = {"city_a": "city1", "country_a": "country1", "city_b": "city2", "country_b": "country2"}


def book(change: Callable[[Workbook], object] = lambda book: None) -> bytes:
    made, file = Workbook(), io.BytesIO()
    for row in (("city1", "city2"), ("Rome", "Paris"), ("Bonn", "Lyon")):
        made.active.append(row)
    change(made)
    made.save(file)
    return file.getvalue()


def cut(content: bytes, name: str) -> bytes:
    """The workbook with half of that file in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for one in old.namelist():
            part = old.read(one)
            new.writestr(one, part[: len(part) // 2] if one == name else part)
    return file.getvalue()


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("xl/workbook.xml", b"x")
        new.writestr("xl/worksheets/sheet1.xml", b" " * 90_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n,,\n\n", "no rows"),
        (HEADERS.encode("utf-16")[:-1], "UTF-16"),
        ("city1,city2\nМосква,Рига\n".encode("cp1251"), "encoding.*line 2"),
        (b"%PDF-1.4\n\xe2\xe3\xcf\xd3", "PDF"),
        (b"city1,city2\n\x00\x01\x02\x00\x00\x00\x00,x", "no text"),
        (b'city1,city2\n"Rome,Paris\nBonn,Lyon\n', "Row 2: a quotation mark is not closed"),
        (b"city1,city2\n" + b"a" * 1_000_000 + b",Paris\n", "longer than"),
        (",".join(f"c{place}" for place in range(10_000)).encode(), "columns; more than 300"),
        (b"city1,city1\nRome,Paris\n", "same header: «city1»"),
        (b"city1\n" + b"a\n" * 100_100, "more than 100000 rows"),
        (b"{", "no JSON: line 1"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"results": {"bindings": 5}}', "bindings"),
        (b'{"results": {"bindings": [5]}}', "bindings"),
        (b'[["city1"], ["Rome"]]', "Row 1 of the JSON"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK nothing", "damaged"),
        (bomb(), "Unpacked"),
        (cut(book(), "xl/worksheets/sheet1.xml"), "damaged"),
        (cut(book(), "xl/workbook.xml"), "damaged"),
        (book(lambda made: made.active.cell(1_000_000, 16_000, "far")), "beyond row"),
        (book(lambda made: made.create_sheet("Notes").append(["Of 2026"])), "Several sheets.*«Notes»"),
        (book(lambda made: made.active.merge_cells("A2:A3")), "A2:A3 are merged"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_reason(content, reason):
    with pytest.raises(ListError) as raised:
        read_table(content, "list.csv")

    assert re.search(reason, str(raised.value))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("options", [{"encoding": "klingon"}, {"encoding": "idna"}, {"delimiter": "ab"}])
def test_a_way_of_reading_that_there_is_not_is_refused(options):
    with pytest.raises(ListError):
        read_table("city1,city2\nKöln,Rome\n".encode("latin-1"), "list.csv", **options)


@pytest.mark.parametrize(
    "content",
    [
        "city1,city2\nتهران,Rome\n".encode("utf-8-sig"),
        "city1,city2\nتهران,Rome\n".encode("utf-16"),
        "city1;city2\nتهران;Rome\n".encode("cp1256"),
        "\n\ncity1\tcity2\r\rتهران\tRome\r".encode(),
        '"city1"|"city2"\n\n"تهران"|"Rome"\n|\n'.encode(),
        json.dumps([{"city1": "تهران", "city2": "Rome"}]).encode(),
        json.dumps({"results": {"bindings": [{"city1": {"value": "تهران"}, "city2": {"value": "Rome"}}]}}).encode(),
    ],
)
def test_one_list_reads_the_same_in_any_dress(content):
    table = read_table(content, "list.csv")

    assert table.headers == ("city1", "city2")
    assert table.rows == (("تهران", "Rome"),)


def test_what_sparql_leaves_unbound_is_empty():
    bindings = [{"a": {"value": "Rome"}, "b": {"value": "Paris"}}, {"a": {"value": "Bonn"}}]

    table = read_table(json.dumps({"results": {"bindings": bindings}}).encode(), "query.json")

    assert table.rows == (("Rome", "Paris"), ("Bonn", ""))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Washington, D.C.,United States,Rome,Italy", "The row has 5 cells, the list has 4 columns"),
        (HEADERS, "repeats the headers"),
        (f"{'a' * 201},Italy,Rome,Italy", "«city1» holds more than 200 letters"),
        ("Ro\x07me,Italy,Paris,France", "«city1» holds the invisible character U+0007"),
        ("Ro\u202eme,Italy,Paris,France", "RIGHT-TO-LEFT OVERRIDE"),
        ("Rome,It\x00aly,Paris,France", "«country1» cannot be read"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(row, reason):
    table = read_table(f"{HEADERS}\nBonn,Germany,Lyon,France\n{row}\n".encode(), "list.csv")

    first, second = read_rows(table, ListNoun.TIES.value, COLUMNS, {}).rows

    assert first.problem is None
    assert second.problem is not None
    assert reason in in_words(second.problem)


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("latitude_a", "north", "no coordinates"),
        ("latitude_a", "91.5", "no coordinates"),
        ("longitude_a", "nan", "no coordinates"),
        ("wikidata_a", "P31", "no id of Wikidata"),
        ("geonames_b", "Q64", "no id of GeoNames"),
        ("unlocode_a", "ITROMA", "no id of UN/LOCODE"),
    ],
)
def test_a_mark_of_a_city_that_cannot_be_read_is_not_passed_over(column, text, reason):
    content = f"city1,city2,longitude_a,mark\nRome,Paris,12.5,{text}\n".encode()
    columns = {"city_a": "city1", "city_b": "city2", "longitude_a": "longitude_a", column: "mark"}

    [row] = read_rows(read_table(content, "list.csv"), ListNoun.TIES.value, columns, {}).rows

    assert row.problem is not None
    assert reason in in_words(row.problem)


def test_a_role_that_is_not_known_is_not_taken_for_another():
    table = read_table(b"city,role\nRome,chair\nBonn,emperor\n", "list.csv")

    known, unknown = read_rows(table, ListNoun.MEMBERSHIPS.value, {"city": "city", "role": "role"}, {}).rows

    assert known.role == "chair"
    assert unknown.problem == ("unknown_role", {"role": "emperor"})


def test_a_formula_without_its_result_and_an_error_are_refused_where_they_stand():
    content = book(lambda made: [made.active.append(["=A2", "Lyon"]), made.active.append(["Bern", "#N/A"])])

    table = read_table(content, "list.xlsx")
    rows = read_rows(table, ListNoun.TIES.value, {"city_a": "city1", "city_b": "city2"}, {}).rows

    assert [row.problem and row.problem[1] for row in rows] == [None, None, {"column": "city1"}, {"column": "city2"}]


def test_a_column_called_item_that_holds_no_ids_is_not_taken_for_wikidatas():
    table = read_table(b"item,city,country\n1,Rome,Italy\n", "list.csv")

    assert guess_columns(table, ListNoun.MEMBERSHIPS.value) == {"city": "city", "country": "country"}
