"""What a visitor meets at addresses that changed, ended or never were, and that anchors lead where they say."""

import re

import pytest

from profiles.models import FormerAddress
from tests import factories as make

pytestmark = pytest.mark.django_db

RECORDS = [
    ("networks", make.make_network),
    ("activities", make.make_activity),
    ("campaigns", make.make_campaign),
    ("sources", make.make_source),
    ("cities", make.make_city),
]


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize(("place", "factory"), RECORDS)
def test_a_withdrawn_record_is_gone_and_a_draft_was_never_there(client, language, place, factory):
    withdrawn, draft = factory(state="withdrawn"), factory(state="draft")

    assert client.get(f"/{language}/{place}/{withdrawn.slug}/").status_code == 410
    assert client.get(f"/{language}/{place}/{draft.slug}/").status_code == 404


@pytest.mark.parametrize(("place", "factory"), RECORDS)
def test_a_former_address_redirects_for_good(client, place, factory):
    record = factory()
    FormerAddress.objects.create(noun=record.noun, slug="as-it-was", leads_to=record.slug)

    answer = client.get(f"/fa/{place}/as-it-was/")

    assert (answer.status_code, answer["Location"]) == (301, f"/fa/{place}/{record.slug}/")


@pytest.mark.parametrize(("asked", "canonical"), [("es-ct", "ES-CT"), ("Es-Ct", "ES-CT"), ("catalonia", "ES-CT")])
def test_a_territory_is_found_in_any_letter_case_and_has_one_address(client, asked, canonical):
    make.make_territory(iso_code="ES-CT", slug="catalonia")

    answer = client.get(f"/en/territories/{asked}/")

    assert (answer.status_code, answer["Location"]) == (301, f"/en/territories/{canonical}/")


def test_a_polity_without_a_code_is_found_by_its_slug(client):
    make.make_territory(iso_code="", slug="somaliland")

    assert client.get("/en/territories/somaliland/").status_code == 200
    assert client.get("/en/territories/Somaliland/")["Location"] == "/en/territories/somaliland/"


@pytest.mark.parametrize("path", ["cities/amstrdam/", "cities/آمستردم/", "amsterdm/", "networks/amsterdam/"])
def test_an_unknown_address_suggests_what_was_meant(client, path):
    make.make_city(slug="amsterdam", name_en="Amsterdam", name_fa="آمستردام")

    answer = client.get(f"/en/{path}")

    assert answer.status_code == 404
    assert 'href="/en/cities/amsterdam/"' in answer.content.decode()


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_anchor_of_a_record_stands_on_the_page_that_it_leads_to(client, settings, language):
    settings.LANGUAGE_CODE = language
    network, territory = make.make_network(), make.make_territory()
    records = [
        make.make_membership(network=network),
        make.make_membership(network=network, standing="former", ended="2001"),
        make.make_observation(network=network),
        make.make_observation(territory=territory),
        make.make_observation(city=None),
        make.make_national_framework(territory=territory),
        make.make_milestone(),
        make.make_essay_check(),
        make.make_indicator(),
    ]
    for record in records:
        page, _hash, anchor = record.get_absolute_url().partition("#")
        assert f'id="{anchor}"' in client.get(page).content.decode(), record


@pytest.mark.parametrize("language", ["fa", "en"])
def test_links_within_pages_lead_somewhere(client, language):
    city = make.make_city(territory=make.make_territory(iso_code="NL"))
    activity = make.make_activity(city=city)
    make.make_participation(activity=activity, organisation=make.make_organisation())
    make.make_participation(activity=activity, network=make.make_network(seat=city))
    make.make_citation(activity, source=make.make_source(slug="essay", kind="essay"), locator="13")
    make.make_campaign(city=city)
    make.make_milestone(cities=[city])
    make.make_essay_check()
    start = [f"/{language}/", f"/{language}/about/", f"/{language}/history/", f"/{language}/data/"]
    seen, waiting = set(), start
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if address.count("?") or address.startswith(("/api/", "/admin/")):
            continue
        found = re.findall(r'href="(/[^"#]*)', answer.content.decode())
        links = {link.replace("&amp;", "&") for link in found}
        waiting += [
            link
            for link in links - seen - set(waiting)
            if link.startswith((f"/{language}/", "/api/")) and "/static/" not in link
        ]
    assert len(seen) > 40


def test_ids_on_a_page_are_unique(client):
    make.make_essay_check(paragraph=18)
    make.make_milestone()
    make.make_citation(make.make_essay_check(paragraph=19))
    for path in ("", "about/", "history/", "data/", "cities/", "activities/"):
        ids = re.findall(r'\sid="([^"]+)"', client.get(f"/en/{path}").content.decode())
        assert sorted(ids) == sorted(set(ids)), path
