"""What visitors send: the form of every public record, its guards, and the private page of its fate."""

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.signing import b62_encode
from django.test import Client
from django.utils import timezone

from profiles.actions.suggesting import decline_suggestion, forget_old_addresses
from profiles.models import RECORDS, Suggestion
from profiles.models.base import noun_of
from profiles.views.correction_form import signer, stamp_of
from tests import factories as make
from tests.factories import FACTORIES

pytestmark = pytest.mark.django_db

SAID = {"what": "It began in 1976.", "why": "The agreement is dated so.", "source": "City archive, file 12"}


def found(pattern: str, text: str) -> str:
    """What the group of the pattern holds."""
    return str(re.findall(pattern, text)[0])


@pytest.fixture
def stamp(monkeypatch):
    """The stamp of a form that was opened some seconds ago."""

    def made(record, ago=60):
        monkeypatch.setattr(signer, "timestamp", lambda: b62_encode(int(time.time()) - ago))
        signed = stamp_of(record)
        monkeypatch.undo()
        return signed

    return made


@pytest.fixture
def send(client, stamp):
    """Send a correction of a record; what is given replaces what is usually said."""

    def sent(record, *, language="en", ago=60, **said):
        address = f"/{language}/correct/{record.noun}/{record.slug}/"
        return client.post(address, {**SAID, "opened": stamp(record, ago), **said})

    return sent


@pytest.mark.parametrize("model", RECORDS)
def test_every_public_record_can_be_corrected(client, send, model):
    record: Any = FACTORIES[model]()
    answer = client.get(f"/fa/correct/{noun_of(model)}/{record.slug}/")

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert 'name="robots" content="noindex"' in answer.content.decode()
    assert send(record).status_code == 302
    assert Suggestion.objects.get().slug == record.slug


def test_the_pages_of_records_lead_to_their_forms(client):
    city = make.make_city()
    tie = make.make_tie(city_a=city)
    milestone = make.make_milestone()
    page = client.get(city.get_absolute_url()).content.decode()
    form = client.get(found(r'href="(/\w\w/correct/[^"]+)"', page)).content.decode()
    ties = client.get(found(r'href="(/\w\w/correct/tie/[^"]+)"', form)).content.decode()

    assert f"/correct/tie/{tie.slug}/" in ties
    assert "/en/correct/milestone/" in client.get("/en/history/").content.decode()
    assert f"/en/correct/milestone/{milestone.slug}/" in client.get("/en/correct/milestone/").content.decode()
    make.make_organisation()
    campaign = make.make_campaign()
    assert "/en/correct/organisation/" in client.get(f"/en/correct/campaign/{campaign.slug}/").content.decode()
    assert client.get("/en/correct/tie/?city=nowhere").status_code == 400
    assert client.get("/en/correct/war/").status_code == 404


def test_a_draft_cannot_be_corrected_and_a_merged_record_leads_on(client):
    draft = make.make_city(state="draft")
    assert client.get(f"/en/correct/city/{draft.slug}/").status_code == 404
    assert client.get("/en/correct/nothing/nowhere/").status_code == 404


def test_the_sender_gets_an_address_that_shows_the_fate_in_both_languages(client, send, django_user_model):
    city = make.make_city()
    answer = send(city, field="name_en", value="Esfahan")
    boss = django_user_model.objects.create_superuser("boss")
    suggestion = Suggestion.objects.get()
    page = client.get(answer["Location"])

    assert suggestion.token in answer["Location"]
    assert len(suggestion.token) >= 32
    assert page["Referrer-Policy"] == "no-referrer"
    assert "Waiting" in page.content.decode()
    assert "Esfahan" in page.content.decode()
    decline_suggestion(suggestion=suggestion, person=boss, word="Both spellings are in use", address="")
    for language, state in (("en", "Declined"), ("fa", "پذیرفته‌نشده")):
        told = client.get(f"/{language}/correction/{suggestion.token}/").content.decode()
        assert state in told
        assert "Both spellings are in use" in told
    assert client.get("/en/correction/guessed/").status_code == 404


