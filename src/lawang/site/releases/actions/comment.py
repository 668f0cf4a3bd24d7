"""Say something to colleagues about a version."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.reasons import Barred, Reason
from lawang.site.releases import access
from lawang.site.releases.actions.check import current
from lawang.site.releases.events import Event
from lawang.site.releases.models import Comment, Version

__all__ = ["comment"]


def comment(
    actor: Any,
    version: Version,
    text: str,
    now: datetime.datetime,
    sentence: str = "",
    told: Collection[Any] = (),
) -> Comment:
    """Write a remark, perhaps on a sentence of the text; who is `told` gets it by mail. Raises `PermissionDenied` for who does not
    see the version, `Barred`."""
    if not access.visible(actor).filter(pk=version.pk).exists():
        raise PermissionDenied
    reasons = []
    if not text.strip():
        reasons.append(Reason("empty", _("Tulis komentar Anda.")))
    if sentence and sentence not in current(version).text:
        reasons.append(Reason("sentence", _("Kalimat itu sudah berubah; pilih lagi.")))
    if access.readers(version).filter(pk__in=[who.pk for who in told]).count() != len(told):
        reasons.append(Reason("told", _("Yang diberi tahu harus pejabat yang boleh melihat naskah ini.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        made = Comment.objects.create(version=version, by=actor, at=now, text=text.strip(), sentence=sentence)
        made.told.set(told)
        record(Event.COMMENTED, made, actor, version=version.pk, told=sorted(who.pk for who in told))
    return made
