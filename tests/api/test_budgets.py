"""What the API asks of the database, at two sizes of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.asking import LISTS, address_of, content, make_one_of_each
from tests.budgets import BUDGETS, LIST
from tests.factories import make_city, make_city_alias, make_milestone, make_participation, make_tie

pytestmark = [pytest.mark.django_db, pytest.mark.look]

QUERIES = {
    "/api/v1/search/": "?q=c",
    "/api/v1/ties/": "?expand=city_a,city_b",
    "/api/v1/observations/": "?expand=indicator,city,territory,network,claimed_by",
    "/api/v1/memberships/": "?expand=city,network",
}


def cost(client, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address)
        content(response)
    assert response.status_code == 200, content(response)
    return len(asked)


def fill(times):
    for _ in range(times):
        records = make_one_of_each()
        for model, record in records.items():
            if model.__name__ == "Activity":
                make_participation(activity=record)
            if model.__name__ == "City":
                make_city_alias(city=record)
        make_milestone(cities=[make_city(), make_city()])


def test_every_list_has_a_budget():
    assert set(LISTS.values()) <= set(BUDGETS)


def test_lists_cost_the_same_however_long_they_are(client):
    fill(1)
    addresses = [
        f"{address}{query}"
        for address in BUDGETS
        if address != "/api/v1/compare/"
        for query in {"", QUERIES.get(address, "")}
        if address != "/api/v1/search/" or query
    ]
    tables = [f"{address}?format=csv" for address in LISTS.values()]
    small = {address: cost(client, address) for address in addresses + tables}
    fill(4)
    for address, before in small.items():
        now = cost(client, address)
        assert now <= BUDGETS[address.split("?")[0]], f"{address} costs {now}"
        assert now <= before, f"{address} cost {before}, and {now} with five times the records"


def test_a_single_record_keeps_to_its_budget(client):
    for record in make_one_of_each().values():
        assert cost(client, address_of(record)) <= LIST


def test_six_cities_cost_as_much_as_two(client):
    cities = [make_city() for _ in range(6)]
    for place, city in enumerate(cities[:-1]):
        make_tie(city_a=city, city_b=cities[place + 1])
    two = cost(client, f"/api/v1/compare/?city={cities[0].slug},{cities[1].slug}")
    six = cost(client, f"/api/v1/compare/?city={','.join(city.slug for city in cities)}")
    assert six <= two <= BUDGETS["/api/v1/compare/"]
