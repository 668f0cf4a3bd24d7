"""Give a role, and take it away."""

from __future__ import annotations

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access
from lawang.site.members.events import Event
from lawang.site.members.models import Membership, Officer, Organisation
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason

__all__ = ["grant", "revoke"]


def grant(actor: Officer | None, officer: Officer, organisation: Organisation, role: str) -> Membership:
    """Give `officer` a role. `actor` is None for a command on the server. Raises `PermissionDenied` or `Barred`."""
    _permit(actor, organisation)
    if access.holds(officer, role, at=organisation):
        raise Barred(Reason("holds_already", _("Orang ini sudah memegang peran tersebut.")))
    with transaction.atomic():
        membership = Membership.objects.create(officer=officer, organisation=organisation, role=role)
        record(Event.ROLE_GRANTED, officer, actor, organisation=organisation.pk, role=str(role))
    officer.__dict__.pop("_held", None)
    return membership


def revoke(actor: Officer | None, membership: Membership, now: datetime.datetime) -> None:
    """End a membership. Raises `Barred` for the last administrator of a door: nobody could let anyone in again."""
    organisation = membership.organisation
    _permit(actor, organisation)
    others = Membership.objects.filter(organisation=organisation, role=Role.ADMINISTRATOR, until__isnull=True)
    if (
        membership.role == Role.ADMINISTRATOR
        and organisation.is_door
        and not others.exclude(pk=membership.pk).exists()
    ):
        raise Barred(
            Reason("last", _("Pengelola terakhir tidak dapat dicabut. Angkat penggantinya lebih dahulu."))
        )
    with transaction.atomic():
        membership.until = now
        membership.save(update_fields=["until"])
        details = {"organisation": organisation.pk, "role": membership.role}
        record(Event.ROLE_REVOKED, membership.officer, actor, **details)


def _permit(actor: Officer | None, organisation: Organisation) -> None:
    if actor is not None and not access.administered(actor).filter(pk=organisation.pk).exists():
        raise PermissionDenied
