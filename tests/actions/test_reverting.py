"""Former states: told word by word, returned to as new changes, with all that belongs to the record."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied

from profiles.actions.restoring import RevertError
from profiles.actions.reverting import restore_deleted, revert_record
from profiles.models import Batch, Change, Citation, City, CityAlias
from profiles.selectors.timeline import timeline
from profiles.selectors.wording import compare_words
from tests import factories as make

pytestmark = [pytest.mark.django_db]


def person(role: str) -> User:
    made = User.objects.create_user(role, is_staff=True)
    made.groups.add(Group.objects.get(name=role))
    return made


def changed(thing, by=None, reason="", **values):
    for name, value in values.items():
        setattr(thing, name, value)
    thing._change_reason = reason
    if by is not None:
        thing._history_user = by
    thing.save()
    return thing


def moments(city):
    return [entry.at for entry in timeline(type(city), city.pk)]


def test_words_are_compared_whole_and_persian_ones_keep_their_half_spaces():
    pieces = compare_words("شهر می‌شود بزرگ", "شهر نمی‌شود بزرگ")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "شهر "),
        ("out", "می‌شود"),
        ("in", "نمی‌شود"),
        ("same", " بزرگ"),
    ]
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == "شهر می‌شود بزرگ"
    assert [piece.kind for piece in compare_words("", "new")] == ["in"]


def test_the_timeline_tells_who_changed_which_words_and_why():
    editor = person("editor")
    city = make.make_city(note_en="A port on the river.", note_fa="بندری بر رود.")
    changed(city, editor, "read anew", note_en="A port on the sea.", status="municipality")
    citation = make.make_citation(city, locator_kind="page", locator="12")
    newest = timeline(City, city.pk)
    assert [entry.steps[0].kind for entry in newest] == ["added", "changed", "added"]
    assert newest[0].steps[0].what == "citation"
    assert newest[0].steps[0].name == str(citation.source)
    assert newest[0].is_current
    entry = newest[1]
    assert (entry.author, entry.reason) == (editor, "read anew")
    found = {one.column: one for one in entry.steps[0].differences}
    assert [(piece.kind, piece.text) for piece in found["note_en"].pieces] == [
        ("same", "A port on the "),
        ("out", "river"),
        ("in", "sea"),
        ("same", "."),
    ]
    assert found["note_en"].direction == "ltr"
    assert found["status"].after == "municipality"


def test_a_revert_returns_columns_citations_and_names_as_one_new_change():
    city = make.make_city(note_en="First.", note_fa="نخست.")
    kept = make.make_citation(city, locator_kind="page", locator="1")
    gone = make.make_citation(city, locator_kind="page", locator="2")
    alias = make.make_city_alias(city=city, name="Old", language="en")
    then = moments(city)[0]
    rows = City.history.filter(id=city.pk).count()
    changed(city, note_en="Second.", note_fa="دوم.")
    changed(kept, locator="99")
    key, alias_key = gone.pk, alias.pk
    gone.delete()
    alias.delete()
    added = make.make_city_alias(city=city, name="New", language="en")
    batch = revert_record(city, then, by=None, reason="It was right before.")
    city.refresh_from_db()
    assert (city.note_en, city.note_fa) == ("First.", "نخست.")
    assert {(one.pk, one.locator) for one in city.citations.all()} == {(kept.pk, "1"), (key, "2")}
    assert [one.pk for one in city.aliases.all()] == [alias_key]
    assert not CityAlias.objects.filter(pk=added.pk).exists()
    assert City.history.filter(id=city.pk).count() == rows + 2, "history is added to, never rewritten"
    assert batch.kind == "revert"
    assert Change.objects.filter(batch=batch).exists()
    newest = timeline(City, city.pk)[0]
    assert newest.batch == batch
    assert len(newest.steps) == 5
    assert newest.reason == "It was right before."


def test_a_revert_keeps_address_and_publication():
    city = make.make_city(state="draft", note_en="First.")
    then = moments(city)[0]
    changed(city, note_en="Second.")
    changed(city, state="published")
    revert_record(city, then, by=None, reason="why")
    city.refresh_from_db()
    assert (city.state, city.note_en) == ("published", "First.")


def test_relations_to_many_return_too():
    one, other = make.make_city(), make.make_city()
    milestone = make.make_milestone()
    milestone.cities.set([one])
    milestone.save()
    then = moments(milestone)[0]
    milestone.cities.set([other])
    milestone.save()
    told = timeline(type(milestone), milestone.pk)
    revert_record(milestone, then, by=None, reason="why")
    assert list(milestone.cities.all()) == [one]
    assert told


def test_what_is_not_possible_any_more_is_refused_and_nothing_changes():
    city = make.make_city(wikidata_id="Q1234567", note_en="First.")
    then = moments(city)[0]
    changed(city, wikidata_id="", note_en="Second.")
    make.make_city(wikidata_id="Q1234567")
    before = City.history.count()
    with pytest.raises(RevertError) as refused:
        revert_record(city, then, by=None, reason="why")
    assert "Another city has this Wikidata id." in str(refused.value)
    assert City.history.count() == before
    assert not Batch.objects.filter(kind="revert").exists()


def test_a_territory_that_is_gone_is_named():
    territory = make.make_territory()
    city = make.make_city(territory=territory)
    then = moments(city)[0]
    changed(city, territory=None)
    slug = territory.slug
    territory.delete()
    with pytest.raises(RevertError, match=slug):
        revert_record(city, then, by=None, reason="why")


def test_nothing_to_do_no_reason_and_no_right_are_refused():
    city = make.make_city()
    then = moments(city)[0]
    with pytest.raises(RevertError):
        revert_record(city, then, by=None, reason="why")
    changed(city, note_en="Second.")
    with pytest.raises(RevertError):
        revert_record(city, then, by=None, reason="  ")
    with pytest.raises(PermissionDenied):
        revert_record(city, then, by=person("editor"), reason="why")
    revert_record(city, then, by=person("publisher"), reason="why")


def test_what_was_deleted_comes_back_as_a_draft_with_what_went_with_it():
    city = make.make_city(name_en="Atlantis", name_fa="آتلانتیس", note_en="Sunk.")
    make.make_citation(city)
    make.make_city_alias(city=city, name="Atlantida", language="es")
    pk, slug, made = city.pk, city.slug, city.created_at
    city.delete()
    assert timeline(City, pk)[0].steps[0].kind == "removed"
    restore_deleted(City, pk, by=person("editor"), reason="It was no duplicate.")
    city = City.objects.get(pk=pk)
    assert (city.pk, city.slug, city.state, city.note_en) == (pk, slug, "draft", "Sunk.")
    assert abs((city.created_at - made).total_seconds()) < 1
    assert Citation.objects.filter(city=city).count() == 1
    assert [alias.name for alias in city.aliases.all()] == ["Atlantida"]
    assert timeline(City, pk)[0].exists
    with pytest.raises(RevertError):
        restore_deleted(City, pk, by=None, reason="again")


def test_a_contributor_restores_only_their_own():
    contributor = person("contributor")
    city = make.make_city(state="draft")
    pk = city.pk
    city.delete()
    with pytest.raises(PermissionDenied):
        restore_deleted(City, pk, by=contributor, reason="why")
