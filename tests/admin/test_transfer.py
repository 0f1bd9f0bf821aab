"""Spreadsheets: nothing in them runs, what people save is read, and an import is whole or nothing."""

import hashlib
import io
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from profiles.choices import TieKind
from profiles.models import Batch, City, SheetImport, Tie
from profiles.resources.columns import neutralised, restored
from tests import factories
from tests.admin.spreadsheets import csv_file, json_file, run, upload, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "'=1", "''=1"])
def test_a_text_that_a_spreadsheet_would_run_is_guarded_and_comes_back(text):
    assert neutralised(text).startswith("'")
    assert restored(neutralised(text)) == text


@pytest.mark.parametrize("text", ["-0420", "+1.5", "-52,37", "0622", "plain", "", "شهر", "l'Aquila", "'tis"])
def test_numbers_dates_and_plain_texts_stay_as_they_are(text):
    assert neutralised(text) == text
    assert restored(text) == text


# -- at the desk --


def cells_of(page) -> list[list[str]]:
    return [cell for row in page.context["sheet"].rows.all() for cell in row.cells]


def test_a_file_is_shown_before_it_is_stored_and_is_one_batch(client: Client, head):
    old = factories.make_city(name_en="Old", state="published")
    page = upload(
        client, csv_file(["slug", "name_en", "name_fa"], [old.slug, "New", old.name_fa], ["kashan", "Kashan", "كاشان"])
    )
    html = page.content.decode()
    assert "<del>Old</del><ins>New</ins>" in html
    assert " style=" not in html
    assert ["name_en", "Old", "New"] in cells_of(page)
    assert not City.objects.filter(slug="kashan").exists()
    run(client, page)
    old.refresh_from_db()
    kashan = City.objects.get(slug="kashan")
    assert (old.name_en, kashan.name_fa, kashan.state) == ("New", "کاشان", "draft")
    batch = Batch.objects.get()
    assert (batch.kind, batch.reason, batch.made_by) == ("import", "cities.csv", head)
    assert {old.history.first().batch, kashan.history.first().batch} == {batch}
    assert old.history.first().history_user == head


def test_every_outcome_has_its_count_and_its_filter(client: Client, head):
    same, other = factories.make_city(), factories.make_city()
    rows = [[same.slug, same.name_en, "1"], [other.slug, "Other", "2"], ["new-one", "New", "3"], ["bad", "Bad", "x"]]
    same.latitude, same.longitude = 1, 1
    same.save()
    page = upload(client, csv_file(["slug", "name_en", "latitude"], *rows))
    assert [tab["count"] for tab in page.context["tabs"]] == [4, 1, 1, 1, 1]
    address = page.redirect_chain[-1][0]
    for outcome in ("new", "changed", "unchanged", "wrong"):
        shown = client.get(address, {"outcome": outcome}).context["rows"]
        assert [row["outcome"] for row in shown] == [outcome]


def test_a_file_of_many_rows_is_shown_a_page_at_a_time_and_whole_in_its_report(client: Client, head):
    page = upload(client, csv_file(["slug", "name_en"], *([f"city-{n}", f"City {n}"] for n in range(230))))
    assert len(page.context["rows"]) == 100
    address = page.redirect_chain[-1][0]
    assert len(client.get(address, {"p": 3}).context["rows"]) == 30
    assert len(client.get(address, {"p": "x", "outcome": "\x00"}).context["rows"]) == 100
    report = client.get(reverse("admin:profiles_sheetimport_report", args=[page.context["sheet"].pk]))
    assert report.content.decode().startswith("\ufeffrow,")
    assert report.content.decode().count("name_en") == 230


def test_a_file_with_one_wrong_row_stores_nothing_even_when_it_is_confirmed(client: Client, head):
    page = upload(client, csv_file(["slug", "territory"], ["yazd", ""], ["qom", "nowhere"]))
    assert "«nowhere»" in page.content.decode()
    assert "_store" not in page.content.decode()
    run(client, page)
    assert not City.objects.exists()


def test_a_row_that_goes_wrong_after_the_preview_takes_the_others_back(client: Client, head):
    page = upload(client, csv_file(["slug", "name_en", "geonames_id"], ["yazd", "Yazd", "111"], ["qom", "Qom", "222"]))
    factories.make_city(geonames_id=222)
    answer = run(client, page)
    assert "Nothing was stored" in answer.content.decode()
    assert answer.context["sheet"].state == "wrong"
    assert not City.objects.filter(slug__in=["yazd", "qom"]).exists()
    assert not Batch.objects.exists()


