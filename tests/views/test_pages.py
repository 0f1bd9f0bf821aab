"""The pages of records, as a visitor reads them."""

import re
from decimal import Decimal

import pytest

from profiles.choices import VOCABULARIES, Field
from profiles.views.about import VOCABULARY_TITLES
from tests import factories as make

pytestmark = pytest.mark.django_db


def text_of(answer):
    """The words of a page, without its tags."""
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_page_of_a_network_parts_members_from_those_that_left(client):
    network = make.make_network(slug="eurocities")
    make.make_membership(network=network, city=make.make_city(name_en="Ghent"))
    make.make_membership(network=network, city=make.make_city(name_en="Leeds"), ended="2010")
    make.make_membership(network=network, city=make.make_city(name_en="Turku"), standing="former", started="")
    make.make_membership(network=network, city=make.make_city(name_en="Hidden", state="draft"))

    content = client.get("/en/networks/eurocities/").context["content"]

    assert [fact.record.city.name_en for fact in content.members] == ["Ghent"]
    assert {fact.record.city.name_en for fact in content.former} == {"Leeds", "Turku"}


def test_figures_of_a_network_stand_side_by_side_with_year_and_source(client):
    network = make.make_network(slug="eurocities")
    members = make.make_indicator(slug="network-members", name_en="Members", unit="members")
    essay = make.make_source(slug="essay", title="دیپلماسی شهری", language="fa")
    own = make.make_source(title="Eurocities: about us")
    make.make_observation(network=network, indicator=members, value=Decimal(130), as_of="", claimed_by=essay)
    make.make_observation(network=network, indicator=members, value=Decimal(200), as_of="2023", claimed_by=own)
    make.make_observation(network=network, indicator=members, value=Decimal(140), as_of="2016", claimed_by=own)

    answer = client.get("/en/networks/eurocities/")
    page = text_of(answer)

    assert all(words in page for words in ("130", "200", "2023", "Eurocities: about us", "دیپلماسی شهری"))
    assert answer.context["members_figure"] is not None


def test_the_page_of_an_activity_names_everybody_by_part_and_every_driver_by_kind(client):
    activity = make.make_activity(slug="open-city", drivers=["citizens", "crisis", "autonomy"], outcome="partly")
    make.make_participation(activity=activity, city=make.make_city(name_en="Ghent"))
    make.make_participation(activity=activity, organisation=make.make_organisation(name_en="Red Cross"), part="partner")
    make.make_participation(activity=activity, territory=make.make_territory(name_en="Sudan"))
    make.make_participation(activity=activity, organisation=make.make_organisation(name_en="Secret", state="draft"))

    answer = client.get("/en/activities/open-city/")
    page, content = text_of(answer), answer.context["content"]

    assert [group.part.value for group in content.parties] == ["participant", "partner", "target"]
    assert [group.code for group in content.drivers] == ["internal", "external", "enabling"]
    assert all(words in page for words in ("Ghent", "Red Cross", "Sudan", "Partly succeeded"))
    assert "Secret" not in page


def test_the_page_of_a_campaign_shows_slogan_owner_and_budget(client):
    make.make_campaign(
        slug="cool",
        slogan="Gezellig",
        slogan_language="nl",
        owners=[make.make_organisation(name_en="City Marketing")],
        budget=Decimal("1500000.00"),
        budget_currency="EUR",
        budget_year=2004,
    )

    answer = client.get("/en/campaigns/cool/")
    page = text_of(answer)

    assert '<bdi lang="nl" dir="ltr">Gezellig</bdi>' in answer.content.decode()
    assert "City Marketing" in page
    assert "1,500,000 euros (2004)" in page


def test_the_page_of_a_territory_takes_no_side_and_names_who_stands_for_it(client):
    taiwan = make.make_territory(
        iso_code="TW",
        name_en="Taiwan",
        recognition_note_en="Few states recognise it.",
        recognition_note_fa="شناسایی اندک.",
    )
    make.make_city(name_en="Taipei", territory=taiwan, represents=taiwan)
    make.make_national_framework(territory=taiwan, autonomy="high", slug="nf-tw")
    make.make_participation(activity=make.make_activity(title_en="Aid for Taiwan"), territory=taiwan)

    answer = client.get("/en/territories/TW/")
    page = text_of(answer)

    assert "Few states recognise it." in page
    assert "The database takes no side." in page
    assert [city.name_en for city in answer.context["content"].represented_by] == ["Taipei"]
    assert all(words in page for words in ("High", "Aid for Taiwan", "Taipei"))


