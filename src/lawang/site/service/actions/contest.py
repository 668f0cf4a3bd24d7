"""Objection, the superior's decision, and the dispute that may follow."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.deadlines import Due
from lawang.site.audit.actions.record import record
from lawang.site.reasons import Barred, Reason
from lawang.site.service import days, numbers
from lawang.site.service.actions.permit import ppid, superior
from lawang.site.service.events import Event
from lawang.site.service.models import Objection, Request
from lawang.site.service.terms import Ground, Outcome, Status

__all__ = ["decide", "dispute", "dispute_until", "may_object", "object_to", "objection_until"]


def _arose(request: Request) -> datetime.datetime | None:
    """When a reason to object arose: the notice, or the end of the body's time without one."""
    if request.closed:
        return request.closed if request.status == Status.ANSWERED else None
    return days.due("answer", request.received, request.body, bool(request.extended)).at


def objection_until(request: Request) -> Due | None:
    """The last day for an objection; None for a request that was taken back."""
    arose = _arose(request)
    return days.due("objection", arose, request.body) if arose else None


def dispute_until(objection: Objection) -> Due:
    """The last day to bring it before the Komisi Informasi: after the superior's reply, or after their time without one."""
    body = objection.request.body
    since = objection.decided or days.due("decision", objection.received, body).at
    return days.due("dispute", since, body)


def may_object(request: Request, now: datetime.datetime) -> list[Reason]:
    """What bars an objection now."""
    until, arose = objection_until(request), _arose(request)
    reasons = []
    if until is None:
        reasons.append(Reason("withdrawn", _("Permohonan ini sudah dicabut.")))
    elif now > until.at:
        reasons.append(Reason("late", _("Waktu mengajukan keberatan sudah lewat.")))
    if request.open and days.local_day(now, request.body) <= request.due:
        reasons.append(Reason("early", _("Waktu menjawab belum habis.")))
    if request.objections.filter(ruling="").exists():
        reasons.append(Reason("pending", _("Keberatan Anda sebelumnya belum diputus.")))
    elif arose and request.objections.filter(received__gte=arose).exists():
        reasons.append(
            Reason("decided", _("Keberatan ini sudah diputus; langkah berikutnya Komisi Informasi."))
        )
    return reasons


def object_to(
    request: Request, ground: Any, position: str, now: datetime.datetime, actor: Any = None
) -> Objection:
    """Whoever opened the request with its secret may object; `actor` is the PPID who enters a letter or a visit, and `now` when
    that came. Raises `PermissionDenied`, `Barred`."""
    if actor is not None:
        ppid(actor, request)
    reasons = may_object(request, now)
    if not position.strip():
        reasons.append(Reason("empty", _("Ceritakan singkat apa yang Anda keberatkan.")))
    if request.open and ground not in (Ground.C, Ground.B):
        reasons.append(Reason("ground", _("Belum ada jawaban: pilih alasan b atau c.")))
    if ground == Ground.A and request.outcome not in (Outcome.REFUSED, Outcome.PARTIAL):
        reasons.append(Reason("ground", _("Tidak ada yang ditolak: pilih alasan yang lain.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        made = Objection.objects.create(
            number=numbers.next_number(numbers.OBJECTION, days.local_day(now, request.body).year),
            request=request,
            ground=ground,
            position=position.strip(),
            received=now,
            due=days.due("decision", now, request.body).day,
        )
        record(Event.OBJECTED, made, actor, request=request.number, ground=str(ground))
    return made


def decide(actor: Any, objection: Objection, fields: dict[str, str], now: datetime.datetime) -> Objection:
    """The superior's written decision: `ruling`, `decision`, and `order` to the PPID. Raises `PermissionDenied`, `Barred`."""
    superior(actor, objection.request)
    reasons = []
    if objection.ruling:
        reasons.append(Reason("decided", _("Keberatan ini sudah diputus.")))
    if not fields["decision"].strip():
        reasons.append(Reason("empty", _("Tulis tanggapannya; pemohon menerimanya secara tertulis.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        row = Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk, ruling="")
        for name in ("ruling", "decision", "order"):
            setattr(row, name, fields.get(name, "").strip())
        row.decided, row.decided_by = now, actor
        row.save()
        record(Event.DECIDED, row, actor, ruling=row.ruling)
    return row


def dispute(objection: Objection, number: str, day: datetime.date) -> Objection:
    """Note that the requester went to the Komisi Informasi, told by them or by the commission. Raises `Barred`."""
    first = objection.decided or days.due("decision", objection.received, objection.request.body).at
    reasons = []
    if not number.strip():
        reasons.append(Reason("empty", _("Isi nomor sengketa dari Komisi Informasi.")))
    if day < days.local_day(first, objection.request.body):
        reasons.append(
            Reason("early", _("Sengketa diajukan setelah tanggapan atasan, atau setelah waktunya habis."))
        )
    if day > dispute_until(objection).day:
        reasons.append(Reason("late", _("Waktu mengajukan sengketa sudah lewat.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        objection.dispute, objection.disputed = number.strip(), day
        objection.save(update_fields=["dispute", "disputed"])
        record(Event.DISPUTED, objection, None)
    return objection
