"""What can happen in this app: a closed list."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Event"]


class Event(StrEnum):
    """Recorded by the actions; effects.py says what follows."""

    ORGANISATION_ADDED = "members.organisation_added"
    INVITED = "members.invited"
    JOINED = "members.joined"
    ROLE_GRANTED = "members.role_granted"
    DELEGATED = "members.delegated"
    DELEGATION_ENDED = "members.delegation_ended"
    ROLE_REVOKED = "members.role_revoked"
