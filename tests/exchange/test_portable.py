"""Records as they travel: the API's own words, nothing that is not public, and the same bytes on every database."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from profiles.exchange.portable import (
    canonical,
    collection_of,
    digest_addresses,
    digest_records,
    public_addresses,
    public_records,
    shape_of,
)
from profiles.models import RECORDS, Activity, City, FormerAddress, Observation, Tie
from profiles.models.base import noun_of
from tests.api.asking import LISTS, address_of, ask, make_one_of_each
from tests.factories import (
    make_activity,
    make_campaign,
    make_citation,
    make_city,
    make_city_alias,
    make_milestone,
    make_observation,
    make_organisation,
    make_participation,
    make_source,
    make_territory,
    make_tie,
)

pytestmark = pytest.mark.django_db

DERIVED = {"url", "code"}
"""What the API adds: the address on its own host, and the code that follows from two columns."""


def in_slugs(value):
    """What the API says of a record pointed to, in a word."""
    if isinstance(value, dict) and "slug" in value:
        return value["slug"]
    if isinstance(value, list):
        return [
            {name: in_slugs(each) for name, each in item.items()} if isinstance(item, dict) and "slug" not in item
            else in_slugs(item)
            for item in value
        ]  # fmt: skip
    return value


def only(model):
    [record] = public_records(model)
    return record


def test_a_record_travels_as_the_api_tells_it(client):
    records = make_one_of_each()
    city = make_city()
    make_city_alias(city=city)
    activity = make_activity()
    make_participation(activity=activity)
    make_participation(activity=activity, territory=make_territory())
    campaign = make_campaign(owners=[make_organisation(), make_organisation()], budget=Decimal("1250000.50"),
                             budget_currency="EUR")  # fmt: skip
    milestone = make_milestone(cities=[city, make_city()])
    for record in (*records.values(), city, activity, campaign, milestone):
        told = ask(client, address_of(record))
        [sent] = public_records(type(record), slugs=[record.slug])
        created = sent.pop("created_at")
        assert datetime.fromisoformat(created) == record.created_at
        for citation in sent.get("citations", ()):
            citation.pop("ordinal")
        assert sent == {name: in_slugs(value) for name, value in told.items() if name not in DERIVED}


def test_every_noun_is_named_as_in_the_addresses_of_the_api():
    assert {model: f"/api/v1/{collection_of(noun_of(model))}/" for model in RECORDS} == LISTS


def test_every_column_travels_but_keys_and_what_follows_from_others():
    for model in RECORDS:
        told = {column.name for item in shape_of(model).items for column in item.columns}
        kept = {field.name for field in model._meta.concrete_fields if getattr(field, "serialize", True)} | {
            "created_at",
            "updated_at",
        }
        assert told == (kept | {field.name for field in model._meta.many_to_many}) - {"id", "state"}


def test_what_is_not_public_is_neither_told_nor_named():
    hidden = make_city(state="draft", name_en="Hidden")
    public = make_city(name_en="Seen", region=make_territory(state="draft", name_en="Veiled"))
    make_tie(city_a=hidden, city_b=public)
    make_citation(public, source=make_source(state="draft", title="Secret"))
    activity = make_activity(city=public)
    make_participation(activity=activity, city=hidden)
    make_milestone(cities=[hidden, public])

    sent = "".join(canonical(record) for model in RECORDS for record in public_records(model))

    assert "seen" in sent
    assert [word for word in ("hidden", "veiled", "secret") if word in sent.lower()] == []
    assert list(public_records(Tie)) == []
    assert only(Activity)["participations"] == []


def test_lines_are_the_same_on_every_database():
    moment = datetime(2026, 1, 2, 3, 4, 5, 60, tzinfo=UTC)
    for name in ("Ab", "A b", "A", "A-b c", "Abc"):  # orders of languages pass over hyphens
        make_city(name_en=name, name_fa="شهر", territory=None, latitude=52.0, longitude=-0.1, created_at=moment)
    City.objects.update(updated_at=moment)

    lines = [canonical(record) for record in public_records(City)]

    assert [json.loads(line)["slug"] for line in lines] == ["a", "a-b", "a-b-c", "ab", "abc"]
    assert lines[1] == (
        '{"aliases":[],"citations":[],"created_at":"2026-01-02T03:04:05.000060Z","geonames_id":null,'
        '"is_historical":false,"latitude":52,"longitude":-0.1,"name":{"en":"A b","fa":"شهر"},"note":{"en":"","fa":""},'
        '"region":null,"represents":null,"roles":[],"slug":"a-b","status":"city","territory":null,"unlocode":null,'
        '"updated_at":"2026-01-02T03:04:05.000060Z","website":null,"wikidata_id":null}'
    )


def test_numbers_and_dates_are_written_in_one_way():
    make_observation(value=Decimal("12.5000"), as_of="-0420~")
    sent = only(Observation)
    assert (sent["value"], sent["as_of"]) == (
        12.5,
        {"edtf": "-0420~", "earliest": "-0420-01-01", "latest": "-0420-12-31"},
    )


def test_a_digest_tells_any_change(django_assert_max_num_queries):
    city = make_city()
    make_city_alias(city=city)
    before = digest_records(City)
    assert (before.count, len(before.sha256)) == (1, 64)
    assert digest_records(City) == before
    alias = city.aliases.get()
    alias.kind = "former"
    alias.save()
    assert digest_records(City).sha256 != before.sha256
    for _ in range(5):
        make_citation(make_city())
    with django_assert_max_num_queries(3):
        assert digest_records(City).count == 6


def test_former_addresses_travel_where_both_ends_were_public():
    for name, state in (("Old", "published"), ("Never", "draft"), ("Kept", "published")):
        make_city(name_en=name, state=state)
    for slug, leads_to in (("old", "kept"), ("never", "kept"), ("kept-too", "never")):
        FormerAddress.objects.create(noun="city", slug=slug, leads_to=leads_to)
    assert [(row["slug"], row["leads_to"]) for row in public_addresses()] == [("old", "kept")]
    assert digest_addresses().count == 1
