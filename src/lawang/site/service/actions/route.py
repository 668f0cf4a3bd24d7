"""Pass a request on to the agency that holds the information, and give what it was asked for."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.reasons import Barred, Reason
from lawang.site.service import access, days
from lawang.site.service.actions.permit import ppid, still_open
from lawang.site.service.events import Event
from lawang.site.service.models import Assignment, Request
from lawang.site.service.terms import Status

__all__ = ["reply", "route"]


def route(actor: Any, request: Request, agency: Any, note: str, now: datetime.datetime) -> Assignment:
    """Ask an agency. Its day is the agency's step of the law table, and never after the request's own. Raises
    `PermissionDenied`, `Barred`."""
    ppid(actor, request)
    if request.assignments.filter(agency=agency, replied__isnull=True).exists():
        raise Barred(Reason("asked", _("Instansi ini sudah diminta dan belum membalas.")))
    with still_open(request) as row:
        due = min(days.due("agency", now, agency).day, row.due)
        made = Assignment.objects.create(
            request=row, agency=agency, note=note.strip(), asked=now, asked_by=actor, due=due
        )
        row.status = Status.ROUTED
        row.save(update_fields=["status"])
        record(Event.ROUTED, row, actor, agency=agency.pk, due=due.isoformat())
    return made


def reply(actor: Any, assignment: Assignment, text: str, now: datetime.datetime) -> Assignment:
    """Give the material. Raises `PermissionDenied` for who does not work at the agency, `Barred`."""
    if not members.holds(actor, *access.AGENCY, at=assignment.agency):
        raise PermissionDenied
    reasons = []
    if not text.strip():
        reasons.append(Reason("empty", _("Tulis bahannya, atau bahwa informasinya tidak dikuasai.")))
    if assignment.replied:
        reasons.append(Reason("replied", _("Permintaan ini sudah dibalas.")))
    if reasons:
        raise Barred(*reasons)
    with still_open(assignment.request) as row:
        assignment.reply, assignment.replied, assignment.replied_by = text.strip(), now, actor
        assignment.save(update_fields=["reply", "replied", "replied_by"])
        record(Event.AGENCY_REPLIED, row, actor, agency=assignment.agency_id)
    return assignment
