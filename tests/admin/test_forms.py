"""Forms of the desk: what is typed stays, texts have their direction, and nothing that is typed runs."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from profiles.models import RECORDS, Citation, City, Membership, Tie
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]

XSS = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def add(client: Client, model, data, **more):
    """Post the form for a new record, with empty inlines unless told otherwise."""
    url = reverse(f"admin:profiles_{model._meta.model_name}_add")
    for formset in client.get(url).context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        data = {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0, **data}
    return client.post(url, {**data, **more})


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_half_typed_form_keeps_what_was_typed(client: Client, head, model, language):
    client.cookies["django_language"] = language
    fields = admin.site.get_model_admin(model).get_form(_request(head), None).base_fields
    typed = {name: f"نیمه {name}" for name in fields}
    response = add(client, model, dict(typed))
    assert response.status_code == 200
    assert not model.objects.exists()
    html = response.content.decode()
    texts = [name for name in fields if name.endswith(("_en", "_fa"))]
    assert all(typed[name] in html for name in texts)
    assert response.context["errors"]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_an_empty_form_is_no_error_of_ours(client: Client, head, model):
    response = add(client, model, {})
    assert response.status_code in (200, 302)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_texts_have_the_direction_and_language_of_their_column(client: Client, head, model):
    form = client.get(reverse(f"admin:profiles_{model._meta.model_name}_add")).context["adminform"].form
    for name, field in form.fields.items():
        if name.endswith("_en"):
            assert (field.widget.attrs["dir"], field.widget.attrs["lang"]) == ("ltr", "en")
        if name.endswith("_fa"):
            assert (field.widget.attrs["dir"], field.widget.attrs["lang"]) == ("rtl", "fa")


def test_what_was_typed_never_runs(client: Client, head):
    city = factories.make_city(name_en=XSS, name_fa=XSS, note_en=XSS, note_fa=XSS)
    activity = factories.make_activity(city=city, title_en=XSS, title_fa=XSS)
    factories.make_citation(city, supports_en=XSS)
    pages = [
        "/admin/",
        reverse("admin:profiles_city_changelist") + "?q=" + "%22%3E%3Cscript%3E",
        reverse("admin:profiles_city_change", args=[city.pk]),
        reverse("admin:profiles_city_history", args=[city.pk]),
        reverse("admin:profiles_activity_changelist") + f"?city={city.slug}",
        reverse("admin:profiles_activity_change", args=[activity.pk]),
        reverse("admin:profiles_citation_changelist"),
    ]
    for page in pages:
        html = client.get(page).content.decode()
        assert "<script>alert" not in html, page
        assert "<img src=x" not in html, page


def test_arabic_letters_are_kept_as_persian_ones(client: Client, head):
    assert add(client, City, {"name_en": "Kashan", "name_fa": "كاشان شهري"}).status_code == 302
    assert City.objects.get(slug="kashan").name_fa == "کاشان شهری"


@pytest.mark.parametrize("typed", ["spring 1995", "1995-13", "۱۹۹۵/۲/۳", "95", "\u202e1995"])
def test_a_date_that_cannot_be_read_is_said_beside_it(client: Client, head, typed):
    tie = factories.make_tie()
    response = add(
        client,
        Tie,
        {"city_a": tie.city_a_id, "city_b": tie.city_b_id, "kind": "twin", "status": "active", "started": typed},
    )
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["started"]


def test_persian_digits_in_a_date_are_read(client: Client, head):
    a, b = factories.make_city(), factories.make_city()
    add(client, Tie, {"city_a": a.pk, "city_b": b.pk, "kind": "twin", "status": "active", "started": "۱۹۹۵"})
    assert Tie.objects.get(city_a=a).started == "1995"


def test_a_tie_entered_from_the_other_side_is_refused_in_words(client: Client, head):
    tie = factories.make_tie()
    response = add(
        client,
        Tie,
        {
            "city_a": tie.city_b_id,
            "city_b": tie.city_a_id,
            "kind": tie.kind,
            "status": "active",
            "started": tie.started,
        },
    )
    assert response.status_code == 200
    assert "recorded already" in response.content.decode()


def test_what_only_the_database_can_refuse_is_said_and_the_rest_is_kept(client: Client, head):
    city, network = factories.make_city(), factories.make_network()
    row = {"network": network.pk, "role": "member", "standing": "listed"}
    rows = {
        **{f"memberships-0-{name}": value for name, value in {**row, "started": "1990"}.items()},
        **{f"memberships-1-{name}": value for name, value in {**row, "started": "1995"}.items()},
    }
    url = reverse("admin:profiles_city_change", args=[city.pk])
    data = {"name_en": "Renamed", "name_fa": "نامی نو", "memberships-TOTAL_FORMS": 2, "memberships-INITIAL_FORMS": 0}
    for formset in client.get(url).context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        data = {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0, **data}
    response = client.post(url, {**data, **rows})
    assert response.status_code == 200
    html = response.content.decode()
    assert "do not overlap" in html, response.context["errors"]
    assert "Renamed" in html
    assert not Membership.objects.exists()
    city.refresh_from_db()
    assert city.name_en != "Renamed"


def test_a_new_citation_is_added_beside_the_record(client: Client, head):
    city, source = factories.make_city(), factories.make_source()
    url = reverse("admin:profiles_city_change", args=[city.pk])
    data = {"name_en": city.name_en, "name_fa": city.name_fa, "territory": city.territory_id}
    for formset in client.get(url).context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    data |= {
        "citations-TOTAL_FORMS": 1,
        "citations-0-source": source.pk,
        "citations-0-confidence": "verified",
        "citations-0-ordinal": 1,
        "_reason": "A better source",
    }
    assert client.post(url, data).status_code == 302
    citation = Citation.objects.get(city=city)
    assert citation.history.first().history_change_reason == "A better source"


@pytest.mark.parametrize("term", ["شهر", "City", "شهر ۱"])
def test_autocomplete_finds_both_scripts_and_names_the_place(client: Client, head, term):
    city = factories.make_city()
    answer = client.get(
        "/admin/autocomplete/", {"app_label": "profiles", "model_name": "tie", "field_name": "city_a", "term": term}
    ).json()
    assert any(result["id"] == str(city.pk) for result in answer["results"]) or term.endswith("۱")
    assert all("·" in result["text"] and "(" in result["text"] for result in answer["results"])


def test_from_the_public_page_to_the_form(client: Client, head):
    city = factories.make_city()
    response = client.get(f"/admin/go/city/{city.slug}/")
    assert response["Location"] == reverse("admin:profiles_city_change", args=[city.pk])
    assert client.get("/admin/go/city/nowhere/").status_code == 404
    assert client.get("/admin/go/nothing/nowhere/").status_code == 404
    assert f"/en/cities/{city.slug}/" in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_public_page_leads_to_its_desk_in_its_language(client: Client, head, language):
    city, territory = factories.make_city(), factories.make_territory(iso_code="XZ-9")
    ways = {
        f"/{language}/cities/{city.slug}/": reverse("admin:profiles_city_change", args=[city.pk]),
        f"/{language}/territories/XZ-9/": reverse("admin:profiles_territory_change", args=[territory.pk]),
        f"/{language}/cities/": reverse("admin:profiles_city_changelist"),
        f"/{language}/cities/nowhere/": reverse("admin:profiles_city_changelist"),
        f"/{language}/": "/admin/",
        f"/{language}/nothing/": "/admin/",
        "https://elsewhere.example/": "/admin/",
        "\x00": "/admin/",
    }
    for page, desk in ways.items():
        answer = client.get("/admin/go/", {"page": page})
        assert (answer.status_code, answer["Location"]) == (302, desk), page
    client.get("/admin/go/", {"page": f"/{language}/"})
    assert f'lang="{language}"' in client.get("/admin/").content.decode()


def test_the_language_of_the_desk_is_switched_and_the_page_kept(client: Client, head):
    page = reverse("admin:profiles_city_changelist") + "?q=a"
    response = client.post("/i18n/setlang/", {"language": "fa", "next": page})
    assert response["Location"] == page
    assert 'lang="fa"' in client.get(page).content.decode()


def _request(person):
    from django.test import RequestFactory

    request = RequestFactory().get("/admin/")
    request.user = person
    return request


@pytest.mark.parametrize(
    ("text", "answer"), [("1995~", "c. 1995"), ("۱۹۹۵", "1995"), ("", ""), ("spring", "is not a date")]
)
def test_a_date_is_read_as_it_is_typed(client: Client, head, text, answer):
    said = client.get("/admin/date/", {"text": text}).json()
    assert answer in said["words"]
    assert said["valid"] is (text != "spring")


def test_one_search_reaches_every_noun(client: Client, head):
    city = factories.make_city(name_fa="شهر کاشان", state="draft")
    activity = factories.make_activity(title_fa="نمایشگاه کاشان")
    html = client.get("/admin/search/", {"q": "كاشان"}).content.decode()
    assert reverse("admin:profiles_city_change", args=[city.pk]) in html
    assert reverse("admin:profiles_activity_change", args=[activity.pk]) in html
    assert client.get("/admin/search/", {"q": "<script>"}).status_code == 200
    assert client.get("/admin/search/").status_code == 200
