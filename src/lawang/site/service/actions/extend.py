"""Take the one extension that the law gives."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.reasons import Barred, Reason
from lawang.site.service import days
from lawang.site.service.actions.permit import ppid, still_open
from lawang.site.service.events import Event
from lawang.site.service.models import Request

__all__ = ["extend"]


def extend(actor: Any, request: Request, reason: str, now: datetime.datetime) -> Request:
    """Once, with a written reason, while the first period still runs. Raises `PermissionDenied`, `Barred`."""
    ppid(actor, request)
    reasons = []
    if not reason.strip():
        reasons.append(Reason("reason", _("Tulis alasannya; pemohon menerimanya secara tertulis.")))
    if request.extended:
        reasons.append(Reason("extended", _("Waktu hanya dapat diperpanjang satu kali.")))
    elif days.local_day(now, request.body) > request.due:
        reasons.append(Reason("late", _("Tenggat sudah lewat; waktu tidak dapat diperpanjang lagi.")))
    if reasons:
        raise Barred(*reasons)
    with still_open(request) as row:
        if row.extended:
            raise Barred(Reason("extended", _("Waktu hanya dapat diperpanjang satu kali.")))
        row.extended, row.extension_reason = now, reason.strip()
        row.due = days.due("answer", row.received, row.body, extended=True).day
        row.save(update_fields=["extended", "extension_reason", "due"])
        record(Event.EXTENDED, row, actor, due=row.due.isoformat())
    return row
