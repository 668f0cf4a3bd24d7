"""What can happen in this app: a closed list."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Event"]


class Event(StrEnum):
    """Recorded by the actions and the door; effects.py says what follows."""

    BEGUN = "releases.begun"
    EDITED = "releases.edited"
    APPROVAL_VOIDED = "releases.approval_voided"
    SUBMITTED = "releases.submitted"
    RECALLED = "releases.recalled"
    CLAIMED = "releases.claimed"
    SENT_BACK = "releases.sent_back"
    APPROVED = "releases.approved"
    SCHEDULED = "releases.scheduled"
    UNSCHEDULED = "releases.unscheduled"
    PUBLISHED = "releases.published"
    CORRECTION_BEGUN = "releases.correction_begun"
    CORRECTED = "releases.corrected"
    WITHDRAWN = "releases.withdrawn"
    SOURCE_ADDED = "releases.source_added"
    SOURCE_ATTACHED = "releases.source_attached"
    SOURCE_DETACHED = "releases.source_detached"
    CONFIRMED = "releases.confirmed"
    OVERRIDDEN = "releases.overridden"
    DISMISSED = "releases.dismissed"
    DISMISSAL_SECONDED = "releases.dismissal_seconded"
