"""Many addresses asked: a few hosts at a time, each host one request after the other, each answer kept at once."""

import logging
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from queue import SimpleQueue
from urllib.parse import urlsplit

from django.db.models import F, Q
from django.utils import timezone

from profiles.actions.linking import Answer, mark_link
from profiles.choices import PublicationState
from profiles.choices.link import LinkState
from profiles.exchange.links.asking import TIMEOUT, Robots, ask
from profiles.models import Link, Source

logger = logging.getLogger(__name__)

HOSTS_AT_ONCE = 4
DELAY = 5.0
"""Seconds between two requests to one host."""


def sources_to_check(*, older_than: int = 30, limit: int | None = None) -> list[Source]:
    """The sources with an address that nobody asked in so many days, those never asked first.

    A run that was interrupted goes on where it stopped: what was asked is not asked again.
    """
    asked_lately = Q(link__checked_at__gte=timezone.now() - timedelta(days=older_than), link__url=F("url"))
    waiting = (
        Source.objects.exclude(url="")
        .exclude(state=PublicationState.WITHDRAWN)
        .exclude(asked_lately)
        .order_by(F("link__checked_at").asc(nulls_first=True), "pk")
    )
    return list(waiting[:limit] if limit is not None else waiting)


def check_links(
    sources: Iterable[Source],
    *,
    delay: float = DELAY,
    timeout: float = TIMEOUT,
    hosts_at_once: int = HOSTS_AT_ONCE,
    allow_private: bool = False,
) -> Iterator[Link]:
    """Ask the address of each source and keep the answer; gives each link as soon as it is kept.

    Hosts are asked side by side by threads that touch no database; what they hear is written here.
    """
    by_host: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_host[_host(source.url)].append(source)
    heard: SimpleQueue[tuple[Source, Answer]] = SimpleQueue()

    def ask_host(queue: list[Source]) -> None:
        robots: Robots = {}
        for place, source in enumerate(queue):
            if place:
                time.sleep(delay)
            try:
                answer = ask(source.url, robots=robots, timeout=timeout, allow_private=allow_private)
            except Exception as error:
                # Whatever a server sends, one is heard of every source: the writer below waits for it.
                logger.exception("The address of source %s could not be asked", source.pk)
                answer = Answer(LinkState.UNREACHABLE, detail=type(error).__name__)
            heard.put((source, answer))

    with ThreadPoolExecutor(max_workers=max(1, hosts_at_once)) as pool:
        for queue in by_host.values():
            pool.submit(ask_host, queue)
        for _number in range(sum(map(len, by_host.values()))):
            source, answer = heard.get()
            yield mark_link(source=source, answer=answer)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
