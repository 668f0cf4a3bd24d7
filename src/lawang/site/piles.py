"""What waits for an officer: what every app lays on the desk that they find after signing in (lawang.site.desk)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

__all__ = ["MOST", "Item", "Pile"]

# Rows of a pile on the desk; the list behind it has the rest.
MOST = 8


@dataclass(frozen=True)
class Item:
    """One thing: what it is and where it is done, what more is to be known, until when, and whether that is past."""

    words: str
    url: str
    note: str = ""
    due: datetime.datetime | None = None
    late: bool = False


@dataclass(frozen=True)
class Pile:
    """Things of one kind, the most urgent first; `url` leads to all of them."""

    title: str
    items: list[Item]
    url: str = ""

    @property
    def shown(self) -> list[Item]:
        """Those that stand on the desk."""
        return self.items[:MOST]

    @property
    def more(self) -> int:
        """How many do not."""
        return max(len(self.items) - MOST, 0)
