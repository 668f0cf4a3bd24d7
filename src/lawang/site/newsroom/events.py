"""What can happen in this app: a closed list.

What subscribers do is not written into the officers' log: nobody needs to know later who read what (UU 27/2022).
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Event"]


class Event(StrEnum):
    """Told to effects.py by the actions, and written into the log where officers act."""

    ANNOUNCED = "newsroom.announced"
    MOVED = "newsroom.moved"
    CANCELLED = "newsroom.cancelled"
    SUBSCRIPTION_ASKED = "newsroom.subscription_asked"
