"""Hand the role of a door's editor to another officer for a while, and take it back."""

from __future__ import annotations

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access
from lawang.site.members.events import Event
from lawang.site.members.models import Delegation, Officer, Organisation
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason

__all__ = ["MOST_DAYS", "delegate", "end_delegation"]

# Longer than any leave: who is away longer is replaced by the administrator.
MOST_DAYS = 92


def delegate(
    actor: Officer,
    to: Officer,
    organisation: Organisation,
    since: datetime.datetime,
    until: datetime.datetime,
    now: datetime.datetime,
) -> Delegation:
    """Let `to` act as editor of this door in the actor's place. Raises `PermissionDenied` for who is no editor there in their own
    right, `Barred`."""
    if not organisation.is_door or actor.pk not in access.authority(actor, Role.EDITOR, organisation):
        raise PermissionDenied
    reasons = []
    if access.authority(to, Role.EDITOR, organisation) & {to.pk}:
        reasons.append(Reason("editor", _("Orang itu sudah penyunting di pintu ini.")))
    if not access.held(to):
        reasons.append(Reason("nobody", _("Orang itu tidak berperan di instansi mana pun.")))
    if until <= since or until <= now:
        reasons.append(Reason("dates", _("Hari terakhir harus sesudah hari pertama, dan belum lewat.")))
    elif until - since > datetime.timedelta(days=MOST_DAYS):
        reasons.append(Reason("long", _("Paling lama %(most)s hari.") % {"most": MOST_DAYS}))
    standing = Delegation.objects.filter(officer=actor, to=to, organisation=organisation, ended__isnull=True)
    if standing.filter(since__lt=until, until__gt=since).exists():
        reasons.append(Reason("standing", _("Orang itu sudah mewakili Anda pada hari-hari itu.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        made = Delegation.objects.create(
            officer=actor, to=to, organisation=organisation, since=since, until=until
        )
        times = {"since": since.isoformat(), "until": until.isoformat()}
        record(Event.DELEGATED, made, actor, to=to.pk, organisation=organisation.pk, **times)
    to.__dict__.pop("_held", None)
    return made


def end_delegation(actor: Officer, delegation: Delegation, now: datetime.datetime) -> None:
    """Take it back: by who gave it, by who holds it, or by the door's administrator. Raises `PermissionDenied`, `Barred`."""
    own = actor.pk in (delegation.officer_id, delegation.to_id)
    if not own and not access.administered(actor).filter(pk=delegation.organisation_id).exists():
        raise PermissionDenied
    with transaction.atomic():
        row = Delegation.objects.select_for_update().get(pk=delegation.pk)
        if row.ended or row.until <= now:
            raise Barred(Reason("over", _("Perwakilan ini sudah berakhir.")))
        row.ended = now
        row.save(update_fields=["ended"])
        record(Event.DELEGATION_ENDED, row, actor, to=row.to_id, organisation=row.organisation_id)