def test_a_region_without_a_framework_shows_that_of_its_country(client):
    spain = make.make_territory(iso_code="ES", name_en="Spain")
    make.make_territory(iso_code="ES-CT", name_en="Catalonia", parent=spain, kind="autonomous_region")
    make.make_national_framework(territory=spain, slug="nf-es")

    page = text_of(client.get("/en/territories/ES-CT/"))

    assert "that of Spain holds" in page


@pytest.mark.parametrize("field", list(Field))
def test_the_page_of_a_field_shows_failures_too(client, field):
    make.make_activity(field=field.value, title_en="It worked", outcome="succeeded")
    make.make_activity(field=field.value, title_en="It broke", outcome="failed")
    make.make_network(field=field.value, name_en="A network of the field")

    content = client.get(f"/en/fields/{field.value}/").context["content"]

    assert [fact.record.title_en for fact in content.failures] == ["It broke"]
    assert content.activity_count == 2
    assert [network.name_en for network in content.networks] == ["A network of the field"]


def test_the_best_documented_activity_comes_first(client):
    make.make_activity(field="peace", title_en="Hardly sourced", started="2020")
    well = make.make_activity(field="peace", title_en="Well sourced", started="1980")
    for _ in range(3):
        make.make_citation(well)

    content = client.get("/en/fields/peace/").context["content"]

    assert [fact.record.title_en for fact in content.best_documented] == ["Well sourced", "Hardly sourced"]


def test_history_goes_from_antiquity_to_today(client):
    athens = make.make_city(name_en="Athens")
    make.make_milestone(title_en="A congress", date="1913", era="20c", people_en="Emile Vinck, senator")
    make.make_milestone(title_en="A truce", date="-0420", era="antiquity", cities=[athens])
    make.make_milestone(title_en="A league", date="-0477", era="antiquity")
    make.make_essay_check(paragraph=18, claim_en="It began with cities.")

    answer = client.get("/en/history/")
    page = text_of(answer)

    assert [era.era.value for era in answer.context["content"].eras] == ["antiquity", "20c"]
    assert page.rindex("A league") < page.rindex("A truce") < page.rindex("A congress")
    assert all(words in page for words in ("Athens", "Emile Vinck, senator", "It began with cities.", "421 BC"))


def test_the_page_of_a_source_lists_all_public_records_that_rest_on_it(client):
    source = make.make_source(slug="a-book")
    ghent, leeds = make.make_city(name_en="Ghent"), make.make_city(name_en="Leeds")
    for record in (
        ghent,
        make.make_tie(city_a=ghent, city_b=leeds),
        make.make_membership(city=ghent, network=make.make_network(name_en="Eurocities")),
        make.make_condition(city=ghent, kind="trade_hub"),
        make.make_observation(city=ghent, indicator=make.make_indicator(name_en="Inhabitants"), value=Decimal("260.5")),
        make.make_city(name_en="A draft", state="draft"),
        make.make_tie(city_a=ghent, city_b=make.make_city(state="draft", name_en="A draft too")),
    ):
        make.make_citation(record, source=source)

    page = text_of(client.get("/en/sources/a-book/"))

    assert all(
        words in page
        for words in ("Ghent – Leeds", "Ghent – Eurocities", "Ghent – Hub of trade", "Ghent – Inhabitants: 260.5")
    )
    assert "A draft" not in page


def test_the_page_of_the_essay_lists_its_paragraphs(client):
    essay = make.make_source(slug="essay", kind="essay", title="دیپلماسی شهری", language="fa")
    make.make_citation(make.make_city(name_en="Paris"), source=essay, locator_kind="paragraph", locator="13")
    make.make_citation(make.make_city(name_en="Brussels"), source=essay, locator_kind="paragraph", locator="3–4")

    answer = client.get("/en/sources/essay/")
    paragraphs = {paragraph.number: paragraph for paragraph in answer.context["paragraphs"]}

    assert [number for number in paragraphs if number] == list(range(1, 24))
    assert [str(one.label) for one in paragraphs[13].cited] == ["Paris"]
    assert (
        [str(one.label) for one in paragraphs[3].cited]
        == [str(one.label) for one in paragraphs[4].cited]
        == ["Brussels"]
    )
    assert all(f'id="paragraph-{number}"' in answer.content.decode() for number in range(1, 24))


