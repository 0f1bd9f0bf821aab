"""Measures the main pages and API lists at two sizes of the database: `make bench`, or `python -m benchmarks`.

Each page is asked for over the whole stack (middleware, queries, templates), with an empty cache, in both languages.
Times differ between machines, so what counts are the ratios: to the cheapest answer that this stack can give
(/healthz, the floor), to the same rows shown by the frameworks as they come (the peer), and of ten times the records
to once the records, where 1.0 means that size costs nothing.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import django
from django.conf import settings

ROUNDS = 9
TIMES = 10
ROOT = Path(__file__).resolve().parent.parent
FLOOR = "/healthz"
PAGES = (
    "/{language}/",
    "/{language}/cities/",
    "/{language}/cities/?q=ams",
    "/{language}/cities/amsterdam/",
    "/{language}/compare/?city=amsterdam&city=taipei",
    "/{language}/compare/?city=amsterdam&city=taipei&city=hiroshima&city=barcelona&city=tehran&city=sao-paulo&year=1995",
    "/{language}/networks/",
    "/{language}/activities/",
    "/{language}/map/",
    "/{language}/search/?q=peace",
)
API = ("/api/v1/cities/", "/api/v1/ties/", "/api/v1/cities/amsterdam/", "/api/v1/compare/?city=amsterdam&city=taipei")


class Measured(NamedTuple):
    """The median time of a page in milliseconds, and its queries."""

    milliseconds: float
    queries: int


def measure(address: str) -> Measured | None:
    """Ask for a page several times; None when it does not answer 200."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    with CaptureQueriesContext(connection) as queries:  # also warms up templates and imports
        if client.get(address).status_code != 200:
            return None
    times = []
    for _ in range(ROUNDS):
        cache.clear()
        start = time.perf_counter()
        client.get(address)
        times.append(1000 * (time.perf_counter() - start))
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return Measured(statistics.median(times), len(queries))


def report(
    rows: int,
    enlarged: int,
    small: dict[str, Measured | None],
    large: dict[str, Measured | None],
    peers: dict[str, str],
) -> None:
    """Print a line a page; ``peers`` names for an address that of its peer."""
    floor = small[FLOOR]
    assert floor is not None
    print(f"\n{rows} rows, then {enlarged}; floor {floor.milliseconds:.2f} ms ({FLOOR}); medians of {ROUNDS}\n")
    columns = f"{'ms':>7} {f'ms ×{TIMES}':>7} {'to floor':>8} {'to peer':>8} {f'×{TIMES} to ×1':>9} {'queries':>9}"
    print(f"{'page':<100} {columns}")
    for address, once in small.items():
        ten = large[address]
        if once is None or ten is None:
            print(f"{address:<100} does not answer 200")
            continue
        peer = small.get(peers.get(address, ""))
        to_peer = f"{once.milliseconds / peer.milliseconds:8.1f}" if peer else " " * 8
        print(
            f"{address:<100} {once.milliseconds:7.1f} {ten.milliseconds:7.1f} "
            f"{once.milliseconds / floor.milliseconds:8.1f} {to_peer} {ten.milliseconds / once.milliseconds:9.2f} "
            f"{once.queries:4d} {ten.queries:4d}"
        )


def main() -> None:
    """Fill a database of its own, measure, enlarge it, and measure again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citydip.settings")
    with tempfile.TemporaryDirectory() as scratch:
        settings.DATABASES["default"].setdefault("TEST", {})
        if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
            settings.DATABASES["default"]["TEST"]["NAME"] = str(Path(scratch) / "benchmark.sqlite3")  # on a real disk
        django.setup()
        from django.test.utils import (
            setup_databases,
            setup_test_environment,
            teardown_databases,
            teardown_test_environment,
        )

        from benchmarks.enlarging import COPIED, enlarge
        from profiles.actions.fixtures import load_fixtures

        setup_test_environment()
        settings.ROOT_URLCONF = "benchmarks.peers"
        databases = setup_databases(verbosity=0, interactive=False)
        try:
            load_fixtures(ROOT / "fixtures")
            from benchmarks.peers import PEERS  # not before Django is set up

            ours = [page.format(language=language) for page in (*PAGES, *API) for language in ("en", "fa")]
            peers = {
                address.format(language=language): peer for address, peer in PEERS.items() for language in ("en", "fa")
            }
            addresses = list(dict.fromkeys([FLOOR, *ours, *PEERS.values()]))
            rows = sum(model._default_manager.count() for model in COPIED)
            small = {address: measure(address) for address in addresses}
            enlarged = rows + enlarge(TIMES)
            large = {address: measure(address) for address in addresses}
            report(rows, enlarged, small, large, peers)
        finally:
            teardown_databases(databases, verbosity=0)
            teardown_test_environment()


if __name__ == "__main__":
    main()
