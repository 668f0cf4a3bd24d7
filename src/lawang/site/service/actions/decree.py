"""Enter what a decree did to the calendar; every open deadline is reckoned anew."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.deadlines import Clock, moved
from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.service import days
from lawang.site.service.access import OPEN
from lawang.site.service.events import Event
from lawang.site.service.models import Assignment, Decreed, Objection, Request

__all__ = ["decree"]


def decree(actor: Any, fields: dict[str, Any], now: datetime.datetime) -> Decreed:
    """Add a day; the row says which deadlines it moved, each with the day before and after. Raises `PermissionDenied` for who
    is no PPID, `Barred`."""
    if not members.holds(actor, Role.PPID):
        raise PermissionDenied
    if fields["signed"] > now.date() + datetime.timedelta(days=1):
        raise Barred(Reason("signed", _("Keputusan ini belum ditetapkan.")))
    with transaction.atomic():
        made = Decreed.objects.create(by=actor, at=now, **fields)
        record(Event.DECREED, made, actor, day=made.day.isoformat(), off=made.off)
        made.moved = [
            {"number": str(row), "before": before.isoformat(), "after": row.due.isoformat()}
            for row, before in _moved(now)
        ]
        made.save(update_fields=["moved"])
    return made


def _moved(now: datetime.datetime) -> Iterator[tuple[Any, datetime.date]]:
    """Save every deadline that moves; gives the row with its new day, and the day before."""
    calendar = days.almanac(now)
    for row, clock in _running(now):
        for move in moved([(row.pk, clock, row.due)], calendar):
            row.due = move.after.day
            row.save(update_fields=["due"])
            record(Event.DUE_MOVED, row, None, before=move.before.isoformat(), after=row.due.isoformat())
            yield row, move.before


def _running(now: datetime.datetime) -> Iterator[tuple[Any, Clock]]:
    """Everything that waits, with its clock; what is older than the calendar is long due and moves no more."""
    since = now - datetime.timedelta(days=365)
    requests = Request.objects.filter(status__in=OPEN, received__gte=since)
    for request in requests.select_related("body"):
        yield request, days.clock("answer", request.received, request.body, bool(request.extended))
    objections = Objection.objects.filter(ruling="", received__gte=since)
    for objection in objections.select_related("request__body"):
        yield objection, days.clock("decision", objection.received, objection.request.body)
    waiting = Assignment.objects.filter(replied__isnull=True, asked__gte=since, request__status__in=OPEN)
    for assignment in waiting.select_related("request", "agency"):
        yield assignment, days.clock("agency", assignment.asked, assignment.agency)
