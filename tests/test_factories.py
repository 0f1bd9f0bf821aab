"""The factories themselves: tests stand on them."""

import pytest
from django.apps import apps

from profiles.models import RECORDS, Citation, Tracked
from tests.factories import FACTORIES, make_citation, make_city

pytestmark = pytest.mark.django_db


def test_every_tracked_model_has_a_factory():
    tracked = {model for model in apps.get_app_config("profiles").get_models() if issubclass(model, Tracked)}
    assert tracked == {*FACTORIES, Citation}


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_a_factory_makes_two_records_that_do_not_clash(model):
    first, second = FACTORIES[model](), FACTORIES[model]()
    assert first.pk != second.pk


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_made_record_is_public(model):
    record = FACTORIES[model]()
    assert model.objects.published().filter(pk=record.pk).exists()


def test_a_citation_is_made_for_any_record():
    city = make_city()
    assert make_citation(city).record == city
