"""Moves of the door's editors before a release goes out."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.reasons import Barred, Reason
from lawang.site.releases import door
from lawang.site.releases.actions.check import barring, current
from lawang.site.releases.models import Version

__all__ = ["approve", "claim", "send_back"]


def claim(actor: Any, version: Version) -> Version:
    """Begin to review. Raises `PermissionDenied`, `Barred`."""
    door.permit(version, "claim", actor)
    return door.take(version, "claim", actor)


def send_back(actor: Any, version: Version, reason: str) -> Version:
    """Give it back to its writers, with what to do. Raises `PermissionDenied`, `Barred`."""
    door.permit(version, "send_back", actor)
    if not reason.strip():
        raise Barred(Reason("reason", _("Tulis apa yang perlu diperbaiki.")))
    return door.take(version, "send_back", actor, reason=reason.strip())


def approve(actor: Any, version: Version, now: datetime.datetime) -> Version:
    """Approve the text as it stands, for good: a later change voids it.

    Raises `PermissionDenied` for who is no editor of the door, wrote it or edited it last; `Barred` with every finding that
    is not settled. The check is made of the very text that is approved.
    """
    door.permit(version, "approve", actor)
    with transaction.atomic():
        held = Version.objects.select_for_update(of=("self",)).get(pk=version.pk)
        door.permit(held, "approve", actor)
        checked = current(held)
        reasons = barring(held, checked)
        if reasons:
            raise Barred(*reasons)
        fields = {"approved_digest": held.digest, "approved_by": actor, "approved": now}
        return door.take(held, "approve", actor, fields=fields, check=checked.pk, basis=checked.basis)
