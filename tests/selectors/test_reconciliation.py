"""Which records a row of somebody's table may mean, and when one of them is sure."""

import pytest

from profiles.actions.gazetteer import RawPlace, load_gazetteer
from profiles.models import CityAlias
from profiles.selectors.reconciliation import TYPES, Asked, find_all
from tests.factories import make_city, make_network, make_territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def iran():
    return make_territory(iso_code="IR", iso3="IRN", slug="iran", name_en="Iran", name_fa="ایران")


@pytest.fixture
def france():
    return make_territory(iso_code="FR", iso3="FRA", slug="france", name_en="France", name_fa="فرانسه")


@pytest.fixture
def tehran(iran):
    return make_city(
        slug="tehran",
        name_en="Tehran",
        name_fa="تهران",
        territory=iran,
        geonames_id=112931,
        wikidata_id="Q3616",
        unlocode="IRTHR",
    )


def find(text="", *types, limit=5, **stated):
    said = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in stated.items()}
    [found] = find_all([Asked(text, types or tuple(TYPES), limit, said)])
    return found


def matches(*args, **stated):
    return [one.id for one in find(*args, **stated) if one.is_match]


@pytest.mark.parametrize(
    "text", ["Tehran", "tehrân", "تهران", "تِهران", "Tehran, Iran", "تهران (Tehran)", "Tehran تهران"]
)
def test_a_name_is_sure_in_either_language_in_both_and_with_its_country(tehran, text):
    assert matches(text, country="Iran") == ["city:tehran"]


@pytest.mark.parametrize("text", ["Téhéran", "Тегеран"])
def test_a_name_in_another_language_is_known_as_an_alias(tehran, text):
    CityAlias.objects.create(city=tehran, name=text)

    assert matches(text, country="Iran") == ["city:tehran"]


def test_a_misspelled_name_is_shown_and_never_sure(tehran):
    [found] = find("Tehrn", country="Iran")

    assert (found.id, found.is_match) == ("city:tehran", False)
    assert 65 <= found.likeness < 100


def test_namesakes_in_one_country_are_all_shown_and_none_is_sure(france):
    for slug in ("montreuil", "montreuil-2"):
        make_city(slug=slug, name_en="Montreuil", name_fa="مونتروی", territory=france)

    found = find("Montreuil", country="France")

    assert {one.id for one in found} == {"city:montreuil", "city:montreuil-2"}
    assert not any(one.is_match for one in found)


def test_a_city_and_a_territory_of_one_name_are_told_apart_by_type_alone():
    territory = make_territory(iso_code="SG", slug="singapore-state", name_en="Singapore", name_fa="سنگاپور")
    make_city(slug="singapore", name_en="Singapore", name_fa="سنگاپور", territory=territory)

    assert matches("Singapore") == []
    assert matches("Singapore", "city") == ["city:singapore"]
    assert matches("Singapore", "territory") == ["territory:singapore-state"]


def test_the_likeliest_comes_first_and_scores_are_of_a_hundred(tehran, iran):
    make_city(slug="mehran", name_en="Mehran", name_fa="مهران", territory=iran)

    found = find("Tehran", "city", country="Iran")

    assert [one.id for one in found] == ["city:tehran", "city:mehran"]
    assert 100 >= found[0].score >= 90 > found[1].score > 0


def test_the_name_itself_comes_before_names_that_are_like_it(iran, france):
    make_city(slug="pardis", name_en="Pardis", name_fa="پردیس", territory=iran)
    for slug, territory in (("paris", france), ("paris-2", iran)):
        make_city(slug=slug, name_en="Paris", name_fa="پاریس", territory=territory)

    found = find("Paris", "city")

    assert [one.id for one in found] == ["city:paris", "city:paris-2", "city:pardis"]
    assert found[1].score > found[2].score


@pytest.mark.parametrize(
    "stated",
    [
        {"geonames_id": "112931"},
        {"geonames_id": "۱۱۲۹۳۱"},
        {"geonames_id": "112931.0"},
        {"geonames_id": "https://www.geonames.org/112931/tehran.html"},
        {"wikidata_id": "q3616"},
        {"wikidata_id": "http://www.wikidata.org/entity/Q3616"},
        {"unlocode": "IR THR"},
    ],
)
@pytest.mark.parametrize("text", ["", "Tehran", "capital"])
def test_an_id_is_sure_whatever_the_name(tehran, text, stated):
    assert matches(text, **stated) == ["city:tehran"]


