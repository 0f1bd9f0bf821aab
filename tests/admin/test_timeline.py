"""The page of a record's history: differences in both directions, ways back, and who may take them."""

import pytest
from django.test import Client
from django.urls import reverse

from profiles.models import RECORDS, City
from profiles.selectors.timeline import timeline
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def address(city: City) -> str:
    return reverse("admin:profiles_city_history", args=[city.pk])


def edited(**values) -> City:
    city = factories.make_city(note_en="A port on the river.", note_fa="بندری بر رود.", **values)
    city.note_en, city.note_fa = "A port on the sea.", "بندری بر دریا."
    city._change_reason = "Looked at a map"  # type: ignore[attr-defined]  # read by the history
    city.save()
    factories.make_citation(city)
    return city


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_page_shows_words_in_their_own_direction(client: Client, head, language):
    city = edited()
    client.cookies["django_language"] = language
    page = client.get(address(city)).content.decode()
    assert '<dd dir="ltr" lang="en">A port on the <del>river</del><ins>sea</ins>.</dd>' in page
    assert '<dd dir="rtl" lang="fa">بندری بر <del>رود</del><ins>دریا</ins>.</dd>' in page
    assert "Looked at a map" in page


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_noun_has_its_timeline_and_its_list_of_what_was_deleted(client: Client, head, model):
    record = factories.FACTORIES[model]()
    assert client.get(reverse(f"admin:profiles_{model._meta.model_name}_history", args=[record.pk])).status_code == 200
    assert client.get(reverse(f"admin:profiles_{model._meta.model_name}_deleted")).status_code == 200


def test_a_publisher_returns_to_a_former_text(client: Client, sign_in):
    person = sign_in("publisher")
    city = edited()
    then = timeline(City, city.pk)[-1]
    answer = client.post(address(city), {"_to": then.token, "_reason": "It lies on the river."}, follow=True)
    assert "is again as it was then" in answer.content.decode()
    city.refresh_from_db()
    assert city.note_en == "A port on the river."
    assert not city.citations.exists()
    newest = city.history.first()
    assert (newest.history_user, newest.history_change_reason) == (person, "It lies on the river.")


@pytest.mark.parametrize("role", ["contributor", "editor", "data manager"])
def test_whoever_may_not_change_a_public_record_returns_it_to_nothing(client: Client, sign_in, role):
    city = edited()
    sign_in(role)
    assert "Return to this state" not in client.get(address(city)).content.decode()
    then = timeline(City, city.pk)[-1]
    assert client.post(address(city), {"_to": then.token, "_reason": "why"}).status_code == 403
    city.refresh_from_db()
    assert city.note_en == "A port on the sea."


@pytest.mark.parametrize("token", ["", "yesterday", "2026-13-45T00:00:00", "1999-01-01T00:00:00+00:00"])
def test_a_state_that_never_was_is_refused(client: Client, head, token):
    city = edited()
    answer = client.post(address(city), {"_to": token, "_reason": "why"}, follow=True)
    assert "Choose a state of this record." in answer.content.decode()


def test_without_a_reason_nothing_is_changed(client: Client, head):
    city = edited()
    then = timeline(City, city.pk)[-1]
    answer = client.post(address(city), {"_to": then.token}, follow=True)
    assert "Say why" in answer.content.decode()
    city.refresh_from_db()
    assert city.note_en == "A port on the sea."


def test_what_was_deleted_is_found_and_brought_back(client: Client, sign_in):
    sign_in("editor")
    city = edited(state="draft")
    pk = city.pk
    url = address(city)
    city.delete()
    assert city.slug in client.get(reverse("admin:profiles_city_deleted")).content.decode()
    assert "Bring it back" in client.get(url).content.decode()
    assert "is back, as a draft" in client.post(url, {"_reason": "A mistake"}, follow=True).content.decode()
    restored = City.objects.get(pk=pk)
    assert restored.state == "draft"
    assert restored.citations.count() == 1


def test_addresses_of_nothing_lead_nowhere(client: Client, head):
    assert client.get("/admin/profiles/city/999999/history/").status_code == 404
    assert client.get("/admin/profiles/city/abc/history/").status_code == 404


def test_the_page_asks_few_questions_however_long_the_history(client: Client, head, django_assert_max_num_queries):
    city = edited()
    for number in range(12):
        city.note_en = f"Note {number}"
        city.save()
        factories.make_citation(city)
        factories.make_city_alias(city=city)
        factories.make_membership(city=city)
    client.get(address(city))
    with django_assert_max_num_queries(15):
        client.get(address(city))
