from pathlib import Path

import pytest

from profiles.actions.gazetteer import load_gazetteer, read_places
from profiles.actions.importing.evaluating import evaluate, read_gold
from profiles.selectors.matching import Lookup, Outcome, Query, match_all
from profiles.selectors.matching.countries import read_country
from profiles.selectors.matching.reasons import REASONS, all_in_words
from tests.factories import make_city, make_city_alias, make_territory

pytestmark = pytest.mark.django_db
GOLD = Path(__file__).resolve().parents[1] / "gold"


@pytest.fixture
def gazetteer():
    load_gazetteer(read_places(GOLD / "places.txt"))


def verdict(name: str, country: str = "", **values):
    query = Query(name, country, **values)
    return match_all([query], Lookup())[query]


def test_the_gold_file_is_matched_with_hardly_an_error_and_little_asked(gazetteer):
    truths = read_gold(GOLD / "matching.csv")

    score = evaluate(truths).total

    assert score.rows >= 600
    assert score.precision >= 0.995
    assert score.decided / score.rows >= 0.85


@pytest.mark.parametrize(
    ("name", "country", "reason"),
    [
        ("London", "", "homonyms_without_country"),
        ("Montreuil", "France", "homonyms_in_country"),
        ("Frankfurt", "Germany", "homonyms_in_country"),
        ("Karlsruhe (district)", "Germany", "other_unit"),
        ("Vyborg (Saint Petersburg)", "Russia", "not_near"),
        ("Lund", "Norway", "only_elsewhere"),
        ("Qwertyville", "Greece", "nobody"),
    ],
)
def test_what_is_not_sure_is_never_decided_and_says_why(gazetteer, name, country, reason):
    found = verdict(name, country)

    assert found.outcome is not Outcome.SURE
    assert found.chosen is None
    assert found.reasons[-1][0] in {reason, "beginning_of_another"}
    assert all_in_words(found.reasons)


def test_a_district_is_matched_to_itself_and_never_to_its_town(gazetteer):
    found = verdict("Spandau (Berlin)", "Germany")

    assert found.chosen is not None
    assert found.chosen.name == "Spandau"
    assert verdict("Nowhere (Berlin)", "Germany").chosen is None


def test_an_id_goes_before_every_name(gazetteer):
    found = verdict("Springfield", "United States", geonames_id=2950159)

    assert found.chosen is not None
    assert found.chosen.name == "Berlin"


def test_coordinates_part_namesakes(gazetteer):
    found = verdict("Frankfurt", "Germany", latitude=52.34, longitude=14.55)

    assert found.chosen is not None
    assert found.chosen.name == "Frankfurt (Oder)"
    assert verdict("Berlin", "Germany", latitude=0, longitude=0).outcome is Outcome.ASK


def test_a_city_of_ours_is_found_by_its_persian_name_and_by_an_editors_alias(gazetteer):
    iran = make_territory(iso_code="IR", name_en="Iran", name_fa="ایران")
    city = make_city(name_en="Sarpol", name_fa="سرپل", territory=iran, latitude=34.4, longitude=45.8)
    make_city_alias(city=city, name="Sar-e Pol")

    for name in ("سرپل", "Sar e-Pol", "Sarpol"):
        found = verdict(name, "Iran")
        assert found.chosen is not None
        assert found.chosen.city == city.pk


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("England, United Kingdom", ("GB",)),
        ("Georgia (country)", ("GE",)),
        ("Grece", ("GR",)),
        ("Japa", ("JP",)),
        ("in Italy", ("IT",)),
        ("Réunion, France", ("RE",)),
        ("Congo", ("CD", "CG")),
        ("آلمان", ("DE",)),
        ("Deutschland", ("DE",)),
        ("Россия", ("RU",)),
        ("Atlantis", ()),
        ("", ()),
    ],
)
def test_countries_are_read_under_any_name(text, codes):
    assert read_country(text).codes == codes


def test_every_reason_is_a_sentence_in_both_languages_with_its_values_named():
    for code, text in REASONS.items():
        assert str(text).endswith((".", ")", "»", ":")), code
