"""A comparison as its address asks for it: any year, order and measure, and what differs told from what is shared."""

import re

import pytest

from profiles.selectors.comparison import Order, compare_cities
from tests import factories as make

pytestmark = pytest.mark.django_db


def page_of(client, cities, more="", language="en"):
    query = "&".join(f"city={city.slug}" for city in cities)
    answer = client.get(f"/{language}/compare/?{query}{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def part_of(page, pattern):
    found = re.search(pattern, page, re.DOTALL)
    assert found, pattern
    return found[0]


def test_the_year_is_set_by_a_slider_that_is_a_form(client):
    cities = make.make_city(), make.make_city()
    late = make.make_tie(city_a=cities[0], started="2010")

    page = page_of(client, cities, "&year=1995&hide=campaigns&sort=name&per=year")

    slider = part_of(page, r'<form class="year-slider".*?</form>')
    assert re.search(r'type="range" name="year"[^>]*value="1995"', slider)
    for name, value in (("city", cities[1].slug), ("hide", "campaigns"), ("sort", "name"), ("per", "year")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in slider
    assert "<button" in slider
    assert late.city_b.name_en not in page


def test_the_slider_says_the_year_in_the_digits_of_the_reader(client):
    page = page_of(client, [make.make_city(), make.make_city()], "&year=1995", language="fa")
    assert re.search(r"<output[^>]*>۱۹۹۵</output>", page)


def test_a_hidden_section_is_gone_and_can_be_brought_back(client):
    cities = make.make_city(), make.make_city()
    make.make_campaign(city=cities[0], name_en="I shine")
    shown, hidden = page_of(client, cities), page_of(client, cities, "&hide=campaigns&hide=timeline")
    assert "I shine" in shown
    assert "I shine" not in hidden
    assert f"/en/compare/?city={cities[0].slug}&amp;city={cities[1].slug}&amp;hide=timeline" in hidden


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NAME, ["Ada", "Brno", "Como"]),
        (Order.NEWEST, ["Como", "Ada", "Brno"]),
        (Order.SHARED, ["Brno", "Ada", "Como"]),
    ],
)
def test_lists_are_sorted_as_asked(order, expected):
    first, second = make.make_city(), make.make_city()
    started = {"Como": "2001", "Brno": "1961", "Ada": "1980"}
    partners = {name: make.make_city(name_en=name, slug=name.lower()) for name in started}
    for name, partner in partners.items():
        make.make_tie(city_a=first, city_b=partner, started=started[name])
    make.make_tie(city_a=second, city_b=partners["Brno"])

    comparison = compare_cities([first, second], order=order)

    assert [fact.partner.name_en for fact in comparison.profiles[0].ties] == expected


def test_what_another_city_has_too_is_marked(client):
    cities = make.make_city(), make.make_city()
    network = make.make_network(name_en="Cities Alliance")
    for city in cities:
        make.make_membership(city=city, network=network)
    make.make_membership(city=cities[0], network=make.make_network(name_en="Its own league"))

    marked = re.findall(r'<li class="is-shared"><a[^>]*>([^<]*)', page_of(client, cities))

    assert marked == ["Cities Alliance", "Cities Alliance"]


def test_a_joint_activity_is_shared_and_a_city_s_own_is_not():
    first, second = make.make_city(), make.make_city()
    joint, own = make.make_activity(city=first), make.make_activity(city=first)
    make.make_participation(activity=joint, city=second)
    comparison = compare_cities([first, second])
    assert {fact.record: comparison.shares(fact) for fact in comparison.profiles[0].activities} == {
        joint: True,
        own: False,
    }


def test_figures_of_different_areas_are_not_ranked(client):
    cities = make.make_city(), make.make_city()
    population = make.make_indicator(slug="population", is_comparable=True)
    for city, area in zip(cities, ("city proper", "metropolitan area"), strict=True):
        make.make_observation(city=city, indicator=population, area_en=area)
    assert "not to be ranked" in page_of(client, cities)


