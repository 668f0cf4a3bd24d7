"""Lengths of time that follow from the days, months or periods a source names: 22 April s.d. 4 Mei are two weeks,
Januari-Oktober ten months, a *dasarian* ten days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place
from lawang.check.values import equal
from lawang.facts.model import Date, DateRange, Quantity, fact_of
from lawang.language import table

__all__ = ["length_from"]

# Days of a unit, and how many days a run of dates may miss the length it is told by. A newsroom counts both ends or one.
_DAYS = {"day": (1.0, 1.0), "week": (7.0, 1.5), "month": (30.44, 3.0), "year": (365.25, 3.0)}
_MONTHS = {"month": 1, "year": 12}


def length_from(passage: Passage, place: Place, evidence: Evidence) -> Place | None:
    """The run of days, or the period, of a source that is as long as this figure says; None when there is none."""
    value = place.fact.value
    if not isinstance(value, Quantity) or value.unit not in _DAYS or value.low != value.high:
        return None
    for range_ in _ranges(passage, evidence):
        if isinstance(range_.fact.value, DateRange) and _as_long(value, range_.fact.value):
            return range_
    periods = table("calendar")["lasting"]
    for j, word in enumerate(passage.theirs):
        if periods.get(word) == [value.low, value.unit]:
            witness, token = passage.places[j]
            fact = fact_of(witness.source.text, place.fact.kind, token, token + 1, value)
            return Place(fact, j, j + 1, witness)
    return None


def _ranges(passage: Passage, evidence: Evidence) -> Iterator[Place]:
    """The runs of days of the passage, and those of any source that the text's own sentence names as well."""
    theirs = passage.their_places("figures")
    yield from theirs
    mine = [f for f in passage.reading.figures(passage.pairing.sentence) if isinstance(f.value, DateRange)]
    if mine:
        for witness, _, fact in evidence.figures.ranges:
            if any(equal(fact, own) for own in mine):
                yield Place(fact, 0, 0, witness)


def _as_long(value: Quantity, days: DateRange) -> bool:
    first, last = days.first, days.last
    if first.day and last.day:
        start, end = _day(first, last), _day(last, first)
        size, slack = _DAYS[value.unit]
        return bool(start and end) and abs((end - start).days + 0.5 - float(value.low) * size) <= slack  # type: ignore[operator]
    if first.month and last.month and not (first.day or last.day) and value.unit in _MONTHS:
        years = (last.year or 0) - (first.year or 0) if first.year and last.year else 0
        return years * 12 + last.month - first.month + 1 == value.low * _MONTHS[value.unit]
    return False


def _day(written: Date, other: Date) -> date | None:
    """A day of which the year or the month may stand only at the other end of the run."""
    try:
        return date(written.year or other.year or 2001, written.month or other.month or 1, written.day or 1)
    except ValueError:
        return None
