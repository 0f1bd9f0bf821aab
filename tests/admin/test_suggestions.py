"""The queue of visitors' corrections: accepted by the record's own form, declined with a word, linked to its change."""

from typing import Any

import pytest
from django.urls import reverse

from profiles.models import Change, City, Proposal, Suggestion
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def form_of(city: City, **changed):
    data: dict[str, Any] = {
        "name_en": city.name_en,
        "name_fa": city.name_fa,
        "territory": city.territory_id,
        "status": city.status,
    }
    data |= {"latitude": city.latitude, "longitude": city.longitude, **changed}
    for prefix in ("aliases", "memberships", "observations", "citations"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return data


def desk_of(suggestion: Suggestion) -> str:
    return reverse("admin:profiles_suggestion_change", args=[suggestion.pk])


def test_accepting_opens_the_record_with_the_change_filled_in_and_saving_answers(client, sign_in):
    me = sign_in("publisher")
    city = make.make_city(name_en="Isfahan")
    suggestion = make.make_suggestion(city, field="name_en", value="Esfahan")
    accept = f"{reverse('admin:profiles_city_change', args=[city.pk])}?_suggestion={suggestion.pk}"

    assert accept in client.get(desk_of(suggestion)).content.decode()
    form = client.get(accept).content.decode()
    assert 'value="Esfahan"' in form
    assert "The archive" in form
    client.post(accept, form_of(city, name_en="Esfahan"))
    suggestion.refresh_from_db()
    city.refresh_from_db()
    assert city.name_en == "Esfahan"
    assert (suggestion.state, suggestion.handled_by) == ("accepted", me)
    assert suggestion.change == Change.objects.filter(noun="city", slug=city.slug).latest("number")


def test_a_form_with_a_mistake_answers_nobody(client, sign_in):
    sign_in("publisher")
    city = make.make_city()
    suggestion = make.make_suggestion(city)
    client.post(
        f"{reverse('admin:profiles_city_change', args=[city.pk])}?_suggestion={suggestion.pk}",
        form_of(city, latitude="north"),
    )
    suggestion.refresh_from_db()
    assert suggestion.state == "open"


def test_what_an_editor_proposes_takes_the_suggestion_up_and_what_changes_nothing_leaves_it(client, sign_in):
    sign_in("editor")
    city = make.make_city()
    suggestion = make.make_suggestion(city, field="name_en", value="Esfahan")
    accept = f"{reverse('admin:profiles_city_change', args=[city.pk])}?_suggestion={suggestion.pk}"
    states = []
    for changed in ({}, {"name_en": "Esfahan"}):
        client.post(accept, form_of(city, **changed))
        suggestion.refresh_from_db()
        states.append(suggestion.state)
    assert states == ["open", "taken_up"]


@pytest.mark.parametrize(("button", "state"), [("_accept", "accepted"), ("_decline", "open")])
def test_a_publishers_decision_reaches_the_visitor(client, sign_in, button, state):
    sign_in("editor")
    city = make.make_city()
    suggestion = make.make_suggestion(city, field="name_en", value="Esfahan")
    accept = f"{reverse('admin:profiles_city_change', args=[city.pk])}?_suggestion={suggestion.pk}"
    client.post(accept, form_of(city, name_en="Esfahan"))
    sign_in("publisher")
    proposal = Proposal.objects.get()
    url = reverse("admin:profiles_proposal_change", args=[proposal.pk])
    client.post(url, {button: "1", "_word": "Well", "_edit": ["name_en"]})
    suggestion.refresh_from_db()
    assert suggestion.state == state
    assert (suggestion.change is not None) is (state == "accepted")


@pytest.mark.parametrize(
    ("field", "said", "filled"),
    [("status", "شهر", "city"), ("status", "village", None), ("latitude", "۵۲٫۵", "52.5"), ("", "", None)],
)
def test_what_is_filled_in_is_what_the_form_can_take(client, sign_in, field, said, filled):
    sign_in("publisher")
    city = make.make_city()
    suggestion = make.make_suggestion(city, field=field, value=said)
    form = client.get(f"{reverse('admin:profiles_city_change', args=[city.pk])}?_suggestion={suggestion.pk}")

    assert form.context["adminform"].form.suggested == ({} if filled is None else {field: filled})


def test_declining_needs_a_word(client, sign_in):
    sign_in("editor")
    suggestion = make.make_suggestion(make.make_city())
    assert "Say why" in client.post(desk_of(suggestion), {"_decline": "1", "word": " "}).content.decode()
    suggestion.refresh_from_db()
    assert suggestion.state == "open"
    client.post(desk_of(suggestion), {"_decline": "1", "word": "The archive says 1975"})
    again = client.post(desk_of(suggestion), {"_decline": "1", "word": "Twice"}).content.decode()
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.word) == ("declined", "The archive says 1975")
    assert "answered it already" in again
    client.post(desk_of(suggestion), {"_reopen": "1"})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.word, suggestion.closed_at) == ("open", "", None)


def test_what_was_mended_otherwise_is_closed_by_that_change(client, sign_in):
    sign_in("editor")
    city = make.make_city()
    suggestion = make.make_suggestion(city, email="me@x.org")
    assert "_done" not in client.get(desk_of(suggestion)).content.decode()
    city.name_en = "Mended"
    city.save()
    client.post(desk_of(suggestion), {"_done": "1", "word": "Thank you"})
    client.post(desk_of(suggestion), {"_forget": "1"})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.word, suggestion.email) == ("accepted", "Thank you", "")
    assert suggestion.change is not None


def test_the_queue_is_listed_filtered_and_counted_on_the_front_page(client, sign_in):
    city = make.make_city()
    make.make_suggestion(city, what="Waiting one")
    sign_in("contributor")
    assert "desk-corrections" not in client.get("/admin/").content.decode()
    sign_in("editor")
    listed = client.get(reverse("admin:profiles_suggestion_changelist") + "?state__exact=open").content.decode()
    none = client.get(reverse("admin:profiles_suggestion_changelist") + "?state__exact=declined").content.decode()
    assert "Waiting one" in listed
    assert "Waiting one" not in none
    assert "1 waits for an answer" in client.get("/admin/").content.decode()


def test_a_correction_of_a_record_that_is_gone_can_still_be_answered(client, sign_in):
    sign_in("editor")
    city = make.make_city(state="draft")
    suggestion = make.make_suggestion(city)
    city.delete()
    assert client.get(desk_of(suggestion)).status_code == 200
    for garbled in ("0", "x", "99999999999999999999"):
        assert client.get(f"/admin/profiles/suggestion/{garbled}/change/").status_code == 404
