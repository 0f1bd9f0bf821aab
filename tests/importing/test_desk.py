import csv
import re
from html import unescape
from pathlib import Path

import pytest
import zeal
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from profiles.actions.gazetteer import load_gazetteer, read_places
from profiles.actions.importing.working import cancel, import_list
from profiles.choices.importing import ListState, QuestionState
from profiles.models import City, ColumnProfile, ImportRow, ListImport, MatchQuestion, Place, Tie
from tests.factories import make_city, make_network, make_source

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.look]
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


def text_of(page) -> str:
    """The words of a page, without what is in its head, its tags and the marks of direction."""
    body = re.sub(r"<script.*?</script>|<[^>]*>|[\u2066-\u2069]", " ", page.content.decode(), flags=re.DOTALL)
    return unescape(re.sub(r"\s+", " ", body))


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

    undo = reverse("admin:profiles_listimport_undo", args=[list_import.pk])
    page = text_of(desk.get(undo))
    assert "1 ties" in page
    assert "answers to 0 questions" in page
    assert Tie.objects.exists()
    desk.post(undo)
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
    assert "\u2068Hesse\u2069, \u2068Germany\u2069" in page
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


def test_undo_says_beforehand_what_forbids_it(desk):
    list_import = bring_in(desk, upload(desk))
    city = City.objects.get(name_en="Dresden")
    city.name_fa = "درسدن"
    city.save()

    page = text_of(desk.get(reverse("admin:profiles_listimport_undo", args=[list_import.pk])))

    assert "cannot be taken back" in page
    assert "Dresden" in page


def test_rows_are_shown_by_what_became_of_them_with_the_way_to_their_records(desk):
    list_import = bring_in(desk, upload(desk, LIST + b",,Rome,Italy\n"))
    address = reverse("admin:profiles_listimport_change", args=[list_import.pk])

    page = text_of(desk.get(address))
    assert "4 rows = 1 created + 0 merged + 2 queued + 1 rejected" in page
    rejected = text_of(desk.get(address, {"rows": "rejected"}))
    assert "The row names no city." in rejected
    assert "Hamburg" not in rejected
    created = desk.get(address, {"rows": "created"}).content.decode()
    tie = Tie.objects.get()
    assert reverse("admin:go", args=["tie", tie.slug]) in created


def test_a_newer_edition_shows_the_rows_that_differ(desk):
    source = make_source(title="Register", url="").pk
    bring_in(desk, upload(desk, source=source))
    newer = LIST.replace(b"Hamburg,Germany,Dresden,Germany", b"Hamburg,Germany,Lyon,France")
    desk.post(
        reverse("admin:profiles_listimport_add"),
        {"noun": "ties", "file": SimpleUploadedFile("newer.csv", newer), "source": source},
    )
    second = bring_in(desk, ListImport.objects.latest("pk"))
    address = reverse("admin:profiles_listimport_change", args=[second.pk])

    appeared = text_of(desk.get(address, {"rows": "appeared"}))
    assert "Lyon, France" in appeared
    assert "Frankfurt" not in appeared
    vanished = text_of(desk.get(address, {"rows": "vanished"}))
    assert "Dresden, Germany" in vanished


def test_the_preview_says_what_each_row_would_become_and_writes_nothing(desk):
    bring_in(desk, upload(desk))
    ties = Tie.objects.count()
    again = LIST + b"Berlin,Germany,Lyon,France\nBerlin,Germany,Lyon,France\n,,Rome,Italy\n"
    desk.post(
        reverse("admin:profiles_listimport_add"), {"noun": "ties", "file": SimpleUploadedFile("again.csv", again)}
    )

    page = desk.get(reverse("admin:profiles_listimport_columns", args=[ListImport.objects.latest("pk").pk]))

    assert [row.outcome for row in page.context["rows"]] == [
        "merged",
        "queued",
        "queued",
        "created",
        "merged",
        "rejected",
    ]
    assert Tie.objects.count() == ties


def test_a_list_of_members_needs_its_network_before_it_is_handed_on(desk):
    file = SimpleUploadedFile("members.csv", b"city,country\nHamburg,Germany\n")
    desk.post(reverse("admin:profiles_listimport_add"), {"noun": "memberships", "file": file})
    list_import = ListImport.objects.get()
    address = reverse("admin:profiles_listimport_columns", args=[list_import.pk])
    chosen = {"column_0": "city", "column_1": "country"}
    assert "which network" in text_of(desk.get(address))

    assert "which network" in text_of(desk.post(address, {**chosen, "_start": "1"}))
    list_import.refresh_from_db()
    assert list_import.state == ListState.UPLOADED

    desk.post(address, {**chosen, "network": make_network().pk, "_start": "1"})
    list_import.refresh_from_db()
    assert list_import.sums == {"rows": 1, "created": 1, "merged": 0, "queued": 0, "rejected": 0}


