"""What makes a day at the desk shorter: copies, going on to the next, stale texts, what was deleted, kept texts."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from profiles.models import RECORDS, Activity, City
from profiles.models.base import noun_of
from profiles.selectors.staleness import stale_texts
from tests import factories
from tests.admin.forms import as_typed, form_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_new_record_can_begin_as_a_copy(client: Client, head, model):
    record = getattr(factories, f"make_{noun_of(model).replace('-', '_')}")()
    link = client.get(form_url(record)).context["copy_url"]
    form = client.get(link).context["adminform"].form
    assert not form.is_bound
    assert "slug" not in form.initial
    shared = {"name_en", "title_en", "title", "kind", "city", "field"} & set(form.fields)
    for name in shared:
        assert form.initial[name] == getattr(record, f"{name}_id", getattr(record, name)), name


def test_a_copy_leaves_identifiers_behind_and_saves_as_a_draft(client: Client, head):
    city = factories.make_city(geonames_id=7, wikidata_id="Q7", unlocode="NLAMS")
    url = reverse("admin:profiles_city_add") + f"?_copy={city.pk}"
    initial = client.get(url).context["adminform"].form.initial
    assert not {"geonames_id", "wikidata_id", "unlocode", "state"} & set(initial)
    rows = {
        f"{prefix}-{count}": 0
        for prefix in ("aliases", "memberships", "observations", "citations")
        for count in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    typed = {name: value for name, value in initial.items() if value is not None}
    assert client.post(url, {**typed, **rows}).status_code == 302
    copied = City.objects.exclude(pk=city.pk).get(name_en=city.name_en)
    assert (copied.state, copied.wikidata_id) == ("draft", "")
    assert copied.slug != city.slug


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 40, "٣"])
def test_a_copy_of_nothing_is_an_empty_form(client: Client, head, key):
    assert client.get(reverse("admin:profiles_city_add") + f"?_copy={key}").status_code == 200


def saved_and_next(client: Client, record: Any, filters: str, **typed: Any) -> str:
    query = f"?_changelist_filters={filters}" if filters else ""
    answer = client.post(form_url(record) + query, {**as_typed(client, record), **typed, "_next": "1"})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_save_goes_on_to_the_next_of_the_list_that_the_form_was_opened_from(client: Client, head):
    one, _other, two = (factories.make_activity(outcome=o) for o in ("failed", "unknown", "failed"))
    first, second = sorted((one, two), key=lambda activity: activity.sort_en)
    there = saved_and_next(client, first, "outcome__exact%3Dfailed", outcome="unknown")
    assert there.startswith(form_url(second))
    assert "outcome__exact" in there
    assert Activity.objects.get(pk=first.pk).outcome == "unknown"
    assert saved_and_next(client, second, "outcome__exact%3Dfailed").partition("?")[0] == reverse(
        "admin:profiles_activity_changelist"
    )


@pytest.mark.parametrize("filters", ["", "o%3D-1", "o%3D5", "q%3Dx%2500", "nonsense%3D1", "p%3D9"])
def test_going_on_survives_any_list(client: Client, head, filters):
    assert saved_and_next(client, factories.make_city(), filters)


def noted(**values: Any) -> City:
    return factories.make_city(note_en="A port.", note_fa="بندر.", **values)


def changed(city: City, **values: Any) -> City:
    for name, value in values.items():
        setattr(city, name, value)
    city.save()
    return city


def test_a_text_that_has_not_followed_its_other_language_is_marked(client: Client, head):
    city = changed(noted(), note_en="A port on the sea.")
    form = client.get(form_url(city)).context["adminform"].form
    assert form.fields["note_fa"].widget.attrs["data-stale"]
    assert "has not followed" in form.fields["note_fa"].help_text
    assert "data-stale" not in form.fields["note_en"].widget.attrs
    assert "data-stale" not in client.get(form_url(noted())).content.decode()


@pytest.mark.parametrize(
    ("steps", "stale"),
    [
        ([{"note_en": "B"}], {"note_fa"}),
        ([{"note_fa": "ب"}], {"note_en"}),
        ([{"note_en": "B"}, {"note_fa": "ب"}], set()),
        ([{"note_en": "B"}, {"note_en": "C"}], {"note_fa"}),
        ([{"note_en": "B", "note_fa": "ب"}], set()),
        ([{"note_en": "B"}, {"note_en": "C", "note_fa": "ب"}], set()),
        ([{"note_en": "B"}, {"note_fa": "ب"}, {"note_fa": "پ"}], {"note_en"}),
        ([{"note_fa": ""}], set()),
        ([{"note_fa": ""}, {"note_fa": "ب"}], set()),
        ([{"website": "https://city.example/"}], set()),
    ],
)
def test_which_side_lags(steps, stale):
    city = noted()
    for step in steps:
        changed(city, **step)
    assert set(stale_texts(city)) - {"name_en", "name_fa"} == stale


def test_what_was_deleted_is_linked_from_the_front_page_over_all_nouns(client: Client, sign_in):
    sign_in("editor")
    city, activity = factories.make_city(state="draft"), factories.make_activity(state="draft")
    keys = city.pk, activity.pk
    city.delete()
    activity.delete()
    page = reverse("admin:deleted")
    assert page in client.get("/admin/").content.decode()
    html = client.get(page).content.decode()
    assert reverse("admin:profiles_city_history", args=[keys[0]]) in html
    assert reverse("admin:profiles_activity_history", args=[keys[1]]) in html


def test_the_list_of_what_was_deleted_is_for_the_desk(client: Client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert client.get(reverse("admin:deleted")).status_code == 403
