"""Nothing that is not published is seen through the API, wherever one looks."""

import pytest

from profiles.models import RECORDS, City, Network
from tests.api.asking import LISTS, address_of, content
from tests.factories import (
    FACTORIES,
    make_activity,
    make_campaign,
    make_citation,
    make_city,
    make_government_relation,
    make_indicator,
    make_membership,
    make_milestone,
    make_network,
    make_observation,
    make_organisation,
    make_participation,
    make_source,
    make_territory,
    make_tie,
)

pytestmark = pytest.mark.django_db

SECRET = "zzsecret"
HIDDEN_STATES = ["draft", "in_review", "withdrawn"]


def everything_said(client, *public):
    """All that the API tells about anything, in every form."""
    told = {}
    expandable = {
        "ties": "city_a,city_b",
        "cities": "territory,region,represents",
        "observations": "indicator,city,territory,network,claimed_by",
        "networks": "seat",
        "organisations": "territory",
        "government-relations": "city,institution",
    }
    for address in LISTS.values():
        noun = address.split("/")[3]
        for query in ("", "?format=csv", "?format=geojson", f"?expand={expandable.get(noun, '')}"):
            told[f"{address}{query}"] = content(client.get(f"{address}{query}")).decode()
    for record in public:
        told[address_of(record)] = content(client.get(address_of(record))).decode()
    for address in (f"/api/v1/search/?q={SECRET}", "/api/v1/search/?q=zzsecert", "/api/v1/changes/", "/api/v1/"):
        told[address] = content(client.get(address)).decode()
    return told


def assert_nothing_is_told(client, *public):
    for address, text in everything_said(client, *public).items():
        assert SECRET not in text.replace(f"?q={SECRET}", "").lower(), address


def hidden(model, state):
    """A record with the secret in all its words."""
    columns = {field.name for field in model._meta.fields}
    words = {
        name: SECRET for name in ("name_en", "name_fa", "title_en", "title_fa", "title", "claim_en") if name in columns
    }
    return FACTORIES[model](slug=f"{SECRET}-x", state=state, **words)


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_a_draft_of_any_noun_is_nowhere(client, state):
    for model in RECORDS:
        record = hidden(model, state)
        assert client.get(address_of(record)).status_code == 404
    assert_nothing_is_told(client)


def test_a_withdrawn_record_leaves_nothing_but_its_tombstone(client):
    for model in RECORDS:
        hidden(model, "withdrawn")
    for address, text in everything_said(client).items():
        if "changes" not in address:
            assert SECRET not in text.replace(f"?q={SECRET}", "").lower(), address


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_what_rests_on_a_hidden_record_is_hidden_with_it(client, state):
    city, network, indicator = hidden(City, state), hidden(Network, state), make_indicator()
    secret_indicator = make_indicator(slug=f"{SECRET}-i", name_en=SECRET, state=state)
    made = [
        make_tie(city_a=city, slug=f"{SECRET}-1"),
        make_tie(city_b=city, slug=f"{SECRET}-2"),
        make_membership(city=city, slug=f"{SECRET}-3"),
        make_membership(network=network, slug=f"{SECRET}-4"),
        make_activity(city=city, title_en=SECRET),
        make_campaign(city=city, name_en=SECRET),
        make_government_relation(city=city, title_en=SECRET),
        make_observation(city=city, indicator=indicator, slug=f"{SECRET}-5"),
        make_observation(network=network, indicator=indicator, slug=f"{SECRET}-6"),
        make_observation(indicator=secret_indicator, slug=f"{SECRET}-7"),
        make_observation(claimed_by=make_source(title=SECRET, state=state), slug=f"{SECRET}-8"),
    ]
    for record in made:
        make_citation(record)
        assert client.get(address_of(record)).status_code == 404
    if state == "withdrawn":
        # What was withdrawn has a tombstone in the feed; that is all that is told.
        for record in (city, network, secret_indicator):
            assert client.get(address_of(record)).status_code == 410
        return
    assert_nothing_is_told(client)


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_a_public_record_does_not_point_to_a_hidden_one(client, state):
    territory = make_territory(name_en=SECRET, iso_code="XX", slug=f"{SECRET}-t", state=state)
    city, organisation = hidden(City, state), make_organisation(name_en=SECRET, state=state)
    source = make_source(title=SECRET, state=state)
    public = make_city(territory=territory, region=make_territory(), represents=territory)
    make_citation(public, source=source)
    activity = make_activity(city=public)
    make_participation(activity=activity, city=city)
    make_participation(activity=activity, organisation=organisation)
    make_participation(activity=activity, territory=territory)
    records = [
        public,
        activity,
        make_territory(parent=territory),
        make_organisation(territory=territory),
        make_network(seat=city),
        make_campaign(owners=[organisation]),
        make_government_relation(institution=organisation),
        make_milestone(cities=[city]),
    ]
    other = make_city()
    assert_nothing_is_told(client, *records)
    compared = content(client.get(f"/api/v1/compare/?city={public.slug},{other.slug}")).decode()
    assert public.slug in compared
    assert SECRET not in compared


def test_hidden_records_cannot_be_asked_after(client):
    city = hidden(City, "draft")
    for address in (f"/api/v1/ties/?city={city.slug}", f"/api/v1/compare/?city={city.slug},x"):
        assert client.get(address).status_code == 400
    real = client.get(f"/api/v1/ties/?city={city.slug}").json()["errors"][0]["reason"]
    never = client.get("/api/v1/ties/?city=zzsecret-y").json()["errors"][0]["reason"]
    assert real.replace("-x", "") == never.replace("-y", "")


def test_citations_of_hidden_records_do_not_count_for_others(client):
    draft = hidden(City, "draft")
    citation = make_citation(draft)
    assert client.get(f"/api/v1/cities/?source={citation.source.slug}").json()["count"] == 0
