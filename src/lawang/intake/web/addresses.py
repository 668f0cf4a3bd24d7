"""Addresses: one way of writing each, and which hosts may be asked at all.

A name is resolved once, every address it leads to is checked, and the connection goes to a checked address and no other: a
name server that answers otherwise the second time changes nothing. `is_global` alone lets multicast and IPv4 addresses wrapped in IPv6 (RFC 4291,
3056, 4380, 6052) through.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from courlan import normalize_url

from lawang.intake.web.failure import Failed, Why

__all__ = ["MOST_CHARACTERS", "host_key", "normal", "public_addresses", "same_house", "written"]

MOST_CHARACTERS = 2_000
"""Of one address; longer ones are traps or data."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_PORTS = {"http": 80, "https": 443}


def written(address: str, base: str = "") -> str:
    """An address as it is sent: absolute, ASCII, without fragment or name of a user. Raises `Failed` (address)."""
    given = address.strip()
    try:
        parts = urlsplit(urljoin(base, given))
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.rstrip(".").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise Failed(Why.ADDRESS, given[:MOST_CHARACTERS]) from error
    if parts.scheme not in _PORTS or not host or len(given) > MOST_CHARACTERS:
        raise Failed(Why.ADDRESS, given[:MOST_CHARACTERS])
    place = f"[{host}]" if ":" in host else host
    if port and port != _PORTS[parts.scheme]:
        place += f":{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
    return urlunsplit(SplitResult(parts.scheme, place.lower(), path, query, ""))


def normal(address: str, base: str = "") -> str:
    """The one way of writing an address: as `written`, with neither trackers nor an order of the query; http and https, with
    and without www., are one. For comparing, never for asking. Raises `Failed` (address)."""
    plain = normalize_url(written(address, base), strict=False)
    parts = urlsplit(plain)
    place = parts.netloc.removeprefix("www.").removesuffix(":80").removesuffix(":443")
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/") or "/"
    return urlunsplit(("https", place, path, parts.query, ""))


def host_key(address: str) -> str:
    """Host and port, by which the pace is kept."""
    return urlsplit(written(address)).netloc


def same_house(one: str, other: str) -> bool:
    """Do two addresses stand under one name, or one below the other's (kabar.id, m.kabar.id)?"""
    a, b = (urlsplit(normal(address)).netloc for address in (one, other))
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def public_addresses(address: str, allowed: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Every (IP, port) that the host of `address` has, in the resolver's order. Raises `Failed`: name, or private when even one
    of them is not public and in none of the networks `allowed`."""
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Failed(Why.NAME, address, host) from error
    networks = [ipaddress.ip_network(text) for text in allowed]
    places: list[tuple[str, int]] = []
    for *_, place in found:
        ip = ipaddress.ip_address(str(place[0]).partition("%")[0])
        if not (_public(ip) or any(ip in network for network in networks)):
            raise Failed(Why.PRIVATE, address, str(ip))
        if (str(ip), port) not in places:
            places.append((str(ip), port))
    return places


def _public(ip: Address) -> bool:
    """Can everybody reach it, and is it one host?"""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if any(ip in network for network in _NAT64):
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if not all(_public(wrapped) for wrapped in inner if wrapped is not None):
            return False
        if ip.ipv4_mapped is not None:
            return True
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
