"""Every noun has its desk: list, form and search answer in both languages, within their budget of queries."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from import_export.resources import ModelResource

from profiles.models import RECORDS, Citation, CityAlias, Participation, Record, Source, Tracked
from profiles.models.base import noun_of
from profiles.selectors.health import CHECKS
from profiles.selectors.staleness import bilingual_columns
from tests import factories

pytestmark = pytest.mark.django_db

KEPT: list[type[Tracked]] = [*RECORDS, CityAlias, Participation, Citation]
LANGUAGES = ["fa", "en"]
LIST_BUDGET = 15


def make(model: type[Tracked], **values):
    """A record of that noun, with a citation where it takes one."""
    if model is Citation:
        return factories.make_citation(factories.make_city(), **values)
    made = getattr(factories, f"make_{noun_of(model).replace('-', '_')}")(**values)
    if isinstance(made, Record) and hasattr(made, "citations") and not isinstance(made, Source):
        factories.make_citation(made)
    return made


def address(model: type[Tracked], page: str, *args) -> str:
    return reverse(f"admin:profiles_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_a_noun_has_a_desk_with_its_columns_for_spreadsheets(model):
    desk: Any = admin.site.get_model_admin(model)
    assert issubclass(desk.resource_classes[0], ModelResource)
    assert desk.resource_classes[0]._meta.model is model
    assert desk.get_search_fields(None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)
def test_every_page_of_a_noun_answers(client: Client, head, model, language):
    client.cookies["django_language"] = language
    thing = make(model)
    pages = [
        address(model, "changelist"),
        address(model, "change", thing.pk),
        address(model, "history", thing.pk),
        address(model, "delete", thing.pk),
        address(model, "simple_history", thing.pk, thing.history.first().pk),
        address(model, "export"),
        address(model, "import"),
    ]
    if model is not Citation:
        pages.append(address(model, "add"))
    for page in pages:
        response = client.get(page)
        allowed = {403} if "/delete/" in page and isinstance(thing, Record) else {200}
        assert response.status_code in allowed, page
        if response.status_code == 200:
            html = response.content.decode()
            assert f'lang="{language}"' in html
            assert f'dir="{"rtl" if language == "fa" else "ltr"}"' in html
            assert "<style" not in html
            assert " style=" not in html
            assert " onclick=" not in html
            assert " onchange=" not in html


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_list_keeps_its_budget_however_long_it_is(client: Client, head, model):
    for _number in range(3):
        make(model)
    client.get(address(model, "changelist"))  # what is asked once for a session
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address(model, "changelist"))
    for _number in range(6):
        make(model)
    with CaptureQueriesContext(connection) as many:
        client.get(address(model, "changelist"))
    assert len(many) <= LIST_BUDGET
    assert len(many) == len(few)


def test_the_front_page_keeps_its_budget(client: Client, head):
    for model in RECORDS:
        make(model)
    client.get("/admin/")
    make(RECORDS[2], name_fa="")
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/admin/")
    assert response.status_code == 200
    assert len(asked) <= LIST_BUDGET


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_number_of_the_health_leads_to_as_many_rows(client: Client, head, check):
    for model in check.nouns:
        make(model)
        response = client.get(address(model, "changelist") + f"?health={check.code}")
        assert response.status_code == 200
        assert response.context["cl"].result_count == check.failing(model).count()


SEARCHED = [model for model in RECORDS if bilingual_columns(model) or model.rests_on]


@pytest.mark.parametrize("model", SEARCHED, ids=lambda model: model.__name__)
def test_search_finds_persian_as_it_is_typed_on_an_arabic_keyboard(client: Client, head, model):
    values: dict[str, Any] = {}
    names = {field.name for field in model._meta.concrete_fields}
    city = factories.make_city(name_en="Kerman", name_fa="کرمانشهرِ یکم")
    if "name_fa" in names:
        values["name_fa"] = "کرمانشهرِ یکم"
    elif "title_fa" in names:
        values["title_fa"] = "کرمانشهرِ یکم"
    elif "claim_fa" in names:
        values["claim_fa"] = "کرمانشهرِ یکم"
    elif model._meta.object_name == "NationalFramework":
        values["territory"] = factories.make_territory(name_fa="کرمانشهرِ یکم")
    elif model._meta.object_name == "Tie":
        values["city_b"] = city
    elif model._meta.object_name == "Source":
        values["title"] = "کرمانشهرِ یکم"
    else:
        values["city"] = city
    thing = make(model, **values)
    make(model)
    typed = "كرمانشهر يكم"  # Arabic kaf and yeh
    response = client.get(address(model, "changelist"), {"q": typed})
    assert response.status_code == 200
    assert thing in response.context["cl"].result_list
    assert response.context["cl"].result_count in (1, 2)


def test_a_search_for_signs_alone_finds_nothing(client: Client, head):
    make(RECORDS[2])
    assert client.get(address(RECORDS[2], "changelist"), {"q": "؟!"}).context["cl"].result_count == 0


@pytest.mark.parametrize(
    "query",
    [
        "city=%00",
        "state__exact=%00",
        "q=%00",
        "city=nowhere",
        "p=99999",
        "o=99",
        "state__exact=nonsense",
        "health=nonsense",
        "pk=x",
        "e=1",
    ],
)
def test_a_garbled_list_address_is_no_error_of_ours(client: Client, head, query):
    make(RECORDS[3])
    assert client.get(address(RECORDS[3], "changelist") + "?" + query).status_code in (200, 302, 400)
