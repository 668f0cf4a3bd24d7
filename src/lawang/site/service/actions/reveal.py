"""Personal data: read at the desk with an entry in the log, given to its owner, erased."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.reasons import Barred, Reason
from lawang.site.service import retention, vault
from lawang.site.service.actions.permit import ppid
from lawang.site.service.events import Event
from lawang.site.service.models import Paper, Request, Requester
from lawang.site.service.terms import PaperKind

__all__ = ["erase", "export", "forget", "reveal", "reveal_paper"]

_SEALED = ("name", "identity", "address", "phone", "email", "occupation", "proxy")


def reveal(actor: Any, request: Request, purpose: str) -> Requester:
    """Show who asked to the PPID; the log keeps who looked and why. Raises `PermissionDenied`, `Barred`."""
    ppid(actor, request)
    if not purpose.strip():
        raise Barred(Reason("purpose", _("Tulis untuk apa data pribadi ini dibuka.")))
    with transaction.atomic():
        record(Event.IDENTITY_READ, request, actor, purpose=purpose.strip()[:200])
    requester: Requester = request.requester
    return requester


def reveal_paper(actor: Any, paper: Paper) -> bytes:
    """The content of a file. Raises `PermissionDenied`."""
    ppid(actor, paper.request)
    with transaction.atomic():
        record(Event.PAPER_READ, paper.request, actor, paper=paper.pk, kind=str(paper.kind))
    return vault.read(paper.stored)


def export(request: Request) -> dict[str, Any]:
    """Everything kept about the requester, for themselves (UU 27/2022 Pasal 6, 7)."""
    requester = request.requester
    with transaction.atomic():
        record(Event.EXPORTED, request, None)
    return {
        "number": request.number,
        "received": request.received.isoformat(),
        "information": request.information,
        "purpose": request.purpose,
        "requester": {name: getattr(requester, name) for name in ("who", *_SEALED)},
        "papers": [
            {"kind": paper.kind, "name": paper.filename, "bytes": paper.size}
            for paper in request.papers.all()
        ],
        "objections": [{"number": row.number, "position": row.position} for row in request.objections.all()],
    }


def erase(request: Request, now: datetime.datetime) -> None:
    """Erase who asked, at their wish; what was asked and answered stays, for the register counts it. Raises `Barred` while the
    request or an objection still needs the address."""
    reasons = []
    if request.open:
        reasons.append(
            Reason("open", _("Permohonan belum dijawab. Cabut dahulu bila jawabannya tidak diperlukan lagi."))
        )
    if request.objections.filter(ruling="").exists():
        reasons.append(Reason("objection", _("Keberatan Anda belum diputus.")))
    if reasons:
        raise Barred(*reasons)
    _erase(request, _SEALED, (PaperKind.IDENTITY, PaperKind.ATTORNEY), now)


def forget(now: datetime.datetime) -> int:
    """Erase what has been kept as long as the table of retention says; gives how many requests it touched."""
    touched = 0
    for rule in retention.rules():
        before = now - datetime.timedelta(days=rule.days)
        old = Request.objects.filter(closed__lt=before, requester__erased__isnull=True)
        if rule.papers:
            old = old.filter(papers__kind__in=rule.papers).distinct()
        for request in old.exclude(objections__ruling="").iterator():
            _erase(request, rule.fields, rule.papers, now)
            touched += 1
    return touched


def _erase(request: Request, fields: Any, papers: Any, now: datetime.datetime) -> None:
    gone = list(Paper.objects.filter(request=request, kind__in=papers).values_list("stored", flat=True))
    with transaction.atomic():
        Paper.objects.filter(request=request, kind__in=papers).delete()
        if fields:
            changes = dict.fromkeys(fields, "")
            Requester.objects.filter(request=request).update(**changes, erased=now)
        record(Event.ERASED, request, None, fields=list(fields), papers=len(gone))
        transaction.on_commit(lambda: _drop(gone))


def _drop(names: list[str]) -> None:
    for name in names:
        vault.drop(name)
