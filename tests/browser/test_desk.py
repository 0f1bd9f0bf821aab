"""Two editors at one record in two browsers, a text that is not lost, and a change that is proposed and accepted."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from profiles.models import City
from tests import factories


def signed_in(browser: Browser, live_server, role: str, language: str) -> Page:
    """A browser of its own for somebody with that role."""
    person = User.objects.create_user(role or "head", is_staff=True, is_superuser=not role)
    if role:
        person.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(person)
    context = browser.new_context()
    context.add_cookies(
        [
            {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url},
            {"name": "django_language", "value": language, "url": live_server.url},
        ]
    )
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


@pytest.mark.django_db(transaction=True)
def test_two_people_and_a_third_lose_nothing_at_one_city(live_server, browser, settings):
    settings.ZEAL_RAISE = False  # a form stores several nouns at once
    city = factories.make_city(name_en="Arnhem", note_en="A port on the river.", note_fa="بندری بر رود.")
    following = factories.make_city(name_en="Breda")
    factories.make_citation(city)
    form = live_server.url + reverse("admin:profiles_city_change", args=[city.pk])
    public = f"{live_server.url}/en/cities/{city.slug}/"
    publisher, head = signed_in(browser, live_server, "publisher", "en"), signed_in(browser, live_server, "", "en")
    editor = signed_in(browser, live_server, "editor", "fa")

    # A text that was typed and never saved is offered again, and forgotten once it is stored.
    publisher.goto(form)
    publisher.fill("[name=note_en]", "A port on the sea.")
    publisher.goto(form)
    publisher.click("#desk-kept [data-restore]")
    expect(publisher.locator("[name=note_en]")).to_have_value("A port on the sea.")

    # Meanwhile somebody else is faster: both versions stand side by side.
    head.goto(form)
    head.fill("[name=note_en]", "A port on the canal.")
    head.fill("[name=website]", "https://arnhem.example/")
    head.keyboard.press("Control+s")
    expect(head.locator(".messagelist .success")).to_be_visible()
    publisher.keyboard.press("Control+Enter")
    table = publisher.locator("#desk-choose")
    expect(table).to_contain_text("A port on the river.")
    expect(table.get_by_label(re.compile("Website: Stored now"))).to_be_checked()
    table.get_by_label(re.compile("Note in English: Yours")).check()
    table.get_by_role("button").click()
    expect(publisher).to_have_url(re.compile(f"/city/{following.pk}/change/"))
    publisher.goto(form)
    expect(publisher.locator("#desk-kept")).to_be_hidden()
    expect(publisher.locator("[name=website]")).to_have_value("https://arnhem.example/")

    # Whoever may not publish proposes; the public page stays until it is accepted.
    editor.goto(form)
    editor.fill("[name=note_fa]", "بندری بر دریا.")
    editor.click("[name=_save]")
    expect(editor.locator("ins")).to_have_text("دریا")
    head.goto(public)
    expect(head.locator("main")).to_contain_text("A port on the sea.")
    assert City.objects.get(pk=city.pk).note_fa == "بندری بر رود."
    publisher.goto(live_server.url + reverse("admin:index"))
    publisher.get_by_role("link", name=city.slug).first.click()
    publisher.click("[name=_accept]")
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    assert City.objects.get(pk=city.pk).note_fa == "بندری بر دریا."
