"""Put something on the agenda, move it, call it off. Nothing is taken off silently."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.newsroom.events import Event
from lawang.site.newsroom.models import Announcement
from lawang.site.reasons import Barred, Reason

__all__ = ["announce", "call_off", "may", "move"]

ROLES = (Role.WRITER, Role.EDITOR)


def may(officer: Any, agency: Any) -> bool:
    """May this officer announce for this agency? Its writers and editors, and the editors of its door."""
    return members.holds(officer, *ROLES, at=agency) or members.edits_at_door_of(officer, agency)


def announce(actor: Any, agency: Any, now: datetime, **what: Any) -> Announcement:
    """Put it on the agenda. `what`: title, starts, ends, place, about. Raises `PermissionDenied`, `Barred`."""
    _permit(actor, agency)
    _bar(what["starts"], what.get("ends"), now)
    with transaction.atomic():
        made = Announcement.objects.create(agency=agency, changed=now, **what)
        record(Event.ANNOUNCED, made, actor, starts=made.starts.isoformat())
    return made


def move(
    actor: Any, announcement: Announcement, starts: datetime, ends: datetime | None, now: datetime
) -> None:
    """Give it another time; the old one stays to be read. Raises `PermissionDenied`, `Barred`."""
    _permit(actor, announcement.agency)
    _bar(starts, ends, now)
    with transaction.atomic():
        row = _standing(announcement)
        before = date_format(timezone.localtime(row.starts), "j F Y, H.i")
        row.change = _("Semula %(before)s.") % {"before": before}
        row.starts, row.ends, row.changed = starts, ends, now
        row.changes += 1
        row.save()
        record(Event.MOVED, row, actor, before=before, after=starts.isoformat())


def call_off(actor: Any, announcement: Announcement, reason: str, now: datetime) -> None:
    """It will not take place; the reason is told. Raises `PermissionDenied`, `Barred`."""
    _permit(actor, announcement.agency)
    if not reason.strip():
        raise Barred(Reason("reason", gettext_lazy("Tulis mengapa acara ini batal.")))
    with transaction.atomic():
        row = _standing(announcement)
        row.cancelled, row.change, row.changed = True, reason.strip(), now
        row.changes += 1
        row.save()
        record(Event.CANCELLED, row, actor, reason=row.change)


def _standing(announcement: Announcement) -> Announcement:
    row = Announcement.objects.select_for_update().get(pk=announcement.pk)
    if row.cancelled:
        raise Barred(Reason("cancelled", gettext_lazy("Acara ini sudah batal. Umumkan yang baru.")))
    return row


def _permit(actor: Any, agency: Any) -> None:
    if not may(actor, agency):
        raise PermissionDenied


def _bar(starts: datetime, ends: datetime | None, now: datetime) -> None:
    reasons = []
    if starts < now:
        reasons.append(Reason("past", gettext_lazy("Waktunya sudah lewat. Isi waktu yang akan datang.")))
    if ends and ends < starts:
        reasons.append(
            Reason("order", gettext_lazy("Selesai lebih dahulu daripada mulai. Periksa keduanya."))
        )
    if reasons:
        raise Barred(*reasons)
