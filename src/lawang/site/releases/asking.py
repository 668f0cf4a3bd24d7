"""Asking an agency for a source: the one table of what becomes of it, and the one place where that is written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.releases.events import Event
from lawang.site.releases.states import Who

if TYPE_CHECKING:
    from lawang.site.releases.models import Ask

__all__ = ["ANSWERERS", "STATUS_WORDS", "STEPS", "Side", "Status", "Step", "permit", "sides", "steps", "take"]

# Who speaks for an agency about what it holds.
ANSWERERS = (Role.WRITER, Role.EDITOR, Role.PPID, Role.HEAD)


class Status(StrEnum):
    """What became of it."""

    OPEN = "open"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


STATUS_WORDS = [
    (Status.OPEN.value, _("menunggu jawaban")),
    (Status.ANSWERED.value, _("dijawab")),
    (Status.DECLINED.value, _("ditolak")),
    (Status.WITHDRAWN.value, _("dibatalkan")),
]


class Side(StrEnum):
    """As what somebody may make a step."""

    ASKER = "asker"  # a writer of the release, or an editor of its door
    ASKED = "asked"  # who speaks for the agency that is asked


@dataclass(frozen=True)
class Step:
    """One row: from open to which status, by whom, what is recorded."""

    to: Status
    by: Side
    event: Event


STEPS: dict[str, Step] = {
    "answer": Step(Status.ANSWERED, Side.ASKED, Event.SOURCE_ANSWERED),
    "decline": Step(Status.DECLINED, Side.ASKED, Event.SOURCE_DECLINED),
    "take_back": Step(Status.WITHDRAWN, Side.ASKER, Event.SOURCE_NOT_ASKED),
}


def sides(ask: Ask, officer: Any) -> frozenset[Side]:
    """As what an officer stands before a question."""
    from lawang.site.releases import door

    found = set()
    if members.holds(officer, *ANSWERERS, at=ask.organisation):
        found.add(Side.ASKED)
    if door.parts(ask.version, officer) & {Who.WRITER, Who.DOOR}:
        found.add(Side.ASKER)
    return frozenset(found)


def steps(ask: Ask, officer: Any) -> frozenset[str]:
    """The steps that are open to an officer now."""
    if ask.status != Status.OPEN:
        return frozenset()
    here = sides(ask, officer)
    return frozenset(name for name, step in STEPS.items() if step.by in here)


def permit(ask: Ask, name: str, officer: Any) -> None:
    """Raises `PermissionDenied` when the officer may never make this step, `Barred` when it was closed before."""
    if STEPS[name].by not in sides(ask, officer):
        raise PermissionDenied
    if ask.status != Status.OPEN:
        raise Barred(_closed(ask))


def take(ask: Ask, name: str, officer: Any, now: datetime.datetime, **fields: Any) -> Ask:
    """Write the step and its `fields`, once: of two who answer at the same time one is barred. Raises `Barred`."""
    step = STEPS[name]
    with transaction.atomic():
        row = type(ask).objects.select_for_update(of=("self",)).get(pk=ask.pk)
        if row.status != Status.OPEN:
            raise Barred(_closed(row))
        row.status, row.closed_by, row.closed = step.to.value, officer, now
        for field, value in fields.items():
            setattr(row, field, value)
        row.save()
        details = {"version": row.version_id, "source": row.source_id, "reason": row.reason}
        record(step.event, row, officer, **{name: value for name, value in details.items() if value})
    return row


def _closed(ask: Ask) -> Reason:
    words = _("Permintaan ini sudah %(status)s; muat ulang halaman ini.")
    return Reason("closed", words % {"status": ask.get_status_display()}, {"status": ask.status})
