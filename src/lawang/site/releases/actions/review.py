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

__all__ = ["approve", "claim", "send_back", "take_over"]


def claim(actor: Any, version: Version) -> Version:
    """Begin to review; the others see who does. Raises `PermissionDenied`, `Barred`."""
    door.permit(version, "claim", actor)
    return door.take(version, "claim", actor, fields={"claimed_by": actor})


def take_over(actor: Any, version: Version) -> Version:
    """Go on with the review that another began. Raises `PermissionDenied`, `Barred`."""
    door.permit(version, "take_over", actor)
    if version.claimed_by_id == actor.pk:
        raise Barred(Reason("self", _("Anda sudah memeriksanya.")))
    fields = {"claimed_by": actor}
    return door.take(version, "take_over", actor, fields=fields, of=version.claimed_by_id)


def send_back(actor: Any, version: Version, reason: str) -> Version:
    """Give it back to its writers, with what to do. Raises `PermissionDenied`, `Barred`."""
    door.permit(version, "send_back", actor)
    reasons = _claimed(version, actor)
    if not reason.strip():
        reasons.append(Reason("reason", _("Tulis apa yang perlu diperbaiki.")))
    if reasons:
        raise Barred(*reasons)
    fields = {"due": None, "claimed_by": None}
    return door.take(version, "send_back", actor, fields=fields, reason=reason.strip())


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
        reasons = [*_claimed(held, actor), *barring(held, checked)]
        if reasons:
            raise Barred(*reasons)
        fields = {"approved_digest": held.digest, "approved_by": actor, "approved": now}
        return door.take(held, "approve", actor, fields=fields, check=checked.pk, basis=checked.basis)


def _claimed(version: Version, actor: Any) -> list[Reason]:
    """Two do not review the same: who did not begin to takes over first."""
    if version.claimed_by_id in (None, actor.pk):
        return []
    words = _("%(name)s sedang memeriksanya. Ambil alih dahulu bila Anda yang melanjutkan.")
    return [Reason("claimed", words % {"name": version.claimed_by})]
