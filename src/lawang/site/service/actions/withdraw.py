"""A requester takes the request back."""

from __future__ import annotations

import datetime

from lawang.site.audit.actions.record import record
from lawang.site.service import days
from lawang.site.service.actions.permit import still_open
from lawang.site.service.events import Event
from lawang.site.service.models import Request
from lawang.site.service.terms import Status

__all__ = ["withdraw"]


def withdraw(request: Request, now: datetime.datetime) -> Request:
    """Whoever opened the request with its secret may do it. Raises `Barred`."""
    with still_open(request) as row:
        row.status, row.closed = Status.WITHDRAWN, now
        row.taken = days.taken(row.received, now, row.body)
        row.save(update_fields=["status", "closed", "taken"])
        record(Event.WITHDRAWN, row, None)
    return row
