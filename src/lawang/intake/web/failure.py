"""Why something of the web could not be had: a closed list."""

from __future__ import annotations

from enum import StrEnum

from lawang.errors import LawangError

__all__ = ["Failed", "Why"]


class Why(StrEnum):
    """What stood in the way. `passing` ones may be gone at the next try."""

    ADDRESS = "address"  # no http(s) address
    NAME = "name"  # the host's name leads nowhere
    PRIVATE = "private"  # it leads to an address that is not public
    ROBOTS = "robots"  # robots.txt asks not to
    REDIRECTS = "redirects"  # too many, or in a circle
    CONNECT = "connect"  # nobody answers, or not safely (TLS)
    SLOW = "slow"  # not done within the time
    BIG = "big"  # more bytes than are read
    BROKEN = "broken"  # no HTTP, or a body that cannot be unpacked
    STATUS = "status"  # the server says no: 4xx, 5xx
    KIND = "kind"  # no page, or no list that can be read

    @property
    def passing(self) -> bool:
        """Is it worth another try soon?"""
        return self in (Why.NAME, Why.CONNECT, Why.SLOW, Why.BROKEN, Why.STATUS)


class Failed(LawangError):
    """`address` could not be had. `detail`: the status, the host or a word of the library that says more."""

    def __init__(self, why: Why, address: str, detail: str = "") -> None:
        super().__init__(why.value, address, detail)
        self.why, self.address, self.detail = why, address, detail

    def __str__(self) -> str:
        return f"{self.address}: {self.why.value} {self.detail}".rstrip()
