"""Invite somebody to a role."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access
from lawang.site.members.events import Event
from lawang.site.members.models import Invitation, Membership, Officer, Organisation
from lawang.site.reasons import Barred, Reason

__all__ = ["invite"]


def invite(actor: Officer, email: str, name: str, organisation: Organisation, role: str) -> Invitation:
    """Send an invitation. Raises `PermissionDenied` for who does not administer the organisation, `Barred` when the
    person holds the role already."""
    if not access.administered(actor).filter(pk=organisation.pk).exists():
        raise PermissionDenied
    email = email.strip().lower()
    standing = Membership.objects.filter(
        officer__email=email, organisation=organisation, role=role, until__isnull=True
    )
    if standing.exists():
        raise Barred(Reason("holds_already", _("Orang ini sudah memegang peran tersebut."), {"email": email}))
    with transaction.atomic():
        invitation = Invitation.objects.create(
            email=email, name=name, organisation=organisation, role=role, invited_by=actor
        )
        record(Event.INVITED, invitation, actor, organisation=organisation.pk, role=str(role))
    return invitation
