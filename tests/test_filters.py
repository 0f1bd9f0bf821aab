"""Filters: each narrows a list to what was asked for, and refuses what it does not understand."""

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from profiles import filters
from profiles.models import (
    Activity,
    Campaign,
    City,
    Condition,
    EssayCheck,
    GovernmentRelation,
    Indicator,
    Membership,
    Milestone,
    NationalFramework,
    Network,
    Observation,
    Organisation,
    Source,
    Territory,
    Tie,
)
from tests.factories import (
    make_activity,
    make_campaign,
    make_citation,
    make_city,
    make_city_alias,
    make_condition,
    make_essay_check,
    make_government_relation,
    make_indicator,
    make_membership,
    make_milestone,
    make_national_framework,
    make_network,
    make_observation,
    make_organisation,
    make_participation,
    make_source,
    make_territory,
    make_tie,
)

pytestmark = pytest.mark.django_db

FILTERS = {
    City: filters.CityFilter,
    Territory: filters.TerritoryFilter,
    NationalFramework: filters.NationalFrameworkFilter,
    Activity: filters.ActivityFilter,
    Tie: filters.TieFilter,
    Network: filters.NetworkFilter,
    Membership: filters.MembershipFilter,
    Campaign: filters.CampaignFilter,
    GovernmentRelation: filters.GovernmentRelationFilter,
    Condition: filters.ConditionFilter,
    Organisation: filters.OrganisationFilter,
    Indicator: filters.IndicatorFilter,
    Observation: filters.ObservationFilter,
    Milestone: filters.MilestoneFilter,
    EssayCheck: filters.EssayCheckFilter,
    Source: filters.SourceFilter,
}


def asked(model, query):
    return FILTERS[model](QueryDict(query), queryset=model.objects.published())


def found(model, query):
    filterset = asked(model, query)
    assert filterset.is_valid(), filterset.errors
    return list(filterset.qs)


def refused(model, query):
    filterset = asked(model, query)
    assert not filterset.is_valid()
    assert list(filterset.qs) == []
    return {parameter: str(reasons[0]) for parameter, reasons in filterset.errors.items()}


# -- every noun --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", FILTERS, ids=lambda model: model.__name__)
def test_an_unknown_filter_is_refused_by_name(model):
    assert "no filter of that name" in refused(model, "colour=red")["colour"]


@pytest.mark.parametrize("model", FILTERS, ids=lambda model: model.__name__)
def test_every_order_and_every_filter_can_be_asked_for(model):
    filterset = FILTERS[model]
    for name in filterset.ordering_names():
        found(model, f"ordering={name}")
        found(model, f"ordering=-{name}")
    for name, field in asked(model, "").form.fields.items():
        enum = getattr(field, "schema", {}).get("enum")
        if enum:
            found(model, f"{name}={enum[0]}&{name}={enum[-1]}")
        assert field.label, f"{name} has a label"


@pytest.mark.parametrize("model", FILTERS, ids=lambda model: model.__name__)
def test_no_filter_passes_a_wrong_value_by(model):
    for name in asked(model, "").form.fields:
        if name != "q":
            assert name in refused(model, f"{name}=%21wrong%21")


@pytest.mark.parametrize("model", FILTERS, ids=lambda model: model.__name__)
def test_an_empty_value_asks_for_nothing(model):
    names = asked(model, "").form.fields
    assert found(model, "&".join(f"{name}=" for name in names)) == []


