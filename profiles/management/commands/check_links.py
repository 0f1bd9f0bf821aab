"""``check_links``: ask politely whether the addresses of sources still answer."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from profiles.choices.link import LinkState
from profiles.exchange.links import check_links, sources_to_check
from profiles.exchange.links.asking import TIMEOUT
from profiles.exchange.links.checking import DELAY, HOSTS_AT_ONCE


class Command(BaseCommand):
    """Mark the state of each source's link; nothing is ever deleted, and no data version moves."""

    help = "Ask whether the addresses of sources still answer. An interrupted run goes on where it stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, help="ask at most so many")
        parser.add_argument("--older-than", type=int, default=30, metavar="DAYS", help="only those not asked so long")
        parser.add_argument("--delay", type=float, default=DELAY, help="seconds between two requests to one host")
        parser.add_argument("--timeout", type=float, default=TIMEOUT, help="seconds to wait for an answer")
        parser.add_argument("--hosts", type=int, default=HOSTS_AT_ONCE, help="how many hosts are asked side by side")

    def handle(self, *args: Any, **options: Any) -> None:
        sources = sources_to_check(older_than=options["older_than"], limit=options["limit"])
        counts: Counter[str] = Counter()
        for link in check_links(
            sources, delay=options["delay"], timeout=options["timeout"], hosts_at_once=options["hosts"]
        ):
            counts[link.state] += 1
            if link.state != LinkState.OK:
                self.stdout.write(
                    f"{link.state} {link.status or ''} {link.url} {link.moved_to or link.detail}".rstrip()
                )
        self.stdout.write(" ".join(f"{state}={counts[state]}" for state in LinkState.codes()))
