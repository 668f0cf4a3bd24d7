"""Take a request in, from the page or at the desk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.service import access, days, numbers, searching, vault
from lawang.site.service.events import Event
from lawang.site.service.models import Paper, Request, Requester
from lawang.site.service.terms import Channel, PaperKind

__all__ = ["PERSONAL", "receive"]

PERSONAL = ("who", "name", "identity", "address", "phone", "email", "occupation", "proxy")


def receive(
    actor: Any,
    fields: dict[str, Any],
    papers: Iterable[tuple[str, str, bytes]],
    received: datetime.datetime,
    now: datetime.datetime,
) -> Request:
    """Register a request; its number is the receipt. `actor` is None for a requester on the page, otherwise the officer who
    enters a letter, a visit or a call; `papers` are (kind, file name, content). Raises `PermissionDenied`, `Barred`."""
    body = fields["body"]
    if actor is not None and not members.holds(actor, Role.PPID, at=body):
        raise PermissionDenied
    papers = list(papers)
    _bar(actor, fields, {kind for kind, _name, _content in papers}, received, now)
    personal = {name: fields.get(name, "") for name in PERSONAL}
    asked = {name: value for name, value in fields.items() if name not in PERSONAL}
    stored = [(kind, name, vault.keep(content), len(content)) for kind, name, content in papers]
    try:
        with transaction.atomic():
            number = numbers.next_number(numbers.REQUEST, days.local_day(received, body).year)
            due = days.due("answer", received, body).day
            request = Request.objects.create(
                number=number, received=received, due=due, entered_by=actor, **asked
            )
            Requester.objects.create(request=request, **personal)
            for kind, name, place, size in stored:
                Paper.objects.create(request=request, kind=kind, filename=name, stored=place, size=size)
            searching.REQUESTS.put(request.pk, "", request.information)
            record(Event.RECEIVED, request, actor, channel=str(request.channel), due=due.isoformat())
    except BaseException:
        for _kind, _name, place, _size in stored:
            vault.drop(place)
        raise
    return request


def _bar(
    actor: Any,
    fields: dict[str, Any],
    given: set[Any],
    received: datetime.datetime,
    now: datetime.datetime,
) -> None:
    reasons = []
    if not access.bodies().filter(pk=fields["body"].pk).exists():
        reasons.append(Reason("no_ppid", _("Badan publik ini belum punya PPID di sini.")))
    if received > now:
        reasons.append(Reason("future", _("Waktu diterima belum tiba.")))
    if not (fields.get("email") or fields.get("phone") or actor):
        reasons.append(
            Reason("contact", _("Isi surel atau nomor telepon, agar kami dapat menghubungi Anda."))
        )
    if actor is None and PaperKind.IDENTITY not in given:
        reasons.append(Reason("identity", _("Lampirkan foto kartu identitas atau akta pengesahan.")))
    if fields.get("proxy") and PaperKind.ATTORNEY not in given:
        reasons.append(Reason("attorney", _("Permohonan lewat kuasa memerlukan surat kuasa.")))
    if actor is not None and fields.get("channel", Channel.WEB) == Channel.WEB:
        reasons.append(Reason("channel", _("Pilih bagaimana permohonan ini masuk.")))
    if reasons:
        raise Barred(*reasons)
