"""Lists and records over the API, as a partner's program sees them."""

import csv
import io
import json

import pytest
from django.utils import timezone

from profiles.api.rendering import line
from profiles.dates import day_number, iso_day
from profiles.models import RECORDS
from profiles.text import neutralised
from tests.api.asking import LISTS, address_of, ask, content, make_one_of_each, reasons
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
    make_territory,
    make_tie,
)

pytestmark = pytest.mark.django_db


def test_every_noun_has_a_list_and_each_record_its_address(client):
    assert set(LISTS) == set(RECORDS)
    for model, record in make_one_of_each().items():
        listed = ask(client, LISTS[model])
        assert set(listed) == {"count", "next", "previous", "results"}
        assert record.slug in {row["slug"] for row in listed["results"]}
        alone = ask(client, address_of(record))
        assert alone in listed["results"]
        assert ask(client, alone["url"]) == alone


def test_the_front_page_leads_everywhere(client):
    for name, address in ask(client, "/api/v1/").items():
        query = {"search": "?q=a", "compare": "?city=a"}.get(name, "")
        assert client.get(address + query).status_code in (200, 400), name


def test_a_city_says_everything_in_both_languages(client):
    spain = make_territory(iso_code="ES", name_en="Spain", name_fa="اسپانیا")
    city = make_city(
        name_en="Barcelona", name_fa="بارسلونا", territory=spain, roles=["migration_hub"], unlocode="ESBCN"
    )
    make_city_alias(city=city, name="Barna", language="ca", kind="local")
    citation = make_citation(city, supports_en="It lies by the sea.", supports_fa="بر کرانهٔ دریاست.")
    found = ask(client, "/api/v1/cities/barcelona/")
    assert found["name"] == {"en": "Barcelona", "fa": "بارسلونا"}
    assert found["territory"] == {
        "slug": "spain",
        "code": "ES",
        "name": {"en": "Spain", "fa": "اسپانیا"},
        "url": "http://testserver/api/v1/territories/ES/",
    }
    assert found["region"] is None
    assert found["roles"] == ["migration_hub"]
    assert (found["unlocode"], found["website"]) == ("ESBCN", None)
    assert found["aliases"] == [{"name": "Barna", "language": "ca", "kind": "local"}]
    (cited,) = found["citations"]
    assert cited["source"]["slug"] == citation.source.slug
    assert (cited["locator_kind"], cited["locator"], cited["confidence"]) == ("page", "7", "verified")
    assert cited["supports"] == {"en": "It lies by the sea.", "fa": "بر کرانهٔ دریاست."}


def test_dates_hold_the_text_and_the_days_between_which_they_lie(client):
    milestone = make_milestone(date="-0420", era="antiquity")
    tie = make_tie(started="1990~", ended="")
    assert ask(client, address_of(milestone))["date"] == {
        "edtf": "-0420",
        "earliest": "-0420-01-01",
        "latest": "-0420-12-31",
    }
    found = ask(client, address_of(tie))
    assert found["started"] == {"edtf": "1990~", "earliest": "1990-01-01", "latest": "1990-12-31"}
    assert found["ended"] is None
    assert ask(client, address_of(make_tie(started="1990/..")))["started"]["latest"] is None


@pytest.mark.parametrize("day", [(1995, 4, 13), (1, 1, 1), (0, 12, 31), (-420, 2, 28), (-2999, 1, 1)])
def test_days_before_our_era_are_written_too(day):
    year, month, number = day
    sign = "-" if year < 0 else ""
    assert iso_day(day_number(*day)) == f"{sign}{abs(year):04d}-{month:02d}-{number:02d}"


def test_figures_are_numbers(client):
    assert ask(client, address_of(make_observation(value="834713")))["value"] == 834713
    assert ask(client, address_of(make_observation(value="12.5")))["value"] == 12.5


def test_those_who_take_part_are_named_with_their_part(client):
    activity = make_activity()
    city, target = make_city(), make_territory()
    make_participation(activity=activity, city=city)
    make_participation(activity=activity, territory=target)
    first, second = ask(client, address_of(activity))["participations"]
    assert (first["part"], first["city"]["slug"], first["territory"]) == ("participant", city.slug, None)
    assert (second["part"], second["territory"]["slug"]) == ("target", target.slug)


