"""The preview of a record that is not public: its page as it would be, for the desk alone, and nothing of it stays."""

import pytest
from django.test import Client
from django.urls import reverse

from profiles.models import RECORDS, Activity, Change, DataVersion
from profiles.models.base import noun_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def address(record) -> str:
    return reverse("admin:preview", args=[record.noun, record.slug])


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_noun_shows_its_page_as_it_would_be(client: Client, head, model, language):
    record = getattr(factories, f"make_{noun_of(model).replace('-', '_')}")(state="draft")
    page = client.get(address(record), {"language": language})
    html = page.content.decode()
    assert page.status_code == 200
    assert 'class="preview-banner"' in html
    assert f'lang="{language}"' in html
    assert page["Cache-Control"] == "private, no-store"
    assert "noindex" in page["X-Robots-Tag"]
    assert 'name="robots" content="noindex' in html
    assert not page.has_header("ETag")


def test_the_page_is_that_of_publication_and_nothing_of_it_is_kept(client: Client, head):
    city = factories.make_city(state="draft", note_en="Seat of a court.")
    activity = factories.make_activity(city=city, title_en="A fair of lamps")
    before = (DataVersion.current().number, Change.objects.count(), city.history.count())
    html = client.get(address(city), {"language": "en"}).content.decode()
    assert "Seat of a court." in html
    assert "A fair of lamps" in html
    assert (DataVersion.current().number, Change.objects.count(), city.history.count()) == before
    city.refresh_from_db()
    assert city.state == "draft"
    assert client.get(f"/en/cities/{city.slug}/").status_code == 404
    assert "A fair of lamps" in client.get(address(activity), {"language": "en"}, follow=True).content.decode()


def test_what_a_draft_rests_on_is_shown_with_it(client: Client, head):
    activity = factories.make_activity(city=factories.make_city(state="draft", name_en="Unheard-of"), state="withdrawn")
    html = client.get(address(activity), {"language": "en"}).content.decode()
    assert "Unheard-of" in html
    assert Activity.objects.get(pk=activity.pk).state == "withdrawn"


def test_other_drafts_stay_hidden_in_a_preview(client: Client, head):
    city = factories.make_city(state="draft")
    factories.make_activity(city=city, title_en="Another draft", state="draft")
    assert "Another draft" not in client.get(address(city), {"language": "en"}).content.decode()


def test_a_public_record_leads_to_its_public_page(client: Client, head):
    city = factories.make_city()
    assert client.get(address(city), {"language": "fa"})["Location"] == f"/fa/cities/{city.slug}/"


@pytest.mark.parametrize("role", ["contributor", "editor", "publisher", "data manager", "administrator"])
def test_whoever_sees_the_record_at_the_desk_sees_its_preview(client: Client, sign_in, role):
    sign_in(role)
    city = factories.make_city(state="draft")
    assert client.get(address(city)).status_code == 200
    form = client.get(reverse("admin:profiles_city_change", args=[city.pk])).content.decode()
    assert address(city) in form


def test_for_everybody_else_there_is_no_such_page(client: Client, django_user_model):
    city = factories.make_city(state="draft")
    assert client.get(address(city)).status_code == 404
    client.force_login(django_user_model.objects.create_user("visitor"))
    assert client.get(address(city)).status_code == 404
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert client.get(address(city)).status_code == 404


def test_addresses_of_nothing_have_no_preview(client: Client, head):
    for path in ("city/nowhere/", "nothing/nowhere/", "user/head/"):
        assert client.get(f"/admin/preview/{path}").status_code == 404
    assert client.post(address(factories.make_city(state="draft"))).status_code == 405


def test_neither_page_nor_memory_of_a_preview_reaches_a_visitor(client: Client, head):
    """What is kept in memory for a data version must not be what a preview saw, even when that number comes."""
    draft = factories.make_city(state="draft", name_en="Zembla")
    client.get(address(draft))
    factories.make_city(name_en="Elsewhere")
    visitor = Client()
    for page in ("/en/search/?q=Zembla", "/en/cities/zembl/", f"/en/graph/?city={draft.slug}", "/en/cities/?q=Zembla"):
        assert f"/cities/{draft.slug}/" not in visitor.get(page).content.decode(), page
