"""Likely duplicates: which pairs are suggested, with which reasons, and which are left in peace."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from profiles.actions.merging import take_back_telling_apart, tell_apart
from profiles.models import Activity, City, Membership, Milestone, Network, Place, Record, Source, Tie
from profiles.selectors.duplicates import DETECTORS, Pair, suspect
from profiles.selectors.duplicates.pairs import REASONS, skeleton, web_address
from profiles.text import fold
from tests import factories as make

pytestmark = pytest.mark.django_db


def suspected(model: type[Record]) -> list[Pair]:
    return list(suspect([model])[0].pairs)


def codes(model: type[Record]) -> list[set[str]]:
    return [{reason.code for reason in pair.reasons} for pair in suspected(model)]


NOWHERE = {"latitude": None, "longitude": None}
HERE, NEAR, ELSEWHERE = (
    {"latitude": 32.65, "longitude": 51.67},
    {"latitude": 32.70, "longitude": 51.60},
    {"latitude": 36.30, "longitude": 59.60},
)


@pytest.mark.parametrize(
    ("mine", "theirs", "reasons"),
    [
        ({"name_en": "Isfahan", **HERE}, {"name_en": "Isfahan", **NEAR}, {"same_name", "same_territory", "distance"}),
        ({"name_en": "Isfahan", **NOWHERE}, {"name_en": "Isfahān", **NOWHERE}, {"same_name", "same_territory"}),
        ({"name_en": "Isfahan", **HERE}, {"name_en": "Esfahan", **NEAR}, {"near_name", "same_territory", "distance"}),
        (
            {"name_en": "Sao Paulo", **HERE},
            {"name_en": "São-Paulo", **HERE},
            {"same_name", "same_territory", "same_place"},
        ),
        ({"name_fa": "اراك", **HERE}, {"name_fa": "اراک", **NEAR}, {"same_name", "same_territory", "distance"}),
        ({"name_en": "One", **HERE}, {"name_en": "Quite another", **HERE}, {"same_place", "same_territory"}),
        ({"name_en": "One", **HERE}, {"name_en": "Quite another", **ELSEWHERE}, None),
    ],
)
def test_cities_are_suspected_for_reasons(mine, theirs, reasons):
    territory = make.make_territory()
    for values, name in ((mine, "رشت"), (theirs, "سمنان")):
        make.make_city(**{"territory": territory, "name_fa": name, "name_en": name, **values})
    assert codes(City) == ([] if reasons is None else [reasons])


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"name_en": "Springfield", **HERE}, {"name_en": "Springfield", **ELSEWHERE}),
        ({"name_en": "Isfahan", **HERE}, {"name_en": "Najafabad", **NEAR}),
        ({"name_en": "Isfahan", **HERE}, {"name_en": "Mashhad", **ELSEWHERE}),
    ],
)
def test_namesakes_far_apart_and_neighbours_of_other_names_are_left_in_peace(mine, theirs):
    territory = make.make_territory()
    for values in (mine, theirs):
        make.make_city(territory=territory, **values)
    assert suspected(City) == []


def test_namesakes_of_two_countries_are_two_cities():
    make.make_city(name_en="Tripoli", **NOWHERE)
    make.make_city(name_en="Tripoli", **NOWHERE)
    assert suspected(City) == []


def test_another_name_of_one_city_that_is_the_name_of_the_other():
    territory = make.make_territory()
    one = make.make_city(name_en="Mumbai", territory=territory, **NOWHERE)
    make.make_city(name_en="Bombay", territory=territory, **NOWHERE)
    make.make_city_alias(city=one, name="Bombay")
    assert codes(City) == [{"same_alias", "same_territory"}]


def test_ids_that_the_gazetteer_knows_to_be_of_one_place():
    make.make_city(geonames_id=418863, **NOWHERE)
    make.make_city(wikidata_id="Q42053", **NOWHERE)
    assert suspected(City) == []
    Place.objects.create(
        geonames_id=418863, name="Isfahan", folded="isfahan", country="IR", latitude=32, longitude=51,
        wikidata_id="Q42053",
    )  # fmt: skip
    make.make_city()  # what changes in the gazetteer alone is seen with the next change of a city
    assert "same_id" in codes(City)[0]


@pytest.mark.parametrize(
    ("mine", "theirs", "is_suspected"),
    [
        ({"started": "1990"}, {"started": ""}, True),
        ({"started": "1990"}, {"started": "1990", "kind": "friendship"}, True),
        ({"started": "1990"}, {"started": "1990-05"}, True),
        ({"started": "1990", "status": "ended", "ended": "1994"}, {"started": "2001"}, False),
        ({"started": "1990"}, {"started": "2001", "kind": "friendship"}, False),
    ],
)
def test_ties_of_one_pair_are_suspected_unless_their_dates_set_them_apart(mine, theirs, is_suspected):
    one, other = make.make_city(), make.make_city()
    make.make_tie(city_a=one, city_b=other, **mine)
    make.make_tie(city_a=other, city_b=one, **theirs)
    make.make_tie(city_a=one)
    assert bool(suspected(Tie)) is is_suspected


def test_memberships_networks_and_sources():
    city, network = make.make_city(), make.make_network(name_en="United Cities", name_fa="شهرهای متحد")
    make.make_membership(city=city, network=network, started="1990", standing="former")
    make.make_membership(city=city, network=network)
    make.make_network(name_en="The United Cities", name_fa="اتحاد شهرها", acronym="UC")
    make.make_source(url="https://www.example.org/report/?utm_source=x")
    make.make_source(url="http://example.org/report")
    assert codes(Membership) == [{"same_member", "overlap"}]
    assert codes(Network)[0] >= {"near_name"}
    assert "same_address" in codes(Source)[0]


def test_activities_and_milestones():
    city, partner = make.make_city(), make.make_city()
    for lead, other in ((city, partner), (partner, city)):
        made = make.make_activity(city=lead, title_en="Congress of mayors", title_fa="همایش شهرداران")
        make.make_participation(activity=made, city=other)
    make.make_activity(city=city)
    for title in ("First congress of cities in Ghent", "First congress of the cities, Ghent"):
        make.make_milestone(title_en=title, title_fa="", cities=[city])
    assert codes(Activity) == [{"same_title", "same_kind", "same_parties", "same_start"}]
    assert codes(Milestone) == [{"near_title", "same_cities", "same_start"}]


def test_a_pair_that_was_told_apart_is_suggested_no_more_until_that_is_taken_back():
    territory = make.make_territory()
    one, other = (make.make_city(name_en="Newport", territory=territory) for _ in range(2))
    said = tell_apart(one=other, other=one, person=None, reason="One is in the north")
    assert tell_apart(one=one, other=other, person=None, reason="again") == said
    assert suspected(City) == []
    take_back_telling_apart(said=said, person=None)
    assert len(suspected(City)) == 1


def test_every_noun_is_looked_through_with_few_queries(django_assert_max_num_queries):
    for model in DETECTORS:
        make.FACTORIES[model]()
    with django_assert_max_num_queries(20):
        found = [len(one.pairs) for one in suspect(DETECTORS)]
    with django_assert_max_num_queries(2):
        assert [one.count for one in suspect(DETECTORS)] == found


def test_only_the_noun_that_is_asked_for_is_looked_through_and_only_what_changed_again(django_assert_num_queries):
    arnhem = make.make_city(name_en="Arnhem", name_fa="آرنم")
    make.make_tie(city_a=arnhem, city_b=make.make_city(name_en="Osaka", name_fa="اوساکا"))
    with django_assert_num_queries(2 + 3):
        asked = {one.model: one for one in suspect(DETECTORS)}
        assert list(asked[City].pairs) == []
    with django_assert_num_queries(2):
        assert [one.model for one in suspect(DETECTORS) if one.count is not None] == [City]
    assert list(asked[Tie].pairs) == []
    make.make_city(name_en="Zwolle", name_fa="زوله")
    assert [one.model for one in suspect(DETECTORS) if one.count is not None] == [Tie]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_reasons_are_told_in_the_readers_language(language):
    territory = make.make_territory()
    one = make.make_city(name_en="Isfahan", territory=territory, **HERE)
    make.make_city(name_en="Isfahan", territory=territory, **NEAR)
    make.make_city_alias(city=one)
    with translation.override(language):
        told = [str(reason) for reason in suspected(City)[0].reasons]
    assert any("Isfahan" in words for words in told)
    assert any(("۹" if language == "fa" else "9") in words for words in told)


def test_every_reason_has_words_in_both_languages():
    for code, words in REASONS.items():
        with translation.override("en"):
            english = str(words)
        with translation.override("fa"):
            assert str(words) != english, code


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=20), st.sampled_from("aeiouy"))
def test_bones_do_not_change_with_vowels(name, vowel):
    assert skeleton(fold(name + vowel)) == skeleton(fold(name))
    assert skeleton(fold(name.replace(" ", ""))) == skeleton(fold(name))


@given(st.sampled_from(["http://", "https://", "https://www."]), st.sampled_from(["", "/", "#top", "?utm_source=a"]))
def test_spellings_of_one_address_meet(beginning, end):
    assert web_address(f"{beginning}Example.org/a{end}") == "example.org/a"
