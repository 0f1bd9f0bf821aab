import csv
from pathlib import Path

import pytest
import zeal
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from profiles.actions.gazetteer import load_gazetteer, read_places
from profiles.actions.importing.working import cancel, import_list
from profiles.choices.importing import ListState, QuestionState
from profiles.models import City, ColumnProfile, ImportRow, ListImport, MatchQuestion, Tie
from tests.factories import make_source

pytestmark = pytest.mark.django_db(transaction=True)
GOLD = Path(__file__).resolve().parents[1] / "gold"
LIST = b"""Own town,Land,Twin town,Twin country
Hamburg,Germany,Dresden,Germany
Frankfurt,Germany,Lyon,France
Atlantis,Greece,Rome,Italy
"""


@pytest.fixture(autouse=True)
def writes():
    # A list stores several nouns at once, each of which moves the version.
    with zeal.zeal_ignore():
        yield


@pytest.fixture
def desk(client):
    load_gazetteer(read_places(GOLD / "places.txt"))
    client.force_login(User.objects.create_superuser("head"))
    client.cookies["django_language"] = "en"
    return client


def upload(desk, content: bytes = LIST, **values) -> ListImport:
    file = SimpleUploadedFile("list.csv", content)
    answer = desk.post(reverse("admin:profiles_listimport_add"), {"noun": "ties", "file": file, **values})
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    return ListImport.objects.get()


def bring_in(desk, list_import: ListImport) -> ListImport:
    desk.post(reverse("admin:profiles_listimport_run", args=[list_import.pk]), {"_start": "1"})
    list_import.refresh_from_db()
    return list_import


def test_a_list_goes_from_upload_to_report_and_back(desk):
    source = make_source(title="Register", url="")

    list_import = upload(desk, source=source.pk)
    page = desk.get(reverse("admin:profiles_listimport_columns", args=[list_import.pk]))
    assert list_import.columns == {
        "city_a": "Own town",
        "country_a": "Land",
        "city_b": "Twin town",
        "country_b": "Twin country",
    }
    assert "Hamburg" in page.content.decode()

    bring_in(desk, list_import)
    assert list_import.state == ListState.COMMITTED
    assert list_import.sums == {"rows": 3, "created": 1, "merged": 0, "queued": 2, "rejected": 0}
    assert desk.get(reverse("admin:profiles_listimport_change", args=[list_import.pk])).status_code == 200
    report = desk.get(reverse("admin:profiles_listimport_report", args=[list_import.pk]))
    lines = list(csv.DictReader(b"".join(report.streaming_content).decode("utf-8-sig").splitlines()))
    assert [line["outcome"] for line in lines] == [
        "Created",
        "Queued: a name is not sure",
        "Queued: a name is not sure",
    ]

    desk.post(reverse("admin:profiles_listimport_run", args=[list_import.pk]), {"_undo": "1"})
    list_import.refresh_from_db()
    assert list_import.state == ListState.UNDONE
    assert not Tie.objects.exists()


def test_columns_are_kept_as_a_profile_for_the_next_list(desk):
    list_import = upload(desk, LIST.replace(b"Own town,Land,Twin town,Twin country", b"w,x,y,z"))
    address = reverse("admin:profiles_listimport_columns", args=[list_import.pk])
    chosen = dict(zip("0123", ("city_a", "country_a", "city_b", "country_b"), strict=True))

    desk.post(address, {**{f"column_{place}": code for place, code in chosen.items()}, "keep_as": "odd"})

    assert ColumnProfile.objects.get(name="odd").columns == {
        "city_a": "w",
        "country_a": "x",
        "city_b": "y",
        "country_b": "z",
    }
    doubled = desk.post(address, {"column_0": "city_a", "column_1": "city_a"})
    assert "same meaning" in doubled.content.decode()


def test_a_file_that_is_no_table_is_refused_at_the_form(desk):
    file = SimpleUploadedFile("list.xlsx", b"PK nothing")

    page = desk.post(reverse("admin:profiles_listimport_add"), {"noun": "ties", "file": file})

    assert page.status_code == 200
    assert not ListImport.objects.exists()


def test_the_queue_shows_candidates_and_takes_every_answer(desk):
    list_import = bring_in(desk, upload(desk))
    queue = reverse("admin:profiles_matchquestion_queue")
    page = desk.get(queue).content.decode()
    assert "Frankfurt am Main" in page
    assert "Hesse, Germany" in page
    assert "<svg" in page
    frankfurt, atlantis = MatchQuestion.objects.order_by("pk")
    place = frankfurt.candidates[0]["place"]

    desk.post(queue, {"question": frankfurt.pk, "answer": "later"})
    assert MatchQuestion.objects.get(pk=frankfurt.pk).state == QuestionState.LATER
    assert "Atlantis" in desk.get(queue).content.decode()
    desk.post(queue, {"question": atlantis.pk, "answer": "new"})
    desk.post(queue, {"question": frankfurt.pk, "answer": f"place:{place}"})

    assert City.objects.filter(geonames_id=place).exists()
    list_import.refresh_from_db()
    assert list_import.queued == 0
    assert "Nothing is left" in desk.get(queue).content.decode()


def test_a_list_that_was_cancelled_before_the_worker_came_is_not_brought_in(desk):
    list_import = upload(desk)
    ListImport.objects.filter(pk=list_import.pk).update(state=ListState.WAITING)

    cancel(list_import)
    import_list.call(list_import.pk)

    list_import.refresh_from_db()
    assert list_import.state == ListState.CANCELLED
    assert not ImportRow.objects.exists()


def test_a_worker_stops_when_asked_and_writes_nothing(desk):
    list_import = upload(desk)
    ListImport.objects.filter(pk=list_import.pk).update(state=ListState.WAITING, cancel_asked=True)

    import_list.call(list_import.pk)

    list_import.refresh_from_db()
    assert list_import.state == ListState.CANCELLED
    assert not Tie.objects.exists()


@pytest.mark.parametrize(
    "page", ["listimport_changelist", "listimport_add", "matchquestion_changelist", "matchquestion_queue"]
)
def test_only_data_managers_may_touch_lists(client, page):
    client.force_login(User.objects.create_user("somebody", is_staff=True))

    assert client.get(reverse(f"admin:profiles_{page}")).status_code == 403


def test_a_place_is_found_in_any_script_and_fills_the_form_of_a_new_city(desk):
    page = desk.get(reverse("admin:profiles_place_changelist"), {"q": "تهران"}).content.decode()

    assert "Tehran" in page
    assert "تهران" in page
    form = desk.get(
        page.split("city/add/?")[1].split('"')[0].replace("&amp;", "&").join(("/admin/profiles/city/add/?", ""))
    )
    assert 'value="112931"' in form.content.decode()
