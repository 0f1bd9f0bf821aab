"""Malformed spreadsheets: each is answered with what is wrong and where, in the reader's words; nothing is stored."""

import html
import re
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client

from profiles.models import City, FormerAddress, SheetImport, Tie
from tests import factories
from tests.admin.spreadsheets import HEADERS, YAZD, container, csv_file, json_file, upload, with_member, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]

GOOD = xlsx(HEADERS, YAZD)


def city(**cells: str) -> bytes:
    """A file of one city with these cells."""
    row = {"slug": "yazd", "name_en": "Yazd", **cells}
    return csv_file(row, row.values())


def hidden(book):
    book.create_sheet("empty")
    book.worksheets[0].sheet_state = "hidden"


def formula(book):
    book.active["D2"] = "=1+30"


def failed(book):
    book.active["D2"] = "#REF!"
    book.active["D2"].data_type = "e"


def second(book):
    other = book.create_sheet("more")
    other.append(HEADERS)
    other.append(["qom", "Qom", "قم", "1", "2"])


def merged(book):
    book.active.merge_cells("B1:C1")


def dated(book):
    book.active["D2"] = datetime(2020, 3, 1, 12, 30)


FILES: dict[str, tuple[bytes, str]] = {
    # -- no spreadsheet at all --
    "empty file": (b"", "The file is empty."),
    "only a byte order mark": (b"\xef\xbb\xbf\r\n", "The file is empty."),
    "only separators": (b",,,\r\n,,,\r\n", "The file is empty."),
    "binary rubbish": (bytes(range(256)) * 8, "no spreadsheet"),
    "NULs": (b"\x00" * 400 + b"slug", "no spreadsheet"),
    "PDF": (b"%PDF-1.7 ...", "This is a PDF"),
    "picture called .xlsx": (b"\x89PNG\r\n\x1a\n....", "no spreadsheet"),
    "web page called .xls": (b"<html><table><tr><td>slug</td></tr></table>", "This is a web page"),
    "XML spreadsheet of 2003": (b"<?xml version='1.0'?><Workbook/>", "This is an XML file"),
    "gzip": (b"\x1f\x8b\x08rest", "no spreadsheet"),
    # -- containers --
    "old .xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old kind (.xls)"),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password",
    ),
    "macros": (with_member(GOOD, "xl/vbaProject.bin", b"x"), "holds macros (.xlsm)"),
    "binary workbook": (container(xl__workbook_dot_bin=b"x"), "(.xlsb)"),
    "LibreOffice": (container(content_dot_xml="<x/>", mimetype="application/vnd.oasis"), "(.ods)"),
    "Word": (container(word__document_dot_xml="<x/>"), "holds no workbook"),
    "cut in half": (GOOD[: len(GOOD) // 2], "The workbook is damaged"),
    "workbook without parts": (container(xl__workbook_dot_xml="<workbook/>"), "The workbook is damaged"),
    "broken sheet": (
        container(xl__workbook_dot_xml="<nonsense", _Content_Types__dot_xml="<x/>"), "The workbook is damaged",
    ),
    "zip bomb": (with_member(GOOD, "xl/media/bomb", b"\x00" * (81 * 1024 * 1024)), "larger than 80 MB"),
    "all sheets empty": (xlsx(), "The file is empty."),
    "rows in a hidden sheet": (xlsx(HEADERS, YAZD, change=hidden), "The file is empty."),
    "two sheets with rows": (xlsx(HEADERS, YAZD, change=second), "Several sheets hold rows: «Sheet», «more»"),
    "formula without a result": (xlsx(HEADERS, YAZD, change=formula), "D2 latitude The cell holds a formula without"),
    "error of a formula": (xlsx(HEADERS, YAZD, change=failed), "D2 latitude The cell holds the error «#REF!»"),
    "merged heading": (xlsx(HEADERS, YAZD, change=merged), "C2 holds something, and its column has no name"),
    "moment for a number": (xlsx(HEADERS, YAZD, change=dated), "D2 latitude «2020-03-01T12:30:00» is not a number."),
    "too wide": (
        xlsx([*HEADERS, *(f"c{place}" for place in range(400))]), "has 405 columns; more than 300 are not read",
    ),
    # -- encodings --
    "damaged UTF-8": (csv_file(HEADERS, YAZD) + "قم".encode() + b"\xd9,x\r\n" , "damaged in line 3"),
    "damaged UTF-16": (csv_file(HEADERS, YAZD, encoding="utf-16")[:-1], "begins as UTF-16 and does not go on so"),
    # -- CSV --
    "open quotation mark": (csv_file(HEADERS, ["yazd", '"Yazd', "یزد", "1", "2"]), "a quotation mark is not closed"),
    "quotation mark within": (csv_file(HEADERS, ["yazd", '"Ya"zd"', "یزد", "1", "2"]), "stands alone within a cell"),
    "endless cell": (csv_file(HEADERS, ["yazd", "x" * 120_000, "", "1", "2"]), "a cell is longer than 100000 letters"),
    "unquoted comma": (csv_file(HEADERS, ["yazd", "Yazd", "یزد", "31", "89", "54"]), "F2 holds something"),
    "decimal commas as separators": (b"slug,latitude\r\nyazd,31,89\r\n", "C2 holds something"),
    # -- headings --
    "headings only": (csv_file(HEADERS), "names columns, and holds no row below them"),
    "no headings": (csv_file(YAZD), "No row names the columns"),
    "one word": (b"slug", "holds no row below them"),
    "headings twice": (csv_file([*HEADERS, "name_en"], [*YAZD, "x"]), "Two columns are called «name_en»"),
    "unknown column": (csv_file([*HEADERS, "mayor"], [*YAZD, "x"]), "Unknown columns: «mayor»"),
    "misspelled column": (csv_file([*HEADERS, "websit"], [*YAZD, "x"]), "«websit» (did you mean «website»?)"),
    "no address": (csv_file(HEADERS[1:], YAZD[1:]), "A column is missing: «slug»"),
    "column without a name": (csv_file([*HEADERS, ""], [*YAZD, "x"]), "F2 holds something"),
    # -- JSON --
    "broken JSON": (b'[{"slug": "yazd",}]', "The file is no JSON: line 1"),
    "JSON of one object": (json_file({"slug": "yazd"}), "The JSON is no list of objects"),
    "JSON of numbers": (json_file([1, 2]), "Row 1 of the JSON is no object"),
    "nested JSON": (json_file([{"slug": "yazd", "name_en": {"a": 1}}]), "name_en A cell holds one value"),
    "deep JSON": (b"[" * 100_000, "nested too deeply"),
    "JSON with NaN": (b'[{"slug": "yazd", "latitude": NaN}]', "«NaN», which is no number"),
    "name twice in JSON": (b'[{"slug": "yazd", "slug": "qom"}]', "names «slug» twice"),
    "JSON of nothing": (b"[]", "The file is empty."),
    "JSON of empty objects": (b"[{}, {}]", "No row names the columns"),
    "endless number": (b'[{"slug": "yazd", "latitude": ' + b"9" * 5000 + b"}]", "a number that is too long"),
    # -- cells --
    "row twice": (csv_file(HEADERS, YAZD, ["qom", "Qom", "قم", "1", "2"], YAZD), "slug Row 2 means the same record."),
    "NUL in a cell": (city(name_fa="ی\x00زد"), "C2 name_fa The cell holds the invisible character U+0000 NULL"),
    "direction override": (city(name_en="Ya\u202ezd"), "B2 name_en The cell holds the invisible character U+202E"),
    "escape": (json_file([{"slug": "yazd", "name_en": "a\x1bb"}]), "name_en The cell holds the invisible character"),
    "too long": (city(name_en="x" * 301), "B2 name_en Ensure this value has at most 300 characters"),
    "bad address": (city(slug="Yazd City"), "A2 slug Use lower-case Latin letters"),
    "no number": (city(latitude="north"), "C2 latitude «north» is not a number."),
    "not-a-number": (city(latitude="nan"), "C2 latitude «nan» is not a number."),
    "infinite": (city(latitude="1e999"), "C2 latitude «1e999» is not a number."),
    "half a whole number": (city(geonames_id="1.5"), "C2 geonames_id «1.5» is no whole number."),
    "huge whole number": (city(geonames_id="9" * 29), "C2 geonames_id Ensure this value is less than"),
    "off the map": (city(latitude="91", longitude="0"), "latitude"),
    "no truth": (city(is_historical="maybe"), "C2 is_historical «maybe» is neither 1 (yes) nor 0 (no)."),
    "unknown code": (city(status="capitl"), "C2 status «capitl» is no code of this column"),
    "unknown codes": (city(roles="xyzzy"), "C2 roles «xyzzy» is no code of this column: write one of"),
    "no web address": (city(website="javascript:alert(1)"), "C2 website Enter a valid URL."),
    "unknown country": (city(territory="irn"), "C2 territory There is no territory with the address «irn»"),
    "country by its name": (city(territory="ایران"), "Did you mean «iran»?"),
    "two countries": (city(territory="iran;iran-2"), "C2 territory"),
    "withdrawn record": (city(slug="gone", name_en="Changed"), "A2 slug This record was withdrawn."),
    "former address": (city(slug="old-yazd"), "«old-yazd» is a former address: the record stands at «new-yazd» now."),
    "taken identifier": (city(geonames_id="7"), "C2 geonames_id"),
    "number in words": (city(latitude="سی و یک"), "C2 latitude «سی و یک» is not a number."),
}  # fmt: skip

TIES: dict[str, tuple[dict[str, str], str]] = {
    "no EDTF": ({"started": "spring 1995"}, "started"),
    "Jalali date": ({"started": "1374/01/23"}, "started"),
    "the 31st of February": ({"started": "1995-02-31"}, "started"),
    "over before it began": ({"started": "1995", "ended": "1990", "status": "ended"}, "The end lies before the start."),
    "an end that goes on": ({"ended": "1999"}, "A tie with an end date has the status «ended»."),
    "with itself": ({"city_b": "one"}, "A city has no tie with itself."),
    "without a partner": ({"city_b": ""}, "city_b This field cannot be null."),
    "with nobody": ({"city_b": "onee"}, "There is no city with the address «onee». Did you mean «one»?"),
    "of no kind": ({"kind": "sister_cty"}, "«sister_cty» is no code of this column. Did you mean «sister_city»?"),
    "recorded already": ({"slug": "again"}, "This tie is recorded already"),
}


def text_of(page) -> str:
    """What one reads on the page, within its content."""
    body = page.content.decode().partition('<div id="content"')[2]
    body = body.replace("\u2066", "").replace("\u2069", "")
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<option.*?</option>", "", body))).split())


@pytest.fixture
def records():
    """What the files run into."""
    factories.make_territory(slug="iran", name_en="Iran", name_fa="ایران")
    factories.make_city(slug="gone", state="withdrawn")
    factories.make_city(slug="seven", geonames_id=7)
    FormerAddress.objects.create(noun="city", slug="old-yazd", leads_to="new-yazd")


def test_there_are_sixty_of_them():
    assert len(FILES) + len(TIES) >= 60


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_a_malformed_file_is_answered_in_words_and_stores_nothing(client: Client, head, records, content, said):
    before = set(City.objects.values_list("slug", "name_en", "geonames_id"))
    page = upload(client, content)
    assert page.status_code == 200
    assert said in text_of(page)
    assert set(City.objects.values_list("slug", "name_en", "geonames_id")) == before
    sheet = SheetImport.objects.first()
    assert sheet is None or (sheet.state, sheet.wrong > 0) == ("wrong", True)


@pytest.mark.parametrize(("cells", "said"), TIES.values(), ids=TIES)
def test_a_wrong_tie_is_answered_with_its_cell(client: Client, head, cells, said):
    one, two = factories.make_city(slug="one"), factories.make_city(slug="two")
    factories.make_tie(city_a=one, city_b=two, kind="friendship", started="1990")
    row = {"slug": "new-tie", "city_a": "one", "city_b": "two", "kind": "sister_city", "started": "1991", **cells}
    if row["slug"] == "again":
        row |= {"city_a": "two", "city_b": "one", "kind": "friendship", "started": "1990"}
    page = upload(client, csv_file(row, row.values()), noun="tie")
    assert page.status_code == 200
    assert said in text_of(page)
    assert page.context["sheet"].state == "wrong"
    assert Tie.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty file", "پرونده خالی است"),
        ("old .xls", "از نوع قدیمی (.xls) است"),
        ("misspelled column", "«websit» (منظورتان «website» است؟)"),
        ("no number", "«north» عدد نیست"),
        ("unknown country", "«irn»"),
        ("row twice", "همین رکورد"),
        ("withdrawn record", "این رکورد پس گرفته شده"),
        ("open quotation mark", "گیومه"),
    ],
)
def test_the_reasons_are_persian_for_who_reads_persian(client: Client, head, records, name, said):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fa"
    content, english = FILES[name]
    text = text_of(upload(client, content))
    assert said in text
    assert english not in text


def test_a_reason_is_told_anew_in_the_language_of_who_reads_it(client: Client, head):
    page = upload(client, FILES["no number"][0])
    assert "«north» is not a number." in text_of(page)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fa"
    assert "«north» عدد نیست" in text_of(client.get(page.redirect_chain[-1][0]))


def test_every_wrong_cell_is_named_at_once(client: Client, head):
    page = upload(client, city(latitude="north", geonames_id="x", territory="nowhere"))
    columns = {reason[0] for reason in page.context["sheet"].rows.get().reasons}
    assert columns == {"latitude", "geonames_id", "territory"}
    assert {reason[1] for reason in page.context["sheet"].rows.get().reasons} == {"C2", "D2", "E2"}


def test_a_file_with_too_many_rows_says_how_many_it_may_have(client: Client, head):
    rows = [{"slug": f"city-{number}"} for number in range(5100)]
    assert "The file has more than 5000 rows" in text_of(upload(client, json_file(rows)))
