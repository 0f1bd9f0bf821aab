"""The life of a record: who may take which step, and what a step asks of the record."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import translation

from profiles.actions.publishing import (
    PublishingError,
    available_moves,
    decline,
    missing_for_publication,
    publish,
    submit,
    withdraw,
)
from profiles.models import RECORDS, Activity, Change, City, Source
from profiles.models.base import noun_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def person(role: str) -> User:
    somebody = User.objects.create_user(f"a {role}", is_staff=True)
    somebody.groups.add(Group.objects.get(name=role))
    return somebody


def cited_draft(**values) -> City:
    city = factories.make_city(state="draft", **values)
    factories.make_citation(city)
    return city


def test_a_whole_record_lacks_nothing():
    for model in RECORDS:
        record = getattr(factories, f"make_{noun_of(model).replace('-', '_')}")(state="draft")
        if model is not Source:
            factories.make_citation(record)
        assert missing_for_publication(record) == [], model


def test_a_record_without_persian_and_without_a_source_is_refused_with_the_whole_list():
    draft = factories.make_activity(state="draft", title_fa="", summary_fa="")
    with pytest.raises(PublishingError) as refused:
        publish(record=draft, person=person("publisher"))
    assert refused.value.reasons == [
        "«title in Persian» is empty.",
        "«summary in Persian» is empty.",
        "No source is cited: add a citation.",
    ]
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_the_list_is_said_in_persian_to_who_reads_persian():
    draft = factories.make_city(state="draft", name_fa="")
    with translation.override("fa"):
        reasons = missing_for_publication(draft)
    assert len(reasons) == 2


@pytest.mark.parametrize(
    ("en", "fa", "missing"), [("", "", 0), ("a", "الف", 0), ("a", "", 1), ("", "الف", 1), ("a", " ", 1)]
)
def test_a_pair_of_texts_is_written_in_both_languages_or_in_neither(en, fa, missing):
    assert len(missing_for_publication(cited_draft(note_en=en, note_fa=fa))) == missing


@pytest.mark.parametrize("empty", ["name_en", "name_fa"])
def test_a_name_is_needed_in_both_languages(empty):
    assert len(missing_for_publication(cited_draft(**{empty: ""}))) == 1


def test_sources_indicators_and_territories_with_an_iso_code_need_no_citation():
    assert missing_for_publication(factories.make_source(state="draft")) == []
    assert missing_for_publication(factories.make_indicator(state="draft")) == []
    assert missing_for_publication(factories.make_territory(state="draft")) == []


@pytest.mark.parametrize(
    "claim", [{"iso_code": ""}, {"recognition_note_en": "By some.", "recognition_note_fa": "از سوی برخی."}]
)
def test_a_territory_that_makes_a_claim_needs_a_citation(claim):
    assert len(missing_for_publication(factories.make_territory(state="draft", **claim))) == 1


def test_from_draft_to_withdrawn_every_step_is_kept_with_author_and_reason():
    editor, publisher = person("editor"), person("publisher")
    city = cited_draft()
    submit(record=city, person=editor, reason="English done")
    decline(record=city, person=publisher, reason="Mend the note")
    submit(record=city, person=editor)
    publish(record=city, person=publisher, reason="Checked")
    withdraw(record=city, person=publisher, reason="Two of it")
    told = [(row.state, row.history_user.username, row.history_change_reason) for row in city.history.all()[:5]]
    assert told == [
        ("withdrawn", "a publisher", "Two of it"),
        ("published", "a publisher", "Checked"),
        ("in_review", "a editor", ""),
        ("draft", "a publisher", "Mend the note"),
        ("in_review", "a editor", "English done"),
    ]
    assert Change.objects.filter(slug=city.slug).latest("number").state == "withdrawn"


@pytest.mark.parametrize("step", [decline, withdraw])
def test_taking_back_needs_a_reason(step):
    city = cited_draft()
    City.objects.filter(pk=city.pk)
    submit(record=city, person=None)
    if step is withdraw:
        publish(record=city, person=None)
    with pytest.raises(PublishingError, match="Say why"):
        step(record=city, person=None, reason="  ")


def test_a_step_that_does_not_follow_is_refused():
    city = factories.make_city()
    with pytest.raises(PublishingError):
        submit(record=city, person=None)
    with pytest.raises(PublishingError):
        withdraw(record=cited_draft(), person=None, reason="why")


def test_a_step_looks_at_the_record_as_it_is_now():
    city = cited_draft()
    stale = City.objects.get(pk=city.pk)
    publish(record=city, person=None)
    with pytest.raises(PublishingError):
        submit(record=stale, person=None)


def test_an_overlong_reason_is_refused():
    with pytest.raises(PublishingError, match="longer"):
        publish(record=cited_draft(), person=None, reason="x" * 301)


@pytest.mark.parametrize(
    ("role", "steps"),
    [
        ("contributor", set()),
        ("editor", {"submit"}),
        ("data manager", {"submit"}),
        ("publisher", {"submit", "publish"}),
        ("administrator", {"submit", "publish"}),
    ],
)
def test_each_role_is_offered_its_steps(role, steps):
    assert {move.code for move in available_moves(cited_draft(), person(role))} == steps


def test_who_may_not_publish_cannot():
    with pytest.raises(PermissionDenied):
        publish(record=cited_draft(), person=person("editor"))


# -- at the desk --


def post(client: Client, record, **more):
    """Post the form of a record as the browser would, with what differs."""
    url = reverse(f"admin:profiles_{record._meta.model_name}_change", args=[record.pk])
    form = client.get(url).context["adminform"].form
    data = {name: "" if value is None else value for name, value in form.initial.items() if name in form.fields}
    for formset in client.get(url).context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return client.post(url, {**data, **more}, follow=True)


def test_the_button_saves_what_was_typed_and_publishes(client: Client, head):
    city = cited_draft()
    response = post(
        client, city, note_en="Seat of a court.", note_fa="مقر یک دادگاه.", _move_publish="1", _reason="Checked"
    )
    assert response.status_code == 200
    city.refresh_from_db()
    assert (city.state, city.note_en) == ("published", "Seat of a court.")
    assert city.history.first().history_change_reason == "Checked"


def test_the_button_says_what_is_missing_and_keeps_what_was_typed(client: Client, head):
    city = factories.make_city(state="draft")
    response = post(client, city, note_en="Only English.", _move_publish="1")
    html = response.content.decode()
    assert "«note in Persian» is empty." in html
    assert "No source is cited" in html
    city.refresh_from_db()
    assert (city.state, city.note_en) == ("draft", "Only English.")


def test_the_state_cannot_be_typed(client: Client, head):
    city = cited_draft()
    post(client, city, state="published", _save="1")
    city.refresh_from_db()
    assert city.state == "draft"


def test_saving_without_a_change_leaves_no_line_in_the_history(client: Client, head):
    city = factories.make_city()
    before = city.history.count()
    post(client, city, _save="1")
    assert city.history.count() == before


def test_an_address_never_changes(client: Client, head):
    city = factories.make_city()
    post(client, city, slug="another", _save="1")
    slug = city.slug
    city.refresh_from_db()
    assert city.slug == slug


def test_returning_to_a_former_text_does_not_publish(client: Client, head):
    city = cited_draft(note_en="First", note_fa="یکم")
    publish(record=city, person=None)
    while_public = city.history.first()
    withdraw(record=city, person=None, reason="Doubtful")
    city = City.objects.get(pk=city.pk)
    city.note_en = "Second"
    city.save()
    url = reverse("admin:profiles_city_simple_history", args=[city.pk, while_public.pk])
    form = client.get(url).context["adminform"].form
    data = {name: "" if value is None else value for name, value in form.initial.items() if name in form.fields}
    assert client.post(url, {**data, "_save": "1", "_reason": "Better before"}).status_code == 302
    city.refresh_from_db()
    assert (city.note_en, city.state) == ("First", "withdrawn")
    assert city.history.first().history_change_reason == "Better before"


def test_many_drafts_are_published_at_once_and_the_refused_are_named(client: Client, head):
    whole, bare = cited_draft(), factories.make_city(state="draft")
    response = client.post(
        reverse("admin:profiles_city_changelist"),
        {"action": "publish_selected", "_selected_action": [whole.pk, bare.pk]},
        follow=True,
    )
    assert str(bare) in response.content.decode()
    assert {city.pk: city.state for city in City.objects.filter(pk__in=[whole.pk, bare.pk])} == {
        whole.pk: "published",
        bare.pk: "draft",
    }


def test_a_public_record_is_not_deleted_but_a_draft_is_and_leaves_a_tombstone(client: Client, head):
    public, draft = factories.make_activity(), factories.make_activity(state="draft")
    assert client.post(reverse("admin:profiles_activity_delete", args=[public.pk]), {"post": "yes"}).status_code == 403
    client.post(
        reverse("admin:profiles_activity_changelist"),
        {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"},
    )
    assert not Activity.objects.filter(pk=draft.pk).exists()
    assert Change.objects.filter(slug=draft.slug).latest("number").state == ""