@pytest.mark.parametrize("text", ["city:tehran", "CITY:Tehran", "Q3616", "112931"])
def test_an_id_may_stand_for_the_name(tehran, text):
    assert matches(text) == ["city:tehran"]


@pytest.mark.parametrize(
    "stated",
    [{"geonames_id": "1"}, {"wikidata_id": "Q1"}, {"wikidata_id": "unknown"}, {"country": "France"}],
)
def test_a_record_of_which_something_else_is_said_is_no_match(tehran, stated):
    found = find("Tehran", "city", **stated)

    assert all(not one.is_match and one.score <= 40 for one in found)


def test_two_ids_of_two_cities_leave_open_which_is_meant(tehran, iran):
    make_city(slug="karaj", name_en="Karaj", territory=iran, geonames_id=128747)

    assert matches("", wikidata_id="Q3616", geonames_id="128747") == []


@pytest.mark.parametrize("country", ["Iran", "ایران", "IR", "IRN", "Persia", "Islamic Republic of Iran"])
def test_a_country_is_held_against_the_record_in_any_writing(tehran, country):
    [found] = find("Tehran", "city", country=country)

    assert found.is_match
    assert found.agreements == {"country": True}


def test_of_several_countries_one_must_be_right(tehran):
    assert matches("Tehran", "city", country=("France", "Iran")) == ["city:tehran"]
    assert matches("Tehran", "city", country=("France", "Spain")) == []


def test_what_is_said_of_no_network_is_held_against_all(tehran):
    make_network(slug="metropolis", name_en="Metropolis", name_fa="متروپولیس")

    assert matches("Metropolis") == ["network:metropolis"]
    assert matches("Metropolis", country="Iran") == []


def test_a_network_is_known_by_its_acronym_and_shown_for_part_of_its_name():
    make_network(slug="uclg", name_en="United Cities and Local Governments", name_fa="شهرهای متحد", acronym="UCLG")

    assert matches("UCLG", "network") == ["network:uclg"]
    assert [one.id for one in find("United Cities", "network")] == ["network:uclg"]
    assert matches("United Cities", "network") == []


def test_what_is_said_of_a_network_is_held_against_it():
    make_network(slug="c40", name_en="C40", name_fa="سی‌چهل", started="2005", field="development")

    assert matches("C40", "network", started="2005") == ["network:c40"]
    assert matches("C40", "network", started="1990") == []
    assert matches("C40", "network", field="development") == ["network:c40"]
    assert matches("C40", "network", field="peace") == []


@pytest.mark.parametrize("text", ["Iran", "ایران", "IR", "irn", "Persia", "Irán"])
def test_a_territory_is_known_by_any_name_and_code(iran, text):
    assert matches(text, "territory") == ["territory:iran"]


def test_a_name_may_stand_among_the_properties(tehran):
    assert matches("", "city", name_fa="تهران", country="Iran") == ["city:tehran"]


def test_a_place_that_is_not_recorded_keeps_its_namesake_from_matching(france):
    make_city(slug="vienne", name_en="Vienne", territory=france, geonames_id=1)
    load_gazetteer(
        RawPlace(pk, "Vienne", "", "FR", "", "PPL", pk, pk, people, ()) for pk, people in ((1, 30_000), (2, 25_000))
    )

    [found] = find("Vienne", "city", country="France")

    assert (found.id, found.is_match) == ("city:vienne", False)


def test_what_is_not_public_is_never_found(iran):
    make_city(slug="secret", name_en="Secret Town", name_fa="شهر پنهان", territory=iran, state="draft", geonames_id=7)
    make_network(slug="hidden", name_en="Hidden Network", state="withdrawn")

    for text in ("Secret Town", "شهر پنهان", "city:secret", "7", "Hidden Network", "network:hidden"):
        assert find(text) == []
    assert find("", geonames_id="7") == []


def test_a_change_of_the_data_is_seen_by_the_next_row(tehran):
    assert matches("Teheran-e Bozorg", country="Iran") == []

    CityAlias.objects.create(city=tehran, name="Teheran-e Bozorg")

    assert matches("Teheran-e Bozorg", country="Iran") == ["city:tehran"]