@pytest.mark.parametrize("language", ["fa", "en"])
def test_about_gives_every_term_in_both_languages(client, language):
    page = text_of(client.get(f"/{language}/about/"))
    terms = [term for vocabulary in VOCABULARIES.values() for term in vocabulary]

    unescaped = page.replace("&#x27;", "'").replace("&amp;", "&")
    assert [term for term in terms if term.label.en not in unescaped or term.label.fa not in unescaped] == []
    assert set(VOCABULARY_TITLES) >= set(VOCABULARIES)


def test_about_shows_every_check_of_the_essay_with_verdict_and_best_value(client):
    make.make_essay_check(paragraph=19, claim_en="Half are urban.", verdict="outdated", best_value_en="58 per cent")

    page = text_of(client.get("/en/about/"))

    assert all(words in page for words in ("¶ 19", "Half are urban.", "Outdated", "58 per cent", "Surveys say so too."))


def test_about_shows_what_sources_say_of_the_world_and_marks_forecasts(client):
    urban = make.make_indicator(name_en="Urban share", unit="percent")
    make.make_observation(
        city=None, indicator=urban, value=Decimal("70"), as_of="2070", is_forecast=True, unit="percent"
    )

    page = text_of(client.get("/en/about/"))

    assert "Urban share" in page
    assert "forecast" in page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_data_gives_the_address_for_openrefine_in_the_language_of_the_page(client, language):
    page = client.get(f"/{language}/data/").content.decode()

    [address] = re.findall(r"http://testserver(/api/v1/reconcile/[^<]*)", page)
    assert address == f"/api/v1/reconcile/{language}/"
    assert client.get(address).json()["documentation"].endswith("/data/#openrefine")
    assert 'id="openrefine"' in page


def test_data_counts_every_noun(client):
    make.make_tie()

    answer = client.get("/en/data/")

    assert {noun.title: noun.count for noun in answer.context["nouns"]}["ties"] == 1
    assert 'href="/api/v1/ties/"' in answer.content.decode()


def test_home_counts_fields_and_features_cities_that_do_most(client):
    ghent = make.make_city(name_en="Ghent")
    make.make_activity(city=ghent, field="peace")
    make.make_activity(city=ghent, field="economy")
    make.make_activity(city=make.make_city(name_en="Leeds"), field="economy")
    make.make_network(field="peace")
    make.make_essay_check(verdict="outdated")

    content = client.get("/en/").context["content"]

    assert [row.city.name_en for row in content.featured] == ["Ghent", "Leeds"]
    assert {row.field.value: (row.activities, row.networks) for row in content.fields}["peace"] == (1, 1)
    assert content.counts["city"] == 2
    assert content.checked == 1


@pytest.mark.parametrize(("language", "words"), [("en", "amstrdam"), ("fa", "آمسترام")])
def test_a_mistyped_search_is_answered_with_what_may_be_meant(client, language, words):
    make.make_city(slug="amsterdam", name_en="Amsterdam", name_fa="آمستردام")

    answer = client.get(f"/{language}/search/", {"q": words})

    assert answer.status_code == 200
    assert f'href="/{language}/cities/amsterdam/"' in answer.content.decode()


@pytest.mark.parametrize("words", ["آمستردام", "امستردام", "Amsterdam", "amsterd", "AMSTERDAM ", "آمستر"])
def test_a_search_finds_in_both_scripts_and_grouped_by_noun(client, words):
    city = make.make_city(slug="amsterdam", name_en="Amsterdam", name_fa="آمستردام")
    make.make_campaign(city=city, name_en="I amsterdam", name_fa="آی‌آمستردام")
    make.make_government_relation(city=city, title_en="Amsterdam and The Hague", title_fa="آمستردام و دولت")

    groups = client.get("/en/search/", {"q": words}).context["groups"]

    assert [group.noun for group in groups] == ["city", "campaign", "government-relation"]


def test_machines_find_the_pages_in_both_languages(client):
    city = make.make_city()
    draft = make.make_city(state="draft")

    index = client.get("/sitemap.xml").content.decode()
    sitemap = client.get("/sitemap-city.xml").content.decode()
    robots = client.get("/robots.txt").content.decode()

    assert "http://testserver/sitemap-city.xml" in index
    assert client.get("/sitemap-pages.xml").status_code == 200
    assert client.get("/sitemap-nothing.xml").status_code == 404
    assert client.get("/sitemap-city.xml?p=x").status_code == 404
    assert f"/fa/cities/{city.slug}/" in sitemap
    assert f"/en/cities/{city.slug}/" in sitemap
    assert draft.slug not in sitemap
    assert "Sitemap: http://testserver/sitemap.xml" in robots
