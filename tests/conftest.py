"""What every test stands on: the browser, found or said to be missing, and the reference data."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from django.utils import translation

from profiles.actions.fixtures import load_fixtures
from tools.chromium import FLAGS, NONE_FOUND, find_chromium

# Playwright's loop runs in the test's thread, so Django takes the test's own queries for asynchronous ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BROWSER_FIXTURES = {"page", "browser", "context", "new_context"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ask for a browser, and skip them where there is none."""
    chromium = find_chromium()
    for item in items:
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
            if chromium is None:
                item.add_marker(pytest.mark.skip(reason=NONE_FOUND))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say aloud how many tests did not run for want of a browser."""
    missed = [report for report in terminalreporter.stats.get("skipped", []) if NONE_FOUND in str(report.longrepr)]
    if missed:
        terminalreporter.section("NO CHROMIUM FOUND", sep="!", red=True)
        terminalreporter.line(f"{len(missed)} browser tests did not run; install chromium, or name one in CHROMIUM.")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the Chromium of this machine, which may be root's, with nothing that calls home."""
    return {**browser_type_launch_args, "executable_path": find_chromium(), "args": FLAGS}


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No test sees what another left in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English, whatever language the last one spoke."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def _roles_after_a_flush() -> Iterator[None]:
    """A test with a live server empties the tables when it ends, the roles of the migrations among them."""
    roles = import_module("profiles.migrations.0004_roles")

    def make_again(**_signal: Any) -> None:
        if "auth_group" in connection.introspection.table_names():
            roles.make_roles(apps, None)

    post_migrate.connect(make_again, sender=apps.get_app_config("profiles"), weak=False)
    yield
    post_migrate.disconnect(make_again, sender=apps.get_app_config("profiles"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the tree."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def _reference_data_of_the_module(django_db_setup: None, django_db_blocker: Any, root: Path) -> Iterator[None]:
    """The reference data in a transaction that lasts as long as the module's tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_fixtures(root / "fixtures")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def reference_data(_reference_data_of_the_module: None, db: None) -> None:
    """The reference data, loaded once a module; what a test changes is taken back. Not for a live server."""
