"""The story of a city in sentences: grammatical, in both languages, and nothing that no record backs."""

import pytest

from profiles.selectors.profile import city_profile
from profiles.selectors.summary import summarise
from tests.factories import (
    make_activity,
    make_campaign,
    make_citation,
    make_city,
    make_condition,
    make_government_relation,
    make_membership,
    make_network,
    make_territory,
    make_tie,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make_city(name_en="Isfahan", name_fa="اصفهان")


def story(city, language):
    return " ".join(
        getattr(sentence.lead, language) + getattr(sentence.rest, language)
        for sentence in summarise(city_profile(city))
    )


def test_of_a_city_without_records_nothing_is_said(city):
    assert summarise(city_profile(city)) == ()


def test_one_tie_is_told_with_its_state(city):
    make_tie(city_a=city, city_b=make_city(name_en="Florence", name_fa="فلورانس"), status="suspended")

    assert story(city, "en") == "One tie is recorded, with Florence (suspended)."
    assert story(city, "fa") == "یک پیوند با فلورانس ثبت شده است (معلق)."


def test_ties_are_told_with_countries_states_and_the_oldest(city):
    for name, fa, started, status in (
        ("Florence", "فلورانس", "1998", "active"), ("Kyiv", "کی‌یف", "1967", "active"), ("Accra", "آکرا", "", "ended"),
    ):  # fmt: skip
        make_tie(city_a=city, city_b=make_city(name_en=name, name_fa=fa), started=started, status=status)

    assert story(city, "en") == (
        "Isfahan has ties with three cities in three countries (two in force, one ended); "
        "the oldest that is dated is with Kyiv (1967)."
    )
    assert story(city, "fa") == (
        "اصفهان با سه شهر در سه کشور پیوند دارد (دو پیوند برقرار، یک پیوند پایان‌یافته). "
        "کهن‌ترین پیوند تاریخ‌دار آن با کی‌یف (۱۹۶۷) است."
    )


def test_a_tie_that_is_only_planned_is_not_the_oldest(city):
    make_tie(city_a=city, started="1950", status="planned")
    make_tie(city_a=city, city_b=make_city(name_en="Kyiv"), started="1967")

    assert "with Kyiv (1967)" in story(city, "en")


def test_activities_are_told_with_their_field_and_the_first(city):
    for title, field, started in (
        ("Fair", "economy", "1995"),
        ("Forum", "economy", "1990"),
        ("Peace", "peace", "2001"),
    ):
        make_activity(city=city, field=field, title_en=title, title_fa="همایش", started=started)

    assert story(city, "en") == (
        "Isfahan has led or taken part in three recorded activities abroad, most of them in economy and branding; "
        "the earliest that is dated is “Forum” (1990)."
    )
    assert "«همایش» (۱۹۹۰)" in story(city, "fa")


def test_no_field_is_called_the_most_frequent_when_two_are(city):
    make_activity(city=city, field="peace", title_en="Fair", title_fa="همایش", started="1995")
    make_activity(city=city, field="economy", started="2001")

    assert story(city, "en").startswith("Isfahan has led or taken part in two recorded activities abroad; the earliest")
    assert story(city, "fa") == (
        "اصفهان در دو فعالیت برون‌مرزی ثبت‌شده راهبر یا شرکت‌کننده بوده است. نخستین فعالیت تاریخ‌دار آن «همایش» (۱۹۹۵) است."
    )


def test_quotation_marks_within_a_title_are_of_the_second_rank(city):
    make_activity(city=city, title_en="The “M4” group", title_fa="گروه «ام۴»")

    assert ": “The ‘M4’ group”." in story(city, "en")
    assert ": «گروه ‹ام۴›»." in story(city, "fa")


def test_only_the_first_sentence_names_the_city(city):
    make_activity(city=city)
    make_tie(city_a=city)
    make_tie(city_a=city)
    make_membership(city=city, network=make_network(name_en="Harbours", acronym="HBR", name_fa="بندرها"))
    make_campaign(city=city, name_en="Half the world", name_fa="نصف جهان")
    make_government_relation(city=city, mode="competition")
    make_condition(city=city)

    english, persian = story(city, "en"), story(city, "fa")

    assert english.count("Isfahan") == 1
    assert "It is listed in one city network, HBR." in english
    assert "It has shown itself to the world under a brand of its own: “Half the world” (2004)." in english
    assert "Its relation with the national government is recorded as competition (1)." in english
    assert "One enabling condition is assessed as present: nearness to a border." in english
    assert persian.count("اصفهان") == 1
    assert "شبکهٔ شهری است: «بندرها»." in persian


def test_former_memberships_are_told_as_such(city):
    make_membership(city=city, network=make_network(acronym="NOW"))
    make_membership(city=city, standing="former")

    assert "one city network, NOW; it is a former member of one." in story(city, "en")


def test_a_city_that_stands_for_another_territory_says_so():
    city = make_city(name_en="Taipei", represents=make_territory(name_en="Taiwan", name_fa="تایوان"))

    assert story(city, "en") == "Taipei stands abroad for Taiwan."
    assert "نمایندهٔ تایوان است." in story(city, "fa")


def test_every_sentence_leads_to_its_records_and_carries_their_notes(city):
    tie = make_tie(city_a=city)
    make_citation(tie)

    (sentence,) = summarise(city_profile(city))

    assert sentence.anchor == "ties"
    assert [note.number for note in sentence.notes] == [1]


def test_drafts_are_not_told_and_a_former_year_has_no_story(city):
    make_tie(city_a=city, state="draft")
    assert story(city, "en") == ""

    make_tie(city_a=city)
    assert summarise(city_profile(city, year=1995)) == ()
