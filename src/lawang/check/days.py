"""Days of one passage: which the calendar proves wrong, which only date a citation, which say more than the source's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lawang.check.evidence import Evidence
from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.check.timed import timed_days
from lawang.facts.compare import compatible_date
from lawang.facts.model import Date, Kind
from lawang.language import words

__all__ = [
    "by_calendar",
    "cited_near",
    "citing",
    "dates_speech",
    "part_of_day",
    "reporting",
    "says_more",
    "strange_year",
]

# Outlets cite a statement within this many days of each other; a wider gap is a wrong date (natural pairs: 1 to 3 days).
CITED_WITHIN = 7
# A speech verb, the office and name of who spoke and the place take up to so many words before the day (natural pairs: 4 to 18).
SPEAKER = 24

# A day is that of one event when so many content words before it are the same.
SAME_EVENT = 2


def part_of_day(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """Another part of the day than any source gives for what happened on that day."""
    for mine in timed_days(passage.reading, passage.pairing.sentence):
        theirs = [
            (witness, timed)
            for witness, timed in evidence.timed_days.get((mine.day.month, mine.day.day), ())
            if compatible_date(mine.day, timed.day)
        ]
        if any(timed.mark == mine.mark for _, timed in theirs):
            continue
        for witness, other in theirs:
            if len(mine.about & other.about) >= SAME_EVENT:
                [place] = passage.my_places([mine.part])
                rival = Place(other.part, 0, 0, witness)
                yield found(passage, place, Verdict.CONTRADICTED, "time", rival, kind=Kind.TIME, sure=True)
                break


def by_calendar(passage: Passage, evidence: Evidence, place: Place) -> Finding | None:
    """The day of a source with another weekday, or the one of which the calendar shows that it is misprinted here or there."""
    weekday, misprint = evidence.other_weekday(place.fact), evidence.misprint(place.fact)
    if not (weekday or misprint):
        return None
    witness, fact = weekday or misprint  # type: ignore[misc]
    kind = Kind.WEEKDAY if weekday else Kind.DATE
    return found(
        passage, place, Verdict.CONTRADICTED, str(kind), Place(fact, 0, 0, witness), kind=kind, sure=True
    )


def strange_year(mine: Date, theirs: Date, evidence: Evidence) -> bool:
    """A year put to a day that the source gives without one, and that no date of any source has."""
    added = mine.year is not None and theirs.year is None and theirs.day is not None
    return added and bool(evidence.years) and mine.year not in evidence.years


def says_more(mine: Date, theirs: Date) -> bool:
    """A day of the month where the source gives only a weekday, a month or a year."""
    return mine.day is not None and theirs.day is None


def reporting(passage: Passage) -> bool:
    """Does the sentence say when something was said? Then the day belongs to those words and no others."""
    return not words("speech", "verbs").isdisjoint(passage.mine)


def cited_near(passage: Passage, place: Place, rival: Place) -> bool:
    """Do two outlets only date their citing of a statement differently, within a few days?"""
    return citing(passage, place) and _days_apart(place, rival) <= CITED_WITHIN


def _days_apart(a: Place, b: Place) -> int:
    """Days between two dates that are both full; 0 when one is not, for then nothing speaks against the day of citation."""
    x, y = a.fact.value, b.fact.value
    if not (isinstance(x, Date) and isinstance(y, Date)):
        return 0
    try:
        first = date(x.year or y.year or 2000, x.month or 1, x.day or 1)
        second = date(y.year or x.year or 2000, y.month or 1, y.day or 1)
    except ValueError:
        return 0
    return abs((first - second).days) if x.day and y.day and x.month and y.month else 0


def dates_speech(passage: Passage, place: Place) -> bool:
    """Is this the day of a statement, behind its words and who said them ("…," kata X di Y, Sabtu, 15 November 2025)? An
    article that adds it tells when it heard the words."""
    if passage.claimed or place.fact.kind not in (Kind.DATE, Kind.WEEKDAY, Kind.TIME) or _no_such_day(place):
        return False
    before = passage.mine[: place.first]
    if '"' not in before:
        return False
    behind = before[len(before) - before[::-1].index('"') :]
    said = {word.removesuffix("nya") for word in behind}
    return len(behind) <= SPEAKER and not words("speech", "verbs").isdisjoint(said)


def _no_such_day(place: Place) -> bool:
    """Is the full date on another weekday than is said, so that it cannot be right wherever it comes from?"""
    day = place.fact.value
    if not isinstance(day, Date) or None in (day.year, day.month, day.day, day.weekday):
        return False
    try:
        return date(day.year or 0, day.month or 0, day.day or 0).weekday() != day.weekday
    except ValueError:
        return True


def citing(passage: Passage, place: Place) -> bool:
    """Is this the day on which an outlet cites, which outlets may give differently?"""
    if place.fact.kind not in (Kind.DATE, Kind.WEEKDAY, Kind.TIME):
        return False
    before = passage.mine[max(0, place.first - 8) : place.first]
    return not words("speech", "cited").isdisjoint(before)
