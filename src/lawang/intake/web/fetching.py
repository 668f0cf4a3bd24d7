"""One page, politely: conditional, bounded in time and bytes, every hop to a checked address, nothing kept.

The standard library's HTTP client is used hop by hop, because it lets the connection be made to the checked address while
name and certificate stay the host's. Bodies are unpacked here, piece by piece, so that a bomb is seen before it goes off.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from lawang.intake.web.addresses import public_addresses, written
from lawang.intake.web.failure import Failed, Why

__all__ = ["Answer", "Limits", "fetch", "unpacked"]

AGENT = "Lawang"
"""What robots.txt calls us."""
_HOPS = 6
_PIECE = 64 * 2**10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Limits:
    """`seconds`: of the whole fetch, hops included; `connect`: of one connection; `size`: bytes of the unpacked body, as
    many as the reader of HTML takes whole."""

    seconds: float = 30.0
    connect: float = 8.0
    size: int = 4 * 2**20


@dataclass(frozen=True)
class Answer:
    """What came back. `address`: the last hop's; `unchanged`: 304, with no body; `etag` and `modified` go into the next request."""

    address: str
    status: int
    body: bytes = b""
    media: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    wait: str = ""
    hops: tuple[str, ...] = field(default=())

    @property
    def unchanged(self) -> bool:
        """Is it as it was at the last request?"""
        return self.status == 304

    @property
    def gone(self) -> bool:
        """Was it taken away?"""
        return self.status in (404, 410)

    @property
    def good(self) -> bool:
        """Is there a body to read?"""
        return 200 <= self.status < 300


def fetch(
    address: str,
    *,
    etag: str = "",
    modified: str = "",
    agent: str = AGENT,
    allowed: tuple[str, ...] = (),
    permitted: Callable[[str], bool] = lambda _: True,
    limits: Limits = Limits(),
) -> Answer:
    """The answer of `address`, redirects followed by hand. `permitted` is asked before each hop (robots.txt); `allowed` are
    networks that may be asked though they are not public. Raises `Failed`; a status of 400 or more is an answer."""
    until = time.monotonic() + limits.seconds
    hops: list[str] = []
    here = written(address)
    while here not in hops and len(hops) < _HOPS:
        hops.append(here)
        if not permitted(here):
            raise Failed(Why.ROBOTS, here)
        first = len(hops) == 1
        headers = _headers(agent, etag if first else "", modified if first else "")
        with _connection(here, allowed, limits, until) as connection:
            answer = _asked(connection, here, headers, limits, until)
        if isinstance(answer, Answer):
            return replace(answer, hops=tuple(hops))
        here = answer
    raise Failed(Why.REDIRECTS, address)


