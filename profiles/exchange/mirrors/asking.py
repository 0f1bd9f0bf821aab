"""The origin asked over its API: one request at a time, patient with a server that is busy or away."""

from __future__ import annotations

import email.utils
import gzip
import http.client
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.utils import timezone

from profiles.exchange.links.guarded import RefusedError, open_connection

USER_AGENT = "citydip-mirror/1.0 (takes over public records; one request at a time)"
API = "/api/v1/"
TIMEOUT = 60.0
"""Seconds."""
MOST_TRIES = 8
LONGEST_WAIT = 600.0
"""Seconds: a server that wants to be left alone for longer is asked another day."""
MOST_BYTES = 64 * 1024 * 1024
MOST_REDIRECTS = 5
BUSY = (429, 500, 502, 503, 504)
REDIRECTS = (301, 302, 303, 307, 308)


class MirrorError(Exception):
    """The mirror cannot be made or followed; the message says why. What was read and stored so far stays."""


class Origin:
    """The API of another citydip. ``wait`` is told how many seconds the next try is put off and why, and does it."""

    def __init__(self, url: str, *, timeout: float = TIMEOUT, wait: Callable[[float, str], None] | None = None) -> None:
        self.root = root_of(url)
        self.timeout = timeout
        self.wait = wait or (lambda seconds, reason: time.sleep(seconds))
        self._connection: Any = None
        self._host = ""

    def get(self, path: str = "", **query: Any) -> dict[str, Any]:
        """The JSON at a path below the API's. Raises ``MirrorError`` where there is none, or none after many tries."""
        address = urljoin(self.root, path) + (f"?{urlencode(query, doseq=True)}" if query else "")
        for number in range(MOST_TRIES):
            pause = min(2.0**number, LONGEST_WAIT)
            try:
                status, headers, body = self._request(address)
            except RefusedError as error:
                raise MirrorError(f"{address}: {error}") from error
            except (OSError, http.client.HTTPException) as error:
                self.close()
                reason = f"{type(error).__name__}: {error}"
            else:
                if status not in BUSY:
                    return _read(address, status, headers, body)
                reason, pause = f"it answers {status}", _pause(headers.get("retry-after"), pause)
                if pause > LONGEST_WAIT:
                    break
            if number < MOST_TRIES - 1:
                self.wait(pause, reason)
        raise MirrorError(f"{address}: {reason}; what was read so far is kept, run it again later")

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _request(self, address: str) -> tuple[int, dict[str, str], bytes]:
        for _hop in range(MOST_REDIRECTS):
            status, headers, body = self._ask_once(address)
            if status not in REDIRECTS or "location" not in headers:
                return status, headers, body
            address = urljoin(address, headers["location"])
        raise MirrorError(f"{address}: too many redirects")

    def _ask_once(self, address: str) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if self._connection is None or host != self._host:
            self.close()
            # The operator names the address: it may well lie in their own network.
            self._connection = open_connection(
                parts.scheme, parts.hostname or "", parts.port, timeout=self.timeout, allow_private=True
            )
            self._host = host
        query = f"?{parts.query}" if parts.query else ""
        headers = {"User-Agent": USER_AGENT, "Accept": "application/json", "Accept-Encoding": "gzip"}
        self._connection.request("GET", f"{parts.path}{query}", headers=headers)
        response = self._connection.getresponse()
        body = response.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise MirrorError(f"{address}: the answer is longer than {MOST_BYTES} bytes")
        return response.status, {name.lower(): value for name, value in response.getheaders()}, body


def root_of(url: str) -> str:
    """The address of the API of a citydip: ``https://example.org`` → ``https://example.org/api/v1/``.

    Raises ``MirrorError`` for what is no address of the web.
    """
    parts = urlsplit(url.strip())
    try:
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_web = False
    if not is_web or parts.query or parts.fragment or "@" in parts.netloc:
        raise MirrorError(f"{url}: is no address of a citydip, such as https://citydip.example/")
    path = parts.path.rstrip("/").removesuffix(API.rstrip("/"))
    return f"{parts.scheme}://{parts.netloc}{path}{API}"


def _pause(retry_after: str | None, usual: float) -> float:
    """Seconds to wait: what the server says, as a number or as a moment, else the usual."""
    if not retry_after:
        return usual
    if retry_after.strip().isdigit():
        return max(float(retry_after), 1.0)
    try:
        moment = email.utils.parsedate_to_datetime(retry_after)
    except ValueError:
        return usual
    return max((moment - timezone.now()).total_seconds(), 1.0) if moment.tzinfo else usual


def _read(address: str, status: int, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    try:
        content = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        told = json.loads(content)
    except (OSError, EOFError, ValueError) as error:
        raise MirrorError(f"{address}: no citydip answers there (status {status}, no JSON)") from error
    if not isinstance(told, dict):
        raise MirrorError(f"{address}: no citydip answers there")
    if status != http.HTTPStatus.OK:
        raise MirrorError(f"{address}: {status} {told.get('detail') or told.get('title') or ''}".rstrip())
    return told
