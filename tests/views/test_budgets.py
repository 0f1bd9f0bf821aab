"""Every page costs at most twenty queries, and the same number with ten times the records."""

from itertools import count, islice

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.look]

BUDGET = 20

PAGES = [
    "",
    "cities/",
    "cities/?field=inter_city&q=city",
    "networks/",
    "networks/?field=inter_city",
    "networks/eurocities/",
    "activities/",
    "activities/?field=inter_city&driver=crisis&city=amsterdam",
    "activities/open-city/",
    "campaigns/",
    "campaigns/i-amsterdam/",
    "territories/",
    "territories/NL/",
    "fields/inter_city/",
    "history/",
    "search/?q=city",
    "sources/",
    "sources/essay/",
    "sources/a-book/",
    "data/",
    "about/",
]


@pytest.fixture
def world():
    """What every page is about, and a function that adds to all of it."""
    country = make.make_territory(iso_code="NL")
    city = make.make_city(slug="amsterdam", territory=country, represents=country)
    network = make.make_network(slug="eurocities", seat=city)
    activity = make.make_activity(slug="open-city", city=city)
    campaign = make.make_campaign(slug="i-amsterdam", city=city)
    sources = make.make_source(slug="essay", kind="essay"), make.make_source(slug="a-book")
    members = make.make_indicator(slug="network-members", unit="members")

    numbers = count(1)

    def grow(times):
        for number in islice(numbers, times):
            another = make.make_city(territory=country)
            its_activity = make.make_activity(city=city, outcome="failed")
            records = [
                another,
                its_activity,
                make.make_activity(city=another),
                make.make_membership(city=another, network=network),
                make.make_membership(city=make.make_city(), network=network, ended="2001", standing="former"),
                make.make_network(seat=another),
                make.make_tie(city_a=city, city_b=another),
                make.make_campaign(city=city),
                make.make_government_relation(city=another, title_en=f"City relation {number}"),
                make.make_condition(city=another),
                make.make_organisation(name_en=f"City works {number}"),
                make.make_indicator(name_en=f"City figure {number}"),
                make.make_observation(network=network, indicator=members, as_of=str(1990 + number)),
                make.make_observation(territory=country),
                make.make_observation(city=None),
                make.make_observation(city=another),
                make.make_milestone(cities=[city, another], title_en=f"City event {number}"),
                make.make_essay_check(paragraph=11, claim_en=f"City claim {number}"),
                make.make_essay_check(paragraph=18),
                make.make_national_framework(territory=country, started=str(1900 + number)),
                make.make_territory(parent=country, name_en=f"City state {number}"),
            ]
            make.make_participation(activity=activity, city=another)
            make.make_participation(activity=activity, organisation=make.make_organisation())
            make.make_participation(activity=its_activity, network=network)
            make.make_participation(activity=its_activity, territory=country)
            campaign.owners.add(make.make_organisation())
            for record in records:
                for source in sources:
                    make.make_citation(record, source=source, locator_kind="paragraph", locator="11")

    return grow


def queries_of(client, path):
    address = f"/en/{path}"
    client.get(address)  # what a first request fills once, it fills here
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_pages_cost_the_same_queries_with_ten_times_the_records(client, world):
    world(1)
    few = {path: queries_of(client, path) for path in PAGES}
    world(9)
    many = {path: queries_of(client, path) for path in PAGES}

    assert {path: (few[path], many[path]) for path in PAGES if few[path] != many[path]} == {}
    assert {path: cost for path, cost in many.items() if cost > BUDGET} == {}
