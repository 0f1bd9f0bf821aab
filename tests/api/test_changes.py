"""The feed of changes, as a mirror reads it."""

import pytest

from profiles.models import FormerAddress
from tests.api.asking import ask, reasons
from tests.factories import make_citation, make_city, make_tie

pytestmark = pytest.mark.django_db


def told(client, query=""):
    return [(row["noun"], row["slug"], row["state"]) for row in ask(client, f"/api/v1/changes/{query}")["results"]]


def test_changes_come_in_order_from_a_number_on(client):
    city = make_city(name_en="Ghent")
    seen = ask(client, "/api/v1/changes/")
    assert [row["noun"] for row in seen["results"]] == ["territory", "city"]
    make_citation(city)
    later = ask(client, f"/api/v1/changes/?since={seen['until']}")
    assert [(row["noun"], row["slug"]) for row in later["results"]][1:] == [("city", "ghent")]
    assert later["results"][1]["url"] == "http://testserver/api/v1/cities/ghent/"
    assert later["until"] == later["results"][-1]["number"]
    assert ask(client, f"/api/v1/changes/?since={later['until']}")["results"] == []


def test_following_the_links_tells_everything_once(client):
    for _ in range(4):
        make_city()
    numbers, address = [], "/api/v1/changes/?page_size=3"
    while address:
        page = ask(client, address)
        numbers += [row["number"] for row in page["results"]]
        address = page["next"]
    assert numbers == list(range(1, 9))


def test_what_is_no_longer_public_leaves_a_tombstone(client):
    withdrawn, unpublished, removed = make_city(), make_city(), make_city()
    start = ask(client, "/api/v1/changes/")["until"]
    withdrawn.state = "withdrawn"
    withdrawn.save()
    unpublished.state = "draft"
    unpublished.save()
    slug = removed.slug
    removed.delete()
    FormerAddress.objects.create(noun="city", slug=slug, leads_to="elsewhere")
    rows = ask(client, f"/api/v1/changes/?since={start}")["results"]
    assert [(row["slug"], row["state"], row["url"], row["moved_to"]) for row in rows] == [
        (withdrawn.slug, "withdrawn", None, None),
        (unpublished.slug, "removed", None, None),
        (slug, "removed", None, "elsewhere"),
    ]


def test_drafts_and_what_rests_on_them_are_not_told(client):
    start = ask(client, "/api/v1/changes/")["until"]
    draft = make_city(state="draft", territory=None)
    make_tie(city_a=draft, city_b=make_city(territory=None))
    assert [noun for noun, _slug, _state in told(client, f"?since={start}")] == ["city"]


def test_changes_of_one_noun_can_be_asked_for(client):
    make_tie()
    assert [noun for noun, _slug, _state in told(client, "?noun=tie")] == ["tie"]
    assert "not among" in reasons(client, "/api/v1/changes/?noun=colour")["noun"]
    assert set(reasons(client, "/api/v1/changes/?since=-1&page_size=500")) == {"since", "page_size"}
