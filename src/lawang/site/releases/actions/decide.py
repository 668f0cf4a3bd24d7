"""What persons decide about findings: confirm, override, dismiss, second."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.check import Verdict
from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.releases import door
from lawang.site.releases.actions.check import Judged, current, judged
from lawang.site.releases.events import Event
from lawang.site.releases.models import Decision, Version
from lawang.site.releases.states import EDITABLE, Act, Who

__all__ = ["ALLOWED", "decide", "second"]

# What may be decided about which verdict, and by whom.
ALLOWED: dict[Act, tuple[frozenset[str], frozenset[Who]]] = {
    Act.CONFIRM: (
        frozenset({Verdict.UNSUPPORTED.value, Verdict.UNDETERMINED.value}),
        frozenset({Who.WRITER, Who.DOOR}),
    ),
    Act.OVERRIDE: (
        frozenset({Verdict.UNSUPPORTED.value, Verdict.UNDETERMINED.value}),
        frozenset({Who.WRITER, Who.DOOR}),
    ),
    Act.DISMISS: (
        frozenset({Verdict.CONTRADICTED.value, Verdict.UNSUPPORTED.value, Verdict.UNDETERMINED.value}),
        frozenset({Who.DOOR}),
    ),
}
_EVENTS = {
    Act.CONFIRM: Event.CONFIRMED,
    Act.OVERRIDE: Event.OVERRIDDEN,
    Act.DISMISS: Event.DISMISSED,
}


def decide(actor: Any, version: Version, key: str, act: Act, reason: str, now: datetime.datetime) -> Decision:
    """Sign a decision about the open finding of this key. Raises `PermissionDenied`, `Barred`."""
    verdicts, who = ALLOWED[act]
    if not who & door.parts(version, actor):
        raise PermissionDenied
    item = _open(version, key)
    reasons = _state(version)
    if not reason.strip():
        reasons.append(Reason("reason", _("Tulis alasannya, agar yang lain dapat menilainya.")))
    if item is None:
        reasons.append(Reason("gone", _("Temuan ini sudah tidak ada; muat ulang halaman ini.")))
    elif item.found.verdict not in verdicts:
        reasons.append(
            Reason("verdict", _("Yang berbeda dari sumber tidak dapat dilanjutkan dengan alasan saja."))
        )
    if reasons or item is None:
        raise Barred(*reasons)
    with transaction.atomic():
        decision = Decision.objects.create(
            release=version.release,
            key=key,
            act=act.value,
            words=item.words,
            verdict=item.found.verdict,
            kind=item.found.kind,
            reason=reason.strip(),
            by=actor,
            at=now,
        )
        record(_EVENTS[act], version, actor, key=key, words=item.words, reason=reason.strip())
    return decision


def second(actor: Any, version: Version, key: str, now: datetime.datetime) -> Decision:
    """Sign another editor's dismissal. Raises `PermissionDenied` for who is no door editor, `Barred` for who made it."""
    if Who.DOOR not in door.parts(version, actor):
        raise PermissionDenied
    item = _open(version, key)
    reasons = _state(version)
    if item is None or item.decision is None or not item.waits:
        reasons.append(Reason("gone", _("Tidak ada temuan keliru yang menunggu saksi di sini.")))
    elif members.authority(actor, Role.EDITOR, version.release.door) <= {item.decision.by_id}:
        # also who stands in for the first
        reasons.append(Reason("self", _("Saksi harus penyunting lain.")))
    if reasons or item is None or item.decision is None:
        raise Barred(*reasons)
    with transaction.atomic():
        decision = Decision.objects.select_for_update().get(pk=item.decision.pk)
        decision.second, decision.seconded = actor, now
        decision.save(update_fields=["second", "seconded"])
        record(Event.DISMISSAL_SECONDED, version, actor, key=key, words=decision.words, of=decision.by_id)
    return decision


def _open(version: Version, key: str) -> Judged | None:
    return next((item for item in judged(current(version)) if item.found.key == key), None)


def _state(version: Version) -> list[Reason]:
    if version.state in EDITABLE:
        return []
    return [Reason("state", _("Siaran pers ini sudah terbit; mulailah ralat."))]
