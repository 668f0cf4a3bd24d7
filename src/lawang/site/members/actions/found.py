"""Begin a house: the first organisation, which is the region's door, and its first administrator."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members.actions.add_organisation import add_organisation
from lawang.site.members.events import Event
from lawang.site.members.models import Invitation, Organisation
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason

__all__ = ["found"]


def found(email: str, person: str, **fields: Any) -> Invitation:
    """The door with these fields, and the invitation of its administrator, who invites all others. Asked by a command on the
    server, so no officer is needed. Raises `Barred` where there are organisations already, `ValidationError` with the fields
    at fault."""
    if Organisation.objects.exists():
        words = _("Sudah ada instansi di sini. Pengelola pintu mengundang yang lain dari meja kerjanya.")
        raise Barred(Reason("begun", words))
    with transaction.atomic():
        door = add_organisation(None, kind=Organisation.Kind.AGENCY, is_door=True, **fields)
        invitation = Invitation(
            email=email.strip().lower(), name=person.strip(), organisation=door, role=Role.ADMINISTRATOR
        )
        invitation.full_clean(exclude=["invited_by"])
        invitation.save()
        record(Event.INVITED, invitation, None, organisation=door.pk, role=str(Role.ADMINISTRATOR))
    return invitation
