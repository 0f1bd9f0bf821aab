"""Every rule twice: the words that an editor reads, and the database's own refusal."""

import itertools
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone, translation

from profiles.models import Citation, Membership, NotDuplicate, Observation, Participation, Proposal, Record, Tie
from tests import factories as make

pytestmark = pytest.mark.django_db


def ends_before_it_starts(factory, **values):
    def build():
        record = factory(**values)
        record.started, record.ended = "1995", "1990"
        return record

    return build


def changed(factory, **values):
    """A valid record with values that break a rule, not yet saved."""

    def build():
        record = factory()
        for name, value in values.items():
            setattr(record, name, value() if callable(value) else value)
        return record

    return build


def twice(factory, *same):
    """A second, unsaved record that agrees with a first one in the columns named."""

    def build():
        first, second = factory(), factory()
        for name in same:
            setattr(second, name, getattr(first, name))
        return second

    return build


def tie_with_itself():
    tie = make.make_tie()
    tie.city_b = tie.city_a
    return tie


def same_tie_from_the_other_side():
    first = make.make_tie()
    return Tie(city_a=first.city_b, city_b=first.city_a, kind=first.kind, started=first.started, state="published")


def second_party():
    participation = make.make_participation()
    participation.network = make.make_network()
    return participation


def same_party_again():
    first = make.make_participation()
    return Participation(activity=first.activity, city=first.city, part="lead")


def territory_as_a_participant():
    return Participation(activity=make.make_activity(), territory=make.make_territory(), part="participant")


def overlapping_membership():
    first = make.make_membership(started="2000", ended="2005", standing="former")
    return Membership(city=first.city, network=first.network, started="2003", state="published")


def membership_beside_one_that_lasts():
    first = make.make_membership(started="2000")
    return Membership(city=first.city, network=first.network, started="", state="published")


def same_observation():
    first = make.make_observation()
    second = make.make_observation(
        city=first.city, indicator=first.indicator, claimed_by=first.claimed_by, as_of="2017"
    )
    second.as_of = first.as_of
    return second


def citation_for_two():
    citation = make.make_citation(make.make_city())
    citation.network = make.make_network()
    return citation


def same_citation():
    first = make.make_citation(make.make_city())
    return Citation(source=first.source, city=first.city, locator_kind="page", locator=first.locator)


def suggestion_with(**values):
    """A visitor's correction with values that break a rule, not yet saved."""

    def build():
        suggestion = make.make_suggestion(make.make_city())
        for name, value in values.items():
            setattr(suggestion, name, value)
        return suggestion

    return build


def told_apart_again():
    said = {"noun": "city", "first": 1, "second": 2, "reason": "Two towns."}
    NotDuplicate.objects.create(**said)
    return NotDuplicate(**said)


def second_proposal():
    author = User.objects.create_user("editor")
    proposed = {"noun": "city", "slug": "amsterdam", "author": author, "edits": [{}]}
    Proposal.objects.create(**proposed)
    return Proposal(**proposed)


BREACHES = {
    "activity_ends_not_before_start": ends_before_it_starts(make.make_activity),
    "tie_ends_not_before_signed": ends_before_it_starts(make.make_tie, status="ended"),
    "membership_ends_not_before_joined": ends_before_it_starts(make.make_membership, standing="former"),
    "campaign_ends_not_before_launch": ends_before_it_starts(make.make_campaign),
    "government_relation_ends_not_before_start": ends_before_it_starts(make.make_government_relation),
    "network_ends_not_before_founded": ends_before_it_starts(make.make_network),
    "national_framework_ends_not_before_start": ends_before_it_starts(make.make_national_framework),
    "territory_iso_code_is_well_formed": changed(make.make_territory, iso_code="nl"),
    "territory_iso_code_is_unique": twice(make.make_territory, "iso_code"),
    "national_framework_is_recorded_once": twice(make.make_national_framework, "territory", "started"),
    "city_coordinates_are_on_earth": changed(make.make_city, latitude=95.0),
    "city_wikidata_id_is_well_formed": changed(make.make_city, wikidata_id="727"),
    "city_unlocode_is_well_formed": changed(make.make_city, unlocode="nl-am"),
    "city_geonames_id_is_unique": twice(lambda: make.make_city(geonames_id=None), "geonames_id"),
    "city_wikidata_id_is_unique": twice(make.make_city, "wikidata_id"),
    "city_unlocode_is_unique": twice(make.make_city, "unlocode"),
    "tie_links_two_cities": tie_with_itself,
    "tie_is_recorded_once": same_tie_from_the_other_side,
    "tie_with_an_end_has_ended": changed(make.make_tie, ended="2000"),
    "membership_is_recorded_once": twice(make.make_membership, "city", "network", "started"),
    "membership_periods_do_not_overlap": overlapping_membership,
    "campaign_budget_has_a_currency": changed(make.make_campaign, budget=1000, budget_currency=""),
    "condition_is_assessed_once": twice(make.make_condition, "city", "kind", "as_of"),
    "observation_has_one_subject": changed(make.make_observation, network=make.make_network),
    "observation_is_recorded_once": same_observation,
    "participation_names_one_party": second_party,
    "participation_is_recorded_once": same_party_again,
    "participation_of_a_territory_is_a_target": territory_as_a_participant,
    "citation_cites_for_one_record": citation_for_two,
    "citation_of_city_once": same_citation,
    "citation_locator_says_what_it_counts": lambda: Citation(
        source=make.make_source(), city=make.make_city(), locator="7"
    ),
    "source_doi_is_well_formed": changed(make.make_source, doi="doi:10.1016/x"),
    "source_url_is_recorded_once": twice(make.make_source, "url"),
    "essay_check_names_a_paragraph": changed(make.make_essay_check, paragraph=24),
    "suggestion_value_has_a_field": suggestion_with(value="1989", field=""),
    "suggestion_is_declined_with_a_word": suggestion_with(state="declined", closed_at=timezone.now()),
    "suggestion_is_closed_at_a_time": suggestion_with(closed_at=timezone.now()),
    "not_duplicate_is_said_once": told_apart_again,
    "not_duplicate_is_a_pair": lambda: NotDuplicate(noun="city", first=2, second=1, reason="Two towns."),
    "one_open_proposal_of_a_person_for_a_record": second_proposal,
    "city_alias_is_recorded_once": twice(make.make_city_alias, "city", "name", "language"),
}
# Two unique columns are empty unless a test gives them a value.
FIRST_VALUES: dict[str, dict[str, Any]] = {
    "city_geonames_id_is_unique": {"geonames_id": 2759794},
    "city_wikidata_id_is_unique": {"wikidata_id": "Q727"},
    "city_unlocode_is_unique": {"unlocode": "NLAMS"},
}