def test_the_fields_are_measured_by_year_and_by_inhabitants(client):
    busy, unknown = make.make_city(), make.make_city()
    make.make_activity(city=busy, field="peace", started="2001")
    make.make_activity(city=busy, field="peace", started="2005")
    make.make_observation(city=busy, indicator=make.make_indicator(slug="population"), value=500_000, area_en="")

    by_year = page_of(client, [busy, unknown], "&per=year&year=2010")
    by_people = page_of(client, [busy, unknown], "&per=inhabitant")

    assert "divided by 10 years" in by_year
    assert ">0.2</text>" in by_year
    assert "divided by the inhabitants: 500,000" in by_people
    assert ">4</text>" in by_people
    assert "No population is recorded" in by_people


def test_one_timeline_holds_the_records_of_every_city(client):
    cities = make.make_city(), make.make_city()
    for city, title in zip(cities, ("Fair of 1990", "Pact of 2003"), strict=True):
        make.make_activity(city=city, title_en=title, started=title[-4:])
    drawn = part_of(page_of(client, cities), r'<section[^>]*aria-labelledby="timeline".*?<figure.*?</figure>')
    assert "Fair of 1990" in drawn
    assert "Pact of 2003" in drawn


def test_the_law_above_all_of_them_is_said_once(client):
    country = make.make_territory()
    make.make_national_framework(territory=country, summary_en="Treaties need consent.")
    cities = make.make_city(territory=country), make.make_city(territory=country)
    assert page_of(client, cities).count("Treaties need consent.") == 1


def test_notes_of_an_embedded_comparison_stay_in_their_frame(client):
    cities = make.make_city(), make.make_city()
    make.make_citation(cities[0])
    query = "&".join(f"city={city.slug}" for city in cities)
    framed = client.get(f"/en/embed/compare/?{query}").content.decode()
    assert re.search(r'<a class="note-ref" target="_self" href="#note-1"', framed)


@pytest.mark.parametrize(("query", "parameter"), [("&sort=colour", "sort"), ("&per=head", "per")])
def test_an_unknown_order_or_measure_is_refused_by_name(client, query, parameter):
    cities = make.make_city(), make.make_city()
    answer = client.get("/en/compare/?" + "&".join(f"city={city.slug}" for city in cities) + query)
    assert answer.status_code == 400
    assert parameter in answer.content.decode()


def test_a_city_may_be_named_in_either_script(client):
    paris, rome = make.make_city(name_en="Paris", name_fa="پاریس"), make.make_city(name_en="Rome", name_fa="رم")
    page = client.get("/en/compare/?city=پاریس&city=rome").content.decode()
    assert f"city={paris.slug}&amp;city={rome.slug}" in page


def test_a_name_that_several_cities_have_is_asked_back(client):
    for slug in ("springfield-illinois", "springfield-ohio"):
        make.make_city(slug=slug, name_en="Springfield")
    answer = client.get(f"/en/compare/?city=Springfield&city={make.make_city().slug}")
    assert answer.status_code == 400
    assert "may be one of these" in answer.content.decode()


def test_where_cities_are_too_many_to_list_their_names_are_typed(client, monkeypatch):
    monkeypatch.setattr("profiles.views.compare.MOST_CHOICES", 3)
    cities = [make.make_city() for _ in range(4)]
    for city in cities:
        make.make_activity(city=city)
    page = page_of(client, cities[:2])
    assert "<option" not in part_of(page, r'<label for="city-add">.*?</form>')
    assert re.search(r'<input id="city-add" name="city"[^>]*data-suggest="city"', page)


def test_the_profile_of_a_city_has_the_slider_too(client):
    city = make.make_city()
    page = client.get(f"/fa/cities/{city.slug}/?year=2005").content.decode()
    slider = part_of(page, r'<form class="year-slider".*?</form>')
    assert re.search(r'type="range" name="year"[^>]*value="2005"', slider)
    assert "۲۰۰۵" in slider
    assert f'action="/fa/cities/{city.slug}/"' in slider


def test_a_long_list_is_folded_after_its_first_so_that_short_ones_leave_no_gap(client):
    busy, calm = make.make_city(slug="busy"), make.make_city(slug="calm")
    for number in range(10):
        make.make_activity(city=busy, title_en=f"Visit {number}")
    make.make_activity(city=calm, title_en="One visit")
    page = page_of(client, [busy, calm])
    folded = re.search(r'<details class="disclosure compare-more">(.*?)</details>', page, re.S)
    assert folded is not None
    assert "2 more" in folded[1]
    assert folded[1].count("<li") == 2
    assert page.count("compare-more") == 1
