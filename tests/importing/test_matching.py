from itertools import chain
from pathlib import Path

import pytest

from profiles.actions.gazetteer import RawPlace, load_gazetteer, read_places
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


def test_the_file_of_an_adversary_is_matched_with_hardly_an_error_too():
    load_gazetteer(chain(read_places(GOLD / "places.txt"), read_places(GOLD / "adversary_places.txt")))
    truths = read_gold(GOLD / "adversary.csv")

    score = evaluate(truths).total

    assert score.rows >= 2000
    assert score.precision >= 0.995
    assert score.recall >= 0.85


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


def test_a_country_that_stands_twice_is_said_once(gazetteer):
    found = verdict("Rotterdam, Netherlands", "Netherlands")

    assert found.chosen is not None
    assert found.chosen.name == "Rotterdam"
    assert verdict("Rotterdam, Netherlands", "Germany").outcome is not Outcome.SURE


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
        ("جمهوری اسلامی ایران", ("IR",)),
        ("Bundesrepublik Deutschland", ("DE",)),
        ("República Federativa do Brasil", ("BR",)),
        ("США", ("US",)),
        ("امارات", ("AE",)),
        ("Weißrussland", ("BY",)),
        ("Angleterre", ("GB",)),
        ("Tchécoslovaquie", ("CZ", "SK")),
        ("Atlantis", ()),
        ("", ()),
    ],
)
def test_countries_are_read_under_any_name(text, codes):
    assert read_country(text).codes == codes


def test_every_reason_is_a_sentence_in_both_languages_with_its_values_named():
    for code, text in REASONS.items():
        assert str(text).endswith((".", ")", "»", ":")), code


def place(geonames_id: int, name: str, population: int, *others: str, country: str = "PL", **values) -> RawPlace:
    where = {"admin1": str(geonames_id), "latitude": geonames_id % 80, "longitude": geonames_id % 170, **values}
    return RawPlace(geonames_id, name, "", country, feature="PPL", population=population, other_names=others, **where)


KNOWN_ABROAD = ("Лешно", "莱什诺", "レシュノ", "ليشنو", "Лешна-нова")


def test_of_namesakes_the_one_that_is_larger_and_known_abroad_is_meant():
    load_gazetteer([place(1, "Leszno", 60_000, *KNOWN_ABROAD), place(2, "Leszno", 3_000)])

    found = verdict("Leszno", "Poland")

    assert found.chosen is not None
    assert found.chosen.place == 1
    assert found.reasons[-1][0] == "renowned"


@pytest.mark.parametrize(
    "others",
    [
        [place(2, "Leszno", 3_000, *KNOWN_ABROAD)],
        [place(2, "Leszno", 20_000)],
        [place(number, "Leszno", 3_000) for number in range(2, 12)],
        [place(2, "Leszno", 0)],
    ],
    ids=["as well known", "hardly smaller", "many of them", "without a count"],
)
def test_a_namesake_that_may_be_meant_too_is_asked_about(others):
    load_gazetteer([place(1, "Leszno", 30_000, *KNOWN_ABROAD[:4]), *others])

    assert verdict("Leszno", "Poland").reasons[-1][0] == "homonyms_in_country"


def test_the_name_as_it_is_spelled_goes_before_the_fame_of_another():
    load_gazetteer([place(1, "Łęszno", 60_000, *KNOWN_ABROAD), place(2, "Leszno", 3_000)])

    assert verdict("Leszno", "Poland").outcome is Outcome.ASK


def test_a_longer_name_is_no_namesake_of_a_place_that_is_known_by_the_plain_one():
    load_gazetteer(
        [
            place(1, "Metz", 123_000, "Divodurum", "Мец", country="FR"),
            place(2, "Metz-Tessy", 3_000, "Metz", country="FR"),
            place(3, "Sens", 20_000, country="FR"),
            place(4, "Sens-de-Bretagne", 2_000, "Sens", country="FR"),
        ]
    )

    assert verdict("Metz", "France").chosen.name == "Metz"
    assert verdict("Sens", "France").chosen is None


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Tiachiv", "Ukraine", "Tyachiv"),
        ("Beit Sahour", "Palestine", "Bayt Sāḩūr"),
        ("Hitachiōta", "Japan", "Hitachi-ota"),
        ("Bad Kötzting", "Germany", "Kötzting"),
        ("Donghae", "South Korea", "Donghae City"),
        ("Hoengseong", "South Korea", None),
        ("Waldbronn", "Germany", None),
    ],
)
def test_another_spelling_is_read_by_rule_and_a_near_one_is_only_offered(name, country, found):
    load_gazetteer(
        [
            place(1, "Tyachiv", 9_000, country="UA"),
            place(2, "Bayt Sāḩūr", 14_000, "Beit Sahur", country="PS"),
            place(3, "Hitachi-ota", 48_000, country="JP"),
            place(4, "Kötzting", 7_000, country="DE"),
            place(5, "Donghae City", 101_000, country="KR"),
            place(6, "Hongseong", 89_000, country="KR"),
            place(7, "Waldbrunn", 5_000, country="DE"),
        ]
    )

    answer = verdict(name, country)

    assert (answer.chosen.name if answer.chosen else None) == found
    assert answer.candidates
    assert all_in_words(answer.reasons)


