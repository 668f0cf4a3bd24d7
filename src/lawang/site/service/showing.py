"""A reckoning as its page shows it: each day with its number or why it does not count."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lawang.deadlines import Mark
from lawang.site.service import days

__all__ = ["Day", "reckoning", "state"]

_WORDS = {
    Mark.RECEIPT: _("hari diterima, tidak dihitung"),
    Mark.COUNTED: _("hari kerja"),
    Mark.EXTENSION: _("hari kerja, perpanjangan"),
    Mark.WEEKEND: _("akhir pekan"),
    Mark.HOLIDAY: _("hari libur nasional"),
    Mark.LEAVE: _("cuti bersama"),
    Mark.DECREE: _("libur menurut keputusan"),
    Mark.PAUSED: _("waktu berhenti"),
}


@dataclass(frozen=True)
class Day:
    """One day of the table: `number` is empty where it is not counted."""

    day: datetime.date
    number: int
    words: Any
    why: str


def reckoning(step: str, since: datetime.datetime, body: Any, extended: bool = False) -> list[Day]:
    """The days of a step from its beginning to its end."""
    return [
        Day(line.day, line.number, _WORDS[line.mark], line.why)
        for line in days.lines(step, since, body, extended)
    ]


def state(due: datetime.date, today: datetime.date) -> tuple[str, Any]:
    """How near a day is: a class for the badge and the words."""
    left = (due - today).days
    if left < 0:
        return "bad", _("terlambat")
    if left == 0:
        return "bad", _("hari ini")
    return ("warn", _("segera")) if left <= _SOON else ("ok", _("ada waktu"))


# Calendar days from which a due day is called near: the weekend and a day on either side.
_SOON = 4
