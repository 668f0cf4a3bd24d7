"""Moves of the owner's writers: submit to the door, and take back."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.site.members import access as members
from lawang.site.reasons import Barred, Reason
from lawang.site.releases import access, door
from lawang.site.releases.models import Version

__all__ = ["recall", "submit"]


def submit(actor: Any, version: Version, now: datetime.datetime | None = None) -> Version:
    """Hand a draft in. A contradicted fact does not bar it: the door's editor may help. From `now` (by default the clock's) the
    door's service standard runs. Raises `PermissionDenied`, `Barred`."""
    door.permit(version, "submit", actor)
    reasons = [
        Reason("empty", _("Isi dahulu: %(field)s.") % {"field": version._meta.get_field(name).verbose_name})
        for name in ("headline", "place", "dated", "lead", "body", "contact")
        if not getattr(version, name)
    ]
    if version.number > 1 and not version.what_changed:
        reasons.append(Reason("what_changed", _("Tulis apa yang diralat.")))
    keeper = members.door_of(version.release.owner)
    if keeper is None:
        reasons.append(Reason("no_door", _("Wilayah ini belum punya pintu. Hubungi pengelola.")))
    if reasons or keeper is None:
        raise Barred(*reasons)
    version.release.door = keeper
    version.release.save(update_fields=["door"])
    due = (now or timezone.now()) + datetime.timedelta(hours=access.hours(keeper))
    return door.take(version, "submit", actor, fields={"due": due})


def recall(actor: Any, version: Version) -> Version:
    """Take a version back from the door to go on writing. Raises `PermissionDenied`, `Barred`."""
    door.permit(version, "recall", actor)
    return door.take(version, "recall", actor, fields={"due": None, "claimed_by": None})
