import pytest

from profiles.actions.gazetteer import RawPlace, load_gazetteer, read_regions
from profiles.actions.importing.planning import judge_rows, read_rows
from profiles.actions.importing.reading import read_table
from profiles.selectors.matching import Outcome

pytestmark = pytest.mark.django_db
COLUMNS = {"city_a": "a", "country_a": "land a", "city_b": "b", "country_b": "land b"}
STATES = ("Alabama", "Colorado", "Georgia", "Idaho", "Kansas", "Maine", "Nevada")
TOWNS = ("Aville", "Bville", "Dville", "Eville")


def place(
    geonames_id: int, name: str, country: str, population: int = 5000, admin1: str = "", *others: str
) -> RawPlace:
    return RawPlace(geonames_id, name, "", country, admin1, "PPL", geonames_id % 80, geonames_id, population, others)


def judged(*rows: tuple[str, str, str, str]):
    text = "a,land a,b,land b\n" + "\n".join(",".join(row) for row in rows)
    plan = read_rows(read_table(text.encode(), "list.csv"), "ties", COLUMNS, {})
    judge_rows(plan)
    return plan.rows


@pytest.fixture
def states(tmp_path):
    table = tmp_path / "admin1CodesASCII.txt"
    table.write_text("".join(f"US.{state[:2].upper()}\t{state}\t{state}\t1\n" for state in STATES))
    towns = [
        place(10 * at + number, f"{town} {state}", "US", 5000, state[:2].upper())
        for at, state in enumerate(STATES)
        for number, town in enumerate(TOWNS)
    ]
    columbus = [place(100 + at, "Columbus", "US", 9000 + at, state[:2].upper()) for at, state in enumerate(STATES)]
    load_gazetteer([*towns, *columbus, place(200, "Linz", "AT", 200_000)], regions=list(read_regions(table)))


def by_state():
    rows = [(f"{town} {state}", "USA", "Linz", "Austria") for state in STATES for town in TOWNS]
    rows.insert(rows.index(("Dville Georgia", "USA", "Linz", "Austria")), ("Columbus", "USA", "Linz", "Austria"))
    return rows


def test_a_homonym_lies_in_the_region_that_a_list_in_order_of_regions_has_come_to(states):
    columbus = next(row for row in judged(*by_state()) if row.queries[0].name == "Columbus")

    assert columbus.verdicts[0].chosen is not None
    assert columbus.verdicts[0].chosen.admin1 == "GE"
    assert columbus.verdicts[0].reasons[-1][0] == "in_order"


def test_a_list_in_another_order_says_nothing_of_the_region(states):
    columbus = next(row for row in judged(*sorted(by_state(), reverse=True)) if row.queries[0].name == "Columbus")

    assert columbus.verdicts[0].outcome is Outcome.ASK


@pytest.fixture
def halle():
    load_gazetteer(
        [
            place(1, "Halle (Saale)", "DE", 237_000, "14", "Halle"),
            place(2, "Halle", "DE", 21_000, "07"),
            place(3, "Linz", "AT", 200_000),
        ]
    )


def test_of_several_the_one_that_names_the_city_in_its_own_list_is_meant(halle):
    ours, theirs = judged(("Linz", "Austria", "Halle", "Germany"), ("Halle (Saale)", "Germany", "Linz", "Austria"))

    assert ours.verdicts[1].chosen is not None
    assert theirs.verdicts[0].chosen is not None
    assert ours.verdicts[1].chosen.place == theirs.verdicts[0].chosen.place
    assert ours.verdicts[1].reasons[-1][0] == "answers"


def test_a_city_that_names_both_has_ties_with_two(halle):
    ours, *_others = judged(
        ("Linz", "Austria", "Halle", "Germany"),
        ("Linz", "Austria", "Halle (Saale)", "Germany"),
        ("Halle (Saale)", "Germany", "Linz", "Austria"),
    )

    assert ours.verdicts[1].outcome is Outcome.ASK


def test_a_hamlet_whose_partners_are_cities_is_asked_about_where_municipalities_are_large():
    cities = [place(number, f"City {number}", "DE", 100_000) for number in range(1, 5)]
    load_gazetteer([*cities, place(10, "Rushmoor", "GB", 886), place(11, "Rushmoor", "FR", 886)])

    british, french = judged(("Rushmoor", "England", "City 1", "Germany"), ("Rushmoor", "France", "City 2", "Germany"))

    assert british.verdicts[0].reasons[-1][0] == "out_of_scale"
    assert british.verdicts[0].candidates
    assert french.verdicts[0].outcome is Outcome.SURE


def test_a_plain_name_is_that_of_the_larger_place_where_the_list_calls_the_other_by_its_full_name():
    load_gazetteer(
        [
            place(1, "Freiberg", "DE", 43_000),
            place(2, "Freiberg am Neckar", "DE", 15_000, "01", "Freiberg"),
            place(3, "Linz", "AT", 200_000),
        ]
    )

    (alone,) = judged(("Freiberg", "Germany", "Linz", "Austria"))
    plain, _full = judged(
        ("Freiberg", "Germany", "Linz", "Austria"), ("Freiberg am Neckar", "Germany", "Linz", "Austria")
    )

    assert alone.verdicts[0].outcome is Outcome.ASK
    assert plain.verdicts[0].chosen is not None
    assert plain.verdicts[0].chosen.name == "Freiberg"
