"""Take up an invitation."""

from __future__ import annotations

import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members.events import Event
from lawang.site.members.models import Invitation, Membership, Officer
from lawang.site.reasons import Barred, Reason

__all__ = ["accept"]


def accept(invitation: Invitation, now: datetime.datetime, password: str | None = None) -> Officer:
    """Open the account if the address has none yet (then `password` is needed) and grant the role.

    The link is the permission. Raises `Barred` when it was used or has expired. An account that exists keeps its password.
    """
    reasons = []
    if invitation.accepted:
        reasons.append(Reason("used", _("Undangan ini sudah dipakai. Silakan masuk.")))
    if invitation.expires <= now:
        reasons.append(Reason("expired", _("Undangan ini sudah kedaluwarsa. Mintalah undangan baru.")))
    officer = Officer.objects.filter(email=invitation.email).first()
    if officer is None and not password:
        reasons.append(Reason("password", _("Tentukan kata sandi.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        if officer is None:
            officer = Officer.objects.create_user(invitation.email, password, name=invitation.name)
            # the link was sent to this very address
            EmailAddress.objects.create(user=officer, email=officer.email, verified=True, primary=True)
        Membership.objects.get_or_create(
            officer=officer, organisation=invitation.organisation, role=invitation.role, until=None
        )
        invitation.accepted = now
        invitation.save(update_fields=["accepted"])
        record(Event.JOINED, officer, officer, organisation=invitation.organisation_id, role=invitation.role)
    return officer
