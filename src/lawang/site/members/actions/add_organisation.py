"""Add an organisation."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from lawang.site.audit.actions.record import record
from lawang.site.members import access
from lawang.site.members.events import Event
from lawang.site.members.models import Officer, Organisation
from lawang.site.members.roles import Role

__all__ = ["add_organisation"]


def add_organisation(actor: Officer | None, **fields: Any) -> Organisation:
    """A new organisation of these fields. `actor` is None for a command on the server; otherwise an administrator at the
    door of the region. Raises `PermissionDenied`, or `ValidationError` with the fields at fault."""
    organisation = Organisation(**fields)
    if actor is not None:
        door = access.door_of(organisation)
        if door is None or not access.holds(actor, Role.ADMINISTRATOR, at=door):
            raise PermissionDenied
    organisation.full_clean()
    with transaction.atomic():
        organisation.save()
        record(
            Event.ORGANISATION_ADDED, organisation, actor, name=organisation.name, region=organisation.region
        )
    return organisation
