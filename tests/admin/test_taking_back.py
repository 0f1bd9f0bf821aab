"""Taking an import back: everything as it was before, but for what somebody edited since, which is named."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from profiles.actions.publishing import withdraw
from profiles.actions.sheets import SheetError, take_back
from profiles.models import Batch, Campaign, Change, Citation, City, CityAlias, SheetImport, Territory, Tie, Tracked
from profiles.resources import (
    CampaignResource,
    CitationResource,
    CityAliasResource,
    CityResource,
    TerritoryResource,
    TieResource,
)
from profiles.resources.base import TrackedResource
from profiles.resources.bringing import show, store
from tests import factories
from tests.admin.spreadsheets import csv_file, run, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def stored(resource: type[TrackedResource], *rows, by=None) -> SheetImport:
    """A file that was brought in."""
    sheet = show(resource(), csv_file(*rows), "file.csv", by=by)
    assert store(sheet, resource(), by=by) == []
    return sheet


def values(thing: Tracked) -> dict[str, object]:
    thing.refresh_from_db()
    return {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}


def test_what_it_made_goes_and_what_it_changed_is_as_it_was(head):
    city = factories.make_city(slug="yazd", name_en="Yazd", name_fa="یزد", latitude=1, longitude=1)
    before = values(city)
    sheet = stored(
        CityResource, ["slug", "name_en", "latitude", "longitude"], ["yazd", "Jazd", "2", "1"], ["qom", "Qom", "3", "4"]
    )
    assert City.objects.filter(slug="qom").exists()
    told = take_back(sheet, by=head)
    assert (told.done, told.refused, sheet.state, sheet.undone_by) == (2, {}, "undone", head)
    assert not City.objects.filter(slug="qom").exists()
    assert values(city) | {"updated_at": None} == before | {"updated_at": None}
    batch = Batch.objects.get(kind="undo")
    feed = [(change.slug, change.state) for change in Change.objects.filter(batch=batch).order_by("number")]
    assert sorted(feed) == [("qom", ""), ("yazd", "published")]
    newest = city.history.first()
    assert (newest.name_en, newest.history_user, newest.batch) == ("Yazd", head, batch)
    assert City.history.filter(slug="qom").first().history_type == "-"


def test_the_columns_that_are_computed_follow(head):
    city = factories.make_city(slug="yazd", name_en="Yazd")
    take_back(stored(CityResource, ["slug", "name_en"], ["yazd", "Kerman"]), by=head)
    assert list(City.objects.matching("yazd")) == [city]
    assert not City.objects.matching("kerman").exists()


def test_what_somebody_edited_since_stays_and_is_named(client: Client, head):
    one, two = factories.make_city(slug="one", name_en="One"), factories.make_city(slug="two", name_en="Two")
    page = run(client, upload(client, csv_file(["slug", "name_en"], ["one", "1"], ["two", "2"], ["new", "3"])))
    two.refresh_from_db()
    two.name_fa = "دو"
    two.save()
    answer = run(client, page, "_undo")
    assert (
        "head changed it since" in answer.content.decode() or "The program changed it since" in answer.content.decode()
    )
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.name_en, two.name_en, two.name_fa) == ("One", "2", "دو")
    assert answer.context["sheet"].state == "partly"
    kept = client.get(answer.redirect_chain[-1][0], {"outcome": "stayed"}).context["rows"]
    assert [row["number"] for row in kept] == [3]
    # Once the later edit is taken back itself, so may the row be.
    two.history.first().delete()
    run(client, answer, "_undo")
    two.refresh_from_db()
    assert two.name_en == "Two"
    assert SheetImport.objects.get().state == "undone"


def test_what_was_deleted_since_is_named(head):
    sheet = stored(CityResource, ["slug", "name_en"], ["yazd", "Yazd"])
    City.objects.get(slug="yazd").delete()
    told = take_back(sheet, by=head)
    assert told.done == 0
    assert "deleted it since" in told.refused[2]
    assert sheet.state == "stored"
    assert not Batch.objects.filter(kind="undo").exists()


def test_what_is_in_use_since_stays_with_all_that_it_rests_on(head):
    rows = [["a", "A", ""], ["b", "B", "a"], ["c", "C", ""], ["d", "D", "c"]]
    sheet = stored(TerritoryResource, ["slug", "name_en", "parent"], *rows)
    factories.make_city(territory=Territory.objects.get(slug="b"))
    told = take_back(sheet, by=head)
    assert set(told.refused) == {2, 3}
    assert "city" in told.refused[3]
    assert set(Territory.objects.filter(slug__in="abcd").values_list("slug", flat=True)) == {"a", "b"}


def test_what_was_published_since_is_not_removed(head):
    sheet = stored(CityResource, ["slug", "name_en", "name_fa"], ["yazd", "Yazd", "یزد"])
    city = City.objects.get(slug="yazd")
    city.state = "published"
    city.save()
    withdraw(record=city, person=None, reason="Doubtful")
    assert set(take_back(sheet, by=head).refused) == {2}
    assert City.objects.filter(slug="yazd").exists()


def test_relations_of_many_come_back(head):
    one, two = factories.make_organisation(), factories.make_organisation()
    campaign = factories.make_campaign()
    campaign.owners.set([one, two])
    campaign.save()
    sheet = stored(CampaignResource, ["slug", "owners"], [campaign.slug, one.slug])
    assert list(campaign.owners.all()) == [one]
    assert take_back(sheet, by=head).refused == {}
    assert set(Campaign.objects.get().owners.all()) == {one, two}


def test_what_belongs_to_a_record_is_taken_back_as_well(head):
    city = factories.make_city(slug="yazd")
    source = factories.make_source(slug="book")
    alias = factories.make_city_alias(city=city, name="Jesd", language="de", kind="exonym")
    aliases = stored(
        CityAliasResource,
        ["city", "name", "language", "kind"],
        ["yazd", "Jesd", "de", "former"],
        ["yazd", "Ezd", "en", "former"],
    )
    cited = stored(
        CitationResource, ["noun", "record", "source", "locator_kind", "locator"], ["city", "yazd", "book", "page", "5"]
    )
    assert (CityAlias.objects.count(), Citation.objects.get(locator="5").source) == (2, source)
    take_back(cited, by=head)
    take_back(aliases, by=head)
    alias.refresh_from_db()
    assert (CityAlias.objects.count(), alias.kind, Citation.objects.count()) == (1, "exonym", 0)
    assert list(Change.objects.order_by("-number").values_list("slug", flat=True)[:1]) == ["yazd"]


def test_a_former_value_that_is_taken_by_now_keeps_its_row_and_no_other(head):
    one, two = factories.make_city(slug="one", geonames_id=1), factories.make_city(slug="two", geonames_id=2)
    sheet = stored(CityResource, ["slug", "geonames_id"], ["one", "11"], ["two", "22"])
    factories.make_city(slug="three", geonames_id=1)
    told = take_back(sheet, by=head)
    assert set(told.refused) == {2}
    assert (values(one)["geonames_id"], values(two)["geonames_id"]) == (11, 2)


def test_an_import_is_taken_back_once(head):
    sheet = stored(CityResource, ["slug", "name_en"], ["yazd", "Yazd"])
    take_back(sheet, by=head)
    with pytest.raises(SheetError):
        take_back(sheet, by=head)


def test_nobody_takes_an_import_back_without_the_right(sign_in):
    sheet = stored(CityResource, ["slug", "name_en"], ["yazd", "Yazd"])
    with pytest.raises(PermissionDenied):
        take_back(sheet, by=sign_in("editor"))
    assert City.objects.filter(slug="yazd").exists()


def test_a_tie_goes_and_its_cities_stay(head):
    one, two = factories.make_city(slug="one"), factories.make_city(slug="two")
    sheet = stored(TieResource, ["slug", "city_a", "city_b", "kind"], ["t", "one", "two", "friendship"])
    take_back(sheet, by=head)
    assert not Tie.objects.exists()
    assert set(City.objects.all()) == {one, two}


@pytest.mark.look
def test_two_thousand_rows_are_taken_back_in_few_queries(head):
    for number in range(3):
        factories.make_city(slug=f"old-{number}", name_en="Old")
    few = stored(CityResource, ["slug", "name_en"], *([f"old-{n}", "New"] for n in range(3)), ["x", "X"])
    with CaptureQueriesContext(
        connection,
    ) as small:
        take_back(few, by=head)
    rows = [[f"city-{number}", f"City {number}"] for number in range(1998)]
    many = stored(CityResource, ["slug", "name_en"], *rows, ["old-0", "New"], ["old-1", "New"])
    with CaptureQueriesContext(connection) as large:
        told = take_back(many, by=head)
    assert (told.done, told.refused) == (2000, {})
    assert set(City.objects.values_list("slug", "name_en")) == {(f"old-{number}", "Old") for number in range(3)}
    assert len(large) < len(small) + 130, "queries grow by the hundred rows, not by the row"
