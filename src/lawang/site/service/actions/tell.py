"""Write what the yearly report tells beside its figures."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.service.events import Event
from lawang.site.service.models import Remarks

__all__ = ["tell"]


def tell(actor: Any, year: int, fields: dict[str, str]) -> Remarks:
    """Put it in the place of what stood there. Raises `PermissionDenied` for who is no PPID."""
    if not members.holds(actor, Role.PPID):
        raise PermissionDenied
    with transaction.atomic():
        made, _new = Remarks.objects.update_or_create(year=year, defaults=fields)
        record(Event.TOLD, made, actor, year=year)
    return made
