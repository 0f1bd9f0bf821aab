"""Every cell of the table in docs/roles.md, by the forms of the desk and by posting straight to their addresses."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from profiles.actions.merging import merge, plan_merge
from profiles.actions.publishing import decline, publish, submit, withdraw
from profiles.models import Citation, City, Merge, NotDuplicate, Proposal, SheetImport
from profiles.resources import CityResource
from profiles.resources.bringing import show, store
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


def _change(client: Client, city: City) -> bool:
    url = reverse("admin:profiles_city_change", args=[city.pk])
    data = {
        "name_en": "Changed",
        "name_fa": "دگرگون",
        "territory": city.territory_id or "",
        "latitude": "1",
        "longitude": "1",
    }
    for prefix in ("aliases", "memberships", "observations", "citations"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    answer = client.post(url, data)
    city.refresh_from_db()
    changed = city.name_en == "Changed"
    waits = Proposal.objects.on("city", city.slug).waiting().exists()
    assert answer.status_code == (302 if changed or waits else 403)
    return changed


def _delete(client: Client, city: City) -> bool:
    answer = client.post(reverse("admin:profiles_city_delete", args=[city.pk]), {"post": "yes"})
    gone = not City.objects.filter(pk=city.pk).exists()
    assert answer.status_code == (302 if gone else 403)
    return gone


def _draft_of(person: User) -> City:
    city = City(name_en="Draft", name_fa="پیش‌نویس", latitude=1, longitude=1)
    city._history_user = person  # type: ignore[attr-defined]  # read by the history
    city.save()
    return city


def _cited(city: City) -> City:
    factories.make_citation(city)
    return city


def _pressed(client: Client, city: City, button: str) -> bool:
    """Press a button of publication by a bare post; whether the state moved."""
    before = city.state
    url = reverse("admin:profiles_city_change", args=[city.pk])
    citation = Citation.objects.filter(city=city).first()
    data: dict[str, Any] = {
        "name_en": city.name_en,
        "name_fa": city.name_fa,
        "territory": city.territory_id or "",
        "_reason": "Why not",
    }
    data |= {"latitude": city.latitude, "longitude": city.longitude, button: "1"}
    for prefix in ("aliases", "memberships", "observations", "citations"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    assert citation is not None
    client.post(url, data)
    city.refresh_from_db()
    return city.state != before


def see(client: Client, me: User) -> bool:
    city = factories.make_city(state="withdrawn")
    pages = [
        reverse("admin:profiles_city_changelist"),
        reverse("admin:profiles_city_change", args=[city.pk]),
        reverse("admin:profiles_city_history", args=[city.pk]),
        reverse("admin:profiles_batch_changelist"),
    ]
    return all(client.get(page).status_code == 200 for page in pages)


def write(client: Client, me: User) -> bool:
    data = {"name_en": "Fresh", "name_fa": "تازه", "_reason": ""}
    for prefix in ("aliases", "memberships", "observations", "citations"):
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    client.post(reverse("admin:profiles_city_add"), {**data, "state": "published"})
    return City.objects.filter(name_en="Fresh", state="draft").exists()


def steps(client: Client, me: User) -> bool:
    """Publish, send back and withdraw go together."""
    done = []
    for state, button in (("draft", "publish"), ("in_review", "decline"), ("published", "withdraw")):
        city = _cited(_draft_of(me))
        if state == "in_review":
            submit(record=city, person=None)
        if state == "published":
            publish(record=city, person=None)
        done.append(_pressed(client, city, f"_move_{button}"))
    assert len(set(done)) == 1
    return done[0]


def delete_public(client: Client, me: User) -> bool:
    done = []
    for end in (False, True):
        city = _cited(_draft_of(me))
        publish(record=city, person=None)
        if end:
            withdraw(record=city, person=None, reason="Doubtful")
        done.append(_delete(client, city))
    return any(done)


def change_review(client: Client, me: User) -> bool:
    city = _draft_of(me)
    submit(record=city, person=None)
    return _change(client, city)


def change_public(client: Client, me: User) -> bool:
    withdrawn = _cited(_draft_of(me))
    publish(record=withdrawn, person=None)
    withdraw(record=withdrawn, person=None, reason="Doubtful")
    done = {_change(client, factories.make_city()), _change(client, withdrawn)}
    assert len(done) == 1
    return done.pop()


def propose(client: Client, me: User) -> bool:
    city = factories.make_city()
    changed = _change(client, city)
    return not changed and Proposal.objects.filter(slug=city.slug, author=me, state="open").exists()


def _proposal(author: User | None) -> Proposal:
    city = _cited(factories.make_city())
    edits = [{"part": "", "key": city.pk, "kind": "changed", "values": {"note_en": ["", "Mine"]}}]
    edits.append({"part": "", "key": city.pk, "kind": "changed", "values": {"note_fa": ["", "از من"]}})
    return Proposal.objects.create(noun="city", slug=city.slug, author=author, edits=edits)


def mend(client: Client, me: User) -> bool:
    done = []
    for author in (me, User.objects.create_user("somebody else")):
        proposal = _proposal(author)
        mended = not _change(client, City.objects.get(slug=proposal.slug))
        proposal.refresh_from_db()
        mended = mended and "Changed" in str(proposal.edits)
        answer = client.post(reverse("admin:profiles_proposal_change", args=[proposal.pk]), {"_take_back": "1"})
        proposal.refresh_from_db()
        assert (answer.status_code == 302) is (author == me) is (proposal.state == "withdrawn")
        done.append(mended)
    assert done[1] is False
    return done[0]


def see_proposals(client: Client, me: User) -> bool:
    pages = [
        reverse("admin:profiles_proposal_changelist"),
        reverse("admin:profiles_proposal_change", args=[_proposal(None).pk]),
    ]
    return all(client.get(page).status_code == 200 for page in pages)


def decide(client: Client, me: User) -> bool:
    done = []
    for button in ("_accept", "_decline"):
        proposal = _proposal(None)
        url = reverse("admin:profiles_proposal_change", args=[proposal.pk])
        answer = client.post(url, {button: "1", "_word": "Well", "_edit": ["note_en", "note_fa"]})
        proposal.refresh_from_db()
        assert answer.status_code == (403 if proposal.is_open else 302)
        assert (City.objects.get(slug=proposal.slug).note_en == "Mine") is (proposal.state == "accepted")
        done.append(not proposal.is_open)
    assert len(set(done)) == 1
    return done[0]


def answer_visitors(client: Client, me: User) -> bool:
    suggestion = factories.make_suggestion(factories.make_city())
    url = reverse("admin:profiles_suggestion_change", args=[suggestion.pk])
    pages = [reverse("admin:profiles_suggestion_changelist"), url]
    seen = {client.get(page).status_code == 200 for page in pages}
    client.post(url, {"word": "No source says so", "_decline": "1"})
    suggestion.refresh_from_db()
    assert seen == {suggestion.state == "declined"}
    return suggestion.state == "declined"


def tell_apart(client: Client, me: User) -> bool:
    one, other = (factories.make_city(name_en="Twin") for _ in range(2))
    pair = {"noun": "city", "first": one.pk, "second": other.pk, "_reason": "Two rivers"}
    client.post(reverse("admin:duplicates"), pair)
    said = NotDuplicate.objects.first()
    if said is None:
        return False
    client.post(reverse("admin:told_apart"), {"pair": said.pk})
    return not NotDuplicate.objects.exists()


def merge_and_back(client: Client, me: User) -> bool:
    kept, other = factories.make_city(), factories.make_city()
    token = plan_merge(kept, other).token
    client.post(reverse("admin:merge", args=["city", kept.pk, other.pk]), {"_seen": token, "_reason": "One city"})
    merged = not City.objects.filter(pk=other.pk).exists()
    done = merge(kept=kept, other=other, person=None, reason="One city") if not merged else Merge.objects.get()
    client.post(reverse("admin:unmerge", args=[done.batch_id]), {"_reason": "Two cities"})
    assert City.objects.filter(pk=other.pk).exists() is merged
    return merged


def manage(client: Client, me: User) -> bool:
    return client.get(reverse("admin:auth_user_changelist")).status_code == 200


def _stored_file() -> SheetImport:
    somebody = User.objects.create_superuser("somebody")
    sheet = show(CityResource(), b"slug,name_en\r\nyazd,Yazd\r\n", "cities.csv", by=somebody)
    store(sheet, CityResource(), by=somebody)
    return sheet


def bring_in(client: Client, me: User) -> bool:
    """Show a file and confirm it, of a public record too."""
    city = factories.make_city(slug="qom", name_en="Old")
    client.get(reverse("admin:profiles_city_import"))
    file = SimpleUploadedFile("cities.csv", b"slug,name_en\r\nqom,New\r\n")
    answer = client.post(reverse("admin:profiles_city_import"), {"import_file": file})
    shown = SheetImport.objects.first()
    assert answer.status_code == (302 if shown else 403)
    waiting = shown or show(CityResource(), b"slug,name_en\r\nqom,New\r\n", "cities.csv", by=None)
    client.post(reverse("admin:profiles_sheetimport_run", args=[waiting.pk]), {"_store": "1"})
    city.refresh_from_db()
    assert (city.name_en == "New") is (shown is not None)
    return shown is not None


def undo(client: Client, me: User) -> bool:
    sheet = _stored_file()
    pages = [
        reverse("admin:profiles_sheetimport_changelist"),
        *(reverse(f"admin:profiles_sheetimport_{name}", args=[sheet.pk]) for name in ("change", "report", "file")),
    ]
    seen = {client.get(page).status_code == 200 for page in pages}
    answer = client.post(reverse("admin:profiles_sheetimport_run", args=[sheet.pk]), {"_undo": "1"})
    gone = not City.objects.filter(slug="yazd").exists()
    assert seen == {gone}
    assert answer.status_code == (302 if gone else 403)
    return gone


ROWS: dict[str, Callable[[Client, User], bool]] = {
    "see every record, its history and the batches": see,
    "write a new draft": write,
    "change a draft of their own": lambda client, me: _change(client, _draft_of(me)),
    "change a draft of somebody else": lambda client, me: _change(client, factories.make_city(state="draft")),
    "change a record in review": change_review,
    "change a published or withdrawn record": change_public,
    "propose a change of a published record": propose,
    "mend or take back a proposal of their own": mend,
    "see what others propose": see_proposals,
    "accept or decline a proposed change": decide,
    "delete a draft of their own": lambda client, me: _delete(client, _draft_of(me)),
    "delete a draft of somebody else": lambda client, me: _delete(client, factories.make_city(state="draft")),
    "delete a record that is or was public": delete_public,
    "submit a draft for review": lambda client, me: _pressed(client, _cited(_draft_of(me)), "_move_submit"),
    "publish, send back, withdraw": steps,
    "answer visitors' corrections": answer_visitors,
    "say that two records are no duplicates, and take that back": tell_apart,
    "merge two records, and take that back": merge_and_back,
    "import a file": bring_in,
    "see the log of imports, take an import back": undo,
    "export": lambda client, me: client.get(reverse("admin:profiles_city_export")).status_code == 200,
    "manage accounts and their roles": manage,
}
TABLE = (Path(__file__).parents[2] / "docs" / "roles.md").read_text()
HEAD, _rule, *BODY = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if re.match(r"^\|", line)
]
CELLS = [(row[0], role, said) for row in BODY for role, said in zip(HEAD[1:], row[1:], strict=True)]


def test_the_table_has_a_proof_for_every_row():
    assert [row[0] for row in BODY] == list(ROWS)


@pytest.mark.parametrize(("what", "role", "said"), CELLS, ids=[f"{role}: {what}" for what, role, _said in CELLS])
def test_a_cell_of_the_table(client: Client, sign_in, what, role, said):
    assert ROWS[what](client, sign_in(role)) is (said == "yes")


def test_nobody_without_a_role_sees_anything(client: Client):
    client.force_login(User.objects.create_user("nobody", is_staff=True))
    assert client.get("/admin/").status_code == 200
    assert client.get(reverse("admin:profiles_city_changelist")).status_code == 403


def test_whoever_is_not_signed_in_is_asked_to(client: Client):
    answer = client.get(reverse("admin:profiles_city_changelist"))
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]


def test_an_editor_cannot_return_a_public_record_to_a_former_text(client: Client, sign_in):
    editor = sign_in("editor")
    city = _cited(_draft_of(editor))
    draft = city.history.first()
    publish(record=city, person=None)
    url = reverse("admin:profiles_city_simple_history", args=[city.pk, draft.pk])
    assert client.post(url, {"name_en": "Old", "name_fa": "کهنه"}).status_code == 403


def test_a_contributor_cannot_touch_what_belongs_to_others(client: Client, sign_in):
    sign_in("contributor")
    citation = factories.make_citation(factories.make_city())
    alias = factories.make_city_alias()
    assert (
        client.post(reverse("admin:profiles_citation_delete", args=[citation.pk]), {"post": "yes"}).status_code == 403
    )
    assert client.post(reverse("admin:profiles_cityalias_change", args=[alias.pk]), {"name": "x"}).status_code == 403
    added = client.post(reverse("admin:profiles_cityalias_add"), {"city": alias.city_id, "name": "x", "kind": "local"})
    assert added.status_code == 403


def test_declined_drafts_return_to_their_author(client: Client, sign_in):
    me = sign_in("contributor")
    city = _draft_of(me)
    submit(record=city, person=None)
    assert not _change(client, city)
    decline(record=city, person=None, reason="Write who says so")
    assert _change(client, city)


def test_an_administrator_cannot_become_a_superuser(client: Client, sign_in):
    me = sign_in("administrator")
    root = User.objects.create_superuser("root", password="secret")
    url = reverse("admin:auth_user_change", args=[me.pk])
    assert "is_superuser" not in client.get(url).context["adminform"].form.fields
    assert client.post(reverse("admin:auth_user_change", args=[root.pk]), {"username": "mine"}).status_code == 403
    assert client.get(f"/admin/auth/user/{root.pk}/password/").status_code == 403


def test_rights_are_named_in_the_language_of_the_desk(client):
    client.force_login(User.objects.create_superuser("boss"))
    client.cookies["django_language"] = "fa"

    page = client.get("/admin/auth/group/add/").content.decode()

    assert "دیدن: پیوند</label>" in page
    assert "انتشار، رد و پس گرفتن رکوردها، و تغییر رکوردهای منتشرشده</label>" in page
    assert "دیدن: تاریخچهٔ پیوند</label>" in page
    assert "Can " not in page
