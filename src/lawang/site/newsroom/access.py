"""What other apps may read of what is published: editions and their text, as the public sees them."""

from __future__ import annotations

import datetime

from lawang.site.newsroom import searching
from lawang.site.newsroom.assembling import editions
from lawang.site.newsroom.checking import plain_text
from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.published import by_version
from lawang.site.releases import access

__all__ = ["by_version", "plain_text", "releases_near"]


def releases_near(words: str, most: int, now: datetime.datetime) -> list[Edition]:
    """Public releases in which some of the words stand, the best first."""
    order = searching.search(words, most, every=False)
    rows = {row.pk: row for row in access.public(now).filter(pk__in=order)}
    return editions([rows[pk] for pk in order if pk in rows], now)
