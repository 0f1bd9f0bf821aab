"""Two at once: the second editor sees both versions and chooses; nothing is overwritten, and no two saves both win."""

import threading
from typing import Any

import pytest
import zeal
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from profiles.models import Citation, City, CityAlias, Membership, Proposal
from tests import factories
from tests.admin.forms import as_typed, form_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def noted_city() -> City:
    return factories.make_city(note_en="First", note_fa="یکم", website="https://city.example/")


def sent_again(page: Any) -> dict[str, Any]:
    """What the page of two versions sends back, with what is ticked on it."""
    data: dict[str, Any] = {"_opened": str(page.context["opened"]), "_seen": str(page.context["current"])}
    for name, value in page.context["hidden"]:
        data.setdefault(name, []).append(value)
    for _title, choices in page.context["groups"]:
        data |= {f"_choose-{choice.name}": kept for choice, kept in choices if kept}
    return data


def choices_of(page: Any) -> dict[str, Any]:
    return {choice.name: choice for _title, choices in page.context["groups"] for choice, _kept in choices}


@pytest.mark.parametrize(("choice", "left"), [("mine", "Mine"), ("stored", "Theirs")])
def test_what_both_changed_is_chosen_and_the_rest_goes_by_itself(client: Client, head, choice, left):
    city = noted_city()
    typed = {**as_typed(client, city), "note_en": "Mine", "note_fa": "از من"}
    city.note_en, city.website = "Theirs", "https://theirs.example/"
    city.save()
    page = client.post(form_url(city), typed)
    assert page.status_code == 200
    html = page.content.decode()
    assert "while your form was open" in html
    assert {name: one.kept for name, one in choices_of(page).items()} == {
        "note_en": "", "note_fa": "mine", "website": "stored",
    }  # fmt: skip
    for words in ("First", "Mine", "Theirs"):
        assert words in html
    city.refresh_from_db()
    assert (city.note_en, city.note_fa) == ("Theirs", "یکم")
    answer = client.post(form_url(city), {**sent_again(page), "_choose-note_en": choice})
    assert answer.status_code == 302
    city.refresh_from_db()
    assert (city.note_en, city.note_fa, city.website) == (left, "از من", "https://theirs.example/")


def test_a_choice_left_open_is_asked_for_again(client: Client, head):
    city = noted_city()
    typed = {**as_typed(client, city), "note_en": "Mine"}
    city.note_en = "Theirs"
    city.save()
    page = client.post(form_url(city), typed)
    again = client.post(form_url(city), sent_again(page))
    assert again.status_code == 200
    assert "Not saved yet" in again.content.decode()
    city.refresh_from_db()
    assert city.note_en == "Theirs"


def test_whoever_is_overtaken_once_more_chooses_once_more(client: Client, head):
    city = noted_city()
    typed = {**as_typed(client, city), "note_en": "Mine"}
    city.note_en = "Theirs"
    city.save()
    page = client.post(form_url(city), typed)
    city.note_en = "Theirs again"
    city.save()
    once_more = client.post(form_url(city), {**sent_again(page), "_choose-note_en": "mine"})
    assert "Theirs again" in once_more.content.decode().replace("<ins>", "").replace("</ins>", "")
    assert choices_of(once_more)["note_en"].opened == "First"
    client.post(form_url(city), {**sent_again(once_more), "_choose-note_en": "mine"})
    city.refresh_from_db()
    assert city.note_en == "Mine"


def test_an_untouched_form_that_somebody_overtook_asks_nothing_of_its_own(client: Client, head):
    city = noted_city()
    typed = as_typed(client, city)
    city.note_en = "Theirs"
    city.save()
    page = client.post(form_url(city), typed)
    assert [one.kept for one in choices_of(page).values()] == ["stored"]
    client.post(form_url(city), sent_again(page))
    city.refresh_from_db()
    assert city.note_en == "Theirs"


def test_what_was_changed_and_changed_back_stands_in_nobodys_way(client: Client, head):
    city = noted_city()
    typed = {**as_typed(client, city), "note_en": "Mine"}
    for words in ("Theirs", "First"):
        city.note_en = words
        city.save()
    assert client.post(form_url(city), typed).status_code == 302
    city.refresh_from_db()
    assert city.note_en == "Mine"


def test_rows_are_brought_together_too(client: Client, head):
    city = noted_city()
    both, theirs_gone, mine_gone, gone_both_ways = (factories.make_citation(city, locator="1") for _ in range(4))
    theirs, contested = theirs_gone.pk, gone_both_ways.pk
    typed = as_typed(client, city)
    at = {int(typed[f"citations-{n}-id"]): n for n in range(4)}
    typed |= {f"citations-{at[both.pk]}-locator": "2", f"citations-{at[both.pk]}-supports_en": "Mine"}
    typed |= {f"citations-{at[mine_gone.pk]}-DELETE": "on", f"citations-{at[gone_both_ways.pk]}-locator": "7"}
    source = factories.make_source()
    typed |= {"citations-4-source": source.pk, "citations-4-confidence": "verified", "citations-4-ordinal": 1}
    typed["citations-TOTAL_FORMS"] = 5
    both.locator = "3"
    both.save()
    theirs_gone.delete()
    gone_both_ways.delete()
    alias = factories.make_city_alias(city=city)
    added = factories.make_citation(city, locator="9")
    page = client.post(form_url(city), typed)
    kept = {name: one.kept for name, one in choices_of(page).items()}
    assert kept == {
        f"citations-{both.pk}-locator": "",
        f"citations-{both.pk}-supports_en": "mine",
        f"citations-{theirs}": "stored",
        f"citations-{mine_gone.pk}": "mine",
        f"citations-{contested}": "",
        f"citations-{added.pk}": "stored",
        f"aliases-{alias.pk}": "stored",
    }
    chosen = {f"_choose-citations-{both.pk}-locator": "stored", f"_choose-citations-{contested}": "mine"}
    answer = client.post(form_url(city), {**sent_again(page), **chosen})
    assert answer.status_code == 302, answer.context["errors"]
    left = {c.source_id: (c.locator, c.supports_en) for c in Citation.objects.filter(city=city)}
    assert left == {
        both.source_id: ("3", "Mine"),
        gone_both_ways.source_id: ("7", ""),
        added.source_id: ("9", ""),
        source.pk: ("", ""),
    }
    assert CityAlias.objects.filter(pk=alias.pk).exists()