def test_a_territory_is_found_by_code_in_any_case_or_by_slug(client):
    territory = make_territory(iso_code="ES-CT", name_en="Catalonia")
    for last in ("ES-CT", "es-ct", "catalonia"):
        assert ask(client, f"/api/v1/territories/{last}/")["slug"] == territory.slug


# -- pages, fields, expansion ------------------------------------------------------------------------------


def test_pages_lead_to_one_another(client):
    for _ in range(5):
        make_organisation()
    first = ask(client, "/api/v1/organisations/?page_size=2")
    assert (first["count"], len(first["results"]), first["previous"]) == (5, 2, None)
    second = ask(client, first["next"])
    assert ask(client, second["previous"]) == first
    last = ask(client, second["next"])
    assert last["next"] is None
    assert len({row["slug"] for page in (first, second, last) for row in page["results"]}) == 5


@pytest.mark.parametrize("query", ["page_size=201", "page_size=0", "page_size=-1", "page=0", "page=2", "page=last"])
def test_pages_that_cannot_be_are_refused(client, query):
    assert set(reasons(client, f"/api/v1/cities/?{query}")) == {query.split("=")[0]}


def test_only_the_fields_asked_for_are_sent(client):
    city = make_city()
    (found,) = ask(client, "/api/v1/cities/?fields=slug,name")["results"]
    assert found == {"slug": city.slug, "name": city.name.as_dict()}
    assert set(ask(client, f"{address_of(city)}?fields=slug&fields=roles")) == {"slug", "roles"}
    assert "not among" in reasons(client, "/api/v1/cities/?fields=slug,state")["fields"]


def test_a_record_pointed_to_can_be_written_out(client):
    territory = make_territory()
    tie = make_tie(city_b=make_city(territory=territory))
    (found,) = ask(client, "/api/v1/ties/?expand=city_a,city_b")["results"]
    assert found["city_a"]["latitude"] == tie.city_a.latitude
    assert found["city_b"]["territory"]["slug"] == territory.slug
    assert "not among" in reasons(client, "/api/v1/ties/?expand=citations")["expand"]


def test_filters_are_those_of_the_pages(client):
    tie = make_tie(started="1990", ended="1996", status="ended")
    make_tie(started="2001")
    assert [row["slug"] for row in ask(client, "/api/v1/ties/?year=1995")["results"]] == [tie.slug]
    assert "no filter of that name" in reasons(client, "/api/v1/ties/?colour=red")["colour"]
    assert "is not a year" in reasons(client, "/api/v1/ties/?year=soon")["year"]
    assert "invisible character" in reasons(client, "/api/v1/ties/?q=a%00b")["q"]
    assert "invisible character" in reasons(client, "/api/v1/ties/?q=a%E2%80%AEb")["q"]


def test_names_are_sorted_as_readers_of_the_language_expect(client):
    make_city(name_en="Zagreb", name_fa="آگرام")
    make_city(name_en="Athens", name_fa="یثرب")
    assert [row["name"]["en"] for row in ask(client, "/api/v1/cities/?lang=en")["results"]] == ["Athens", "Zagreb"]
    assert [row["name"]["en"] for row in ask(client, "/api/v1/cities/?lang=fa")["results"]] == ["Zagreb", "Athens"]


def test_what_changed_since_can_be_asked_for(client):
    make_city()
    assert ask(client, f"/api/v1/cities/?updated_since={timezone.now():%Y-%m-%dT%H:%M:%SZ}")["count"] <= 1
    assert ask(client, "/api/v1/cities/?updated_since=2199-01-01")["count"] == 0
    assert "is not a moment" in reasons(client, "/api/v1/cities/?updated_since=yesterday")["updated_since"]


# -- other forms -------------------------------------------------------------------------------------------


def rows_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, content(response)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = content(response).decode("utf-8")
    assert not text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_list_is_a_table_too(client):
    for model, record in make_one_of_each().items():
        rows = rows_of(client, f"{LISTS[model]}?format=csv")
        assert record.slug in {row["slug"] for row in rows}