def test_a_numbered_district_is_read_by_its_name_or_its_number():
    load_gazetteer(
        [
            place(1, "Budapest", 1_700_000, country="HU", latitude=47.5, longitude=19.0),
            place(2, "Kispest", 61_000, country="HU", latitude=47.45, longitude=19.1),
            place(3, "Budapest XI. kerület", 139_000, country="HU", latitude=47.46, longitude=19.0),
        ]
    )

    assert verdict("Budapest XIX – Kispest", "Hungary").chosen.place == 2
    assert verdict("Budapest XI – Újbuda", "Hungary").chosen.place == 3
    assert verdict("Budapest XX – Pesterzsébet", "Hungary").chosen is None


def test_a_place_is_known_by_the_region_of_the_town_that_is_named_with_it():
    load_gazetteer(
        [
            place(1, "Limbaži", 6_500, country="LV", admin1="18", latitude=57.5, longitude=24.7),
            place(2, "Salacgrīva", 2_400, country="LV", admin1="18", latitude=57.75, longitude=24.35),
            place(3, "Ludwigshafen", 160_000, country="DE", admin1="08", latitude=49.5, longitude=8.4),
            place(4, "Friesenheim", 647, country="DE", admin1="08", latitude=49.9, longitude=8.3),
            place(5, "Nakskov", 12_000, country="DK"),
        ]
    )

    assert verdict("Limbaži – Salacgrīva", "Latvia").chosen.place == 2
    assert verdict("Friesenheim (Ludwigshafen)", "Germany").chosen is None
    assert verdict("Nakskov (Lolland)", "Denmark").chosen.place == 5
    assert verdict("Nakskov, Mourne and Down", "Denmark").chosen is None


def test_a_town_that_is_entered_twice_with_the_same_count_is_no_homonym():
    load_gazetteer(
        [
            place(1, "Komárno", 32_287, country="SK", admin1="04", latitude=47.76, longitude=18.12),
            place(2, "Komárno", 32_287, country="SK", admin1="04", latitude=48.2, longitude=18.3),
        ]
    )

    assert verdict("Komárno", "Slovakia").outcome is Outcome.SURE


@pytest.mark.parametrize(
    ("name", "country", "reason"),
    [
        ("Rundāle", "Latvia", "beginning_of_another"),
        ("Hrušov", "Slovakia", "small_by_alias"),
        ("Centro", "Mexico", "unlike_alias"),
        ("West Carrollton", "United States", "unlike_alias"),
        ("Vaihingen (Stuttgart)", "Germany", "not_near"),
    ],
)
def test_another_name_is_not_enough_where_the_one_that_is_meant_may_be_missing(name, country, reason):
    load_gazetteer(
        [
            place(1, "Pilsrundāle", 900, "Rundāle", country="LV"),
            place(2, "Vyšný Hrušov", 503, "Hrušov", country="SK"),
            place(3, "San Ildefonso Tultepec", 3_204, "Centro", country="MX"),
            place(4, "Carroll", 520, "West Carrollton", country="US"),
            place(5, "Stuttgart", 600_000, country="DE", admin1="01", latitude=48.78, longitude=9.18),
            place(6, "Vaihingen an der Enz", 28_000, "Vaihingen", country="DE", latitude=48.93, longitude=8.96),
        ]
    )

    found = verdict(name, country)

    assert found.outcome is Outcome.ASK
    assert found.reasons[-1][0] == reason


def test_of_two_own_names_either_is_the_name_of_the_place():
    load_gazetteer(
        [
            place(1, "Donostia / San Sebastián", 185_000, "San Sebastián", "Доностия", country="ES"),
            place(2, "San Sebastián de la Gomera", 9_000, "San Sebastián", country="ES"),
        ]
    )

    assert verdict("San Sebastián", "Spain").chosen.place == 1


