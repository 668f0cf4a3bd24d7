"""What a watcher decides about a case: it is real, it is accepted, or the finding is wrong."""

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
from lawang.site.watch.events import Event
from lawang.site.watch.models import Case

__all__ = ["CHOICES", "decide"]

# What may be decided, what is recorded, and whether it wants a reason.
CHOICES: dict[str, tuple[Event, bool]] = {
    "real": (Event.CONFIRMED, False),
    "accepted": (Event.ACCEPTED, True),
    "false": (Event.FALSE_ALARM, True),
}


def decide(actor: Any, case: Case, choice: str, reason: str, now: datetime.datetime) -> Case:
    """Sign a decision. Raises `PermissionDenied` for who is no watcher, `Barred`."""
    if not members.holds(actor, Role.WATCHER):
        raise PermissionDenied
    event, wants_reason = CHOICES[choice]
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case.pk)
        reasons = []
        if case.state == Case.State.MENDED:
            reasons.append(
                Reason("mended", _("Semua tayangan sudah benar; tidak ada yang perlu diputuskan."))
            )
        if case.state == choice:
            reasons.append(Reason("same", _("Sudah diputuskan begitu.")))
        if case.state == Case.State.ASKED and choice == "real":
            reasons.append(Reason("asked", _("Sudah diminta diralat.")))
        if wants_reason and not reason.strip():
            reasons.append(Reason("reason", _("Tulis alasannya, agar yang lain dapat menilainya.")))
        if reasons:
            raise Barred(*reasons)
        case.state, case.reason, case.decided_by, case.decided = choice, reason.strip(), actor, now
        case.closed = None if choice == "real" else now
        case.save(update_fields=["state", "reason", "decided_by", "decided", "closed"])
        record(event, case, actor, reason=reason.strip())
    return case
