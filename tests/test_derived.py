"""Derived columns are right in the database, whichever road a record took to get there."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import serializers
from django.db import connection, models
from django.db.migrations.state import ModelState
from django.test.utils import isolate_apps
from simple_history.models import HistoricalRecords

from profiles.dates import EdtfBoundField, EdtfField
from profiles.derived import Derived, DerivedCharField, derived_columns, with_derived

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town() -> Iterator[Any]:
    """A model with two derived columns, one of them inherited from an abstract base, and its table."""
    with isolate_apps():

        class Shouted(models.Model):
            name = models.CharField(max_length=20)
            shouted = DerivedCharField(lambda record: record.name.upper(), max_length=20, db_index=True)

            class Meta:
                abstract = True
                app_label = "towns"

        class Town(Shouted):
            note = models.CharField(max_length=20, blank=True)
            founded = EdtfField(blank=True)
            founded_earliest = EdtfBoundField("founded", "earliest")

            class Meta:
                app_label = "towns"

        with connection.schema_editor() as editor:
            editor.create_model(Town)
        yield Town
        with connection.schema_editor() as editor:
            editor.delete_model(Town)


def stored(town: Any) -> list[str]:
    """Return what the database itself holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT shouted FROM {town._meta.db_table} ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_reading_follows_the_source_at_once(town):
    record = town(name="yazd")
    record.name = "shiraz"
    assert record.shouted == "SHIRAZ"


def test_writing_by_hand_has_no_effect(town):
    record = town(name="yazd", shouted="wrong")
    record.shouted = "wrong too"
    assert record.shouted == "YAZD"


def test_every_road_to_the_database_stores_the_computed_value(town):
    saved = town.objects.create(name="one", shouted="wrong")
    town.objects.bulk_create([town(name="two"), town(name="three")])
    town(pk=100, name="raw").save_base(raw=True)
    assert stored(town) == ["ONE", "TWO", "THREE", "RAW"]

    saved.name = "first"
    town.objects.bulk_update([saved], with_derived(town, ["name"]))
    assert stored(town)[0] == "FIRST"


def test_dumps_leave_derived_columns_out_and_loading_computes_them(town):
    town.objects.create(name="yazd", founded="0750~")
    dump = serializers.serialize("json", town.objects.all())
    assert "shouted" not in dump
    assert "founded_earliest" not in dump
    town.objects.all().delete()
    with pytest.MonkeyPatch.context() as patch:
        # The model of this test is in no registry.
        patch.setattr("django.core.serializers.python.apps.get_model", lambda *_label: town)
        for loaded in serializers.deserialize("json", dump):
            loaded.save()
    assert stored(town) == ["YAZD"]
    assert town.objects.filter(founded_earliest__lt=300_000).count() == 1


def test_saving_some_columns_saves_the_derived_ones_with_them(town):
    record = town.objects.create(name="yazd")
    record.name = "shiraz"
    record.save(update_fields=with_derived(town, ["name"]))
    assert stored(town) == ["SHIRAZ"]
    assert with_derived(town, ["name"]) == {"name", "shouted", "founded_earliest"}
    assert derived_columns(town) == {"shouted", "founded_earliest"}


def test_a_loaded_column_costs_no_query_when_its_source_was_not_asked_for(town, django_assert_num_queries):
    town.objects.create(name="yazd")
    with django_assert_num_queries(1):
        assert [record.shouted for record in town.objects.only("shouted")] == ["YAZD"]
    with django_assert_num_queries(1):
        assert [record.note for record in town.objects.defer("shouted")] == [""]


def test_saving_a_partly_loaded_record_still_computes(town):
    town.objects.create(name="yazd")
    record = town.objects.only("name", "shouted").get()
    record.name = "shiraz"
    record.save()
    assert stored(town) == ["SHIRAZ"]


def test_refreshing_brings_back_the_value_of_the_database(town):
    record = town.objects.create(name="yazd")
    record.name = "shiraz"
    record.refresh_from_db()
    assert record.shouted == "YAZD"


def test_forms_and_validation_leave_derived_columns_alone(town):
    town(name="yazd").full_clean()
    assert not town._meta.get_field("shouted").editable


def test_an_invalid_source_is_reported_and_breaks_nothing_else(town):
    record = town(name="yazd", founded="soon")
    assert record.founded_earliest is None


def test_migrations_hold_plain_columns(town):
    state = ModelState.from_model(town)
    assert type(state.fields["shouted"]) is models.CharField
    assert type(state.fields["founded_earliest"]) is models.IntegerField
    _name, path, _args, kwargs = town._meta.get_field("shouted").deconstruct()
    assert path == "django.db.models.CharField"
    assert kwargs["db_index"] is True
    assert "compute" not in kwargs


def test_history_keeps_the_value_of_the_day_in_a_plain_column(town):
    fields = HistoricalRecords().copy_fields(town)
    assert type(fields["shouted"]) is models.CharField
    assert isinstance(town._meta.get_field("shouted"), Derived)
