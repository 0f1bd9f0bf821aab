"""The life of a record, played by three people at the desk, with the public page looked at after each step."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from profiles.models import City
from tests import factories

OLD, NEW = "Twinned with Osaka in 1989.", "Twinned with Osaka since 1989."
PERSIAN, REPHRASED = "خواهرشهر اوساکا از ۱۹۸۹.", "از ۱۹۸۹ خواهرشهر اوساکا است."


@pytest.fixture
def sign_in(browser: Browser, live_server) -> Callable[[str, str], Page]:
    """A browser of its own for somebody with a role; without a role, for a visitor."""

    def signed_in(role: str, language: str) -> Page:
        context = browser.new_context(base_url=live_server.url)
        if role:
            person = User.objects.create_user(role, is_staff=True)
            person.groups.add(Group.objects.get(name=role))
            client = Client()
            client.force_login(person)
            session = client.cookies["sessionid"].value
            context.add_cookies(
                [
                    {"name": "sessionid", "value": session, "url": live_server.url},
                    {"name": "django_language", "value": language, "url": live_server.url},
                ]
            )
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    return signed_in


def choose(page: Page, select: str, words: str) -> None:
    """Choose from a list that is searched while typing."""
    page.locator(f"{select} + .select2 .select2-selection").click()
    page.keyboard.type(words)
    page.locator(".select2-results__option--highlighted", has_text=words).click()


def press(page: Page, button: str, why: str = "") -> None:
    if why:
        page.fill("[name=_reason]", why)
    page.click(f"[name={button}]")
    expect(page.locator(".messagelist .success")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_record_is_drafted_declined_published_changed_merged_and_withdrawn(live_server, sign_in, settings):
    settings.ZEAL_RAISE = False  # a form stores several nouns at once
    factories.make_source(title="Register of sister cities", state="published")
    other = factories.make_city(name_en="Minato", name_fa="میناتو")
    factories.make_citation(other)
    contributor, editor = sign_in("contributor", "fa"), sign_in("editor", "fa")
    publisher, visitor = sign_in("publisher", "en"), sign_in("", "")

    def public(status: int, english: str = "", persian: str = "", at: str = "minato-ku") -> None:
        """What a visitor finds at the address, in both languages."""
        for language, words in (("en", english), ("fa", persian)):
            answer = visitor.goto(f"/{language}/cities/{at}/")
            assert answer is not None
            assert answer.status == status
            if words:
                expect(visitor.locator("main")).to_contain_text(words)

    # A contributor drafts it in Persian.
    contributor.goto(reverse("admin:profiles_city_add"))
    for name, value in {
        "name_fa": "میناتوکو",
        "slug": "minato-ku",
        "latitude": "35.66",
        "longitude": "139.75",
        "note_fa": PERSIAN,
    }.items():
        contributor.fill(f"[name={name}]", value)
    press(contributor, "_continue")
    city = City.objects.get(slug="minato-ku")
    form = reverse("admin:profiles_city_change", args=[city.pk])
    public(404)

    # An editor completes the English, names a source, and submits.
    editor.goto(form)
    editor.fill("[name=name_en]", "Minato-ku")
    editor.fill("[name=note_en]", OLD)
    editor.locator("#citations-group .add-row a").click()
    choose(editor, "[name=citations-0-source]", "Register of sister cities")
    press(editor, "_move_submit")
    public(404)

    # A publisher finds it in the queue, and sends it back with a reason, which its people read on their front page.
    publisher.goto(reverse("admin:index"))
    publisher.locator("#desk-review + * a", has_text="Minato-ku").first.click()
    expect(publisher).to_have_url(re.compile(form))
    press(publisher, "_move_decline", "Say that it lasts.")
    contributor.goto(reverse("admin:index"))
    expect(contributor.locator("section", has=contributor.locator("#desk-declined"))).to_contain_text(
        "Say that it lasts."
    )
    public(404)

    # It is mended, and published.
    editor.goto(form)
    editor.fill("[name=note_en]", NEW)
    press(editor, "_move_submit")
    publisher.goto(form)
    press(publisher, "_move_publish")
    public(200, NEW, PERSIAN)

    # It is changed by a proposal: public when it is accepted, not before.
    editor.goto(form)
    editor.fill("[name=note_fa]", REPHRASED)
    press(editor, "_save")
    public(200, NEW, PERSIAN)
    publisher.goto(reverse("admin:index"))
    publisher.locator("section", has=publisher.locator("#desk-review")).get_by_role("link", name="Minato-ku").click()
    press(publisher, "_accept")
    public(200, NEW, REPHRASED)

    # It is reverted to what it said before.
    publisher.goto(reverse("admin:profiles_city_history", args=[city.pk]))
    entry = publisher.locator(".desk-entries > li", has=publisher.locator("summary")).first
    entry.locator("summary").click()
    entry.locator("[name=_reason]").fill("The first wording was clearer.")
    entry.get_by_role("button").click()
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    public(200, NEW, PERSIAN)

    # It is merged into another: its address leads there, and its words stand there.
    publisher.goto(reverse("admin:merge", args=["city", other.pk, city.pk]))
    for note in ("note_en", "note_fa"):
        publisher.locator(f"[name=choose-{note}]").last.check()
    publisher.fill("[name=_reason]", "One ward, entered twice.")
    publisher.get_by_role("button", name="Merge").click()
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    public(200, NEW, PERSIAN)
    assert visitor.url.endswith("/fa/cities/minato/")

    # It is unmerged: both stand at their own addresses again.
    publisher.locator(".messagelist a").first.click()
    publisher.fill("[name=_reason]", "The ward is not the port.")
    publisher.get_by_role("button", name="Take the merge back").click()
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    public(200, NEW, PERSIAN)
    assert visitor.url.endswith("/fa/cities/minato-ku/")
    public(200, at="minato")
    expect(visitor.locator("main")).not_to_contain_text(PERSIAN)

    # It is withdrawn: its address says so.
    publisher.goto(reverse("admin:profiles_city_change", args=[City.objects.get(slug="minato-ku").pk]))
    press(publisher, "_move_withdraw", "The source was withdrawn.")
    public(410)
