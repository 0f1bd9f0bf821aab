"""The lists, as a visitor narrows, sorts and leafs through them."""

import re

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db

LISTS = ["cities", "networks", "activities", "campaigns", "territories", "sources"]


def text_of(answer):
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_without_records_says_so(client, language, name):
    answer = client.get(f"/{language}/{name}/")

    assert answer.status_code == 200
    assert 'class="empty"' in answer.content.decode()


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("cities", make.make_city),
        ("networks", make.make_network),
        ("activities", make.make_activity),
        ("campaigns", make.make_campaign),
        ("territories", make.make_territory),
        ("sources", make.make_source),
    ],
)
def test_a_list_names_what_is_public_and_only_that(client, language, name, factory):
    shown, draft = factory(), factory(state="draft")
    page = client.get(f"/{language}/{name}/").content.decode()

    assert shown.get_absolute_url().split("/", 2)[2] in page
    assert draft.slug not in page


def test_a_chosen_filter_is_a_chip_that_can_be_taken_away(client):
    make.make_activity(field="peace", outcome="failed", title_en="Plea against the war")
    make.make_activity(field="economy", outcome="failed", title_en="Bid for the games")

    answer = client.get("/en/activities/?field=peace&outcome=failed&ordering=name")
    page = answer.content.decode()

    assert "Plea against the war" in page
    assert "Bid for the games" not in page
    assert 'href="/en/activities/?outcome=failed&amp;ordering=name"' in page
    assert 'href="/en/activities/?field=peace&amp;ordering=name"' in page


def test_the_boxes_count_what_the_other_filters_leave(client):
    make.make_activity(field="peace", outcome="failed")
    make.make_activity(field="peace", outcome="succeeded")
    make.make_activity(field="economy", outcome="failed")

    listing = client.get("/en/activities/?field=peace&outcome=failed").context["listing"]
    counts = {facet.name: {option.code: option.count for option in facet.options} for facet in listing.facets}

    assert counts["field"] == {"peace": 1, "economy": 1}
    assert counts["outcome"] == {"succeeded": 1, "failed": 1}


def test_codes_in_a_column_of_several_are_counted_one_by_one(client):
    make.make_activity(drivers=["crisis", "citizens"])
    make.make_activity(drivers=["crisis"])

    listing = client.get("/en/activities/").context["listing"]
    drivers = next(facet for facet in listing.facets if facet.name == "driver")

    assert {option.code: option.count for option in drivers.options} == {"citizens": 1, "crisis": 2}


def test_an_empty_list_says_which_filter_to_drop(client):
    make.make_activity(field="peace", outcome="succeeded")
    make.make_activity(field="economy", outcome="failed")

    answer = client.get("/en/activities/?field=peace&outcome=failed")

    assert [(str(remedy.label), remedy.count) for remedy in answer.context["listing"].remedies] == [
        ("Field", 1),
        ("Outcome", 1),
    ]
    assert "without «Field»" in text_of(answer)


def test_a_filter_without_a_box_stays_chosen_when_the_form_is_sent_again(client):
    city = make.make_city(slug="ghent", name_en="Ghent", name_fa="گنت")
    make.make_activity(city=city)

    page = client.get("/en/activities/?city=ghent").content.decode()

    assert '<input type="hidden" name="city" value="ghent">' in page
    assert "City: Ghent" in text_of(client.get("/en/activities/?city=ghent"))


def test_a_list_shows_fifty_a_page_and_reads_persian_digits(client):
    for _ in range(51):
        make.make_network()

    first, second = client.get("/fa/networks/"), client.get("/fa/networks/?page=۲")

    assert len(first.context["listing"].page.object_list) == 50
    assert len(second.context["listing"].page.object_list) == 1
    assert "?page=2" in first.content.decode()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("3", "The list has 1 page only."),
        ("0", "A page is a whole number, 1 or more."),
        ("two", "A page is a whole number, 1 or more."),
    ],
)
def test_a_page_that_is_not_there_is_refused_with_its_reason(client, page, reason):
    answer = client.get(f"/en/cities/?page={page}")

    assert answer.status_code == 400
    assert reason in text_of(answer)


def test_following_the_same_order_again_turns_it_round(client):
    make.make_network(name_en="Aa", started="2000")
    make.make_network(name_en="Zz", started="1950")

    by_name = client.get("/en/networks/?ordering=name").context["listing"]
    downwards = client.get("/en/networks/?ordering=-name").context["listing"]

    assert [network.name_en for network in by_name.page] == ["Aa", "Zz"]
    assert [network.name_en for network in downwards.page] == ["Zz", "Aa"]
    assert by_name.sorts[0].url == "/en/networks/?ordering=-name"
    assert downwards.sorts[0].url == "/en/networks/?ordering=name"


def test_a_list_leads_to_the_same_list_as_data(client):
    make.make_network(field="peace")
    listing = client.get("/en/networks/?field=peace&page=1").context["listing"]

    assert listing.api_url == "/api/v1/networks/?field=peace"
    assert listing.csv_url == "/api/v1/networks/?field=peace&format=csv"
    assert client.get(listing.api_url).json()["count"] == 1


def test_a_year_leaves_what_was_in_force_then(client):
    make.make_network(name_en="Long gone", started="1900", ended="1914", status="ended")
    make.make_network(name_en="Still there", started="1985")

    page = text_of(client.get("/en/networks/?year=1910"))

    assert "Long gone" in page
    assert "Still there" not in page


def test_a_list_of_cities_counts_ties_on_either_side(client):
    ghent = make.make_city(name_en="Ghent")
    make.make_tie(city_a=ghent)
    make.make_tie(city_b=ghent)
    make.make_tie(city_b=ghent, state="draft")

    summaries = client.get("/en/cities/?q=ghent").context["summaries"]

    assert [(summary.city.name_en, summary.ties) for summary in summaries] == [("Ghent", 2)]
