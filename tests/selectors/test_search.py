"""Search across all nouns, as a reader who types in a hurry sees it."""

import pytest
from django.utils import translation

from profiles.selectors.search import search_everything, suggest_records
from tests.factories import (
    make_activity,
    make_city,
    make_city_alias,
    make_essay_check,
    make_milestone,
    make_network,
    make_source,
    make_territory,
)

pytestmark = pytest.mark.django_db


def found(text, **options):
    return {group.noun: list(group.records) for group in search_everything(text, **options)}


def test_what_is_found_stands_by_noun_with_how_many_there_are():
    cities = [make_city(name_en=f"Hague {place}") for place in "ABC"]
    activity = make_activity(title_en="Court of The Hague", city=cities[0])
    source = make_source(title="Hague Journal of Diplomacy")
    groups = search_everything("hague", limit=2)
    assert [(group.noun, group.total, len(group.records)) for group in groups] == [
        ("city", 3, 2),
        ("activity", 1, 1),
        ("source", 1, 1),
    ]
    assert groups[1].records == (activity,)
    assert groups[2].records == (source,)


def test_the_one_named_just_so_comes_first_then_what_begins_so():
    inside = make_city(name_en="New York")
    begins = make_city(name_en="York Mills")
    exactly = make_city(name_en="York")
    within = make_city(name_en="Alyorka")
    assert found("york")["city"] == [exactly, begins, inside, within]


def test_an_alias_is_a_name_like_any_other():
    other = make_city(name_en="Bombay Beach")
    mumbai = make_city(name_en="Mumbai")
    make_city_alias(city=mumbai, name="Bombay")
    assert found("bombay")["city"] == [mumbai, other]


def test_persian_is_found_however_it_is_typed():
    tehran = make_territory(name_fa="استان تهران")
    check = make_essay_check(claim_fa="خواهرخواندگی شناخته‌شده است")
    assert found("تهران")["territory"] == [tehran]
    assert found("خواهر خواندگي".replace(" ", ""))["essay-check"] == [check]


def test_only_what_is_public_is_found():
    make_city(name_en="Nowhere", state="draft")
    make_milestone(title_en="Nowhere founded", state="withdrawn")
    make_activity(title_en="Nowhere visited", city=make_city(state="in_review"))
    assert found("nowhere") == {}
    assert suggest_records("nowere") == []


def test_nothing_is_found_for_nothing():
    make_city()
    assert search_everything("") == search_everything(" ! ") == []


def test_names_like_a_mistyped_one_are_suggested_in_both_scripts():
    isfahan = make_city(name_en="Isfahan", name_fa="اصفهان")
    amsterdam = make_city(name_en="Amsterdam", name_fa="آمستردام")
    network = make_network(name_en="Amsterdam Group")
    assert suggest_records("Isfehan") == [isfahan]
    assert suggest_records("اصفحان") == [isfahan]
    assert suggest_records("Amstredam") == [amsterdam]
    assert suggest_records("Amsterdm Group") == [network, amsterdam]
    assert suggest_records("xyzzy") == []


def test_suggestions_know_what_was_published_a_moment_ago():
    assert suggest_records("Sarajvo") == []
    city = make_city(name_en="Sarajevo")
    assert suggest_records("Sarajvo") == [city]


def test_finds_are_ordered_as_the_reader_expects(django_assert_max_num_queries):
    first, second = make_city(name_en="Porto B", name_fa="آ پورتو"), make_city(name_en="Porto A", name_fa="ب پورتو")
    assert found("porto")["city"] == [second, first]
    with translation.override("fa"), django_assert_max_num_queries(11):
        assert found("پورتو")["city"] == [first, second]
