"""``mirror URL``: take over another citydip's public records, and follow its feed afterwards."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from profiles.exchange.mirrors import MirrorError, Origin, mirror
from profiles.exchange.mirrors.asking import TIMEOUT
from profiles.management.progress import Progress


class Command(BaseCommand):
    """Reads the feed into a database of its own, stores it at one data version, and proves it complete."""

    help = "Mirror another citydip into an empty database, or bring the mirror up to date. Run it again at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url", help="the site that is mirrored, e.g. https://citydip.example/")
        parser.add_argument("--anew", action="store_true", help="read everything again and drop what differs here")
        parser.add_argument("--timeout", type=float, default=TIMEOUT, help="seconds to wait for an answer")

    def handle(self, *args: Any, **options: Any) -> None:
        bars: dict[str, Progress] = {}

        def report(what: str, done: int, total: int) -> None:
            bars.setdefault(what, Progress(what))(done, total)

        try:
            origin = Origin(options["url"], timeout=options["timeout"], wait=self._wait)
            try:
                done = mirror(origin, anew=options["anew"], report=report)
            finally:
                origin.close()
                for bar in bars.values():
                    bar.end()
        except MirrorError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"version={done.version} added={done.added} changed={done.changed} removed={done.removed} "
            f"complete={'yes' if done.is_complete else 'no'}"
        )
        if not done.is_complete:
            raise CommandError(f"differs from the origin: {', '.join(done.differing)}; read all again with --anew")

    def _wait(self, seconds: float, reason: str) -> None:
        self.stderr.write(f"waiting {seconds:.0f} s: {reason}")
        time.sleep(seconds)
