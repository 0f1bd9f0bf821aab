"""Connections that never lead into a private network: the address is looked up, judged, and only then connected to."""

import http.client
import socket
import ssl
from contextlib import suppress
from ipaddress import ip_address
from typing import Any


class RefusedError(Exception):
    """The address is none that a program of ours may ask."""


def _judge(number: str) -> None:
    address = ip_address(number.partition("%")[0])
    judged = getattr(address, "ipv4_mapped", None) or address
    if not judged.is_global or judged.is_multicast:
        raise RefusedError(f"{address} is private")


def _public_addresses(host: str, port: int) -> list[tuple[Any, ...]]:
    with suppress(ValueError):
        _judge(host)  # a number needs no looking up
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_kind, address in found:
        _judge(str(address[0]))
    return found


class _Guarded:
    """Mixed into connections: ``allow_private`` is for a server of a test alone."""

    allow_private = False

    def _connected(self, address: tuple[str, int], timeout: Any = None, source_address: Any = None) -> socket.socket:
        # What was judged is what is connected to: a name that is looked up twice may answer twice differently.
        host, port = address
        if self.allow_private:
            return socket.create_connection(address, timeout)
        error: OSError | None = None
        for family, kind, protocol, _name, place in _public_addresses(host, port):
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(timeout)
                connection.connect(place)
            except OSError as failed:
                connection.close()
                error = failed
            else:
                return connection
        raise error or OSError(f"{host} has no address")


class GuardedHTTP(_Guarded, http.client.HTTPConnection):
    """Plain http."""


class GuardedHTTPS(_Guarded, http.client.HTTPSConnection):
    """Http over TLS, with the certificate checked."""


def open_connection(scheme: str, host: str, port: int | None, *, timeout: float, allow_private: bool) -> Any:
    """A connection to a host, not yet made. Raises ``RefusedError`` for anything but http and https."""
    if scheme not in ("http", "https") or not host:
        raise RefusedError(f"{scheme or 'no'} scheme")
    connection: GuardedHTTP | GuardedHTTPS
    # The port is always given: without one, the library takes the end of an IPv6 number for it.
    if scheme == "https":
        connection = GuardedHTTPS(host, port or 443, timeout=timeout, context=ssl.create_default_context())
    else:
        connection = GuardedHTTP(host, port or 80, timeout=timeout)
    connection.allow_private = allow_private
    connection._create_connection = connection._connected  # type: ignore[union-attr]  # noqa: SLF001  # the library's own hook
    return connection
