"""Ask the agency that holds the fact for a source, and take that back."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.reasons import Barred, Reason
from lawang.site.releases import asking, door
from lawang.site.releases.events import Event
from lawang.site.releases.models import Ask, Version
from lawang.site.releases.states import OPEN, Who

__all__ = ["ask", "take_back"]


def ask(
    actor: Any,
    version: Version,
    organisation: Any,
    what: str,
    due: datetime.datetime,
    now: datetime.datetime,
    *,
    officer: Any = None,
    words: str = "",
    key: str = "",
) -> Ask:
    """Ask `organisation`, or its `officer`, for a source of `version`; `words` is the sentence that lacks it, `key` the finding
    on it. Raises `PermissionDenied`, `Barred`."""
    if not door.parts(version, actor) & {Who.WRITER, Who.DOOR}:
        raise PermissionDenied
    reasons = []
    if version.state not in OPEN:
        reasons.append(Reason("state", _("Setelah disetujui, sumbernya tidak dapat ditambah.")))
    if not what.strip():
        reasons.append(Reason("what", _("Tulis sumber apa yang Anda minta.")))
    if due <= now:
        reasons.append(Reason("due", _("Tenggatnya sudah lewat. Pilih waktu yang akan datang.")))
    able = members.with_roles(*asking.ANSWERERS, at=organisation)
    if not able.exists():
        reasons.append(
            Reason("nobody", _("Belum ada pejabat di instansi itu. Mintalah kepada yang lain, atau telepon."))
        )
    elif officer is not None and not able.filter(pk=officer.pk).exists():
        reasons.append(Reason("officer", _("Pejabat itu tidak berperan di instansi tersebut.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        made = Ask.objects.create(
            version=version,
            organisation=organisation,
            officer=officer,
            what=what.strip(),
            words=words.strip(),
            key=key,
            due=due,
            asked_by=actor,
            asked=now,
        )
        record(Event.SOURCE_ASKED, made, actor, version=version.pk, organisation=organisation.pk)
    return made


def take_back(actor: Any, wanted: Ask, now: datetime.datetime) -> Ask:
    """The source is not needed any more. Raises `PermissionDenied`, `Barred`."""
    asking.permit(wanted, "take_back", actor)
    return asking.take(wanted, "take_back", actor, now)
