"""From receipt to due day: a quick reckoning, and the same day by day for a person to follow.

Where readings differ (a time zone of each side, a step that two tables have, decrees that contradict each other) the duty of a
body ends with the earliest reading and the right of a requester with the latest: a clash never shortens a right.
"""

from __future__ import annotations

import calendar as months
import datetime
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from lawang.deadlines.calendar import Calendar
from lawang.deadlines.law import Holder, Step, Unit
from lawang.errors import BadInput

__all__ = ["Clock", "Due", "Line", "Mark", "Moved", "Pause", "explain", "moved", "reckon"]

_DAY = datetime.timedelta(days=1)
_END = datetime.time(23, 59, 59)
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Pause:
    """Days, both included, on which a clock stands still where the law table knows such a thing."""

    first: datetime.date
    last: datetime.date
    why: str = ""

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Clock:
    """What is reckoned: the readings of a step, when it began (an aware time), the zones of both sides, whether the extension
    was taken, and when it stood still."""

    steps: tuple[Step, ...]
    received: datetime.datetime
    zones: tuple[ZoneInfo, ...]
    extended: bool = False
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        if self.received.tzinfo is None:
            raise BadInput(self.received.isoformat(), "tanpa zona waktu.", "Sertakan WIB, WITA atau WIT.")
        if not self.steps or not self.zones:
            raise BadInput("Clock", "tanpa langkah atau zona.", "Beri sedikitnya satu.")

    @property
    def right(self) -> bool:
        """Is it a requester's right, which ends with the latest reading?"""
        return self.steps[0].holder is Holder.REQUESTER


@dataclass(frozen=True)
class Due:
    """The last day, the last second of it in its zone, and the reading it comes from."""

    day: datetime.date
    at: datetime.datetime
    step: Step
    zone: ZoneInfo


class Mark(StrEnum):
    """What a day is in a reckoning."""

    RECEIPT = "receipt"
    COUNTED = "counted"
    EXTENSION = "extension"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    LEAVE = "leave"
    DECREE = "decree"
    PAUSED = "paused"


@dataclass(frozen=True)
class Line:
    """One day of a reckoning: its mark, its number where it is counted, and the name of the holiday or decree."""

    day: datetime.date
    mark: Mark
    number: int = 0
    why: str = ""


@dataclass(frozen=True)
class Moved(Generic[Key]):
    """A deadline that a changed calendar moved."""

    key: Key
    before: datetime.date
    after: Due


def reckon(clock: Clock, calendar: Calendar) -> Due:
    """When the step is due. Raises `BadInput` where the calendar ends before that."""
    found = [_due(clock, step, zone, calendar) for step in clock.steps for zone in clock.zones]
    return max(found, key=lambda due: due.at) if clock.right else min(found, key=lambda due: due.at)


def explain(clock: Clock, calendar: Calendar) -> list[Line]:
    """The reckoning that counts, day by day from receipt to the due day; a step in hours or months shows its two ends."""
    due = reckon(clock, calendar)
    start = clock.received.astimezone(due.zone).date()
    if due.step.unit in (Unit.HOURS, Unit.MONTHS):
        return [Line(start, Mark.RECEIPT), Line(due.day, Mark.COUNTED, due.step.length(clock.extended))]
    return list(_walk(clock, due.step, start, calendar))


def moved(standing: Iterable[tuple[Key, Clock, datetime.date]], calendar: Calendar) -> Iterator[Moved[Key]]:
    """Of deadlines that stand, those that a changed calendar moves. A right that was told is never taken back: it moves later
    or not at all."""
    for key, clock, before in standing:
        after = reckon(clock, calendar)
        if after.day != before and not (clock.right and after.day < before):
            yield Moved(key, before, after)


def _due(clock: Clock, step: Step, zone: ZoneInfo, calendar: Calendar) -> Due:
    length = step.length(clock.extended)
    if step.unit is Unit.HOURS:
        at = (clock.received + datetime.timedelta(hours=length)).astimezone(zone)
        return Due(at.date(), at, step, zone)
    start = clock.received.astimezone(zone).date()
    if step.unit is Unit.MONTHS:
        day = _months_on(start, length)
    else:
        day = _counted(clock, step, start, length, calendar)
    return Due(day, datetime.datetime.combine(day, _END, zone), step, zone)


def _months_on(start: datetime.date, length: int) -> datetime.date:
    """The same day that many months on; the last of the month where there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + length, 12)
    return datetime.date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


def _counted(
    clock: Clock, step: Step, start: datetime.date, length: int, calendar: Calendar
) -> datetime.date:
    """Whole weeks at once, then the holidays among them, until none is left."""
    at = start - _DAY if step.receipt_counts else start
    working = step.unit is Unit.WORKING
    stopped = sorted(_stopped(clock, step, calendar, working))
    calendar.known(start)
    while length:
        goal = _weekly_on(at, length, calendar) if working else at + length * _DAY
        length = calendar.between(at, goal, clock.right) if working else 0
        length += sum(at < day <= goal for day in stopped)
        at = goal
    calendar.known(at)
    return at


def _weekly_on(start: datetime.date, length: int, calendar: Calendar) -> datetime.date:
    """`length` days on that are no weekend."""
    weeks, rest = divmod(length - 1, 7 - len(calendar.weekend))
    day, rest = start + weeks * 7 * _DAY, rest + 1
    while rest:
        day += _DAY
        rest -= not calendar.weekly(day)
    return day


def _stopped(clock: Clock, step: Step, calendar: Calendar, working: bool) -> set[datetime.date]:
    """Days on which the clock stands still and would otherwise run."""
    days: set[datetime.date] = set()
    for pause in clock.pauses if step.stop_clock else ():
        span = (pause.last - pause.first).days + 1
        days |= {pause.first + n * _DAY for n in range(span)}
    return {day for day in days if not (working and calendar.off(day, clock.right))}


def _walk(clock: Clock, step: Step, start: datetime.date, calendar: Calendar) -> Iterator[Line]:
    """Each day in turn, with no arithmetic but counting: what the quick reckoning is held against."""
    day, number, length = start, 0, step.length(clock.extended)
    if not step.receipt_counts:
        yield Line(start, Mark.RECEIPT)
        day += _DAY
    while number < length:
        calendar.known(day)
        line = _free(clock, step, day, calendar)
        if line is None:
            number += 1
            mark = Mark.EXTENSION if number > step.days else Mark.COUNTED
            worked = calendar.worked.get(day)
            line = Line(day, mark, number, f"{worked.name} ({worked.decree})" if worked else "")
        yield line
        day += _DAY


def _free(clock: Clock, step: Step, day: datetime.date, calendar: Calendar) -> Line | None:
    """The day as one that is not counted, or None when it is."""
    if step.unit is Unit.WORKING:
        off = calendar.free.get(day)
        if calendar.weekly(day):
            return Line(day, Mark.WEEKEND, why=off.name if off else "")
        if off and calendar.off(day, clock.right):
            if off.decree:
                return Line(day, Mark.DECREE, why=f"{off.name} ({off.decree})")
            return Line(day, Mark.LEAVE if off.leave else Mark.HOLIDAY, why=off.name)
    if step.stop_clock:
        for pause in clock.pauses:
            if day in pause:
                return Line(day, Mark.PAUSED, why=pause.why)
    return None