def test_nothing_is_overwritten_that_somebody_stored_after_the_preview(client: Client, head):
    city = factories.make_city(name_en="Old")
    page = upload(client, csv_file(["slug", "name_en"], [city.slug, "Mine"]))
    city.name_en = "Theirs"
    city.save()
    answer = run(client, page)
    city.refresh_from_db()
    assert city.name_en == "Theirs"
    assert cells_of(answer) == [["name_en", "Theirs", "Mine"]]
    run(client, answer)
    city.refresh_from_db()
    assert city.name_en == "Mine"


def test_a_file_is_stored_once(client: Client, head):
    page = upload(client, csv_file(["name_en", "slug"], ["Yazd", ""]))
    run(client, page)
    assert "not waiting to be confirmed" in run(client, page).content.decode()
    assert City.objects.count() == 1


def test_the_state_is_not_read_from_a_file(client: Client, head):
    run(client, upload(client, csv_file(["slug", "name_en", "name_fa", "state"], ["yazd", "Yazd", "یزد", "published"])))
    assert City.objects.get(slug="yazd").state == "draft"


def test_the_log_keeps_file_person_time_and_outcome(client: Client, head):
    content = csv_file(["slug", "name_en"], ["yazd", "Yazd"])
    page = run(client, upload(client, content, name="شهرها.csv"))
    sheet = page.context["sheet"]
    assert (sheet.file_name, sheet.made_by, sheet.state, sheet.new) == ("شهرها.csv", head, "stored", 1)
    assert sheet.file_hash == hashlib.sha256(content).hexdigest()
    kept = client.get(reverse("admin:profiles_sheetimport_file", args=[sheet.pk]))
    assert kept.content == content
    listed = client.get(reverse("admin:profiles_sheetimport_changelist")).content.decode()
    assert "شهرها.csv" in listed


def test_a_file_that_nobody_confirmed_goes_after_two_weeks(client: Client, head):
    left = upload(client, csv_file(["slug", "name_en"], ["yazd", "Yazd"])).context["sheet"]
    left.made_at -= timedelta(days=15)
    left.save()
    upload(client, csv_file(["slug", "name_en"], ["qom", "Qom"]))
    assert not SheetImport.objects.filter(pk=left.pk).exists()


# -- what Excel makes of it --

PERSIAN = ["yazd", "Yazd", "يزد كهن", "۳۱٫۸۹", "٥٤٫٣٦", "بله"]
COLUMNS = ["slug", "name_en", "name_fa", "latitude", "longitude", "is_historical"]
DRESSES = {
    "comma": csv_file(COLUMNS, PERSIAN),
    "byte order mark": b"\xef\xbb\xbf" + csv_file(COLUMNS, PERSIAN),
    "semicolon": csv_file(COLUMNS, PERSIAN, delimiter=";"),
    "tab, UTF-16": csv_file(COLUMNS, PERSIAN, delimiter="\t", encoding="utf-16"),
    "UTF-16 without a mark": csv_file(COLUMNS, PERSIAN, delimiter="\t", encoding="utf-16-le"),
    "windows-1256": csv_file(COLUMNS, [*PERSIAN[:3], "31.89", "54.36", "1"], delimiter=";", encoding="cp1256"),
    "sep= above": b"sep=;\r\n" + csv_file(COLUMNS, PERSIAN, delimiter=";"),
    "mixed ends of lines": csv_file(COLUMNS, end="\n") + csv_file(PERSIAN, end="\r\n") + b"\r\n",
    "ends of old Macs": csv_file(COLUMNS, PERSIAN, end="\r"),
    "a title above": csv_file(["فهرست شهرها"], [""], COLUMNS, PERSIAN),
    "empty rows and columns": csv_file([*COLUMNS, "", ""], [*PERSIAN, "", ""], [""] * 8, [""] * 8),
    "headings in capitals": csv_file([column.upper().replace("_", " ") for column in COLUMNS], PERSIAN),
    "Persian headings": csv_file(
        ["نشانی", "نام به انگلیسی", "نام به فارسي", "عرض جغرافیایی", "طول جغرافیایی", "تاریخی"], PERSIAN
    ),
    "numbers as numbers": xlsx(COLUMNS, ["yazd", "Yazd", "يزد كهن", 31.89, 54.36, True]),
    "merged title": xlsx(["فهرست شهرها"], COLUMNS, PERSIAN, change=lambda book: book.active.merge_cells("A1:F1")),
    "another sheet": xlsx(COLUMNS, PERSIAN, change=lambda book: book.create_sheet("notes").append(["a remark"])),
    "a hidden sheet": xlsx(
        COLUMNS, PERSIAN, change=lambda book: setattr(book.create_sheet("old"), "sheet_state", "hidden")
    ),
    "JSON": json_file([dict(zip(COLUMNS, ["yazd", "Yazd", "يزد كهن", 31.89, "۵۴٫۳۶", True], strict=True))]),
}


