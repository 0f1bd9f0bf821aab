"""What holds for every noun: address, history, feed, publication, citations, both languages."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from profiles.models import CITED, RECORDS, Batch, Change, DataVersion, Source
from profiles.models.base import Record
from profiles.models.feed import in_batch
from tests import factories as make

pytestmark = pytest.mark.django_db


def make_record(model) -> Record:
    """A valid, published record of that noun."""
    record = make.FACTORIES[model]()
    assert isinstance(record, Record)
    return record


every_record = pytest.mark.parametrize("model", RECORDS)


def test_every_record_is_in_the_index_and_all_but_sources_are_cited():
    concrete = {
        model
        for model in apps.get_app_config("profiles").get_models()
        if issubclass(model, Record) and not model.__name__.startswith("Historical")
    }
    assert set(RECORDS) == concrete
    assert set(CITED.values()) == concrete - {Source}


@every_record
def test_every_text_stands_in_both_languages(model):
    names = {field.name for field in model._meta.get_fields()}
    alone = [name for name in names if name.endswith("_en") and name != "sort_en" and f"{name[:-3]}_fa" not in names]
    assert alone == []


@every_record
def test_a_change_leaves_a_row_of_history_and_moves_the_version(model):
    record = make_record(model)
    before, rows = DataVersion.current().number, record.history.count()
    record.save()
    assert DataVersion.current().number == before + 1
    assert record.history.count() == rows + 1
    change = Change.objects.get(number=before + 1)
    assert (change.noun, change.slug, change.state) == (record.noun, record.slug, "published")


@every_record
def test_a_removed_record_leaves_a_tombstone(model):
    record = make_record(model)
    slug, noun = record.slug, record.noun
    record.delete()
    change = Change.objects.latest("number")
    assert (change.noun, change.slug, change.state) == (noun, slug, "")
    assert change.is_tombstone


@every_record
def test_only_published_records_are_public(model):
    record = make_record(model)
    assert model.objects.published().filter(pk=record.pk).exists()
    for state in ("draft", "in_review", "withdrawn"):
        record.state = state
        record.save()
        assert not model.objects.published().filter(pk=record.pk).exists()


@every_record
def test_a_record_is_public_only_with_what_it_rests_on(model):
    for path in model.rests_on:
        record = make_record(model)
        ground = getattr(record, path)
        if ground is None:
            continue
        ground.state = "withdrawn"
        ground.save()
        assert not model.objects.published().filter(pk=record.pk).exists(), path


@every_record
def test_an_address_never_changes(model):
    record = make_record(model)
    again = model.objects.get(pk=record.pk)
    again.slug = f"{record.slug}-new"
    with pytest.raises(ValidationError):
        again.full_clean()
    with pytest.raises(ValidationError):
        again.save()


@every_record
def test_a_record_says_where_it_is_shown_in_both_languages(model):
    record = make_record(model)
    for language in ("en", "fa"):
        with translation.override(language):
            assert record.get_absolute_url().startswith(f"/{language}/")


def test_changes_made_together_share_a_batch():
    batch = Batch.objects.create(kind="import", reason="A list")
    with in_batch(batch):
        city = make.make_city()
    later = make.make_city()
    assert city.history.get().batch == batch
    assert later.history.get().batch is None
    assert Change.objects.filter(batch=batch, noun="city", slug=city.slug).exists()


def test_a_change_of_a_citation_is_a_change_of_what_it_cites_for():
    city = make.make_city()
    make.make_citation(city)
    change = Change.objects.latest("number")
    assert (change.noun, change.slug) == ("city", city.slug)


def test_a_mirror_hears_of_what_disappears_and_appears_with_a_city():
    tie, activity = make.make_tie(), make.make_activity()
    city = type(tie.city_a).objects.get(pk=tie.city_a_id)
    before = DataVersion.current().number
    city.state = "withdrawn"
    city.save()
    gone = {(change.noun, change.slug): change.state for change in Change.objects.after(before)}
    assert gone == {("city", city.slug): "withdrawn", ("tie", tie.slug): ""}
    before = DataVersion.current().number
    city.state = "published"
    city.save()
    back = {(change.noun, change.slug): change.state for change in Change.objects.after(before)}
    assert back == {("city", city.slug): "published", ("tie", tie.slug): "published"}
    assert not Change.objects.after(before).filter(slug=activity.slug).exists()


def test_nothing_moves_when_a_change_fails():
    city = make.make_city()
    before = DataVersion.current().number
    city.slug = "another"
    with pytest.raises(ValidationError):
        city.save()
    assert DataVersion.current().number == before
    assert city.history.count() == 1


def test_a_persian_only_name_gets_a_latin_address():
    city = make.make_city(name_en="", name_fa="اصفهان")
    assert city.slug.isascii()


def test_a_second_city_of_a_name_gets_an_address_of_its_own():
    first, second = make.make_city(name_en="London"), make.make_city(name_en="London")
    assert (first.slug, second.slug) == ("london", "london-2")


def test_a_free_address_is_found_without_reading_through_all_of_them():
    with CaptureQueriesContext(connection) as asked:
        assert make.make_city(name_en="Tabriz").slug == "tabriz"
    assert not [query for query in asked if " LIKE " in query["sql"]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("amsterdam", True),
        ("Amsterdàm", True),
        ("آمستردام", True),
        ("امستردام", True),
        ("mokum", True),
        ("rotter", False),
    ],
)
def test_a_city_is_found_in_either_script_and_by_its_other_names(typed, found):
    city = make.make_city(name_en="Amsterdam", name_fa="آمستردام")
    make.make_city_alias(city=city, name="Mokum")
    assert (city in type(city).objects.matching(typed)) is found


def test_codes_are_found_by_one_of_them():
    activity = make.make_activity(drivers=["substitute", "crisis"])
    make.make_activity(drivers=["market"])
    found = type(activity).objects.filter(drivers__has="crisis")
    assert list(found) == [activity]
    assert list(type(activity).objects.filter(drivers__has="cris_s")) == []


def test_a_code_that_the_vocabulary_lacks_is_refused():
    with pytest.raises(ValidationError):
        make.make_activity(drivers=["curiosity"])


def test_pages_exist_for_the_addresses_of_records():
    with translation.override("en"):
        assert reverse("city", args=["amsterdam"]) == "/en/cities/amsterdam/"