def test_a_file_that_was_read_wrongly_is_read_as_the_editor_says(desk):
    list_import = upload(desk, "Město;Země;Partner\nPlzeň;Česko;Žilina\n".encode("cp1250"))
    address = reverse("admin:profiles_listimport_columns", args=[list_import.pk])
    assert "Plzeň" not in text_of(desk.get(address))

    answer = desk.post(address, {"encoding": "cp1250", "_start": "1"})

    list_import.refresh_from_db()
    assert answer.headers["Location"] == address  # shown first: its columns are others now
    assert list_import.state == ListState.UPLOADED
    assert "Plzeň" in text_of(
        desk.post(address, {"encoding": "cp1250", "column_0": "city_a", "column_2": "city_b"}, follow=True)
    )
    wrong = desk.post(address, {"encoding": "utf-8"})
    assert "not in utf-8" in text_of(wrong)


def test_a_question_may_be_answered_with_a_place_that_was_not_offered(desk):
    list_import = bring_in(desk, upload(desk))
    queue = reverse("admin:profiles_matchquestion_queue")
    atlantis = MatchQuestion.objects.get(name="Atlantis")

    page = desk.get(queue, {"question": atlantis.pk, "q": "ورشو"})
    warsaw = Place.objects.get(name="Warsaw", country="PL")
    assert f"place:{warsaw.pk}" in [offered.value for offered in page.context["offered"]]
    desk.post(queue, {"question": atlantis.pk, "answer": f"place:{warsaw.pk}"})

    assert list_import.rows.get(number=3).state == "created"


def test_the_last_answers_are_shown_and_taken_back(desk):
    list_import = bring_in(desk, upload(desk))
    queue = reverse("admin:profiles_matchquestion_queue")
    atlantis = MatchQuestion.objects.get(name="Atlantis")
    desk.post(queue, {"question": atlantis.pk, "answer": "reject", "reason": "A myth."})
    shown = desk.get(queue)
    assert "A myth." in text_of(shown)
    # Every form that is sent says whose page it is from.
    page = shown.content.decode()
    assert page.count("csrfmiddlewaretoken") == page.count('method="post"')

    page = text_of(desk.post(queue, {"question": atlantis.pk, "answer": "back"}, follow=True))

    assert "1 row waits again" in page
    assert list_import.rows.get(number=3).state == "queued"
    assert MatchQuestion.objects.get(pk=atlantis.pk).state == QuestionState.OPEN


def test_an_answered_question_offers_nothing_but_to_take_the_answer_back(desk):
    bring_in(desk, upload(desk))
    atlantis = MatchQuestion.objects.get(name="Atlantis")
    queue = reverse("admin:profiles_matchquestion_queue")
    desk.post(queue, {"question": atlantis.pk, "answer": "reject"})

    page = desk.get(queue, {"question": atlantis.pk})

    assert page.context["offered"] == []
    assert 'value="new"' not in page.content.decode()
    assert "answered already" in text_of(desk.post(queue, {"question": atlantis.pk, "answer": "new"}, follow=True))


def test_the_queue_of_a_list_asks_of_that_list_alone(desk):
    first = bring_in(desk, upload(desk))
    desk.post(
        reverse("admin:profiles_listimport_add"),
        {
            "noun": "ties",
            "file": SimpleUploadedFile("b.csv", b"city1,country1,city2,country2\nAvalon,France,Lyon,France\n"),
        },
    )
    second = bring_in(desk, ListImport.objects.exclude(pk=first.pk).get())
    queue = reverse("admin:profiles_matchquestion_queue")

    assert desk.get(queue, {"list": second.pk}).context["question"].name == "Avalon"
    after = desk.post(
        queue, {"list": second.pk, "question": MatchQuestion.objects.get(name="Avalon").pk, "answer": "new"}
    )
    assert after.headers["Location"] == f"{queue}?list={second.pk}"
    assert "Nothing is left" in text_of(desk.get(queue, {"list": second.pk}))
    assert MatchQuestion.objects.waiting().count() == 2


def test_questions_are_listed_by_how_many_rows_wait_and_found_by_list_and_country(desk):
    bring_in(desk, upload(desk, LIST + b"Atlantis,Greece,Lyon,France\n"))
    address = reverse("admin:profiles_matchquestion_changelist")

    def names(**query):
        return [question.name for question in desk.get(address, query).context["cl"].result_list]

    assert names() == ["Atlantis", "Frankfurt"]
    assert names(country="Germany") == ["Frankfurt"]
    assert names(rows="2") == ["Atlantis"]
    assert names(q="frank") == ["Frankfurt"]
    desk.post(
        reverse("admin:profiles_matchquestion_queue"),
        {"question": MatchQuestion.objects.get(name="Atlantis").pk, "answer": "reject"},
    )
    assert names() == ["Frankfurt"]
    assert names(state="rejected") == ["Atlantis"]
    assert names(state="all", list=ListImport.objects.get().pk) == ["Frankfurt", "Atlantis"]