@pytest.mark.parametrize("content", DRESSES.values(), ids=DRESSES)
def test_what_excel_makes_of_a_persian_table_is_read(client: Client, head, content):
    run(client, upload(client, content, name="wrong-name.dat"))
    yazd = City.objects.get(slug="yazd")
    assert (yazd.name_fa, yazd.latitude, yazd.longitude, yazd.is_historical) == ("یزد کهن", 31.89, 54.36, True)


def test_codes_are_understood_by_their_words_and_dates_as_dates(client: Client, head):
    one, two = factories.make_city(slug="one"), factories.make_city(slug="two")
    rows = xlsx(
        ["slug", "city_a", "city_b", "kind", "started"],
        ["t", "one", "two", TieKind.SISTER_CITY.label.fa, datetime(1995, 4, 13)],
    )
    run(client, upload(client, rows, noun="tie"))
    tie = Tie.objects.get()
    assert (tie.city_a, tie.city_b, tie.kind, tie.started) == (one, two, "sister_city", "1995-04-13")


def test_a_value_that_json_leaves_out_stays_as_it_is(client: Client, head):
    city = factories.make_city(name_en="Old", name_fa="کهنه")
    rows = [{"slug": city.slug, "name_en": "New"}, {"slug": "other", "name_fa": "دیگر"}]
    run(client, upload(client, json_file(rows)))
    city.refresh_from_db()
    assert (city.name_en, city.name_fa) == ("New", "کهنه")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_template_explains_every_column_and_is_a_file_to_fill_in(client: Client, head, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    factories.make_city(name_fa="یزد")
    template = client.get(reverse("admin:profiles_city_template"))
    book = load_workbook(io.BytesIO(template.content))
    rows, columns = book.worksheets
    names = [cell.value for cell in rows[1]]
    told = {line[0].value: [cell.value for cell in line] for line in columns.iter_rows(min_row=2)}
    assert list(told) == names
    assert all(what and kind and needed for _name, what, kind, needed, *_rest in told.values())
    assert rows.sheet_view.rightToLeft is (language == "fa")
    assert told["name_fa"][4] == "یزد"
    assert "capital = " in told["status"][5] or "= " in told["status"][5]
    rows.append(["qom" if name == "slug" else "Qom" if name == "name_en" else None for name in names])
    out = io.BytesIO()
    book.save(out)
    run(client, upload(client, out.getvalue(), name="template.xlsx"))
    assert City.objects.filter(slug="qom", name_en="Qom").exists()


@pytest.mark.parametrize("kind", ["0", "1", "2"])
def test_a_list_goes_out_in_every_format_and_no_formula_with_it(client: Client, head, kind):
    factories.make_city(name_en="=HYPERLINK(1)")
    response = client.post(reverse("admin:profiles_city_export"), {"format": kind, "resource": ""})
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    if kind == "0":
        assert response.content.startswith(b"\xef\xbb\xbf")
        assert "'=HYPERLINK" in response.content.decode()
    page = upload(client, response.content)
    assert page.context["sheet"].unchanged == 1


@pytest.mark.parametrize(
    ("role", "allowed"), [("contributor", False), ("editor", False), ("publisher", False), ("data manager", True)]
)
def test_files_come_in_from_data_managers_only(client: Client, sign_in, role, allowed):
    sign_in("administrator")
    sheet = upload(client, csv_file(["slug", "name_en"], ["yazd", "Yazd"])).context["sheet"]
    sign_in(role)
    assert client.get(reverse("admin:profiles_city_import")).status_code == (200 if allowed else 403)
    assert client.get(reverse("admin:profiles_city_template")).status_code == (200 if allowed else 403)
    file = SimpleUploadedFile("cities.csv", csv_file(["slug", "name_en"], ["qom", "Qom"]))
    posted = client.post(reverse("admin:profiles_city_import"), {"import_file": file})
    assert posted.status_code == (302 if allowed else 403)
    stored = client.post(reverse("admin:profiles_sheetimport_run", args=[sheet.pk]), {"_store": "1"})
    assert stored.status_code == (302 if allowed else 403)
    assert City.objects.filter(slug="yazd").exists() is allowed
    assert client.post("/admin/profiles/city/process_import/", {}).status_code in (302, 403, 404)
