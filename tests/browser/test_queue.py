"""The queue of questions, answered without a mouse."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from profiles.actions.gazetteer import RawPlace, load_gazetteer
from profiles.actions.importing import bring_in
from profiles.models import ListImport, MatchQuestion, Tie
from tests.factories import make_source

NAMES = [
    f"{first}{last}" for first in ("Neu", "Alt", "Ober", "Nieder", "Hohen") for last in ("dorf", "heim", "stadt", "au")
]


def places() -> list[RawPlace]:
    """Two towns of each name, neither a hundred times the other, and one to be tied to."""
    named = [(name, population) for name in NAMES for population in (5000, 2000)]
    return [
        RawPlace(number, name, name, "DE", "05", "PPL", 48 + number / 20, 8 + number / 20, population, ())
        for number, (name, population) in enumerate([*named, ("Berlin", 3_000_000)], 1)
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_twenty_rows_are_resolved_by_keyboard(live_server, page, settings, language):
    settings.ZEAL_RAISE = False  # an answer stores several nouns at once
    load_gazetteer(places())
    rows = "".join(f"{name},Germany,Berlin,Germany\n" for name in NAMES)
    list_import = ListImport(noun="ties", file_name="list.csv", source=make_source(url=""))
    bring_in(list_import, f"city1,country1,city2,country2\n{rows}".encode())
    client = Client()
    client.force_login(User.objects.create_superuser("head"))
    page.context.add_cookies(
        [
            {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url},
            {"name": "django_language", "value": language, "url": live_server.url},
        ]
    )
    page.goto(live_server.url + reverse("admin:profiles_matchquestion_queue"))

    for name in NAMES:
        expect(page.locator("#queue h2")).to_have_text(re.compile(f"^{name}[,،]"))
        page.keyboard.press("1")
    expect(page.locator("#queue")).to_have_count(0)

    list_import.refresh_from_db()
    assert list_import.sums == {"rows": 20, "created": 20, "merged": 0, "queued": 0, "rejected": 0}
    assert not MatchQuestion.objects.waiting().exists()
    assert Tie.objects.count() == 20
