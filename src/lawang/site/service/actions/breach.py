"""Note a breach of personal data, and that those concerned and the authority were told."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.service import days
from lawang.site.service.events import Event
from lawang.site.service.models import Breach

__all__ = ["note", "told"]

_WHOM = {"people": "told_people", "authority": "told_authority"}


def note(actor: Any, body: Any, fields: dict[str, Any], now: datetime.datetime) -> Breach:
    """Start the clock from when it was noticed. Raises `PermissionDenied` for who is no PPID there, `Barred`."""
    if not members.holds(actor, Role.PPID, at=body):
        raise PermissionDenied
    if fields["noticed"] > now:
        raise Barred(Reason("future", _("Waktu diketahui belum tiba.")))
    with transaction.atomic():
        due = days.due("breach", fields["noticed"], body).at
        made = Breach.objects.create(body=body, by=actor, due=due, **fields)
        record(Event.BREACH_NOTED, made, actor, due=due.isoformat(), concerned=made.concerned)
    return made


def told(actor: Any, breach: Breach, whom: str, now: datetime.datetime) -> None:
    """`whom`: people or authority. Once; raises `PermissionDenied`, `Barred`."""
    if not members.holds(actor, Role.PPID, at=breach.body):
        raise PermissionDenied
    field = _WHOM[whom]
    with transaction.atomic():
        if not Breach.objects.filter(pk=breach.pk, **{f"{field}__isnull": True}).update(**{field: now}):
            raise Barred(Reason("told", _("Ini sudah dicatat.")))
        record(Event.BREACH_TOLD, breach, actor, whom=whom, late=now > breach.due)
