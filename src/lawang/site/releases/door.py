"""The door: the one place where the state of a version is written, by the one table in `states.py`."""

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
from lawang.site.releases.models import Version
from lawang.site.releases.states import EDITABLE, OUT, TABLE, Move, State, Who

__all__ = ["may", "may_edit", "moves", "parts", "permit", "take", "void"]


def parts(version: Version, officer: Any) -> frozenset[Who]:
    """As what an officer stands before a version: a set of `Who`."""
    release = version.release
    found = set()
    if members.holds(officer, Role.WRITER, Role.EDITOR, at=release.owner):
        found.add(Who.WRITER)
    if release.door is not None and members.holds(officer, Role.EDITOR, at=release.door):
        found.add(Who.DOOR)
        wrote = {version.written_by_id, version.edited_by_id}
        # who stands in for a writer approves no more than the writer would
        if officer.pk not in wrote and members.authority(officer, Role.EDITOR, release.door) - wrote:
            found.add(Who.OTHER)
    return frozenset(found)


def may(version: Version, act: str, officer: Any) -> bool:
    """May this officer make this move now, as far as roles and the state go? Reasons are the action's matter."""
    move = TABLE[act]
    return version.state in move.sources and bool(move.by & parts(version, officer))


def moves(version: Version, officer: Any) -> dict[str, Move]:
    """The moves that are open to an officer."""
    return {act: move for act, move in TABLE.items() if may(version, act, officer)}


def may_edit(version: Version, officer: Any, now: datetime.datetime) -> bool:
    """May this officer change the text now? The owner's writers until it is approved, the door's editors until it is out."""
    if version.state not in EDITABLE or (version.state in OUT and version.public_from <= now):
        return False
    here = parts(version, officer)
    if version.state in (State.DRAFT, State.SUBMITTED):
        return Who.WRITER in here or (Who.DOOR in here and version.state == State.SUBMITTED)
    return Who.DOOR in here or (Who.WRITER in here and version.state != State.IN_REVIEW)


def permit(version: Version, act: str, officer: Any) -> None:
    """Raises `PermissionDenied` when the officer may never make this move, `Barred` when the state is not right for it."""
    move = TABLE[act]
    if not move.by & parts(version, officer):
        raise PermissionDenied
    if version.state not in move.sources:
        words = _("Keadaannya sudah “%(state)s”; muat ulang halaman ini.") % {
            "state": version.get_state_display()
        }
        raise Barred(Reason("state", words, {"state": version.state}))


def take(
    version: Version, act: str, officer: Any, *, fields: dict[str, Any] | None = None, **details: Any
) -> Version:
    """Make the move in the database and in the log, together with `fields` that only the door writes.

    The row is locked and its state read again, so of two who act at once one is barred. Raises `Barred`.
    """
    move = TABLE[act]
    with transaction.atomic():
        row = (
            Version.objects.select_for_update(of=("self",))
            .select_related("release__owner", "release__door")
            .get(pk=version.pk)
        )
        if row.state not in move.sources:
            words = _("Keadaannya sudah “%(state)s”; muat ulang halaman ini.") % {
                "state": row.get_state_display()
            }
            raise Barred(Reason("state", words, {"state": row.state}))
        before = row.state
        row.state = move.to.value
        for name, value in (fields or {}).items():
            setattr(row, name, value)
        row.passing = True
        row.save()
        record(move.event, row, officer, before=before, after=row.state, digest=row.digest, **details)
    return row


def void(version: Version) -> None:
    """The text was changed after approval: called by the guard inside the very save that changes it."""
    move = TABLE["void"]
    before, version.state = version.state, move.to.value
    version.approved_digest, version.approved_by, version.approved, version.public_from = "", None, None, None
    record(move.event, version, None, before=before, after=move.to.value, digest=version.digest)
