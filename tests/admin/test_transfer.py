"""Spreadsheets: what goes out comes back unchanged, nothing in them runs, and an import is whole or nothing."""

import csv
import io

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from profiles import resources
from profiles.models import Batch, City, Tracked
from profiles.models.base import noun_of
from profiles.resources.columns import neutralised, restored
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]

RESOURCES = [getattr(resources, name) for name in resources.__all__]


def make(model: type[Tracked]):
    if model.__name__ == "Citation":
        return factories.make_citation(factories.make_city(), locator_kind="page", locator="23–25")
    return getattr(factories, f"make_{noun_of(model).replace('-', '_')}")()


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.__name__)
def test_what_is_exported_comes_back_without_a_change(resource, language):
    make(resource._meta.model)
    make(resource._meta.model)
    with translation.override(language):
        written = resource().export().export("csv")
        result = resource().import_data(tablib.Dataset().load(written, format="csv"))
    assert not result.has_errors()
    assert not result.has_validation_errors()
    assert result.totals["skip"] == len(result.rows) >= 2


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "'=1", "''=1"])
def test_a_text_that_a_spreadsheet_would_run_is_guarded_and_comes_back(text):
    assert neutralised(text).startswith("'")
    assert restored(neutralised(text)) == text


@pytest.mark.parametrize("text", ["-0420", "+1.5", "-52,37", "0622", "plain", "", "شهر", "l'Aquila", "'tis"])
def test_numbers_dates_and_plain_texts_stay_as_they_are(text):
    assert neutralised(text) == text
    assert restored(text) == text


# -- at the desk --


def preview(client: Client, rows: list[dict[str, str]], *, prefix: bytes = b""):
    """Upload a file of cities as CSV, and give back the page that shows what it would change."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = SimpleUploadedFile("cities.csv", prefix + out.getvalue().encode())
    return client.post(reverse("admin:profiles_city_import"), {"import_file": file, "format": "0"})


def confirm(client: Client, page):
    data = page.context["confirm_form"].initial
    return client.post(reverse("admin:profiles_city_process_import"), data, follow=True)


def test_a_file_is_shown_before_it_is_stored_and_is_one_batch(client: Client, head):
    old = factories.make_city(name_en="Old")
    page = preview(
        client,
        [
            {"slug": old.slug, "name_en": "New", "name_fa": old.name_fa},
            {"slug": "kashan", "name_en": "Kashan", "name_fa": "كاشان"},
        ],
    )
    assert page.status_code == 200
    html = page.content.decode()
    assert "<ins>" in html
    assert " style=" not in html
    assert not City.objects.filter(slug="kashan").exists()
    confirm(client, page)
    old.refresh_from_db()
    kashan = City.objects.get(slug="kashan")
    assert (old.name_en, kashan.name_fa, kashan.state) == ("New", "کاشان", "draft")
    batch = Batch.objects.get()
    assert (batch.kind, batch.reason, batch.made_by) == ("import", "cities.csv", head)
    assert {old.history.first().batch, kashan.history.first().batch} == {batch}
    assert old.history.first().history_user == head


def test_a_file_with_one_wrong_row_stores_nothing_and_says_which(client: Client, head):
    page = preview(
        client,
        [
            {"slug": "yazd", "name_en": "Yazd", "territory": ""},
            {"slug": "qom", "name_en": "Qom", "territory": "nowhere"},
        ],
    )
    assert "«nowhere»" in page.content.decode()
    assert page.context.get("confirm_form") is None
    assert not City.objects.exists()


def test_a_row_that_goes_wrong_after_the_preview_takes_the_others_back(client: Client, head):
    rows = [
        {"slug": "yazd", "name_en": "Yazd", "geonames_id": "111"},
        {"slug": "qom", "name_en": "Qom", "geonames_id": "222"},
    ]
    page = preview(client, rows)
    factories.make_city(geonames_id=222)
    confirm(client, page)
    assert not City.objects.filter(slug__in=["yazd", "qom"]).exists()
    assert not Batch.objects.exists()


def test_an_unknown_column_is_named(client: Client, head):
    assert "«population»" in preview(client, [{"slug": "yazd", "population": "5"}]).content.decode()


def test_the_state_is_not_read_from_a_file(client: Client, head):
    confirm(client, preview(client, [{"slug": "yazd", "name_en": "Yazd", "name_fa": "یزد", "state": "published"}]))
    assert City.objects.get(slug="yazd").state == "draft"


def test_persian_digits_a_byte_order_mark_and_a_decimal_sign_are_read(client: Client, head):
    row = {"slug": "yazd", "name_en": "Yazd", "latitude": "۳۱٫۸۹", "longitude": "۵۴٫۳۶", "geonames_id": "۱۱۱۸۲۲"}
    confirm(client, preview(client, [row], prefix=b"\xef\xbb\xbf"))
    yazd = City.objects.get(slug="yazd")
    assert (yazd.latitude, yazd.longitude, yazd.geonames_id) == (31.89, 54.36, 111822)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"slug", "slug;name\n«".encode("utf-16"), b"\xff\xfe\xfa"])
def test_a_file_that_is_no_spreadsheet_is_refused_in_words(client: Client, head, content):
    for kind in ("0", "1", "2"):
        file = SimpleUploadedFile("cities", content)
        response = client.post(reverse("admin:profiles_city_import"), {"import_file": file, "format": kind})
        assert response.status_code == 200
        assert not City.objects.exists()


@pytest.mark.parametrize("kind", ["0", "1", "2"])
def test_a_list_goes_out_in_every_format(client: Client, head, kind):
    factories.make_city(name_en="=HYPERLINK(1)")
    response = client.post(reverse("admin:profiles_city_export"), {"format": kind, "resource": ""})
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    if kind == "0":
        assert "'=HYPERLINK" in response.content.decode()


@pytest.mark.parametrize(
    ("role", "allowed"), [("contributor", False), ("editor", False), ("publisher", False), ("data manager", True)]
)
def test_files_come_in_from_data_managers_only(client: Client, sign_in, role, allowed):
    sign_in(role)
    assert client.get(reverse("admin:profiles_city_import")).status_code == (200 if allowed else 403)
    assert client.post(reverse("admin:profiles_city_process_import"), {}).status_code == (200 if allowed else 403)