def test_a_row_that_somebody_added_can_be_left_out_and_a_deleted_one_kept(client: Client, head):
    city = noted_city()
    kept = factories.make_citation(city, locator="1")
    typed = {**as_typed(client, city), "citations-0-DELETE": "on"}
    kept.locator = "2"
    kept.save()
    added = factories.make_citation(city)
    page = client.post(form_url(city), typed)
    chosen = {f"_choose-citations-{added.pk}": "mine", f"_choose-citations-{kept.pk}": "stored"}
    assert client.post(form_url(city), {**sent_again(page), **chosen}).status_code == 302
    assert [(c.pk, c.locator) for c in Citation.objects.filter(city=city)] == [(kept.pk, "2")]


def test_memberships_on_the_form_of_a_city_are_brought_together(client: Client, head):
    city = noted_city()
    membership = factories.make_membership(city=city)
    typed = {**as_typed(client, city), "memberships-0-ended": "2001"}
    membership.started = "1996"
    membership.save()
    page = client.post(form_url(city), typed)
    client.post(form_url(city), sent_again(page))
    left = Membership.objects.get(pk=membership.pk)
    assert (left.started, left.ended) == ("1996", "2001")


def test_owners_of_a_campaign_are_brought_together(client: Client, head):
    one, other = factories.make_organisation(), factories.make_organisation()
    campaign = factories.make_campaign(owners=[one])
    typed = {**as_typed(client, campaign), "name_en": "Mine"}
    campaign.owners.set([other])
    campaign.save()
    page = client.post(form_url(campaign), typed)
    assert choices_of(page)["owners"].kept == "stored"
    assert client.post(form_url(campaign), sent_again(page)).status_code == 302
    campaign.refresh_from_db()
    assert (campaign.name_en, list(campaign.owners.all())) == ("Mine", [other])


def test_a_proposal_is_compared_with_what_is_stored_too(client: Client, sign_in):
    sign_in("editor")
    city = noted_city()
    typed = {**as_typed(client, city), "note_en": "Mine"}
    city.note_en = "Theirs"
    city.save()
    page = client.post(form_url(city), typed)
    assert not Proposal.objects.exists()
    client.post(form_url(city), {**sent_again(page), "_choose-note_en": "mine"})
    assert Proposal.objects.get().edits[0]["values"] == {"note_en": ["Theirs", "Mine"]}


@pytest.mark.parametrize("seen", ["x", "1.2", "9" * 300, "٣.٣.٣.٣.٣", "-1", "1.1.1.1.1", "99999999.0.0.0.0"])
def test_a_garbled_moment_is_no_error_of_ours(client: Client, head, seen):
    city = noted_city()
    typed = as_typed(client, city)
    for name in ("_seen", "_opened"):
        assert client.post(form_url(city), {**typed, name: seen}).status_code in (200, 302)
    broken = {**typed, "_seen": typed["_seen"], "citations-TOTAL_FORMS": "x"}
    city.note_en = "Theirs"
    city.save()
    assert client.post(form_url(city), broken).status_code in (200, 302)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_texts_of_several_lines_are_no_difference_by_their_ends(client: Client, head, language):
    city = factories.make_city(note_en="One\n\nTwo", note_fa="یک\n\nدو")
    client.cookies["django_language"] = language
    typed = {**as_typed(client, city), "note_en": "One\r\n\r\nTwo", "note_fa": "یک\r\n\r\nدو"}
    before = city.history.count()
    client.post(form_url(city), typed)
    assert city.history.count() == before
    city.website = "https://theirs.example/"
    city.save()
    page = client.post(form_url(city), typed)
    assert list(choices_of(page)) == ["website"]


@pytest.mark.django_db(transaction=True)
def test_of_two_forms_sent_at_the_same_moment_one_wins_and_the_other_is_asked(client: Client):
    if not connection.features.has_select_for_update:
        pytest.skip("this database lets one write at a time")
    head = User.objects.create_superuser("head")
    client.force_login(head)
    city = noted_city()
    typed = as_typed(client, city)
    start = threading.Barrier(4)
    answers: dict[str, int] = {}

    def save(words: str) -> None:
        browser = Client()
        browser.force_login(head)
        start.wait()
        try:
            with zeal.zeal_ignore():
                answers[words] = browser.post(form_url(city), {**typed, "note_en": words}).status_code
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(f"By {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers.values()) == [200, 200, 200, 302]
    winner = next(words for words, status in answers.items() if status == 302)
    city.refresh_from_db()
    assert city.note_en == winner
    assert city.history.count() == 2
