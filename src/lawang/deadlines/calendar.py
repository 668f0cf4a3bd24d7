"""Which days are no working days: weekends, national holidays, collective leave, and what a decree changed.

Holidays come from the package `holidays`, categories `public` and `government` (without the second, collective leave would
count as work). It knows the decrees up to its release; a later one is a row of the table of decrees.
"""

from __future__ import annotations

import datetime
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from lawang.errors import BadInput

__all__ = ["Calendar", "Decree", "Off", "calendar", "decrees"]

# Saturday and Sunday, as `isoweekday` counts: the five-day week of Perpres 21/2023.
WEEKEND = frozenset({6, 7})


@dataclass(frozen=True)
class Off:
    """Why a day is free. `leave`: collective leave rather than a holiday; `decree`: from the table of decrees."""

    name: str
    leave: bool = False
    decree: str = ""


@dataclass(frozen=True)
class Decree:
    """One row: `day` is made free (`off`) or a working day again, by the decree named, signed on `signed`."""

    day: datetime.date
    off: bool
    name: str
    decree: str
    signed: datetime.date


@dataclass(frozen=True)
class Calendar:
    """The free days from `first` to `last`. `worked`: days that a decree took back; `disputed`: days about which decrees of one
    date say opposite things, free for a right and worked for a duty."""

    first: datetime.date
    last: datetime.date
    free: Mapping[datetime.date, Off]
    worked: Mapping[datetime.date, Decree] = field(default_factory=dict)
    disputed: frozenset[datetime.date] = frozenset()
    weekend: frozenset[int] = WEEKEND

    def weekly(self, day: datetime.date) -> bool:
        """Is it a weekend?"""
        return day.isoweekday() in self.weekend

    def off(self, day: datetime.date, generous: bool) -> bool:
        """Is it no working day? `generous`: for the reckoning of a right, which takes a disputed day for a free one."""
        if self.weekly(day):
            return True
        return day in self.free and (generous or day not in self.disputed)

    def between(self, after: datetime.date, upto: datetime.date, generous: bool) -> int:
        """How many free days that are no weekend lie after one day, up to and with another."""
        days = self._generous if generous else self._strict
        return bisect_right(days, upto) - bisect_right(days, after)

    def known(self, day: datetime.date) -> None:
        """Raises `BadInput` for a day outside the calendar: nothing is reckoned by holidays that nobody entered."""
        if not self.first <= day <= self.last:
            raise BadInput(f"{day:%Y-%m-%d}", "di luar kalender.", "Buat kalender dengan tahun itu.")

    @cached_property
    def _generous(self) -> list[datetime.date]:
        return sorted(day for day in self.free if not self.weekly(day))

    @cached_property
    def _strict(self) -> list[datetime.date]:
        return [day for day in self._generous if day not in self.disputed]


def decrees(text: str, name: str) -> tuple[Decree, ...]:
    """The rows of a table of decrees in TOML. Raises `BadInput`."""
    try:
        rows = tomllib.loads(text).get("day", [])
        found = tuple(Decree(**row) for row in rows)
        if any(type(value) is not datetime.date for row in found for value in (row.day, row.signed)):
            raise TypeError("day, signed: YYYY-MM-DD")
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise BadInput(
            name, f"bukan tabel keputusan ({error}).", "Bandingkan dengan decrees.toml."
        ) from error
    return found


def calendar(
    first: int, last: int, more: Iterable[Decree] = (), weekend: frozenset[int] = WEEKEND
) -> Calendar:
    """The calendar of the years `first` to `last`, with Lawang's own table of decrees and `more` over it."""
    if len(weekend & set(range(1, 8))) == 7:
        raise BadInput("weekend", "tidak ada hari kerja.", "Sisakan sedikitnya satu hari.")
    free = dict(_holidays(first, last))
    worked: dict[datetime.date, Decree] = {}
    disputed: set[datetime.date] = set()
    standing: dict[datetime.date, Decree] = {}
    ours = decrees((files(__package__) / "decrees.toml").read_text("utf-8"), "decrees.toml")
    for row in sorted((*ours, *more), key=lambda row: (row.signed, row.off)):
        before = standing.get(row.day)
        clash = before is not None and before.signed == row.signed and before.off != row.off
        disputed.discard(row.day)
        worked.pop(row.day, None)
        if row.off:
            free[row.day] = Off(row.name, leave=True, decree=row.decree)
            if clash:
                disputed.add(row.day)
        else:
            free.pop(row.day, None)
            worked[row.day] = row
        standing[row.day] = row
    return Calendar(
        datetime.date(first, 1, 1), datetime.date(last, 12, 31), free, worked, frozenset(disputed), weekend
    )


@cache
def _holidays(first: int, last: int) -> Mapping[datetime.date, Off]:
    import holidays

    found: dict[datetime.date, Off] = {}
    years = range(first, last + 1)
    for category in ("government", "public"):
        listed = holidays.country_holidays("ID", categories=(category,), years=years, language="id")
        found |= {day: Off(str(name), leave=category == "government") for day, name in listed.items()}
    return found