def test_the_queue_costs_the_same_however_many_candidates_and_questions_there_are(desk, django_assert_max_num_queries):
    bring_in(desk, upload(desk, LIST + b"Springfield,United States,Lyon,France\nNeustadt,Germany,Lyon,France\n"))
    for question in MatchQuestion.objects.waiting():
        with django_assert_max_num_queries(25):
            desk.get(reverse("admin:profiles_matchquestion_queue"), {"question": question.pk})
    with django_assert_max_num_queries(15):
        desk.get(reverse("admin:profiles_matchquestion_changelist"))


def test_a_publisher_sees_lists_and_takes_them_back_but_brings_none_in(desk, client):
    list_import = bring_in(desk, upload(desk))
    publisher = User.objects.create_user("publisher", is_staff=True)
    publisher.groups.add(Group.objects.get(name="publisher"))
    client.force_login(publisher)

    assert client.get(reverse("admin:profiles_listimport_changelist")).status_code == 200
    page = client.get(reverse("admin:profiles_listimport_change", args=[list_import.pk])).content.decode()
    assert reverse("admin:profiles_listimport_undo", args=[list_import.pk]) in page
    for refused in ("columns", "run"):
        address = reverse(f"admin:profiles_listimport_{refused}", args=[list_import.pk])
        assert client.post(address, {"_start": "1"}).status_code == 403
    assert client.get(reverse("admin:profiles_listimport_add")).status_code == 403
    client.post(reverse("admin:profiles_listimport_undo", args=[list_import.pk]))
    list_import.refresh_from_db()
    assert list_import.state == ListState.UNDONE


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


def test_the_list_of_places_costs_the_same_however_many_it_shows(desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = desk.get(reverse("admin:profiles_place_changelist"))
    assert len(page.context["cl"].result_list) > 20


def test_a_new_city_suggests_its_names_in_persian_letters_to_be_confirmed(desk):
    place = Place.objects.get(name="Warsaw", country="PL")
    place.names.filter(folded="ورشو").update(language="")

    page = text_of(desk.get(reverse("admin:profiles_city_add"), {"geonames_id": place.pk, "name_en": "Warsaw"}))

    assert "«ورشو»؟" in page


def test_the_words_of_a_list_for_kinds_and_its_calendar_are_said_once_and_kept(desk):
    rows = "city1,country1,city2,country2,type,year\nHamburg,Germany,Dresden,Germany,Partnerschaft,1366\n"
    list_import = upload(desk, rows.encode(), source=make_source().pk)
    address = reverse("admin:profiles_listimport_columns", args=[list_import.pk])
    page = desk.get(address)
    form = page.context["form"]
    assert [(field.label, field.initial) for field in form.kind_fields] == [("Partnerschaft", "")]
    assert "is no kind of tie" in text_of(page)

    chosen = {field.html_name: field.initial for field in form.column_fields}
    desk.post(
        address, {**chosen, "source": list_import.source_id, "kind_0": "friendship", "dates": "jalali", "keep_as": "k"}
    )

    options = {"dates": "jalali", "kinds": {"Partnerschaft": "friendship"}}
    assert ColumnProfile.objects.get(name="k").options == options
    list_import.refresh_from_db()
    assert list_import.options == options
    bring_in(desk, list_import)
    assert [(tie.kind, tie.started) for tie in Tie.objects.all()] == [("friendship", "1987-03-21/1988-03-20")]


def test_a_new_city_is_filled_in_from_a_place_that_is_picked_while_typing(desk):
    place = Place.objects.get(name="Warsaw", country="PL")
    add = reverse("admin:profiles_city_add")
    widget = desk.get(add).context["place_form"]["place"]
    asked = {"app_label": "profiles", "model_name": "matchquestion", "field_name": "place", "term": "ورش"}

    offered = desk.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert 'data-ajax--url="/admin/autocomplete/"' in str(widget)
    assert [(one["id"], "Warsaw" in one["text"]) for one in offered] == [(str(place.pk), True)]
    filled = desk.get(add, {"place": place.pk}, follow=True)
    assert f'value="{place.pk}"' in filled.content.decode()
    assert 'value="Warsaw"' in filled.content.decode()
    assert "Pick a place" in text_of(desk.get(add, {"place": "x"}, follow=True))
    city = make_city(name_en="Warsaw", geonames_id=place.pk)
    there = desk.get(add, {"place": place.pk}, follow=True)
    assert there.redirect_chain[-1][0] == reverse("admin:profiles_city_change", args=[city.pk])
