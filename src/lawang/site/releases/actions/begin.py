"""Begin a release, or the correction of one."""

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
from lawang.site.releases import door
from lawang.site.releases.events import Event
from lawang.site.releases.models import Release, Use, Version
from lawang.site.releases.states import OUT, State, Who

__all__ = ["begin", "correct"]

_KEPT = ("place", "dated", "lead", "body", "contact")


def begin(actor: Any, owner: Any, headline: str, now: datetime.datetime) -> Version:
    """A new release of `owner`, with an empty first version. Raises `PermissionDenied` for who does not write there."""
    if not members.holds(actor, Role.WRITER, Role.EDITOR, at=owner):
        raise PermissionDenied
    with transaction.atomic():
        release = Release.objects.create(owner=owner, door=members.door_of(owner), begun_by=actor)
        version = Version(
            release=release,
            headline=headline,
            written_by=actor,
            edited_by=actor,
            edited=now,
            dated=now.date(),
        )
        version.save()
        version.save_revision(user=actor)
        record(Event.BEGUN, version, actor, owner=owner.pk)
    return version


def correct(actor: Any, version: Version, now: datetime.datetime) -> Version:
    """The next version of a release that is out, as a draft with the same text and sources. The old one stays public until
    the new one has gone through the door. Raises `PermissionDenied` or `Barred`."""
    if not door.parts(version, actor) & {Who.WRITER, Who.DOOR}:
        raise PermissionDenied
    reasons = []
    if version.state not in OUT or version.public_from > now:
        reasons.append(Reason("not_out", _("Hanya siaran pers yang sudah terbit dapat diralat.")))
    if version.release.versions.filter(number__gt=version.number).exists():
        reasons.append(Reason("begun", _("Ralatnya sudah dimulai.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        fresh = Version(
            release=version.release,
            number=version.number + 1,
            headline=version.headline,
            written_by=actor,
            edited_by=actor,
            edited=now,
            **{name: getattr(version, name) for name in _KEPT},
        )
        fresh.topics.set(version.topics.all())
        fresh.supporting.set(version.supporting.all())
        fresh.save()
        fresh.save_revision(user=actor)
        for use in version.uses.all():
            Use.objects.create(version=fresh, source_id=use.source_id, by=actor)
        record(Event.CORRECTION_BEGUN, fresh, actor, corrects=version.pk, state=str(State.DRAFT))
    return fresh