@pytest.mark.parametrize("model", FILTERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("character", ["%00", "%E2%80%AE", "%1B"])
def test_invisible_characters_are_refused(model, character):
    assert "invisible character" in refused(model, f"q=a{character}b")["q"]


def test_what_says_how_a_list_is_shown_is_no_filter_and_passes():
    assert found(City, "page=2&page_size=10&format=csv&fields=slug&expand=territory&lang=fa") == []


def test_one_value_given_twice_is_refused():
    assert refused(Tie, "year=1995&year=1996") == {"year": "Give this parameter once."}


def test_several_mistakes_are_all_named():
    assert set(refused(Tie, "year=soon&status=lost&colour=red")) == {"year", "status", "colour"}


def test_reasons_are_in_the_readers_language():
    with translation.override("fa"):
        assert "،" in refused(Tie, "status=lost")["status"]


# -- words -------------------------------------------------------------------------------------------------


def test_a_city_is_found_in_either_script_however_spelled():
    kerman = make_city(name_en="Kerman", name_fa="کرمان")
    make_city_alias(city=kerman, name="Carmania", language="la")
    make_city()
    for words in ("kerm", "KERMAN", "كرمان", "carmania"):
        assert found(City, f"q={words}") == [kerman]


def test_half_a_persian_word_finds_the_whole():
    shiraz = make_city(name_en="Shiraz", name_fa="شیراز")
    assert found(City, "q=شیر") == [shiraz]


def test_ties_are_found_by_the_names_of_both_cities():
    tie = make_tie(city_a=make_city(name_en="Amsterdam"), city_b=make_city(name_en="Sarajevo"))
    make_tie(city_a=tie.city_a)
    assert found(Tie, "q=sarajevo+amsterdam") == [tie]


def test_activities_are_found_by_title_or_city():
    activity = make_activity(title_en="Water works", city=make_city(name_en="Delft"))
    make_activity()
    assert found(Activity, "q=delft+water") == [activity]


def test_words_without_a_letter_are_refused():
    assert "no letter or digit" in refused(City, "q=!!!")["q"]


def test_endless_words_are_refused():
    assert "at most 200" in refused(City, f"q={'a' * 201}")["q"]


# -- places ------------------------------------------------------------------------------------------------


def test_a_country_holds_the_cities_of_its_regions_by_code_or_slug():
    spain = make_territory(iso_code="ES", name_en="Spain")
    catalonia = make_territory(iso_code="ES-CT", name_en="Catalonia", parent=spain)
    barcelona = make_city(territory=spain, region=catalonia)
    madrid = make_city(territory=spain)
    make_city()
    assert set(found(City, "territory=ES")) == {barcelona, madrid}
    assert set(found(City, "territory=spain")) == {barcelona, madrid}
    assert found(City, "territory=es-ct") == [barcelona]
    assert found(City, "region=ES-CT") == [barcelona]
    assert found(Tie, "territory=ES") == []


def test_an_unknown_territory_or_a_draft_is_named():
    make_territory(iso_code="XX", state="draft")
    assert refused(City, "territory=XX") == {"territory": "There is no territory “XX”."}


def test_a_continent_is_that_of_the_territory():
    asian = make_city(territory=make_territory(continent="asia"))
    make_city()
    assert found(City, "continent=asia") == [asian]
    assert len(found(City, "continent=asia,europe")) == 2


# -- cities and what they do -------------------------------------------------------------------------------


def test_cities_by_field_network_partner_and_condition():
    city, other = make_city(), make_city()
    activity = make_activity(city=city, field="peace")
    make_participation(activity=activity, city=other)
    membership = make_membership(city=city)
    tie = make_tie(city_a=other, city_b=city)
    make_condition(city=city, kind="trade_hub", level="absent")
    make_condition(city=other, kind="trade_hub", level="present")
    make_condition(city=other, kind="autonomy", level="absent")
    assert set(found(City, "field=peace")) == {city, other}
    assert found(City, f"network={membership.network.slug}") == [city]
    assert found(City, f"partner={tie.city_a.slug}") == [city]
    assert found(City, "condition=trade_hub&level=absent") == [city]


def test_cities_are_not_found_by_what_is_no_longer_public():
    city = make_city()
    make_activity(city=city, field="peace", state="withdrawn")
    membership = make_membership(city=city, state="draft")
    assert found(City, "field=peace") == []
    assert found(City, f"network={membership.network.slug}") == []


def test_cities_by_role_and_whether_they_are_historical():
    sparta = make_city(is_historical=True, roles=["migration_hub"])
    amsterdam = make_city()
    assert found(City, "is_historical=true") == [sparta]
    assert found(City, "is_historical=no") == [amsterdam]
    assert found(City, "role=migration_hub,export_oriented") == [sparta]


def test_activities_by_driver_actor_party_and_target():
    activity = make_activity(drivers=["crisis", "border"], actors=["council"])
    city, organisation, target = make_city(), make_organisation(), make_territory()
    make_participation(activity=activity, city=city)
    make_participation(activity=activity, organisation=organisation)
    make_participation(activity=activity, territory=target)
    make_activity(drivers=["hub"])
    assert found(Activity, "driver=border&actor=council,citizens") == [activity]
    assert found(Activity, f"city={city.slug}") == [activity]
    assert found(Activity, f"city={activity.city.slug}&partner={city.slug}") == [activity]
    assert found(Activity, f"organisation={organisation.slug}") == [activity]
    assert found(Activity, f"target={target.iso_code}&role=target") == [activity]
    assert found(Organisation, f"city={activity.city.slug}") == [organisation]


def test_a_city_and_a_partner_mean_a_tie_between_them():
    a, b, c = make_city(), make_city(), make_city()
    tie = make_tie(city_a=a, city_b=b)
    make_tie(city_a=b, city_b=c)
    assert found(Tie, f"city={b.slug}&partner={a.slug}") == [tie]
    assert found(Tie, f"city={a.slug},{b.slug}&partner={b.slug},{a.slug}") == [tie]
    assert len(found(Tie, f"city={b.slug}")) == 2


def test_networks_by_member_and_memberships_by_field():
    membership = make_membership(network=make_network(field="peace", is_in_essay=True))
    make_membership()
    assert found(Network, f"city={membership.city.slug}&is_in_essay=1") == [membership.network]
    assert found(Membership, "field=peace") == [membership]


def test_campaigns_by_aim_and_owner():
    owner = make_organisation()
    campaign = make_campaign(aims=["talent", "events"], owners=[owner])
    make_campaign()
    assert found(Campaign, "aim=events") == [campaign]
    assert found(Campaign, f"organisation={owner.slug}") == [campaign]


def test_relations_by_mode_and_frameworks_by_autonomy():
    relation = make_government_relation(mode="competition")
    framework = make_national_framework(autonomy="high")
    make_government_relation()
    make_national_framework()
    assert found(GovernmentRelation, "mode=competition") == [relation]
    assert found(NationalFramework, "autonomy=high") == [framework]
    assert found(Territory, "autonomy=high") == [framework.territory]


def test_observations_by_subject_indicator_and_whether_they_are_forecasts():
    territory = make_territory()
    observation = make_observation(city=make_city(territory=territory), is_forecast=True)
    make_observation(territory=make_territory())
    assert found(Observation, f"indicator={observation.indicator.slug}") == [observation]
    assert found(Observation, "is_forecast=true") == [observation]
    assert found(Observation, f"territory={territory.iso_code}") == [observation]
    assert len(found(Observation, "year=2016")) == 2
    assert found(Indicator, f"q={make_indicator(name_en='Visitors').slug}")[0].name_en == "Visitors"


def test_milestones_by_city_and_year():
    city = make_city()
    milestone = make_milestone(date="-0420", era="antiquity", cities=[city])
    make_milestone()
    assert found(Milestone, f"city={city.slug}") == [milestone]
    assert found(Milestone, "year=-420") == [milestone]


def test_checks_of_the_essay_by_paragraph_in_persian_digits():
    check = make_essay_check(paragraph=16)
    make_essay_check()
    assert found(EssayCheck, "paragraph=۱۶") == [check]
    assert "from 1 to 23" in refused(EssayCheck, "paragraph=24")["paragraph"]


def test_sources_by_grade_and_language():
    source = make_source(grade="weak", language="fa")
    make_source()
    assert found(Source, "grade=weak&language=fa,en") == [source]


# -- citations ---------------------------------------------------------------------------------------------


def test_records_by_what_they_cite():
    city = make_city()
    citation = make_citation(city, confidence="disputed")
    make_citation(make_city(), source=make_source(state="draft"), confidence="disputed")
    essay = make_source(slug="essay")
    cited = make_city()
    make_citation(cited, source=essay, locator_kind="paragraph", locator="6; 16")
    assert found(City, "confidence=disputed") == [city]
    assert found(City, f"source={citation.source.slug}") == [city]
    assert found(City, "paragraph=16") == [cited]
    assert found(City, "paragraph=1") == []


# -- time --------------------------------------------------------------------------------------------------


def test_a_year_asks_what_was_in_force():
    tie = make_tie(started="1990", ended="1996", status="ended")
    make_tie(started="2001")
    make_tie(started="")
    assert found(Tie, "year=1995") == [tie]
    assert found(Tie, "year=۱۹۹۵") == [tie]


def test_a_start_on_or_after_and_on_or_before():
    early, late, undated = make_tie(started="1990"), make_tie(started="2001-05"), make_tie(started="")
    assert found(Tie, "started_after=2001") == [late]
    assert found(Tie, "started_before=1990") == [early]
    assert found(Tie, "has_year=false") == [undated]
    assert "is not a date" in refused(Tie, "started_after=195")["started_after"]
    assert "beginning and an end" in refused(Tie, "started_after=1995/..")["started_after"]


def test_changes_since_a_moment_count_citations_too():
    city, other = make_city(), make_city()
    City.history.all().delete()
    moment = timezone.now()
    assert found(City, f"updated_since={moment.isoformat().replace('+', '%2B')}") == []
    alias = make_city_alias(city=city)
    assert found(City, f"updated_since={moment.isoformat()}") == [city]  # a plus that was not escaped
    alias.delete()
    other.save()
    assert len(found(City, f"updated_since={moment:%Y-%m-%dT%H:%M:%S.%fZ}")) == 2
    assert len(found(City, f"updated_since={moment:%Y-%m-%d}")) == 2


# -- order -------------------------------------------------------------------------------------------------


def test_names_sort_by_the_readers_language():
    first = make_city(name_en="Zagreb", name_fa="آگرام")
    last = make_city(name_en="Athens", name_fa="یثرب")
    assert found(City, "ordering=name") == [last, first]
    with translation.override("fa"):
        assert found(City, "") == [first, last]
        assert found(City, "ordering=-name") == [last, first]


def test_what_is_not_known_sorts_last_either_way():
    undated, early, late = make_tie(started=""), make_tie(started="1980"), make_tie(started="2001")
    assert found(Tie, "ordering=started") == [early, late, undated]
    assert found(Tie, "ordering=-started") == [late, early, undated]


def test_an_unknown_order_is_refused():
    assert "nothing to sort by" in refused(City, "ordering=size")["ordering"]
