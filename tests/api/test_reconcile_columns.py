"""Columns that the reconciliation service adds to a table."""

import jsonschema
import pytest

from profiles.models import FormerAddress
from tests.api.reconciliation import HERE, PROPOSALS, extend
from tests.factories import make_city, make_membership, make_network, make_territory, make_tie

pytestmark = pytest.mark.django_db


def test_a_table_is_extended_with_columns_of_every_kind(client, shiraz, iran):
    network = make_network(slug="silk", name_en="Silk Road Cities")
    make_membership(city=shiraz, network=network)
    isfahan = make_city(slug="isfahan", name_en="Isfahan", name_fa="اصفهان", territory=iran)
    make_tie(city_a=isfahan, city_b=shiraz)

    answer = extend(
        client, ["city:shiraz", "city:isfahan"], "country", "latitude", "geonames_id", "name_fa", "networks", "partners"
    )

    assert answer["rows"]["city:shiraz"] == {
        "country": [{"id": "territory:iran", "name": "Iran", "description": "ایران · IR"}],
        "latitude": [{"float": 29.6}],
        "geonames_id": [{"int": 115019}],
        "name_fa": [{"str": "شیراز"}],
        "networks": [{"id": "network:silk", "name": "Silk Road Cities", "description": network.name_fa}],
        "partners": [{"id": "city:isfahan", "name": "Isfahan", "description": "اصفهان · Iran"}],
    }
    assert [one["id"] for one in answer["rows"]["city:isfahan"]["partners"]] == ["city:shiraz"]
    assert answer["rows"]["city:isfahan"]["networks"] == []
    assert [one.get("type", {}).get("id") for one in answer["meta"]] == [
        "territory",
        None,
        None,
        None,
        "network",
        "city",
    ]


def test_every_proposed_property_can_be_asked_of_every_type(client, shiraz, iran):
    network = make_network(slug="silk", started="1990~", seat=shiraz)
    make_membership(city=shiraz, network=network)
    ids = ["city:shiraz", "network:silk", "territory:iran"]

    properties = client.get(f"{HERE}propose/").json()["properties"]
    answer = extend(client, ids, *(one["id"] for one in properties))

    assert all(set(row) == {one["id"] for one in properties} for row in answer["rows"].values())
    assert answer["rows"]["network:silk"]["started"] == [{"str": "1990~"}]
    assert answer["rows"]["network:silk"]["members"][0]["id"] == "city:shiraz"
    assert answer["rows"]["territory:iran"]["iso_code"] == [{"str": "IR"}]


def test_an_id_that_is_not_public_or_not_known_has_empty_cells(client, draft):
    ids = ["city:secret", "city:nowhere", "x", "", "city:\x00", "city:" + "a" * 500]

    answer = extend(client, ids, "country", "partners")

    assert answer["rows"] == {identifier: {"country": [], "partners": []} for identifier in ids}


def test_what_is_not_public_is_no_value(client, shiraz, draft):
    make_tie(city_a=shiraz, city_b=draft)
    make_membership(city=shiraz, network=make_network(state="draft"))
    shiraz.represents = make_territory(state="draft")
    shiraz.save()

    answer = extend(client, ["city:shiraz"], "partners", "networks", "represents")

    assert answer["rows"]["city:shiraz"] == {"partners": [], "networks": [], "represents": []}


@pytest.mark.parametrize(("limit", "shown"), [(0, 3), (2, 2), ("2", 2), (9, 3)])
def test_how_many_values_a_cell_has_can_be_set(client, shiraz, limit, shown):
    for _number in range(3):
        make_membership(city=shiraz)

    answer = extend(client, ["city:shiraz"], {"id": "networks", "settings": {"limit": limit}})

    assert len(answer["rows"]["city:shiraz"]["networks"]) == shown


def test_an_id_that_was_given_up_still_leads_to_its_record(client, shiraz):
    FormerAddress.objects.create(noun="city", slug="shiraz-iran", leads_to="shiraz")

    rows = extend(client, ["city:shiraz-iran"], "wikidata_id")["rows"]

    assert rows == {"city:shiraz-iran": {"wikidata_id": [{"str": "Q6397"}]}}


def test_a_long_table_costs_the_same_queries(client, shiraz, iran, django_assert_max_num_queries):
    ids = [f"city:{make_city(territory=iran, name_en=f'Place {number}').slug}" for number in range(30)]

    with django_assert_max_num_queries(5):
        extend(client, ids, "country", "partners", "networks", "latitude")


def test_properties_are_proposed_for_a_type_or_for_all(client):
    few = client.get(f"{HERE}propose/?type=city&limit=3").json()
    every = client.get(f"{HERE}propose/?type=").json()

    jsonschema.validate(few, PROPOSALS)
    assert (few["type"], few["limit"], len(few["properties"])) == ("city", 3, 3)
    assert {"unlocode", "acronym", "iso3"} <= {one["id"] for one in every["properties"]}
