"""Proposed changes: made in the record's own form, read as a difference, accepted or declined; nothing moves before."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from profiles.actions.proposals import ProposalError, accept_proposal
from profiles.actions.publishing import decline, submit
from profiles.models import RECORDS, Activity, Campaign, Citation, City, DataVersion, Participation, Proposal
from profiles.selectors.edits import edits_from
from tests import factories
from tests.admin.forms import as_typed, form_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def person(role: str) -> User:
    somebody = User.objects.create_user(f"a {role}", is_staff=True)
    somebody.groups.add(Group.objects.get(name=role))
    return somebody


def cited_city(**values: Any) -> City:
    city = factories.make_city(**{"note_en": "A port on the river.", "note_fa": "بندری بر رود.", **values})
    factories.make_citation(city)
    return city


def propose(client: Client, record, **typed) -> Proposal:
    """Change something in the form of a record and save it."""
    answer = client.post(form_url(record), {**as_typed(client, record), **typed})
    assert answer.status_code == 302, answer.context["errors"]
    return Proposal.objects.latest("pk")


def page_of(proposal: Proposal) -> str:
    return reverse("admin:profiles_proposal_change", args=[proposal.pk])


def names_of(proposal: Proposal) -> list[str]:
    return [edit.name for edit in edits_from(proposal.edits)]


def test_a_proposal_moves_nothing_until_it_is_accepted(client: Client, sign_in):
    sign_in("editor")
    city = cited_city()
    before = (DataVersion.current().number, city.history.count(), Citation.history.count())
    public = client.get(f"/en/cities/{city.slug}/").content
    proposal = propose(client, city, note_en="A port on the sea.", _reason="Looked at a map")
    assert (DataVersion.current().number, city.history.count(), Citation.history.count()) == before
    assert client.get(f"/en/cities/{city.slug}/").content == public
    assert (proposal.slug, proposal.reason, proposal.state) == (city.slug, "Looked at a map", "open")
    assert names_of(proposal) == ["note_en"]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_publisher_reads_the_difference_word_by_word(client: Client, sign_in, language):
    sign_in("editor")
    proposal = propose(client, cited_city(), note_en="A port on the sea.", note_fa="بندری بر دریا.")
    sign_in("publisher")
    client.cookies["django_language"] = language
    page = client.get(page_of(proposal)).content.decode()
    assert "A port on the <del>river</del><ins>sea</ins>." in page
    assert "بندری بر <del>رود</del><ins>دریا</ins>." in page
    assert proposal.slug in client.get("/admin/").content.decode()


def test_accepted_it_is_a_change_of_its_author_and_says_who_accepted(client: Client, sign_in):
    author = sign_in("editor")
    city = cited_city()
    proposal = propose(client, city, note_en="A port on the sea.", _reason="Looked at a map")
    publisher = sign_in("publisher")
    answer = client.post(page_of(proposal), {"_accept": "1", "_edit": "note_en"}, follow=True)
    assert "is changed as proposed" in answer.content.decode()
    city.refresh_from_db()
    newest = city.history.first()
    assert (city.note_en, newest.history_user) == ("A port on the sea.", author)
    assert "Looked at a map" in newest.history_change_reason
    assert "publisher" in newest.history_change_reason
    assert newest.batch.made_by == publisher
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("accepted", publisher)


def test_what_belongs_to_the_record_is_proposed_with_it(client: Client, sign_in):
    sign_in("contributor")
    activity, source = factories.make_activity(), factories.make_source()
    kept, gone = factories.make_citation(activity), factories.make_citation(activity)
    party = factories.make_participation(activity=activity)
    typed = as_typed(client, activity)
    rows = {typed[f"citations-{n}-id"]: n for n in range(2)}
    proposal = propose(
        client,
        activity,
        **{
            f"citations-{rows[kept.pk]}-locator": "12",
            f"citations-{rows[kept.pk]}-locator_kind": "page",
            f"citations-{rows[gone.pk]}-DELETE": "on",
            "citations-TOTAL_FORMS": 3,
            "citations-2-source": source.pk,
            "citations-2-confidence": "verified",
            "citations-2-ordinal": 9,
            "participations-0-part": "partner",
        },
    )
    assert Citation.objects.filter(activity=activity).count() == 2
    assert len(names_of(proposal)) == 4
    sign_in("publisher")
    assert client.post(page_of(proposal), {"_accept": "1", "_edit": names_of(proposal)}).status_code == 302
    kept.refresh_from_db()
    assert kept.locator == "12"
    assert set(Citation.objects.filter(activity=activity).values_list("source_id", flat=True)) == {
        kept.source_id,
        source.pk,
    }
    assert Participation.objects.get(pk=party.pk).part == "partner"
    assert Activity.objects.get(pk=activity.pk).history.count() == 1, "the record itself was not proposed to change"


def test_owners_of_a_campaign_are_proposed_too(client: Client, sign_in):
    sign_in("editor")
    campaign, owner = factories.make_campaign(), factories.make_organisation()
    proposal = propose(client, campaign, owners=[owner.pk])
    assert not Campaign.objects.get(pk=campaign.pk).owners.exists()
    accept_proposal(proposal=proposal, by=person("publisher"))
    assert list(Campaign.objects.get(pk=campaign.pk).owners.all()) == [owner]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_noun_takes_proposals_and_an_untouched_form_proposes_nothing(client: Client, sign_in, model):
    sign_in("editor")
    record = factories.FACTORIES[model]()
    answer = client.post(form_url(record), as_typed(client, record), follow=True)
    assert "Nothing was proposed." in answer.content.decode()
    assert not Proposal.objects.exists()


def test_a_form_with_a_mistake_says_so_and_proposes_nothing(client: Client, sign_in):
    sign_in("editor")
    city = cited_city()
    answer = client.post(form_url(city), {**as_typed(client, city), "latitude": "900", "note_en": "Mine"})
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert "Mine</textarea>" in answer.content.decode()
    assert not Proposal.objects.exists()


def test_what_was_changed_since_is_not_overwritten_and_the_rest_can_be_taken(client: Client, sign_in):
    sign_in("editor")
    city = cited_city()
    proposal = propose(client, city, note_en="A port on the sea.", note_fa="بندری بر دریا.")
    city.note_en = "A port on the canal."
    city.save()
    sign_in("publisher")
    page = client.get(page_of(proposal)).content.decode()
    assert "It was changed since." in page
    assert "canal" in page
    refused = client.post(page_of(proposal), {"_accept": "1", "_edit": ["note_en", "note_fa"]}, follow=True)
    assert "It was changed since." in refused.content.decode()
    city.refresh_from_db()
    assert (city.note_en, city.note_fa) == ("A port on the canal.", "بندری بر رود.")
    client.post(page_of(proposal), {"_accept": "1", "_edit": ["note_fa"]})
    city.refresh_from_db()
    assert (city.note_en, city.note_fa) == ("A port on the canal.", "بندری بر دریا.")
    assert "Not taken over" in client.get(page_of(proposal)).content.decode()


def test_a_change_that_bares_a_public_record_is_refused(client: Client, sign_in):
    sign_in("editor")
    city = cited_city()
    proposal = propose(client, city, **{"citations-0-DELETE": "on", "note_fa": ""})
    with pytest.raises(ProposalError) as refused:
        accept_proposal(proposal=proposal, by=person("publisher"))
    assert len(refused.value.reasons) == 2
    assert Citation.objects.filter(city=city).exists()
    assert City.objects.get(pk=city.pk).note_fa


def test_declined_with_a_word_it_returns_to_its_author_who_mends_it(client: Client, sign_in):
    author = sign_in("editor")
    city = cited_city()
    proposal = propose(client, city, note_en="A port on the sea.")
    sign_in("publisher")
    assert "Say why" in client.post(page_of(proposal), {"_decline": "1"}, follow=True).content.decode()
    client.post(page_of(proposal), {"_decline": "1", "_word": "Which sea?"})
    client.force_login(author)
    assert "Which sea?" in client.get("/admin/").content.decode()
    assert "A port on the river." in client.get(form_url(city)).content.decode()
    mended = client.get(form_url(city) + "?mend=1")
    assert mended.context["adminform"].form.initial["note_en"] == "A port on the sea."
    again = propose(client, city, note_en="A port on the North Sea.")
    assert again == proposal
    assert (again.state, again.word) == ("open", "")
    assert "Which sea?" not in client.get("/admin/").content.decode()


def test_the_author_finds_the_waiting_proposal_in_the_form_with_every_row(client: Client, sign_in):
    sign_in("editor")
    city, source = cited_city(), factories.make_source()
    gone = factories.make_citation(city)
    row = {"citations-2-source": source.pk, "citations-2-confidence": "verified", "citations-2-ordinal": 3}
    typed = as_typed(client, city)
    place = next(n for n in range(2) if typed[f"citations-{n}-id"] == gone.pk)
    change = {f"citations-{place}-DELETE": "on", "citations-TOTAL_FORMS": 3, "note_en": "A port on the sea.", **row}
    proposal = propose(client, city, **change)
    shown = as_typed(client, city)
    assert shown["note_en"] == "A port on the sea."
    assert shown[f"citations-{place}-DELETE"] == "on"
    assert int(shown["citations-2-source"]) == source.pk
    kept = proposal.edits
    client.post(form_url(city), shown)
    proposal.refresh_from_db()
    assert proposal.edits == kept
    assert Proposal.objects.count() == 1
    client.post(page_of(proposal), {"_take_back": "1"})
    assert as_typed(client, city)["note_en"] == "A port on the river."


def test_rows_that_are_records_of_their_own_are_not_proposed_with_the_city(client: Client, sign_in):
    sign_in("editor")
    city = cited_city()
    membership = factories.make_membership(city=city)
    typed = as_typed(client, city)
    assert not [name for name in typed if name.startswith("memberships-0-")]
    client.post(form_url(city), {**typed, "memberships-TOTAL_FORMS": 1, "memberships-INITIAL_FORMS": 1,
                                 "memberships-0-id": membership.pk, "memberships-0-started": "1900"})  # fmt: skip
    membership.refresh_from_db()
    assert membership.started == "1995"
    assert not Proposal.objects.exists()


def test_a_settled_proposal_stays_settled(client: Client, sign_in):
    sign_in("editor")
    proposal = propose(client, cited_city(), note_en="A port on the sea.")
    publisher = person("publisher")
    accept_proposal(proposal=proposal, by=publisher)
    with pytest.raises(ProposalError, match="settled"):
        accept_proposal(proposal=proposal, by=publisher)
    assert "settled" in client.post(page_of(proposal), {"_take_back": "1"}, follow=True).content.decode()


def test_garbled_addresses_of_proposals_lead_nowhere(client: Client, head):
    for key in ("0", "x", "99999999", "9" * 40, "٣"):
        assert client.get(f"/admin/profiles/proposal/{key}/change/").status_code == 404


def test_a_draft_that_was_sent_back_stands_among_the_declined(client: Client, sign_in):
    me = sign_in("editor")
    city = City(name_en="Draft", name_fa="پیش‌نویس")
    city._history_user = me  # type: ignore[attr-defined]  # read by the history
    city.save()
    assert not client.get("/admin/").context["dashboard"]["declined"]
    submit(record=city, person=me)
    decline(record=city, person=None, reason="Write who says so")
    assert "Write who says so" in client.get("/admin/").content.decode()


def test_a_proposal_for_a_record_that_is_gone_can_only_be_declined(client: Client, sign_in):
    sign_in("editor")
    activity = factories.make_activity()
    proposal = propose(client, activity, title_en="Another")
    activity.delete()
    sign_in("publisher")
    html = client.get(page_of(proposal)).content.decode()
    assert "exists no more" in html
    assert "Accept what is ticked" not in html
    refused = client.post(page_of(proposal), {"_accept": "1", "_edit": "title_en"}, follow=True)
    assert "exists no more" in refused.content.decode()
    client.post(page_of(proposal), {"_decline": "1", "_word": "Merged into another"})
    proposal.refresh_from_db()
    assert proposal.state == "declined"