def _headers(agent: str, etag: str, modified: str) -> dict[str, str]:
    headers = {
        "User-Agent": agent,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Language": "id,en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    return {name: value for name, value in headers.items() if value.isprintable() and value.isascii()}


@contextmanager
def _connection(
    address: str, allowed: tuple[str, ...], limits: Limits, until: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to a checked address, cut at `until` however slowly the other side goes on sending."""
    parts = urlsplit(address)
    held = [_stream(address, public_addresses(address, allowed), limits, until)]
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=limits.connect)
    connection.auto_open = 0  # never a connection by name
    cut = threading.Timer(max(0.0, until - time.monotonic()), _cut, (held,))
    cut.daemon = True
    cut.start()
    try:
        if parts.scheme == "https":
            safe = ssl.create_default_context()
            held[0] = safe.wrap_socket(held[0], server_hostname=parts.hostname, do_handshake_on_connect=False)
            held[0].do_handshake()  # type: ignore[attr-defined]
        connection.sock = held[0]
        yield connection
    except (http.client.HTTPException, zlib.error, ValueError) as error:
        raise _slow_or(until, Why.BROKEN, address, error) from error
    except OSError as error:
        raise _slow_or(until, Why.CONNECT, address, error) from error
    finally:
        cut.cancel()
        connection.close()
        held[0].close()


def _slow_or(until: float, why: Why, address: str, error: Exception) -> Failed:
    if isinstance(error, TimeoutError) or time.monotonic() >= until:
        why = Why.SLOW
    return Failed(why, address, type(error).__name__)


def _cut(held: list[socket.socket]) -> None:
    with suppress(OSError):  # closed already
        held[0].shutdown(socket.SHUT_RDWR)


def _stream(address: str, places: list[tuple[str, int]], limits: Limits, until: float) -> socket.socket:
    """Connected to the first of the checked places that takes it."""
    last: OSError | None = None
    for place in places:
        try:
            left = min(limits.connect, until - time.monotonic())
            if left <= 0:
                raise TimeoutError
            return socket.create_connection(place, timeout=left)
        except OSError as error:
            last = error
    raise _slow_or(until, Why.CONNECT, address, last or OSError()) from last


def _asked(
    connection: http.client.HTTPConnection,
    address: str,
    headers: dict[str, str],
    limits: Limits,
    until: float,
) -> Answer | str:
    """The answer, or the address it sends us to."""
    parts = urlsplit(address)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", target or "/", headers=headers)
    response = connection.getresponse()
    place = response.getheader("Location")
    if response.status in _REDIRECTS and place:
        return written(place.encode("latin-1", "replace").decode("utf-8", "replace"), address)
    body = b"" if response.status == 304 else _body(response, address, limits, until)
    kind = response.msg
    return Answer(
        address=address,
        status=response.status,
        body=body,
        media=kind.get_content_type() if response.getheader("Content-Type") else "",
        charset=str(kind.get_content_charset() or ""),
        etag=(response.getheader("ETag") or "")[:300],
        modified=(response.getheader("Last-Modified") or "")[:60],
        wait=(response.getheader("Retry-After") or "")[:40],
    )


def _body(response: http.client.HTTPResponse, address: str, limits: Limits, until: float) -> bytes:
    length = response.getheader("Content-Length") or ""
    if length.isdecimal() and int(length) > limits.size:
        raise Failed(Why.BIG, address)
    coding = (response.getheader("Content-Encoding") or "").strip().lower()

    def pieces() -> Iterator[bytes]:
        while piece := response.read1(_PIECE):
            if time.monotonic() > until:
                raise Failed(Why.SLOW, address)
            yield piece
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)

    if coding in ("", "identity"):
        return _bounded(pieces(), limits.size, address)
    if coding in ("gzip", "x-gzip", "deflate"):
        return _bounded(_unpacking(pieces(), limits.size), limits.size, address)
    raise Failed(Why.BROKEN, address, coding[:40])


def unpacked(data: bytes, address: str, size: int) -> bytes:
    """A gzip file (a sitemap), at most so large. Raises `Failed` (big, broken)."""
    try:
        return _bounded(_unpacking(iter([data]), size), size, address)
    except zlib.error as error:
        raise Failed(Why.BROKEN, address) from error


def _bounded(pieces: Iterator[bytes], size: int, address: str) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > size:
            raise Failed(Why.BIG, address)
    return bytes(body)


def _unpacking(pieces: Iterator[bytes], size: int) -> Iterator[bytes]:
    """gzip (of several members too), zlib and, as some servers send it, bare deflate; never more than `size` + 1 at once."""
    unpacker, first, begun = zlib.decompressobj(47), True, False
    for piece in pieces:
        while piece:
            try:
                out = unpacker.decompress(piece, size + 1)
            except zlib.error:
                if not first or piece[:2] == b"\x1f\x8b":
                    raise
                unpacker = zlib.decompressobj(-15)
                out = unpacker.decompress(piece, size + 1)
            yield out
            first, begun, piece = False, not unpacker.eof, unpacker.unconsumed_tail
            if unpacker.eof:
                piece = unpacker.unused_data.lstrip(b"\0")
                unpacker = zlib.decompressobj(47)
    if begun:
        raise zlib.error("the end is missing")
