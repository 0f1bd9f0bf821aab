"""People at the desk, each with the rights of a role."""

from collections.abc import Callable, Iterator

import pytest
import zeal
from django.contrib.auth.models import Group, User
from django.test import Client


@pytest.fixture
def sign_in(client: Client) -> Callable[..., User]:
    """Sign somebody in: ``sign_in("editor")`` with the rights of that role, ``sign_in()`` with all rights."""

    def signed_in(role: str = "", name: str = "") -> User:
        name = name or role or "head"
        person = User.objects.filter(username=name).first()
        if person is None:
            person = User.objects.create_user(name, is_staff=True, is_superuser=not role)
            if role:
                person.groups.add(Group.objects.get(name=role))
        client.force_login(person)
        return person

    return signed_in


@pytest.fixture
def head(sign_in: Callable[..., User]) -> User:
    """Somebody who may do everything, signed in."""
    return sign_in()


@pytest.fixture
def writes() -> Iterator[None]:
    """For tests that store several things at once: each of them asks for what it rests on, and moves the version."""
    with zeal.zeal_ignore():
        yield
