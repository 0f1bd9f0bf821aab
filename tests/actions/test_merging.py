"""Two records become one, with all that points at them, and two again as if nothing had been."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from simple_history.models import HistoricalChanges

from profiles.actions.merging import choices_between, merge, plan_merge, unmerge
from profiles.actions.merging.doubles import IDENTITY
from profiles.actions.restoring import RevertError
from profiles.actions.reverting import revert_record
from profiles.choices.importing import ListNoun
from profiles.models import (
    RECORDS,
    Activity,
    Batch,
    Campaign,
    Change,
    Citation,
    City,
    CityAlias,
    DataVersion,
    FormerAddress,
    Link,
    ListImport,
    MatchQuestion,
    Membership,
    Merge,
    Participation,
    Proposal,
    Record,
    Source,
    Territory,
    Tie,
    Tracked,
)
from profiles.selectors.changes import public_changes
from profiles.selectors.former import relations_kept
from profiles.selectors.pointing import relations_to, tracked_pointing, untracked_pointing
from profiles.selectors.timeline import timeline
from tests import factories as make

pytestmark = [pytest.mark.django_db]


def person(role: str) -> User:
    made = User.objects.create_user(role, is_staff=True)
    made.groups.add(Group.objects.get(name=role))
    return made


def dump() -> dict[str, list[dict]]:
    """Everything that is stored but the history, the feed, the batches and the merges."""
    kept = {}
    for model in apps.get_app_config("profiles").get_models():
        if issubclass(model, HistoricalChanges) or model.__name__ in ("Batch", "Change", "DataVersion", "Merge"):
            continue
        rows = serializers.serialize("python", model._default_manager.order_by("pk"))
        for row in rows:
            row["fields"] = {
                name: sorted(value) if isinstance(value, list) and name in ("owners", "cities") else value
                for name, value in row["fields"].items()
            }
        kept[model.__name__] = rows
    return kept


def merged(kept: Record, other: Record, **values) -> Merge:
    return merge(kept=kept, other=other, **{"person": None, "reason": "One city, entered twice", **values})


def reasons(kept: Record, other: Record, **values) -> str:
    with pytest.raises(RevertError) as caught:
        merged(kept, other, **values)
    return " ".join(caught.value.reasons)


def city_with_everything(name: str, **values) -> City:
    """A city to which one of everything points that can."""
    territory = make.make_territory()
    city = make.make_city(name_en=name, name_fa=f"شهر {name}", represents=territory, **values)
    make.make_city_alias(city=city, name="Same alias", language="en")
    make.make_city_alias(city=city, name=f"Alias of {name}", language="en")
    make.make_citation(city)
    make.make_citation(make.make_tie(city_a=city))
    make.make_tie(city_b=city)
    make.make_membership(city=city)
    make.make_network(seat=city)
    activity = make.make_activity(city=city)
    make.make_citation(activity)
    make.make_participation(city=city)
    make.make_participation(activity=activity)
    make.make_campaign(city=city)
    make.make_government_relation(city=city)
    make.make_condition(city=city, as_of=f"20{City.objects.count():02}")
    make.make_observation(city=city)
    make.make_milestone(cities=[city, make.make_city()])
    MatchQuestion.objects.create(name=name, key=name, city=city)
    FormerAddress.objects.create(noun="city", slug=f"once-{city.slug}", leads_to=city.slug)
    return city


# -- nothing is forgotten --


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_relation_to_every_noun_is_moved(model):
    """Walks over all relations that Django knows of, hidden ones too: a new model cannot be left out."""
    handled = {(one.model, column) for one in tracked_pointing(model) for column in one.columns}
    handled |= {(one.model, column) for one in untracked_pointing(model) for column in one.columns}
    through = {getattr(owner, relation).through for owner, relation in relations_to(model)}
    through |= {getattr(model, relation).through for relation in relations_kept(model)}  # chosen like a column
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.is_relation) or issubclass(
            relation.related_model, HistoricalChanges
        ):
            continue
        if relation.many_to_many:
            assert (relation.related_model, relation.field.name) in relations_to(model)
        elif relation.related_model not in through:
            assert (relation.related_model, relation.field.name) in handled


def test_every_rule_of_uniqueness_is_known_to_merging():
    """A model of which the database allows a combination once must say which rows are doubles."""
    ruled = set()
    for model in apps.get_app_config("profiles").get_models():
        if not issubclass(model, Tracked):
            continue
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and len(constraint.fields or constraint.expressions) > 1:
                ruled.add(model)
    assert ruled == set(IDENTITY)


def test_all_that_points_at_a_city_points_at_the_one_that_is_kept():
    kept, other = city_with_everything("Isfahan"), city_with_everything("Esfahan")
    before = dump()
    held = {one: one.rows([kept.pk, other.pk]).count() for one in tracked_pointing(City) if one.model is not CityAlias}
    done = merged(kept, other)
    assert not City.objects.filter(pk=other.pk).exists()
    for pointing, count in held.items():
        assert (pointing.model, pointing.rows([kept.pk]).count()) == (pointing.model, count)
    names = {*kept.aliases.values_list("name", flat=True)}
    assert names == {"Same alias", "Alias of Isfahan", "Alias of Esfahan", "Esfahan", "شهر Esfahan"}
    assert kept.milestones.count() == 2
    assert MatchQuestion.objects.filter(city=kept).count() == 2
    assert set(FormerAddress.objects.values_list("slug", "leads_to")) == {
        (other.slug, kept.slug),
        (f"once-{other.slug}", kept.slug),
        (f"once-{kept.slug}", kept.slug),
    }
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_two_records_of_any_noun_are_merged_and_two_again(model):
    factories: Any = make.FACTORIES
    kept, other = factories[model](), factories[model]()
    if model is not Source:
        make.make_citation(kept)
        make.make_citation(other)
    for pointing in tracked_pointing(model):
        if pointing.model not in (Citation, CityAlias, Participation) and pointing.columns[0] != "parent":
            factories[pointing.model](**{pointing.columns[0]: other})
    before = dump()
    done = merged(kept, other)
    assert not model._default_manager.filter(pk=other.pk).exists()
    if model is not Source:
        assert kept.citations.count() == 2
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


# -- what would double --


def test_ties_that_would_double_are_merged_in_turn_with_their_citations():
    kept, other, partner = make.make_city(), make.make_city(), make.make_city()
    source = make.make_source()
    stays = make.make_tie(city_a=kept, city_b=partner)
    goes = make.make_tie(city_a=partner, city_b=other, note_en="Signed in the town hall.", note_fa="در شهرداری.")
    alone = make.make_tie(city_a=other, city_b=partner, started="1970")
    make.make_citation(stays, source=source)
    make.make_citation(goes, source=source)
    make.make_citation(goes)
    before = dump()
    done = merged(kept, other)
    assert set(Tie.objects.values_list("pk", flat=True)) == {stays.pk, alone.pk}
    stays.refresh_from_db()
    assert stays.note_en == "Signed in the town hall."
    assert stays.citations.count() == 2
    assert FormerAddress.objects.get(slug=goes.slug).leads_to == stays.slug
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


def test_a_public_tie_is_not_hidden_by_a_draft_of_the_same():
    kept, other, partner = make.make_city(), make.make_city(), make.make_city()
    draft = make.make_tie(city_a=kept, city_b=partner, state="draft")
    public = make.make_tie(city_a=other, city_b=partner)
    make.make_citation(draft)
    before = dump()
    done = merged(kept, other)
    assert [(tie.pk, tie.city_a_id) for tie in Tie.objects.all()] == [(public.pk, kept.pk)]
    assert public.citations.count() == 1
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


def test_a_tie_between_the_two_is_dropped_and_comes_back():
    kept, other = make.make_city(), make.make_city()
    make.make_citation(make.make_tie(city_a=kept, city_b=other))
    before = dump()
    assert [str(tie) for tie in plan_merge(kept, other).dropped] == [f"{kept} – {other}"]
    done = merged(kept, other)
    assert not Tie.objects.exists()
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


def test_a_city_is_no_participant_of_its_own_activity():
    kept, other = make.make_city(), make.make_city()
    make.make_participation(activity=make.make_activity(city=kept), city=other)
    make.make_participation(activity=make.make_activity(city=other), city=kept)
    shared = make.make_activity()
    make.make_participation(activity=shared, city=kept)
    make.make_participation(activity=shared, city=other)
    before = dump()
    done = merged(kept, other)
    assert list(Participation.objects.values_list("activity", "city")) == [(shared.pk, kept.pk)]
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


def test_sources_are_merged_with_their_citations_and_the_figures_that_they_claim():
    kept, other = make.make_source(), make.make_source()
    city, indicator = make.make_city(), make.make_indicator()
    figures = [make.make_observation(city=city, indicator=indicator, claimed_by=one) for one in (kept, other)]
    for figure, source in zip(figures, (kept, other), strict=True):
        make.make_citation(figure, source=source)
    make.make_citation(city, source=kept)
    make.make_citation(city, source=other)
    ListImport.objects.create(noun=ListNoun.TIES.value, file_name="list.csv", source=other)
    for source in (kept, other):
        Link.objects.create(source=source, url=source.url, state="ok", checked_at=datetime(2026, 1, 1, tzinfo=UTC))
    before = dump()
    done = merged(kept, other)
    assert Citation.objects.count() == 2
    assert set(Citation.objects.values_list("source", flat=True)) == {kept.pk}
    assert ListImport.objects.get().source == kept
    assert Link.objects.get().source == kept
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


def test_a_territory_that_lies_in_the_one_that_goes_lies_in_nothing_and_then_there_again():
    other = make.make_territory(iso_code="XA")
    kept = make.make_territory(iso_code="XA-B", parent=other)
    part = make.make_territory(parent=other)
    before = dump()
    done = merged(kept, other, choices={"iso_code": "other"})
    kept.refresh_from_db()
    assert (kept.parent, kept.iso_code, Territory.objects.get(pk=part.pk).parent) == (None, "XA", kept)
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


@pytest.mark.parametrize(
    ("mine", "theirs", "period"),
    [
        ({"started": "1995"}, {"started": "1995"}, ("1995", "")),
        ({"started": ""}, {"started": "1995"}, ("1995", "")),
        ({"started": "1995"}, {"started": ""}, ("1995", "")),
    ],
)
def test_memberships_that_say_the_same_become_one(mine, theirs, period):
    kept, other, network = make.make_city(), make.make_city(), make.make_network()
    make.make_membership(city=kept, network=network, **mine)
    make.make_membership(city=other, network=network, **theirs)
    before = dump()
    done = merged(kept, other)
    assert list(Membership.objects.values_list("city", "started", "ended")) == [(kept.pk, *period)]
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


def test_a_city_that_left_and_joined_again_keeps_both_memberships():
    kept, other, network = make.make_city(), make.make_city(), make.make_network()
    make.make_membership(city=kept, network=network, started="1990", ended="1994", standing="former")
    make.make_membership(city=other, network=network, started="2001")
    merged(kept, other)
    assert Membership.objects.filter(city=kept).count() == 2


# -- what forbids it --


@pytest.mark.parametrize(
    ("factory", "mine", "theirs", "said"),
    [
        (make.make_membership, {"started": "1995"}, {"started": "2001"}, "under «started» one says «1995»"),
        (make.make_tie, {}, {"status": "dormant"}, "«status»"),
        (make.make_condition, {}, {"level": "absent"}, "«level»"),
    ],
)
def test_what_contradicts_is_refused_by_name_and_nothing_is_changed(factory, mine, theirs, said):
    kept, other = make.make_city(), make.make_city()
    shared: dict[Any, dict[str, Any]] = {
        make.make_membership: {"network": make.make_network()},
        make.make_tie: {"city_b": make.make_city()},
    }
    common = shared.get(factory, {})
    side = "city_a" if factory is make.make_tie else "city"
    factory(**{side: kept}, **common, **mine)
    factory(**{side: other}, **common, **theirs)
    make.make_activity(city=other)
    before = dump()
    assert said in reasons(kept, other)
    assert dump() == before
    assert not Batch.objects.exists()


def test_two_nouns_a_record_and_itself_and_no_reason_are_refused():
    city, network = make.make_city(), make.make_network()
    assert "two nouns" in reasons(city, network)
    assert "itself" in reasons(city, city)
    assert "Say why" in reasons(city, make.make_city(), reason="  ")


def test_what_is_public_is_not_merged_into_a_draft():
    assert "is public and" in reasons(make.make_city(state="draft"), make.make_city())


def test_records_that_the_program_asks_for_are_kept():
    essay = make.make_source(slug="essay")
    assert "The program itself uses" in reasons(make.make_source(), essay)
    merged(essay, make.make_source())


def test_what_somebody_proposed_is_decided_first():
    kept, other = make.make_city(), make.make_city()
    proposal = Proposal.objects.create(noun="city", slug=other.slug, author=person("editor"))
    assert "1 proposed change of" in reasons(kept, other)
    proposal.state = "declined"
    proposal.save()
    merged(kept, other)


def test_whoever_saw_an_older_state_is_told():
    kept, other = make.make_city(), make.make_city()
    seen = plan_merge(kept, other).token
    other.website = "https://example.org/"
    other.save()
    assert "meanwhile" in reasons(kept, other, seen=seen)
    make.make_tie(city_a=other)
    assert "meanwhile" in reasons(kept, other, seen=plan_merge(kept, kept).token)
    merged(kept, other, seen=plan_merge(kept, other).token)


@pytest.mark.parametrize("role", ["contributor", "editor", "data manager"])
def test_only_publishers_and_administrators_merge(role):
    kept, other = make.make_city(), make.make_city()
    somebody = person(role)
    with pytest.raises(PermissionDenied):
        merged(kept, other, person=somebody)
    done = merged(kept, other, person=person("publisher"))
    with pytest.raises(PermissionDenied):
        unmerge(batch=done.batch, person=somebody, reason="why")
    assert unmerge(batch=done.batch, person=person("administrator"), reason="why").slug == other.slug


# -- field by field --


def test_values_are_chosen_field_by_field_and_identifiers_are_handed_over():
    kept = make.make_city(name_en="Esfahan", name_fa="اصفهان", wikidata_id="Q1", roles=["hub"] * 0)
    other = make.make_city(name_en="Isfahan", name_fa="اصفهان", wikidata_id="Q42053", geonames_id=418863)
    offered = {choice.name: choice for choice in choices_between(kept, other)}
    assert offered["wikidata_id"].differs
    assert offered["geonames_id"].suggested == "other"
    assert offered["latitude"].columns[1].name == "longitude"
    before = dump()
    done = merged(kept, other, choices={"name_en": "other", "wikidata_id": "other", "geonames_id": "other"})
    kept.refresh_from_db()
    assert (kept.name_en, kept.wikidata_id, kept.geonames_id) == ("Isfahan", "Q42053", 418863)
    assert [alias.name for alias in CityAlias.objects.filter(city=kept)] == ["Esfahan"]
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


def test_relations_to_many_are_taken_from_one_or_both():
    owners = [make.make_organisation() for _ in range(3)]
    kept = make.make_campaign(owners=owners[:2])
    other = make.make_campaign(owners=owners[2:], city=kept.city)
    before = dump()
    done = merged(kept, other)
    assert set(kept.owners.all()) == set(owners)
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before
    merged(Campaign.objects.get(pk=kept.pk), Campaign.objects.get(pk=other.pk), choices={"owners": "other"})
    assert list(kept.owners.all()) == owners[2:]


@pytest.mark.parametrize("choices", [{"slug": "other"}, {"name_en": "mine"}, {"name_en": "both"}])
def test_what_cannot_be_chosen_is_refused(choices):
    reasons(make.make_city(), make.make_city(), choices=choices)


def test_choices_that_contradict_each_other_are_refused_with_the_rule():
    kept, other = make.make_city(), make.make_city()
    one, two = make.make_tie(city_a=kept), make.make_tie(city_a=other, status="ended", ended="2001")
    assert "A tie with an end date has the status" in reasons(one, two, choices={"ended": "other"})


# -- what is told of it --


def test_the_feed_tells_where_the_record_went_and_that_it_is_back():
    kept, other = make.make_city(), make.make_city()
    tie = make.make_tie(city_a=other)
    start = DataVersion.current().number
    done = merged(kept, other)
    told = {(one.noun, one.slug): one for one in public_changes(after=start, until=10**9, limit=100).changes}
    assert (told["city", other.slug].state, told["city", other.slug].moved_to) == ("removed", kept.slug)
    assert told["tie", tie.slug].state == "published"
    assert told["city", kept.slug].state == "published"
    again = DataVersion.current().number
    unmerge(batch=done.batch, person=None, reason="They are two")
    told = {(one.noun, one.slug): one for one in public_changes(after=again, until=10**9, limit=100).changes}
    assert {told[key].state for key in (("city", other.slug), ("city", kept.slug), ("tie", tie.slug))} == {"published"}
    assert Change.objects.filter(batch=done.batch).exists()


def test_merge_and_unmerge_are_told_in_the_history_with_person_and_reason():
    publisher = person("publisher")
    kept, other = make.make_city(), make.make_city()
    alias = make.make_city_alias(city=other)
    done = merged(kept, other, person=publisher)
    entry = timeline(City, kept.pk)[0]
    assert (entry.author, entry.reason, entry.batch) == (publisher, "One city, entered twice", done.batch)
    assert alias.name in [step.name for step in entry.steps] or len(entry.steps) >= 2
    unmerge(batch=done.batch, person=publisher, reason="They are two")
    assert timeline(City, kept.pk)[0].reason == "They are two"
    assert [batch.kind for batch in Batch.objects.order_by("pk")] == ["merge", "unmerge"]


def test_an_address_that_was_given_up_is_not_given_to_another():
    kept, other = make.make_city(), make.make_city(name_en="Thira", name_fa="تیرا")
    merged(kept, other)
    assert make.make_city(name_en="Thira", name_fa="تیرا").slug == "thira-2"


# -- taking it back --


def test_what_was_changed_since_stands_in_the_way_by_name():
    kept, other, editor = make.make_city(), make.make_city(wikidata_id="Q5"), person("editor")
    tie, activity = make.make_tie(city_a=other), make.make_activity(city=other)
    done = merged(kept, other, choices={"wikidata_id": "other"})
    kept.refresh_from_db()
    kept.wikidata_id = "Q6"
    kept._history_user = editor  # type: ignore[attr-defined]  # read by the history
    kept.save()
    Tie.objects.get(pk=tie.pk).delete()
    before = dump()
    with pytest.raises(RevertError) as caught:
        unmerge(batch=done.batch, person=None, reason="They are two")
    told = " ".join(caught.value.reasons)
    assert "«Wikidata id» was changed since (editor" in told
    assert tie.slug in told
    assert "deleted since" in told
    assert str(activity) not in told
    assert dump() == before


def test_what_was_changed_since_in_other_columns_stays():
    kept, other = make.make_city(), make.make_city()
    tie = make.make_tie(city_a=other)
    done = merged(kept, other)
    tie.refresh_from_db()
    tie.note_en, tie.note_fa = "Renewed.", "تجدید شد."
    tie.save()
    later = make.make_tie(city_a=kept)
    unmerge(batch=done.batch, person=None, reason="They are two")
    tie.refresh_from_db()
    assert (tie.city_a_id, tie.note_en) == (other.pk, "Renewed.")
    assert Tie.objects.get(pk=later.pk).city_a_id == kept.pk


def test_merges_on_top_of_each_other_are_taken_back_from_the_top():
    first, second, third = make.make_city(), make.make_city(), make.make_city()
    make.make_tie(city_a=first)
    before = dump()
    below = merged(second, first)
    above = merged(third, second)
    assert set(FormerAddress.objects.values_list("leads_to", flat=True)) == {third.slug}
    with pytest.raises(RevertError, match="take that back first"):
        unmerge(batch=below.batch, person=None, reason="They are two")
    unmerge(batch=above.batch, person=None, reason="They are two")
    unmerge(batch=below.batch, person=None, reason="They are two")
    assert dump() == before


def test_a_merge_is_taken_back_once_and_nothing_else_is_a_merge():
    done = merged(make.make_city(), make.make_city())
    unmerge(batch=done.batch, person=None, reason="They are two")
    for batch in (done.batch, Batch.objects.create(kind="import")):
        with pytest.raises(RevertError):
            unmerge(batch=batch, person=None, reason="again")


def test_a_record_is_reverted_across_a_merge_only_once_that_is_taken_back():
    kept, other = make.make_city(note_en="One.", note_fa="یک."), make.make_city()
    then = timeline(City, kept.pk)[0].at
    kept.note_en, kept.note_fa = "Two.", "دو."
    kept.save()
    done = merged(kept, other)
    with pytest.raises(RevertError, match="take the merge back first"):
        revert_record(kept, then, by=None, reason="why")
    unmerge(batch=done.batch, person=None, reason="They are two")
    revert_record(kept, then, by=None, reason="why")
    assert City.objects.get(pk=kept.pk).note_en == "One."


def test_activities_are_merged_with_their_participants():
    kept = make.make_activity()
    other = make.make_activity(city=kept.city)
    shared = make.make_city()
    for activity in (kept, other):
        make.make_participation(activity=activity, city=shared)
    make.make_participation(activity=other, organisation=make.make_organisation())
    before = dump()
    done = merged(kept, other)
    assert Activity.objects.get().participations.count() == 2
    unmerge(batch=done.batch, person=None, reason="They are two")
    assert dump() == before


def test_a_merge_of_many_citations_is_taken_back_with_as_few_questions_as_one_of_few():
    asked = []
    for number in (3, 9):
        one, other = make.make_source(), make.make_source()
        for city in [make.make_city() for _ in range(number)]:
            for source in (one, other):
                make.make_citation(city, source=source)
        with CaptureQueriesContext(connection) as merging:
            done = merge(kept=one, other=other, person=None, reason="twice")
        with CaptureQueriesContext(connection) as taking_back:
            unmerge(batch=done.batch, person=None, reason="not the same")
        assert Citation.objects.filter(source=other).count() == number
        asked.append((len(merging), len(taking_back)))
    (few_merging, few_back), (many_merging, many_back) = asked
    assert many_back == few_back
    assert many_merging - few_merging <= 6 * 4


def test_a_citation_whose_place_was_taken_meanwhile_is_named():
    one, other, city = make.make_source(), make.make_source(), make.make_city()
    for source in (one, other):
        make.make_citation(city, source=source)
    done = merge(kept=one, other=other, person=None, reason="twice")
    before = dump()
    gone = Citation.history.filter(history_type="-").get()
    Citation.history.filter(pk=gone.pk).update(source_id=one.pk)
    Citation.history.filter(id=gone.id, history_type="+").update(source_id=one.pk)
    with pytest.raises(RevertError, match="This place of the source is cited here already"):
        unmerge(batch=done.batch, person=None, reason="not the same")
    assert dump() == before
