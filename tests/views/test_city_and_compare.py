"""A city's profile and cities side by side, as a visitor meets them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from profiles.models import City
from profiles.selectors.comparison import compare_cities
from profiles.selectors.profile import city_profile
from tests import factories as make

pytestmark = pytest.mark.django_db

BUDGET = 20


def make_life(city: City, times: int = 1) -> None:
    """Everything that a profile shows, ``times`` over, each with a citation."""
    kinds = ["political_culture", "financial_resources", "human_resources", "border_proximity", "trade_hub"]
    for number in range(times):
        activity = make.make_activity(city=city)
        make.make_participation(activity=activity)
        make.make_participation(activity=activity, organisation=make.make_organisation())
        records = [
            activity,
            make.make_tie(city_a=city),
            make.make_membership(city=city),
            make.make_campaign(city=city, owners=[make.make_organisation()]),
            make.make_government_relation(city=city, institution=make.make_organisation()),
            make.make_condition(city=city, kind=kinds[number % 5], as_of=str(1990 + number)),
            make.make_observation(city=city),
            make.make_milestone(cities=[city]),
            make.make_national_framework(territory=city.territory, started=str(1900 + number)),
        ]
        make.make_city_alias(city=city)
        for record in records:
            make.make_citation(record)


def queries_of(client, url):
    client.get(url)  # what a first request fills once, it fills here
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.look
def test_a_profile_costs_the_same_queries_with_ten_times_the_records(client):
    small, large = make.make_city(), make.make_city()
    make_life(small, 1)
    make_life(large, 10)
    few, many = (queries_of(client, f"/en/cities/{city.slug}/") for city in (small, large))
    assert few == many <= BUDGET


@pytest.mark.look
def test_a_comparison_costs_the_same_queries_for_six_large_cities(client):
    cities = [make.make_city() for _ in range(8)]
    for city in cities[:2]:
        make_life(city, 1)
    for city in cities[2:]:
        make_life(city, 2)
    two = "&".join(f"city={city.slug}" for city in cities[:2])
    six = "&".join(f"city={city.slug}" for city in cities[2:])
    few, many = (queries_of(client, f"/fa/compare/?{query}") for query in (two, six))
    assert abs(few - many) <= 1  # six cities are the most: the choice of another is not offered
    assert max(few, many) <= BUDGET


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_profile_shows_every_section_with_its_sources(client, language):
    city = make.make_city(name_en="Amsterdam", name_fa="آمستردام")
    make_life(city)
    answer = client.get(f"/{language}/cities/{city.slug}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert ("آمستردام" if language == "fa" else "Amsterdam") in page
    for section in ("activities", "ties", "networks", "campaigns", "government", "conditions", "figures", "timeline"):
        assert f'id="{section}"' in page
    assert 'id="note-1"' in page


def test_a_profile_of_a_year_shows_only_what_was_in_force(client):
    city = make.make_city()
    early, late = make.make_tie(city_a=city, started="1980"), make.make_tie(city_a=city, started="2010")
    undated = make.make_tie(city_a=city, started="")
    profile = city_profile(city, year=1995)
    assert [fact.record for fact in profile.ties] == [early]
    assert profile.not_dated["ties"] == 1
    page = client.get(f"/en/cities/{city.slug}/?year=1995").content.decode()
    assert early.city_b.name_en in page
    assert late.city_b.name_en not in page
    assert undated.city_b.name_en not in page


def test_persian_digits_are_a_year_too(client):
    city = make.make_city()
    assert client.get(f"/fa/cities/{city.slug}/?year=۱۹۹۵").status_code == 200


def test_what_is_not_published_is_on_no_profile(client):
    city = make.make_city()
    draft = make.make_activity(city=city, state="draft", title_en="Secret plan")
    partner = make.make_city(name_en="Hidden partner", state="draft")
    make.make_tie(city_a=city, city_b=partner)
    organisation = make.make_organisation(name_en="Hidden organisation", state="withdrawn")
    make.make_participation(activity=make.make_activity(city=city), organisation=organisation)
    make.make_campaign(city=city, owners=[organisation])
    make.make_citation(city, source=make.make_source(title="Hidden source", state="draft"))
    page = client.get(f"/en/cities/{city.slug}/").content.decode()
    for hidden in (draft.title_en, "Hidden partner", "Hidden organisation", "Hidden source"):
        assert hidden not in page


def test_a_comparison_gathers_what_is_shared():
    first, second, third = (make.make_city() for _ in range(3))
    network, partner = make.make_network(), make.make_city()
    for city in (first, second, third):
        make.make_membership(city=city, network=network)
    some = make.make_network()
    for city in (first, second):
        make.make_membership(city=city, network=some)
        make.make_tie(city_a=city, city_b=partner)
    among = make.make_tie(city_a=third, city_b=first)
    make.make_activity(city=second, field="peace")
    comparison = compare_cities([first, second, third])
    assert comparison.shared_by_all == (network,)
    assert [(shared.network, shared.cities) for shared in comparison.shared_by_some] == [(some, (first, second))]
    assert comparison.ties_among == (among,)
    assert [(shared.partner, shared.cities) for shared in comparison.common_partners] == [(partner, (first, second))]
    assert [(only.field, only.city) for only in comparison.only_one] == [("peace", second)]


@pytest.mark.parametrize("count", [1, 7])
def test_a_selector_refuses_one_and_seven_cities(count):
    with pytest.raises(ValueError, match="two to six"):
        compare_cities([make.make_city() for _ in range(count)])


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("city={0}&city={0}", "city"),
        ("city={0}&city=nowhere", "city"),
        ("city={0}&city={1}&year=19x5", "year"),
        ("city={0}&city={1}&colour=red", "colour"),
        ("city={0}&city={1}&hide=everything", "hide"),
        ("city=a&city=b&city=c&city=d&city=e&city=f&city=g", "city"),
        ("city={0}&city={1}%00", "city"),
        ("city={0}&city={1}%E2%80%AE", "city"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_wrong_comparison_says_which_value_and_why(client, query, parameter, language):
    slugs = make.make_city().slug, make.make_city().slug
    answer = client.get(f"/{language}/compare/?{query.format(*slugs)}")
    assert answer.status_code == 400
    assert parameter in answer.content.decode()


def test_no_city_or_one_offers_the_choice(client):
    city = make.make_city()
    assert client.get("/en/compare/").status_code == 200
    page = client.get(f"/en/compare/?city={city.slug}").content.decode()
    assert city.name_en in page


def test_withdrawn_cities_are_gone_and_moved_ones_redirect(client):
    from profiles.models import FormerAddress

    gone, kept = make.make_city(state="withdrawn"), make.make_city()
    FormerAddress.objects.create(noun="city", slug="old-name", leads_to=kept.slug)
    assert client.get(f"/en/cities/{gone.slug}/").status_code == 410
    moved = client.get("/fa/cities/old-name/?year=1995")
    assert (moved.status_code, moved["Location"]) == (301, f"/fa/cities/{kept.slug}/?year=1995")
    assert moved["Cache-Control"] == "no-cache"  # what was merged may be unmerged
    assert client.get("/en/cities/never-was/").status_code == 404
    assert client.get("/en/cities/old-name/").status_code == 301
