"""Sources at the desk: pasted, found again, cited; and the doubts about what rests on them."""

import pytest
from django.urls import reverse

from profiles.actions.linking import Answer, mark_link
from profiles.actions.merging import merge
from profiles.choices.link import LinkState
from profiles.models import Citation, Link
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]

PASTE = "/admin/profiles/source/paste/"


def test_one_new_source_opens_its_form_filled_in(client, sign_in):
    sign_in("contributor")
    bibtex = "@book{k, title={دیپلماسی شهری}, author={احمدی, علی}, year={۱۳۹۹}, isbn={9789643126926}}"
    form = client.post(PASTE, {"text": bibtex}, follow=True).content.decode()

    for value in ("دیپلماسی شهری", "احمدی, علی", "2020-03-20/2021-03-20", "978-964-312-692-6"):
        assert f'value="{value}"' in form
    assert "Jalali date" in form


def test_a_source_that_is_here_already_is_pointed_at(client, sign_in):
    sign_in("editor")
    source = make.make_source(doi="10.1000/1")
    page = client.post(PASTE, {"text": "https://doi.org/10.1000/1\n10.1000/2"}).content.decode()

    assert reverse("admin:profiles_source_change", args=[source.pk]) in page
    assert page.count("_pasted=") == 2
    assert client.get("/admin/profiles/source/add/?_pasted=stale").status_code == 200


@pytest.mark.parametrize("text", ["", "nonsense", "\x00", "@book{", "TY  - JOUR"])
def test_what_cannot_be_read_comes_back_with_words(client, sign_in, text):
    sign_in("editor")
    answer = client.post(PASTE, {"text": text})

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()


def test_nobody_pastes_without_the_right_to_add(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert client.get(PASTE).status_code == 403


def test_the_form_and_the_page_of_a_source_show_how_it_is_cited(client, sign_in):
    sign_in("editor")
    source = make.make_source(title="City diplomacy", doi="10.1000/1")
    form = client.get(reverse("admin:profiles_source_change", args=[source.pk])).content.decode()
    page = client.get(f"/en/sources/{source.slug}/").content.decode()

    assert "@online{" in form
    assert "https://doi.org/10.1000/1" in page
    assert client.get(f"/en/sources/{source.slug}/?reference=ris").content.decode().startswith("TY  - ELEC")
    assert client.get(f"/en/sources/{source.slug}/?reference=word").status_code == 400


def test_the_form_warns_of_what_rests_on_little(client, sign_in):
    sign_in("publisher")
    tie = make.make_tie()
    essay = make.make_source(slug="essay", kind="essay")

    def doubts() -> list[str]:
        form = client.get(reverse("admin:profiles_tie_change", args=[tie.pk]))
        return [check.code for check in form.context["doubts"]]

    assert doubts() == []
    make.make_citation(tie, source=essay)
    assert doubts() == ["essay-only"]
    Citation.objects.all().delete()
    make.make_citation(tie)
    assert doubts() == ["single-source"]
    listed = client.get(reverse("admin:profiles_tie_changelist") + "?health=single-source").content.decode()
    assert tie.slug in listed or reverse("admin:profiles_tie_change", args=[tie.pk]) in listed
    make.make_citation(tie, confidence="disputed")
    assert doubts() == ["disputed"]


def test_two_sources_whose_links_were_both_asked_can_be_merged():
    kept, other = make.make_source(), make.make_source()
    for source in (kept, other):
        mark_link(source=source, answer=Answer(LinkState.OK, 200))
    merge(kept=kept, other=other, person=None, reason="The same")
    assert Link.objects.get().source == kept