BAD = {
    "nothing said": {"what": "", "why": "", "source": ""},
    "a value without its entry": {"value": "1976"},
    "an entry without a value": {"field": "name_en"},
    "an entry that is not public": {"field": "state", "value": "draft"},
    "too long": {"what": "a" * 2001},
    "a NUL": {"why": "a\x00b"},
    "an override": {"source": "\u202eabc"},
    "no e-mail address": {"email": "me at home"},
    "two e-mail addresses": {"email": "a@x.org,b@x.org"},
    "a line break in the e-mail address": {"email": "a@x.org\nBcc: b@x.org"},
    "the trap": {"website": "http://spam.example"},
    "no stamp": {"opened": ""},
    "a forged stamp": {"opened": "city/x:1:abc"},
    "too quick": {"ago": 0},
    "open for days": {"ago": 200_000},
}


@pytest.mark.parametrize("said", BAD.values(), ids=BAD)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_what_cannot_be_taken_is_answered_with_words_and_kept(client, send, said, language):
    answer = send(make.make_city(), language=language, **{"email": "", **said})

    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert not Suggestion.objects.exists()
    kept = said.get("what") or SAID["what"]
    if said.get("what") != "":
        assert kept in answer.content.decode()


def test_a_form_that_was_open_for_days_goes_through_when_sent_again(client, send):
    city = make.make_city()
    renewed = found(r'name="opened" value="([^"]+)"', send(city, ago=200_000).content.decode())

    assert signer.unsign(renewed, max_age=60) == f"city/{city.slug}"


def test_a_flood_from_one_address_is_asked_to_wait(client, send, settings):
    settings.SUGGESTION_RATE = "2/hour"
    city = make.make_city()
    answers = [send(city) for _number in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert int(answers[-1]["Retry-After"]) > 3000
    assert SAID["what"] in answers[-1].content.decode()
    assert Suggestion.objects.count() == 2


def test_a_form_from_elsewhere_is_refused_in_words():
    city = make.make_city()
    answer = Client(enforce_csrf_checks=True).post(f"/fa/correct/city/{city.slug}/", SAID)

    assert answer.status_code == 403
    assert '<html lang="fa"' in answer.content.decode()


def test_the_senders_address_is_erased_when_its_time_is_over_or_when_they_say_so(client, send, settings):
    settings.SUGGESTION_EMAIL_DAYS = 30
    city = make.make_city()
    where = send(city, email="me@x.org")["Location"]
    assert "me@x.org" in client.get(where).content.decode()
    client.post(where)
    assert Suggestion.objects.get().email == ""
    now = timezone.now()
    for days in (29, 31):
        old = make.make_suggestion(city, email=f"{days}@x.org")
        old.state, old.closed_at = "accepted", now - timedelta(days=days)
        old.save()
    assert forget_old_addresses() == 1
    assert set(Suggestion.objects.values_list("email", flat=True)) == {"", "29@x.org"}


@pytest.mark.parametrize("sends", [True, False])
def test_a_note_is_sent_only_where_letters_are_set_up(
    settings, django_user_model, sends, django_capture_on_commit_callbacks
):
    settings.SENDS_MAIL = sends
    boss = django_user_model.objects.create_superuser("boss")
    suggestion = make.make_suggestion(make.make_city(), email="me@x.org", language="fa")
    with django_capture_on_commit_callbacks(execute=True):
        decline_suggestion(suggestion=suggestion, person=boss, word="No", address="http://here/fa/correction/abc/")

    assert [letter.to for letter in mail.outbox] == ([["me@x.org"]] if sends else [])
    if sends:
        assert "http://here/fa/correction/abc/" in mail.outbox[0].body
        assert "پذیرفته‌نشده" in mail.outbox[0].body
