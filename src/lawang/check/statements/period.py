"""The days a statement holds for, and when two of them may be compared."""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from lawang.facts.model import Date, DateRange
from lawang.facts.reading import Reading
from lawang.text import Text

__all__ = ["Period", "days_of", "period"]

# Days of a month, and months of a year, that "early" and "late" mean. Chosen: the ten days at each end of a month, the three
# months at each end of a year, as statistics offices write "awal tahun" and "akhir tahun"; the rest is the middle.
_DAYS = 10
_MONTHS = 3
# A run of days longer than this is a year; only a day or month at its very end stands for it (31 Desember 2025: 2025).
_YEAR = 360
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days, both ends included."""

    first: datetime.date
    last: datetime.date

    @property
    def length(self) -> int:
        """In days."""
        return (self.last - self.first).days + 1

    def meets(self, other: Period) -> bool:
        """May statements for the two be held against each other? The same days; a day or part of its month; or what stands
        at the very end of a longer run (31 Desember for the year, 30 Juni for the semester). A figure of a month is none of
        its year."""
        short, long = sorted((self, other), key=lambda run: run.length)
        if short.last < long.first or short.first > long.last:
            return False
        if long.length <= _MONTH or short.length * 2 > long.length:
            return True
        return short.last >= long.last - datetime.timedelta(days=1) or (
            long.length < _YEAR and short.first == long.first == short.last
        )


@lru_cache(maxsize=32_768)
def period(words: str) -> Period | None:
    """The days that words name (akhir 2025, triwulan II 2026, 1 Maret 2026). None where they name no year."""
    reading = Reading(Text(words))
    for index in range(len(reading.tokens)):
        for fact in reading.figures(index):
            if isinstance(fact.value, Date | DateRange) and (found := days_of(fact.value)):
                return found
    tail = words.split()[-1:]  # a bare year reads as a number
    if tail and len(tail[0]) == 4 and tail[0].isdecimal():
        return days_of(Date(year=int(tail[0])))
    return None


def days_of(value: Date | DateRange) -> Period | None:
    """The days of a date as read; None where its year is not known or it is no day of the calendar."""
    if isinstance(value, DateRange):
        year = value.first.year or value.last.year
        first, last = (days_of(_in(year, end)) for end in (value.first, value.last))
        return Period(first.first, last.last) if first and last and first.first <= last.last else None
    if not value.year:
        return None
    try:
        return _of_month(value) if value.month else _of_year(value.year, value.part)
    except ValueError:
        return None


def _in(year: int | None, end: Date) -> Date:
    return end if end.year else Date(year, end.month, end.day, None, end.part)


def _of_year(year: int, part: str) -> Period:
    first, last = {"early": (1, _MONTHS), "mid": (_MONTHS + 1, 12 - _MONTHS), "late": (13 - _MONTHS, 12)}.get(
        part, (1, 12)
    )
    return Period(datetime.date(year, first, 1), datetime.date(year, last, monthrange(year, last)[1]))


def _of_month(value: Date) -> Period:
    year, month = value.year or 1, value.month or 1
    end = monthrange(year, month)[1]
    first, last = {"early": (1, _DAYS), "mid": (_DAYS + 1, end - _DAYS), "late": (end - _DAYS + 1, end)}.get(
        value.part, (1, end)
    )
    if value.day:
        first = last = value.day
    return Period(datetime.date(year, month, first), datetime.date(year, month, last))
