"""Dates that follow from the day of writing: hari ini, besok, pekan depan, Selasa pekan lalu, tahun ini."""

from __future__ import annotations

from datetime import date, timedelta

from lawang.facts.days import Found, calendar
from lawang.facts.model import Date, DateRange
from lawang.facts.numerals import number_words
from lawang.facts.pieces import Pieces
from lawang.language import words

__all__ = ["RELATIVE", "day_of_week", "read_relative"]

RELATIVE = "date_relative"


def read_relative(p: Pieces, i: int, dateline: Date | None) -> Found | None:
    """The date at piece `i` that words like *kemarin* or *bulan depan* give, counted from the dateline; without one, a doubt."""
    tables, known = calendar(), _day(dateline)
    if _counted(p, i - 1):
        return None
    if found := tables.relative_days.at(p.norms, i):
        if known is None:
            return Found(Date(), i, found[1], RELATIVE, relative=True)
        return Found(_dated(known + timedelta(days=found[0])), i, found[1], relative=True)
    span, step = tables.spans.get(p.norms[i]), tables.steps.get(p.norms[i + 1])
    if span is None or step is None:
        return None
    value = _span(span, step, dateline, known)
    return Found(value or Date(), i, i + 2, "" if value else RELATIVE, relative=True)


def _span(span: str, step: int, dateline: Date | None, known: date | None) -> Date | DateRange | None:
    """The week, month or year `step` away from the dateline; None where the dateline lacks what it takes."""
    if dateline is None or dateline.year is None:
        return None
    if span == "year":
        return Date(dateline.year + step)
    if span == "month" and dateline.month is not None:
        months = dateline.year * 12 + dateline.month - 1 + step
        return Date(months // 12, months % 12 + 1)
    if span == "week" and known is not None:
        monday = known + timedelta(days=7 * step - known.weekday())
        return DateRange(_dated(monday), _dated(monday + timedelta(days=6)))
    return None


def _counted(p: Pieces, i: int) -> bool:
    """Does the piece end a count (dua tahun lalu, beberapa hari ini), so that what follows is a length of time?"""
    tables, norm = number_words(), p.norms[i]
    if i < 0:
        return False
    counts = norm in tables.heads or norm in tables.small or norm in tables.scales
    return counts or p.digits(i) or norm in words("calendar", "around", "counts")


def _day(value: Date | None) -> date | None:
    if value is None or value.year is None or value.month is None or value.day is None:
        return None
    try:
        return date(value.year, value.month, value.day)
    except ValueError:
        return None


def day_of_week(monday: Date, weekday: int) -> Date:
    """The day with this weekday in the week that begins on `monday`, the weekday marked as written."""
    first = _day(monday)
    day = first + timedelta(days=weekday) if first else None
    return Date(day.year, day.month, day.day, weekday) if day else Date(weekday=weekday)


def _dated(day: date) -> Date:
    return Date(day.year, day.month, day.day)
