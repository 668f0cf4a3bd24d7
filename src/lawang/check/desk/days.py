"""Rules on time: a weekday that is not the date's, telah with a time to come, akan with a time gone by."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterator

from lawang.check.desk.draft import Draft, advise, day_of, listed, phrases
from lawang.check.model import Advice
from lawang.facts.model import Date, DateRange, Fact, Kind, Marker
from lawang.facts.render import readable
from lawang.language import words
from lawang.text import Span

__all__ = ["tenses_against_dates", "weekdays"]

# A date stands at most this many tokens behind the telah or akan it belongs to.
_REACH = 14
# Among so many sentences at the top the day of the event is looked for.
_TOP = 4
# A release on an event may come out some days after it: only what lies further ahead is the future.
_GRACE = datetime.timedelta(days=7)
# A date without a year is of the year that puts it this near to a full date; news cites hardly any older day without it.
_NEAR = datetime.timedelta(days=60)
# So many full dates are looked at for it.
_MOST_DATES = 20
_DONE = ("telah", "sudah")
_PLANNED = ("akan", "bakal", "hendak")


def weekdays(draft: Draft) -> Iterator[Advice]:
    """Dates written with a weekday that the calendar gives to another; one advice for each date."""
    found: dict[tuple[int, datetime.date], list[Span]] = {}
    for fact, date in draft.dates:
        if date.weekday is None or draft.text.norms[fact.first - 1] in listed("dates", "joins"):
            continue  # no weekday, or the second of two with the dates of both
        days = _meant(draft, date)
        if days and all(day.weekday() != date.weekday for day in days):
            found.setdefault((date.weekday, days[0]), []).append(Span(fact.start, fact.end))
    for (weekday, day), places in found.items():
        written = readable(Date(day.year, day.month, day.day), "id")
        yield advise("weekday", places, date=written, right=_name(day.weekday()), written=_name(weekday))


def _meant(draft: Draft, date: Date) -> list[datetime.date]:
    """The days a date may mean. One without a year may be of any year that the text names, the nearest to a full date of
    the text, or to `now`, first; of none when no full date is near."""
    if date.month is None or date.day is None:
        return []
    if date.year is not None:
        day = day_of(date.year, date.month, date.day)
        return [day] if day else []
    now = draft.now
    around = [now.year - 1, now.year, now.year + 1] if now else []
    recent = [
        day
        for year in around
        if (day := day_of(year, date.month, date.day)) and now and abs(day - now) <= _NEAR
    ]
    days = [day for year in draft.years if (day := day_of(year, date.month, date.day))]
    near = [day for day in days if any(abs(day - other) <= _NEAR for other in draft.full_days[:_MOST_DATES])]
    return [*near[-1:], *recent, *days] if near or recent else []


def _name(weekday: int) -> str:
    return readable(Date(weekday=weekday), "id")


def tenses_against_dates(draft: Draft) -> Iterator[Advice]:
    """telah and sudah with a date after the day the text speaks from, akan with a date before it."""
    reference = _event_day(draft)
    grace = _GRACE if reference else datetime.timedelta()
    reference = reference or draft.now
    if reference is None:
        return
    for index in draft.statements:
        for marker in draft.reading.markers(index):
            if marker.kind is not Kind.TENSE or not isinstance(marker.value, Marker):
                continue
            word = draft.text.norms[marker.first]
            if draft.text.norms[marker.first - 1] in listed("tense", "earlier"):
                continue
            for fact in draft.reading.figures(index):
                rule = _clash(draft, word, marker, fact, reference, grace)
                if rule:
                    yield advise(
                        rule,
                        [Span(marker.start, fact.end)],
                        marker=draft.plain(Span(marker.start, marker.end)),
                        date=draft.plain(Span(fact.start, fact.end)),
                        reference=readable(Date(reference.year, reference.month, reference.day), "id"),
                    )


def _clash(
    draft: Draft, word: str, marker: Fact, fact: Fact, reference: datetime.date, grace: datetime.timedelta
) -> str:
    """The rule that a marker and a date behind it break, or ""."""
    bounds = _bounds(fact)
    if bounds is None or not 0 < fact.first - marker.last <= _REACH or not _is_placed(draft, fact):
        return ""
    between = range(marker.last, fact.first)
    if word in _DONE and bounds[0] > reference + grace:
        planning = isinstance(marker.value, Marker) and marker.value.governs in listed("tense", "planning")
        if not planning and not _parted(draft, between, "between"):
            return "done_in_future"
    if word in _PLANNED and bounds[1] < reference and not _parted(draft, between, "past"):
        return "planned_in_past"
    return ""


def _parted(draft: Draft, between: range, which: str) -> bool:
    """Does something between them give the date to another statement?"""
    norms = draft.text.norms
    if any(norms[i] in ',;:"' and not norms[i].isalnum() for i in between):
        return True
    return draft.has(between, phrases("tense", which))


def _is_placed(draft: Draft, fact: Fact) -> bool:
    """Does the date say when (pada …, Selasa (…)), rather than belong to a name (APBD 2025, tahun anggaran 2025)?"""
    before = draft.text.norms[fact.first - 1]
    fiscal = words("calendar", "around", "fiscal")
    if any(draft.text.norms[i] in fiscal for i in range(fact.first, fact.last)):
        return False
    value = fact.value.first if isinstance(fact.value, DateRange) else fact.value
    return before in ("pada", "hari", "(") or (isinstance(value, Date) and value.weekday is not None)


def _bounds(fact: Fact) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day a date with a year may mean; None without a year."""
    value = fact.value
    if fact.doubt:
        return None
    if isinstance(value, DateRange):
        first, last = _ends(value.first), _ends(value.last)
        return (first[0], last[1]) if first and last else None
    return _ends(value) if isinstance(value, Date) else None


def _ends(date: Date) -> tuple[datetime.date, datetime.date] | None:
    if date.year is None or not 1 <= date.year <= 9999:
        return None
    first, last = date.month or 1, date.month or 12
    try:
        start = datetime.date(date.year, first, date.day or 1)
        return start, datetime.date(date.year, last, date.day or monthrange(date.year, last)[1])
    except ValueError:
        return None


def _event_day(draft: Draft) -> datetime.date | None:
    """The day the text speaks from: the first full date near its top that stands with a weekday or in brackets, in a
    sentence that does not announce."""
    for index in draft.statements[:_TOP]:
        if any(
            isinstance(m.value, Marker) and m.value.mark == "planned" for m in draft.reading.markers(index)
        ):
            continue
        for fact in draft.reading.figures(index):
            date = fact.value
            if not isinstance(date, Date) or fact.doubt or not (date.year and date.month and date.day):
                continue
            if date.weekday is not None or draft.text.norms[fact.first - 1 : fact.first] in (["("], [","]):
                return day_of(date.year, date.month, date.day)
    return None
