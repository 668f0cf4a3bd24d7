"""What a host asks of those who fetch from it (RFC 9309)."""

from __future__ import annotations

from protego import Protego

from lawang.intake.web.fetching import AGENT, Answer

__all__ = ["MOST_BYTES", "MOST_DELAY", "Robots", "from_answer"]

MOST_BYTES = 500 * 2**10
"""What is read of a robots.txt (RFC 9309, 2.5)."""
MOST_DELAY = 60.0
"""Longest crawl delay that is heeded, in seconds; with more, a newsroom's day would not fit into a day."""


class Robots:
    """A robots.txt as its text. The text `*` stands for a host that could not say: nothing may be fetched from it."""

    CLOSED = "*"

    def __init__(self, text: str) -> None:
        self.text = text
        self._rules = None if text == self.CLOSED else Protego.parse(text)

    def permits(self, address: str) -> bool:
        """May this address be fetched?"""
        return self._rules is not None and bool(self._rules.can_fetch(address, AGENT))

    @property
    def delay(self) -> float:
        """Seconds between two requests that the host asks for; 0 when it does not."""
        return min(float(self._rules.crawl_delay(AGENT) or 0), MOST_DELAY) if self._rules else 0.0

    @property
    def sitemaps(self) -> list[str]:
        """The sitemaps that it names."""
        return list(self._rules.sitemaps) if self._rules else []


def from_answer(answer: Answer) -> Robots:
    """No robots.txt (4xx) permits everything; a host that fails (5xx) permits nothing for now."""
    if answer.status >= 500 or answer.status == 429:
        return Robots(Robots.CLOSED)
    if not answer.good:
        return Robots("")
    return Robots(
        answer.body[:MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff").replace("\0", "")
    )
