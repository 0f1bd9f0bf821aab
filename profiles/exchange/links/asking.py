"""One address asked: HEAD, then GET where HEAD is not understood; redirects followed by hand; robots.txt heeded."""

import http.client
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from profiles.actions.linking import Answer
from profiles.choices.link import LinkState
from profiles.exchange.links.guarded import RefusedError, open_connection

USER_AGENT = "citydip-links/1.0 (checks whether cited sources still answer; one request at a time)"
ROBOT = "citydip-links"
MOST_REDIRECTS = 6
TIMEOUT = 20.0
"""Seconds."""
MOST_BYTES = 64 * 1024
"""Of a robots.txt; of pages only the head is read."""
PERMANENT = (301, 308)
REDIRECTS = (*PERMANENT, 302, 303, 307)
GONE = (404, 410)
NOT_FOR_PROGRAMS = (401, 402, 403, 405, 406, 407, 418, 429, 451, 999)
"""Answers of servers that live, and refuse programs: a reader may well see the page."""

Robots = dict[str, RobotFileParser | None]


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    location: str
    body: bytes = b""


def ask(url: str, *, robots: Robots | None = None, timeout: float = TIMEOUT, allow_private: bool = False) -> Answer:
    """How the address answers. ``robots`` remembers the rules of hosts, ``allow_private`` is for tests."""
    rules: Robots = {} if robots is None else robots
    here, moved = url, False
    try:
        for _hop in range(MOST_REDIRECTS):
            if not _allowed(here, rules, timeout, allow_private):
                return Answer(LinkState.UNCHECKED, detail="robots.txt")
            reply = _reply(here, timeout, allow_private)
            if reply.status not in REDIRECTS or not reply.location:
                return _judged(reply.status, here if moved and here != url else "")
            moved = moved or reply.status in PERMANENT
            here = urljoin(here, reply.location)
    except RefusedError as refused:
        return Answer(LinkState.UNCHECKED, detail=str(refused))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(LinkState.UNREACHABLE, detail=f"{type(error).__name__}: {error}")
    return Answer(LinkState.UNREACHABLE, detail="too many redirects")


def _judged(status: int, moved_to: str) -> Answer:
    if status < 400:
        return Answer(LinkState.MOVED if moved_to else LinkState.OK, status, moved_to=moved_to)
    if status in GONE:
        return Answer(LinkState.GONE, status)
    if status in NOT_FOR_PROGRAMS:
        return Answer(LinkState.UNCHECKED, status)
    return Answer(LinkState.UNREACHABLE, status)


def _reply(url: str, timeout: float, allow_private: bool) -> _Reply:
    reply = _request("HEAD", url, timeout, allow_private)
    if reply.status >= 400:  # many servers answer HEAD with an error, and GET with the page
        reply = _request("GET", url, timeout, allow_private)
    return reply


def _request(method: str, url: str, timeout: float, allow_private: bool, *, most: int = 0) -> _Reply:
    parts = urlsplit(url)
    connection = open_connection(
        parts.scheme.lower(), parts.hostname or "", parts.port, timeout=timeout, allow_private=allow_private
    )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    try:
        connection.request(method, path + query, headers={"User-Agent": USER_AGENT, "Accept": "*/*"})
        response = connection.getresponse()
        body = response.read(most) if most else b""
        return _Reply(response.status, response.getheader("Location") or "", body)
    finally:
        connection.close()


def _allowed(url: str, rules: Robots, timeout: float, allow_private: bool) -> bool:
    """Whether the host lets programs ask for the address; a host without rules lets them."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    if origin not in rules:
        rules[origin] = _rules_of(origin, timeout, allow_private)
    found = rules[origin]
    return found is None or found.can_fetch(ROBOT, url)


def _rules_of(origin: str, timeout: float, allow_private: bool) -> RobotFileParser | None:
    reply = _request("GET", f"{origin}/robots.txt", timeout, allow_private, most=MOST_BYTES)
    if reply.status != 200:
        return None
    parser = RobotFileParser()
    parser.parse(reply.body.decode("utf-8", "replace").splitlines())
    return parser
