"""Duplicates and merging at the desk: what the pages show, what they do, and who may."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from profiles.models import RECORDS, City, Merge, NotDuplicate, Record, Tie
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]

ROLES = {
    "contributor": (False, False),
    "editor": (False, True),
    "publisher": (True, True),
    "data manager": (False, True),
    "administrator": (True, True),
}
"""Who may merge, and who may say that two are no duplicates."""


def twins(**values) -> tuple[City, City]:
    territory = make.make_territory()
    one, other = (make.make_city(name_en="Isfahan", name_fa="اصفهان", territory=territory, **values) for _ in range(2))
    return one, other


def address(kept: Record, other: Record) -> str:
    return reverse("admin:merge", args=[kept.noun, kept.pk, other.pk])


def posted(client: Client, kept: Record, other: Record, **values):
    page = client.get(address(kept, other))
    data = {"_seen": page.context["plan"].token, "_reason": "Entered twice", **values}
    return client.post(address(kept, other), data, follow=True)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_page_of_duplicates_shows_both_records_with_score_and_reasons(client: Client, head, language):
    one, other = twins()
    client.cookies["django_language"] = language
    page = client.get(reverse("admin:duplicates"), {"noun": "city"}).content.decode()
    assert one.slug in page
    assert other.slug in page
    assert address(one, other) in page
    assert {"en": "The same name: «\u2068Isfahan\u2069».", "fa": "نام یکسان"}[language] in page
    assert {"en": ">100<", "fa": "۱۰۰"}[language].strip("<>") in page


def test_the_page_asks_few_questions_however_many_pairs(client: Client, head, django_assert_max_num_queries):
    territory = make.make_territory()
    for _ in range(9):
        make.make_city(name_en="Isfahan", territory=territory)
    client.get(reverse("admin:duplicates"))
    with django_assert_max_num_queries(15):
        page = client.get(reverse("admin:duplicates"), {"noun": "city", "p": "2"})
    assert len(page.context["pairs"]) == 16


def test_not_a_duplicate_is_said_with_a_reason_and_taken_back(client: Client, head):
    one, other = twins()
    url = reverse("admin:duplicates")
    pair = {"noun": "city", "first": one.pk, "second": other.pk}
    assert "Say why" in client.post(url, pair, follow=True).content.decode()
    page = client.post(url, {**pair, "_reason": "One lies in the north"}, follow=True).content.decode()
    assert "are suggested no more" in page
    assert address(one, other) not in page
    apart = client.get(reverse("admin:told_apart")).content.decode()
    assert "One lies in the north" in apart
    client.post(reverse("admin:told_apart"), {"pair": NotDuplicate.objects.get().pk})
    assert address(one, other) in client.get(url).content.decode()


def test_the_other_record_is_found_by_likeness_by_search_and_by_autocomplete(client: Client, head):
    one, other = twins()
    third = make.make_city(name_en="Tabriz", name_fa="تبریز")
    url = reverse("admin:merge_with", args=["city", one.pk])
    assert url in client.get(reverse("admin:profiles_city_change", args=[one.pk])).content.decode()
    page = client.get(url, {"q": "تبريز"}).content.decode()
    assert address(one, other) in page
    assert address(one, third) in page
    assert address(one, one) not in page
    assert client.get(url, {"other": third.pk}).headers["Location"] == address(one, third)
    assert client.get(url, {"other": one.pk}).status_code == 200
    assert client.get(url, {"other": "x", "q": "\x00"}).status_code == 200


def test_records_are_compared_merged_and_two_again(client: Client, sign_in):
    publisher = sign_in("publisher")
    kept, other = twins()
    other.website, other.note_en, other.note_fa = "https://example.org/", "On the river.", "بر رود."
    other.save()
    make.make_tie(city_a=other)
    page = client.get(address(kept, other)).content.decode()
    assert '<input type="radio" name="choose-website" value="other" checked>' in page
    assert "Ties that turn to the record that is kept: <strong>1</strong>" in page
    done = posted(client, kept, other, **{"choose-website": "other", "choose-note_en": "kept"})
    text = done.content.decode()
    assert "was merged into" in text
    merge = Merge.objects.get()
    assert reverse("admin:unmerge", args=[merge.batch_id]) in text
    kept.refresh_from_db()
    assert (kept.website, kept.note_en, Tie.objects.get().city_a_id) == ("https://example.org/", "", kept.pk)
    newest = kept.history.first()
    assert (newest.history_user, newest.history_change_reason) == (publisher, "Entered twice")
    batch = client.get(reverse("admin:profiles_batch_change", args=[merge.batch_id])).content.decode()
    assert "Take the merge back" in batch
    url = reverse("admin:unmerge", args=[merge.batch_id])
    assert "Ties: <strong>1</strong>" in client.get(url).content.decode()
    assert "Say why" in client.post(url, {"_reason": ""}).content.decode()
    assert "is a record of its own again" in client.post(url, {"_reason": "Two"}, follow=True).content.decode()
    assert City.objects.get(pk=other.pk).website == "https://example.org/"
    assert "This merge was taken back before." in client.get(url).content.decode()


def test_what_stands_in_the_way_is_listed_and_what_was_chosen_is_kept(client: Client, head):
    kept, other = twins()
    network = make.make_network()
    make.make_membership(city=kept, network=network)
    make.make_membership(city=other, network=network, started="2001")
    other.website = "https://example.org/"
    other.save()
    page = client.get(address(kept, other)).content.decode()
    assert "Settle that first" in page
    assert 'name="_reason"' not in page
    answer = posted(client, kept, other, **{"choose-website": "kept"}).content.decode()
    assert "Nothing was changed." in answer
    assert '<input type="radio" name="choose-website" value="kept" checked>' in answer
    assert City.objects.filter(pk=other.pk).exists()


def test_whoever_looked_before_a_change_looks_again(client: Client, head):
    kept, other = twins()
    seen = client.get(address(kept, other)).context["plan"].token
    make.make_tie(city_a=other)
    answer = client.post(address(kept, other), {"_seen": seen, "_reason": "why"})
    assert "meanwhile" in answer.content.decode()
    assert City.objects.filter(pk=other.pk).exists()


def test_what_was_changed_since_is_listed_on_the_page_of_unmerging(client: Client, head):
    kept, other = twins()
    posted(client, kept, other)
    alias = make.make_city_alias(city=kept)
    batch = Merge.objects.get().batch_id
    assert "In the way stands" not in client.get(reverse("admin:unmerge", args=[batch])).content.decode()
    third = make.make_city()
    posted(client, third, kept)
    page = client.get(reverse("admin:unmerge", args=[batch])).content.decode()
    assert "take that back first" in page
    assert alias.name not in page


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_and_does_what_it_may(client: Client, sign_in, role):
    may_merge, may_tell_apart = ROLES[role]
    sign_in()
    first, second = twins()
    posted(client, first, second)
    batch = Merge.objects.get().batch_id
    sign_in(role)
    kept, other = twins(latitude=10, longitude=10)
    unmerge = reverse("admin:unmerge", args=[batch])
    pages = [address(kept, other), reverse("admin:merge_with", args=["city", kept.pk]), unmerge]
    expected = 200 if may_merge else 403
    assert [client.get(page).status_code for page in pages] == [expected] * 3
    page = client.get(reverse("admin:duplicates"))
    assert page.status_code == 200
    assert (address(kept, other) in page.content.decode()) is may_merge
    assert ("What tells them apart" in page.content.decode()) is may_tell_apart
    pair = {"noun": "city", "first": kept.pk, "second": other.pk, "_reason": "why"}
    assert client.post(reverse("admin:duplicates"), pair).status_code == (302 if may_tell_apart else 403)
    assert NotDuplicate.objects.exists() is may_tell_apart
    said = NotDuplicate.objects.first() or NotDuplicate.objects.create(noun="city", first=1, second=2, reason="x")
    taken_back = client.post(reverse("admin:told_apart"), {"pair": said.pk}).status_code
    assert taken_back == (302 if may_tell_apart else 403)
    assert client.post(unmerge, {"_reason": "why"}).status_code == (302 if may_merge else 403)
    answer = client.post(address(kept, other), {"_reason": "why", "_seen": ""})
    assert answer.status_code == expected
    assert City.objects.filter(pk=other.pk).exists()


def test_whoever_is_not_signed_in_is_asked_to(client: Client):
    for name, args in (("duplicates", []), ("told_apart", []), ("merge", ["city", 1, 2]), ("unmerge", [1])):
        assert "/admin/login/" in client.get(reverse(f"admin:{name}", args=args)).headers["Location"]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_noun_is_compared_in_both_languages(client: Client, head, model):
    factories: dict = make.FACTORIES
    kept, other = factories[model](), factories[model]()
    for language in ("en", "fa"):
        client.cookies["django_language"] = language
        assert client.get(address(kept, other)).status_code == 200
        assert client.get(reverse("admin:merge_with", args=[kept.noun, kept.pk])).status_code == 200
    assert "was merged into" in posted(client, kept, other).content.decode() or language == "fa"
    assert not model._default_manager.filter(pk=other.pk).exists()


def test_addresses_of_nothing_lead_nowhere(client: Client, head):
    city = make.make_city()
    for url in ("merge/city/999999/", "merge/planet/1/", f"merge/city/{city.pk}/999999/", "unmerge/999999/"):
        assert client.get(f"/admin/{url}").status_code == 404
    assert client.get(reverse("admin:duplicates"), {"noun": "planet"}).status_code == 404
    assert client.get(address(city, city)).status_code == 302
    for data in ({"noun": "city", "first": "x", "second": "²"}, {"noun": "planet", "first": "1", "second": "2"}):
        assert client.post(reverse("admin:duplicates"), data).status_code == 404
    assert client.post(reverse("admin:told_apart"), {"pair": "x"}).status_code == 404


@pytest.mark.parametrize(("place", "factory"), [
    ("cities", make.make_city), ("networks", make.make_network), ("activities", make.make_activity),
    ("campaigns", make.make_campaign), ("sources", make.make_source), ("territories", make.make_territory),
])  # fmt: skip
def test_the_public_address_leads_on_after_the_merge_and_is_its_own_again(client: Client, head, place, factory):
    kept, other = factories_of(factory)
    pages = [f"/{language}/{place}/{getattr(other, 'code', other.slug)}/" for language in ("fa", "en")]
    api = f"/api/v1/{place}/{other.slug}/"
    posted(client, kept, other)
    for page in pages:
        answer = client.get(page)
        assert (answer.status_code, client.get(answer.headers["Location"], follow=True).status_code) == (301, 200)
        final = client.get(page, follow=True).redirect_chain[-1][0]
        assert final == f"{page[:4]}{place}/{getattr(kept, 'code', kept.slug)}/"
    assert client.get(api).headers["Location"] == f"/api/v1/{place}/{kept.slug}/"
    client.post(reverse("admin:unmerge", args=[Merge.objects.get().batch_id]), {"_reason": "Two"})
    assert [client.get(page).status_code for page in (*pages, api)] == [200, 200, 200]


def factories_of(factory):
    with translation.override("en"):
        return factory(), factory()
