"""Accounts and roles at the desk, in the reader's language; and a front page that begins with one's own work."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("writes")]


@pytest.fixture
def editor() -> User:
    person = User.objects.create_user("parvin", is_staff=True)
    person.groups.add(Group.objects.get(name="editor"))
    return person


@pytest.mark.parametrize(
    ("language", "role", "other"), [("en", "editor", "data manager"), ("fa", "ویراستار", "مدیر داده‌ها")]
)
def test_roles_are_named_in_the_readers_language(client: Client, head, editor, language, role, other):
    client.cookies["django_language"] = language
    people = client.get(reverse("admin:auth_user_changelist"), {"role": editor.groups.get().pk})
    assert [person.username for person in people.context["cl"].result_list] == ["parvin"]
    assert f'<td class="field-roles">{role}</td>' in people.content.decode()
    form = client.get(reverse("admin:auth_user_change", args=[editor.pk])).content.decode()
    groups = client.get(reverse("admin:auth_group_changelist")).content.decode()
    for name in (role, other):
        assert name in form
        assert name in groups


def test_a_role_is_given_by_its_box(client: Client, head, editor):
    publisher = Group.objects.get(name="publisher")
    address = reverse("admin:auth_user_change", args=[editor.pk])
    client.post(address, {"username": "parvin", "is_active": "on", "is_staff": "on", "groups": [publisher.pk]})
    assert [group.name for group in editor.groups.all()] == ["publisher"]


def test_the_front_page_begins_with_what_waits(client: Client, head):
    page = client.get(reverse("admin:index")).content.decode()
    assert page.index('id="desk-review"') < page.index('id="desk-nouns"')


@pytest.mark.parametrize(("language", "name"), [("en", "City diplomacy"), ("fa", "دیپلماسی شهری")])
def test_the_page_of_the_application_lists_the_nouns_in_their_groups(client: Client, head, language, name):
    client.cookies["django_language"] = language
    page = client.get(reverse("admin:app_list", args=["profiles"]))
    assert page.context["title"] == name
    assert reverse("admin:profiles_city_changelist") in page.content.decode()
