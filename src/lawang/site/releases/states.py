"""The states of a version and the one table of what moves it from one to the next.

This table is the door. Nothing else writes a state: `door.py` reads it for every move, the permission table and the tests
read it too, and the database refuses a version that is past the door without an approval of its very text.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from lawang.site.releases.events import Event

__all__ = [
    "ACT_WORDS",
    "EDITABLE",
    "OPEN",
    "OUT",
    "PASSED",
    "STATE_WORDS",
    "TABLE",
    "Act",
    "Move",
    "State",
    "Who",
]


class State(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


STATE_WORDS = [
    (State.DRAFT.value, _("naskah")),
    (State.SUBMITTED.value, _("diajukan")),
    (State.IN_REVIEW.value, _("diperiksa")),
    (State.APPROVED.value, _("disetujui")),
    (State.SCHEDULED.value, _("dijadwalkan")),
    (State.PUBLISHED.value, _("terbit")),
    (State.CORRECTED.value, _("diralat")),
    (State.WITHDRAWN.value, _("ditarik")),
]


class Who(StrEnum):
    """As what somebody may make a move."""

    WRITER = "writer"  # a writer or editor of the organisation that owns the release
    DOOR = "door"  # an editor of its door
    OTHER = "other"  # an editor of its door who neither began this version nor edited it last
    HOUSE = "house"  # nobody: time, or the house itself


class Act(StrEnum):
    """What a person may decide about a finding."""

    CONFIRM = "confirm"
    OVERRIDE = "override"
    DISMISS = "dismiss"


ACT_WORDS = [
    (Act.CONFIRM.value, _("dipastikan benar")),
    (Act.OVERRIDE.value, _("dilanjutkan dengan alasan")),
    (Act.DISMISS.value, _("temuan keliru")),
]

S, W = State, Who
# States in which the text may be changed; in the last two the change voids the approval.
EDITABLE = frozenset({S.DRAFT, S.SUBMITTED, S.IN_REVIEW, S.APPROVED, S.SCHEDULED})
# While it is being written and read: its sources may change. After approval the basis of the approval stays as it is.
OPEN = frozenset({S.DRAFT, S.SUBMITTED, S.IN_REVIEW})
# States that need an approval of this very text.
PASSED = frozenset({S.APPROVED, S.SCHEDULED, S.PUBLISHED, S.CORRECTED, S.WITHDRAWN})
# States in which the public may see the text, from its time on.
OUT = frozenset({S.SCHEDULED, S.PUBLISHED})


@dataclass(frozen=True)
class Move:
    """One row: from which states to which, by whom, what is recorded. `needs_reason`: a sentence of the person."""

    words: object
    sources: frozenset[State]
    to: State
    by: frozenset[Who]
    event: Event
    needs_reason: bool = False
    danger: bool = False


def _move(
    words: object, sources: Collection[State], to: State, by: Collection[Who], event: Event, **more: bool
) -> Move:
    return Move(words, frozenset(sources), to, frozenset(by), event, **more)


TABLE: dict[str, Move] = {
    "submit": _move(_("Ajukan ke pintu"), {S.DRAFT}, S.SUBMITTED, {W.WRITER}, Event.SUBMITTED),
    "recall": _move(
        _("Tarik kembali ke naskah"), {S.SUBMITTED, S.IN_REVIEW}, S.DRAFT, {W.WRITER}, Event.RECALLED
    ),
    "claim": _move(_("Mulai periksa"), {S.SUBMITTED}, S.IN_REVIEW, {W.DOOR}, Event.CLAIMED),
    "take_over": _move(_("Ambil alih pemeriksaan"), {S.IN_REVIEW}, S.IN_REVIEW, {W.DOOR}, Event.TAKEN_OVER),
    "send_back": _move(
        _("Kembalikan kepada penulis"),
        {S.SUBMITTED, S.IN_REVIEW},
        S.DRAFT,
        {W.DOOR},
        Event.SENT_BACK,
        needs_reason=True,
    ),
    "approve": _move(_("Setujui"), {S.IN_REVIEW}, S.APPROVED, {W.OTHER}, Event.APPROVED),
    # an embargo that has not ended makes it `schedule`; the action decides by the time
    "schedule": _move(_("Jadwalkan sesuai embargo"), {S.APPROVED}, S.SCHEDULED, {W.DOOR}, Event.SCHEDULED),
    "publish": _move(_("Terbitkan"), {S.APPROVED}, S.PUBLISHED, {W.DOOR}, Event.PUBLISHED),
    "unschedule": _move(_("Batalkan jadwal"), {S.SCHEDULED}, S.APPROVED, {W.DOOR}, Event.UNSCHEDULED),
    "arrive": _move(_("Terbit pada waktunya"), {S.SCHEDULED}, S.PUBLISHED, {W.HOUSE}, Event.PUBLISHED),
    "replace": _move(_("Digantikan ralat"), {S.PUBLISHED}, S.CORRECTED, {W.HOUSE}, Event.CORRECTED),
    # an edited text goes back to be read again
    "void": _move(
        _("Persetujuan gugur"),
        {S.APPROVED, S.SCHEDULED},
        S.IN_REVIEW,
        {W.HOUSE},
        Event.APPROVAL_VOIDED,
    ),
    "withdraw": _move(
        _("Tarik siaran pers"),
        {S.SCHEDULED, S.PUBLISHED},
        S.WITHDRAWN,
        {W.DOOR},
        Event.WITHDRAWN,
        needs_reason=True,
        danger=True,
    ),
}
