"""A browser before the site itself: requests are answered by Django in the test's own transaction."""

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from playwright.sync_api import Page, Playwright, Route

from profiles.actions.fixtures import load_fixtures

HOST = "http://localhost"


@pytest.fixture(scope="module")
def _reference_data_of_the_module(
    playwright: Playwright, django_db_setup: None, django_db_blocker: Any, root: Path
) -> Iterator[None]:
    """The reference data, loaded when the browser's loop already runs: Django keeps other connections within a loop."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_fixtures(root / "fixtures")
        yield
        transaction.set_rollback(True)


def answer_from_django(client: Client, shared: BaseDatabaseWrapper) -> Callable[[Route], None]:
    """What the browser is given for a request: a static file, or Django's answer; nothing from another host.

    The browser's requests arrive in a context of their own: they are lent the test's connection, whose transaction
    holds the data.
    """

    def answer(route: Route) -> None:
        connections["default"] = shared
        address = urlsplit(route.request.url)
        if address.netloc != "localhost":
            route.abort()
        elif address.path.startswith("/static/"):
            found = finders.find(address.path.removeprefix("/static/"))
            if found:
                kind = mimetypes.guess_type(address.path)[0] or "application/octet-stream"
                route.fulfill(path=str(found), content_type=kind)
            else:
                route.fulfill(status=404, body="")
        else:
            asked = f"{address.path}?{address.query}" if address.query else address.path
            sent, kind = route.request.post_data_buffer, route.request.headers.get("content-type", "")
            given = client.get(asked) if sent is None else client.post(asked, sent, content_type=kind)
            # For the checker: the stubs are narrower.
            body = b"".join(given.streaming_content) if given.streaming else given.content  # type: ignore[attr-defined]
            route.fulfill(status=given.status_code, headers=dict(given.headers), body=body)

    return answer


@pytest.fixture
def visit(reference_data: None, page: Page, client: Client) -> Callable[..., Page]:
    """Open an address of the site with the reference data: ``visit("/fa/", width=390, colours="dark")``."""
    page.route("**/*", answer_from_django(client, connections["default"]))

    def open_page(address: str, *, width: int = 1280, colours: str = "light", status: int = 200) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if colours == "dark" else "light", reduced_motion="reduce")
        response = page.goto(f"{HOST}{address}", wait_until="load")
        assert response is not None
        assert response.status == status, address
        return page

    return open_page
