"""Note that an answer on paper reached the requester."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from lawang.site.audit.actions.record import record
from lawang.site.service.actions.permit import ppid
from lawang.site.service.events import Event
from lawang.site.service.models import Answer, Request

__all__ = ["deliver"]


def deliver(actor: Any, request: Request, now: datetime.datetime) -> None:
    """Once: a second time changes nothing. Raises `PermissionDenied`."""
    ppid(actor, request)
    with transaction.atomic():
        if Answer.objects.filter(request=request, delivered__isnull=True).update(delivered=now):
            record(Event.DELIVERED, request, actor)