def broken(rule):
    if rule in FIRST_VALUES:
        make.make_city(**FIRST_VALUES[rule])
        record = make.make_city()
        for name, value in FIRST_VALUES[rule].items():
            setattr(record, name, value)
        return record
    return BREACHES[rule]()


@pytest.mark.parametrize("rule", BREACHES)
def test_an_editor_is_told_in_both_languages(rule):
    record = broken(rule)
    messages = []
    for language in ("en", "fa"):
        with translation.override(language):
            with pytest.raises(ValidationError) as refusal:
                record.full_clean()
            messages.append(" ".join(map(str, refusal.value.messages)))
    assert all(messages)
    assert messages[0] != messages[1], "the Persian editor reads the English message"


@pytest.mark.parametrize("rule", BREACHES)
def test_the_database_refuses_it_too(rule):
    record = broken(rule)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Model.save(record)


def test_every_constraint_of_every_model_is_broken_by_a_test():
    known = {
        constraint.name
        for model in apps.get_app_config("profiles").get_models()
        for constraint in model._meta.constraints
    }
    covered = {rule for rule in known if rule.endswith("_slug_is_well_formed")}  # see the test below
    covered |= {rule for rule in known if rule.startswith("citation_of_")}  # one rule, written once for each noun
    # What no editor types in: the program alone writes these tables.
    internal = {"data_version_is_one_row", "mirror_is_one_row", "former_address_is_recorded_once"}
    internal |= {"import_row_is_accounted_for_once", "place_region_is_named_once", "sheet_row_is_told_of_once"}
    internal |= {"territory_is_no_part_of_itself", "city_region_is_not_its_country"}  # see the tests below
    assert known - covered - internal - set(BREACHES) == set()


@pytest.mark.parametrize("model", make.FACTORIES)
def test_a_malformed_address_is_refused(model):
    record = make.FACTORIES[model]()
    if not isinstance(record, Record):
        return
    record.slug = record._permanent_slug = "No Slug"
    with pytest.raises(ValidationError):
        record.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Model.save(record)


def test_a_territory_is_no_part_of_itself():
    territory = make.make_territory()
    territory.parent = territory
    with pytest.raises(ValidationError):
        territory.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        territory.save()


def test_a_region_is_not_the_country_itself():
    city = make.make_city()
    city.region = city.territory
    with pytest.raises(ValidationError):
        city.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        city.save()


def test_a_city_can_leave_a_network_and_join_it_again():
    first = make.make_membership(started="2000", ended="2005", standing="former")
    again = make.make_membership(city=first.city, network=first.network, started="2005")
    assert Membership.objects.filter(city=first.city, network=first.network).count() == 2
    assert again.slug != first.slug


def test_a_second_membership_beside_one_that_lasts_is_refused():
    with pytest.raises(ValidationError):
        membership_beside_one_that_lasts().full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        membership_beside_one_that_lasts().save()


def test_two_sources_may_disagree_about_a_figure():
    first = make.make_observation()
    other = make.make_observation(city=first.city, indicator=first.indicator, value=1)
    assert Observation.objects.filter(city=first.city).count() == 2
    assert other.claimed_by != first.claimed_by


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one transaction writes at a time")
def test_a_transaction_of_many_memberships_leaves_locks_for_others():
    cities = [make.make_city() for _ in range(40)]
    networks = [make.make_network() for _ in range(40)]
    pairs = itertools.product(cities, networks)
    Membership.objects.bulk_create(
        Membership(city=city, network=network, slug=f"{city.pk}-{network.pk}") for city, network in pairs
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        [locks] = cursor.fetchone()
    assert 0 < locks <= 1024 < Membership.objects.count()