def test_a_table_has_a_column_for_each_language_and_bound(client):
    tie = make_tie(started="1990~")
    (row,) = rows_of(client, "/api/v1/ties/?format=csv")
    assert (row["city_a"], row["started"], row["started_earliest"]) == (tie.city_a.slug, "1990~", "1990-01-01")
    assert {"note_en", "note_fa", "ended_latest"} <= set(row)
    assert row["updated_at"].endswith("Z")


def test_a_table_holds_all_records_not_a_page_of_them(client):
    for _ in range(60):
        make_organisation()
    assert len(rows_of(client, "/api/v1/organisations/?format=csv")) == 60
    assert "all records at once" in reasons(client, "/api/v1/organisations/?format=csv&page=2")["page"]


def test_a_table_computes_nothing_when_it_is_opened(client):
    make_campaign(slogan="=1+1", name_en="@home", name_fa="-خانه")
    (row,) = rows_of(client, "/api/v1/campaigns/?format=csv&fields=slogan,name")
    assert row == {"slogan": "'=1+1", "name_en": "'@home", "name_fa": "'-خانه"}
    assert neutralised("-0420") == "-0420"
    assert neutralised(-5.5) == -5.5


def test_a_map_has_a_feature_a_record(client):
    tie = make_tie(city_b=make_city(latitude=None, longitude=None))
    found = json.loads(content(client.get("/api/v1/cities/?format=geojson")))
    assert found["type"] == "FeatureCollection"
    by_slug = {feature["id"]: feature for feature in found["features"]}
    assert by_slug[tie.city_a.slug]["geometry"] == {"type": "Point", "coordinates": [4.88969, 52.37403]}
    assert by_slug[tie.city_b.slug]["geometry"] is None
    assert by_slug[tie.city_a.slug]["properties"]["name"] == tie.city_a.name.as_dict()
    assert json.loads(content(client.get("/api/v1/ties/?format=geojson")))["features"][0]["geometry"] is None
    alone = json.loads(content(client.get(f"{address_of(tie.city_a)}?format=geojson")))
    assert len(alone["features"]) == 1


@pytest.mark.parametrize("noun", ["cities", "ties", "memberships", "activities", "campaigns", "territories"])
def test_nouns_with_a_place_are_maps(client, noun):
    make_one_of_each()
    response = client.get(f"/api/v1/{noun}/?format=geojson&fields=slug")
    assert response.headers["Content-Type"] == "application/geo+json"
    assert all(feature["geometry"] for feature in json.loads(content(response))["features"])


def test_a_line_over_the_180th_meridian_is_cut_there():
    suva, apia = make_city(latitude=-18.0, longitude=178.0), make_city(latitude=-14.0, longitude=-172.0)
    there, back = line(suva, apia), line(apia, suva)
    assert there is not None
    assert back is not None
    assert there["coordinates"] == [[[178.0, -18.0], [180.0, -17.2]], [[-180.0, -17.2], [-172.0, -14.0]]]
    assert back["coordinates"] == [[[-172.0, -14.0], [-180.0, -17.2]], [[180.0, -17.2], [178.0, -18.0]]]


def test_a_form_that_a_noun_does_not_have_is_refused(client):
    assert "json, csv" in reasons(client, "/api/v1/sources/?format=geojson")["format"]
    assert "json" in reasons(client, "/api/v1/cities/?format=xml")["format"]


def test_the_form_can_be_negotiated(client):
    make_city()
    assert client.get("/api/v1/cities/", headers={"Accept": "text/csv"}).headers["Content-Type"].startswith("text/csv")
    rather = {"Accept": "application/json;q=0.5, text/csv"}
    assert client.get("/api/v1/cities/", headers=rather).headers["Content-Type"].startswith("text/csv")
    browser = client.get("/api/v1/cities/", headers={"Accept": "text/html,*/*;q=0.8"})
    assert browser.headers["Content-Type"].startswith("application/json")


# -- vocabularies ------------------------------------------------------------------------------------------


def test_vocabularies_say_each_code_in_both_languages(client):
    found = ask(client, "/api/v1/vocabularies/fields/")
    assert [member["code"] for member in found["members"]][:2] == ["inter_city", "global_governance"]
    assert found["members"][0]["label"]["fa"] == "روابط بین‌شهری"
    listed = ask(client, "/api/v1/vocabularies/")
    assert found in listed["results"]
    assert client.get("/api/v1/vocabularies/colours/").status_code == 404
