"""Say how soon a door reads what is handed in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.releases.events import Event
from lawang.site.releases.models import Standard

__all__ = ["set_standard"]


def set_standard(actor: Any, door: Any, hours: int) -> Standard:
    """From the next submission on. Raises `PermissionDenied` for who neither heads nor administers the door."""
    if not door.is_door or not members.holds(actor, Role.HEAD, Role.ADMINISTRATOR, at=door):
        raise PermissionDenied
    with transaction.atomic():
        row, _new = Standard.objects.update_or_create(door=door, defaults={"hours": hours})
        record(Event.STANDARD_SET, row, actor, door=door.pk, hours=hours)
    return row
