"""How often to look: as often as something changes, less often the longer nothing does, and with a rest after failures."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

__all__ = ["BETWEEN", "LONGEST", "SHORTEST", "next_interval", "rest", "told_to_wait"]

BETWEEN = timedelta(seconds=2)
"""Between two requests to one host that names no delay: some 1,800 pages an hour, more than any newsroom writes in a day."""
SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=24)
"""Between two looks at a feed. A feed of 20 entries of a newsroom that writes 100 articles a day is renewed in five hours."""
FIRST_REST = timedelta(minutes=2)
LONGEST_REST = timedelta(hours=24)


def next_interval(last: timedelta, *, changed: bool) -> timedelta:
    """Half as long after something changed, half as long again after nothing did, within the two limits."""
    return min(max(last / 2 if changed else last * 1.5, SHORTEST), LONGEST)


def rest(failures: int) -> timedelta:
    """How long a host rests after so many failures in a row: 2, 4, 8 minutes, ..., a day."""
    return min(FIRST_REST * int(2 ** min(max(failures, 1) - 1, 20)), LONGEST_REST)


def told_to_wait(wait: str, now: datetime) -> timedelta:
    """What Retry-After asks (RFC 9110, 10.2.3), seconds or a time; nothing when it is neither, a day at most."""
    if wait.isdecimal():
        return min(timedelta(seconds=min(int(wait), 10**6)), LONGEST_REST)
    try:
        when = parsedate_to_datetime(wait)
    except ValueError:
        return timedelta(0)
    if when.tzinfo is None:
        return timedelta(0)
    return min(max(when - now, timedelta(0)), LONGEST_REST)