@pytest.mark.parametrize(
    ("name", "country", "reason"),
    [
        ("Wales", "UK", "region_of_that_name"),
        ("Sachsen", "Germany", "region_of_that_name"),
        ("Minnesota", "USA", "region_of_that_name"),
        ("Quảng Nam", "Vietnam", "region_of_that_name"),
        ("Hessen", "Germany", "come_near"),
        ("Texas", "USA", "nobody"),
        ("Normandie", "France", "only_elsewhere"),
    ],
)
def test_a_region_is_not_taken_for_a_town_that_is_called_like_it(name, country, reason):
    load_gazetteer(
        [
            place(1, "Wales", 6_000, country="GB", admin1="ENG"),
            place(2, "Sachsen bei Ansbach", 3_300, "Sachsen", country="DE", admin1="02"),
            place(3, "Heeßen", 1_600, country="DE", admin1="06"),
            place(4, "Texas City", 47_000, country="US", admin1="TX"),
            place(9, "Điện Bàn", 226_000, "Quảng Nam", country="VN", admin1="84"),
            place(5, "Normandie", 3_300, country="NC", admin1="02"),
            place(6, "Minneota", 1_300, "Minnesota", country="US", admin1="MN"),
        ]
    )

    found = verdict(name, country)

    assert found.chosen is None
    assert found.reasons[-1][0] == reason


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Springfield, IL", "USA", 1),
        ("Springfield, Clark County", "USA", None),
        ("Springfield, Clark County, Ohio", "USA", None),
        ("Hangzhou, Zhejiang Province", "China", 3),
        ("Porto Alegre - RS", "Brasil", 4),
        ("ساری، مازندران", "ایران", 5),
        ("ساری، ایران", "ایران", 5),
        ("Tehran, District 6", "Iran", None),
        ("Saint-Denis, La Réunion", "France", 8),
    ],
)
def test_a_region_beside_a_town_is_read_by_name_and_by_its_letters(name, country, found):
    load_gazetteer(
        [
            place(1, "Springfield", 114_000, country="US", admin1="IL"),
            place(2, "Springfield", 59_000, country="US", admin1="OH"),
            place(3, "Hangzhou", 9_000_000, country="CN", admin1="02"),
            place(4, "Porto Alegre", 1_400_000, country="BR", admin1="23"),
            place(5, "Sari", 255_000, "ساری", country="IR", admin1="35"),
            place(6, "Tehran", 7_000_000, country="IR", admin1="26"),
            place(7, "Saint-Denis", 96_000, country="FR", admin1="11"),
            place(8, "Saint-Denis", 137_000, country="RE", admin1="04"),
        ]
    )

    chosen = verdict(name, country).chosen

    assert (chosen.place if chosen else None) == found


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Спрингфилд", "США", None),
        ("Санкт-Мартин", "Австрия", None),
        ("Бостон", "США", 5),
        ("نجف‌آباد", "ایران", 7),
        ("仙台市", "日本", 9),
        ("مزارشریف", "افغانستان", 11),
    ],
)
def test_in_another_alphabet_a_name_has_as_many_bearers_as_in_latin_letters(name, country, found):
    load_gazetteer(
        [
            place(1, "Springfield", 114_000, "Спрингфилд", country="US"),
            place(2, "Springfield", 59_000, country="US"),
            place(3, "Sankt Martin im Sulmtal", 3_000, "Санкт-Мартин", country="AT"),
            place(4, "Sankt Martin", 2_000, country="AT"),
            place(5, "Boston", 650_000, "Бостон", "بوستون", "ボストン", "波士顿", "Бостан", country="US"),
            place(6, "Boston", 8_000, country="US"),
            place(7, "Najafābād", 235_000, "نجف آباد", country="IR"),
            place(8, "Najafshahr", 20_000, "نجف آباد", country="IR"),
            place(9, "Sendai", 1_000_000, "仙台市", country="JP"),
            place(10, "Sendai", 92_000, country="JP"),
            place(11, "Mazār-e Sharīf", 523_000, "مزار شریف", country="AF"),
        ]
    )

    chosen = verdict(name, country).chosen

    assert (chosen.place if chosen else None) == found


def test_a_city_is_meant_by_its_own_name_though_a_larger_one_bears_it_besides():
    load_gazetteer(
        [
            place(1, "New Delhi", 317_000, country="IN"),
            place(2, "Delhi", 11_000_000, "New Delhi", country="IN"),
            place(3, "Kalinin", 30_000, country="RU"),
            place(4, "Tver", 420_000, "Kalinin", country="RU"),
        ]
    )

    assert verdict("New Delhi", "India").chosen.place == 1
    assert verdict("Kalinin", "Russia").chosen is None


def test_a_former_state_is_one_country_in_which_a_name_may_be_plain():
    load_gazetteer(
        [
            place(1, "Saint Petersburg", 5_000_000, "Leningrad", country="RU"),
            place(2, "Muminobod", 12_000, "Leningrad", country="TJ"),
            place(3, "Donetsk", 900_000, "Stalino", country="UA"),
            place(4, "Shahrixon", 71_000, "Stalino", country="UZ"),
        ]
    )

    assert verdict("Leningrad", "USSR").chosen.place == 1
    assert verdict("Stalino", "СССР").reasons[-1][0] == "homonyms"


def test_a_city_with_one_of_its_districts_beside_it_is_asked_about():
    load_gazetteer(
        [
            place(1, "Budapest", 1_700_000, country="HU", latitude=47.5, longitude=19.0),
            place(2, "Zugló", 130_000, country="HU", latitude=47.52, longitude=19.11),
        ]
    )

    assert verdict("Budapest (Zugló)", "Hungary").reasons[-1][0] == "beside_smaller"
    assert verdict("Zugló (Budapest)", "Hungary").chosen.place == 2
