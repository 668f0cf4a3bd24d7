"""Keep the information list."""

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
from lawang.site.service.events import Event
from lawang.site.service.models import Item
from lawang.site.service.terms import Class

__all__ = ["enlist", "renew"]


def enlist(actor: Any, fields: dict[str, Any]) -> Item:
    """Put something on the list. Raises `PermissionDenied` for who is no PPID, `Barred`."""
    if not members.holds(actor, Role.PPID):
        raise PermissionDenied
    reasons = []
    if fields["kind"] == Class.EXEMPT and not fields.get("ground"):
        reasons.append(Reason("ground", _("Informasi yang dikecualikan memerlukan dasar Pasal 17.")))
    if fields["kind"] == Class.PERIODIC and not fields.get("rhythm"):
        reasons.append(Reason("rhythm", _("Informasi berkala memerlukan jangka waktu pembaruan.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        item = Item.objects.create(**fields)
        record(Event.LISTED, item, actor)
    return item


def renew(actor: Any, item: Item, day: datetime.date) -> Item:
    """Note that it was brought up to date. Raises `PermissionDenied`."""
    if not members.holds(actor, Role.PPID):
        raise PermissionDenied
    with transaction.atomic():
        item.renewed = day
        item.save(update_fields=["renewed"])
        record(Event.RENEWED, item, actor, day=day.isoformat())
    return item
