"""Days with the part of them that is named beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawang.check.witness import Witness
from lawang.facts.model import Date, Fact, Kind, Marker
from lawang.facts.reading import Reading
from lawang.language import words
from lawang.language.stem import stem

__all__ = ["Timed", "TimedDays", "timed_by_day", "timed_days"]

# What is told to be then stands in so many words before the day.
BEFORE = 10


class Timed(NamedTuple):
    """A day with the part of it that stands behind it (Senin (4/8/2025) siang), and stems of what is told to be then."""

    day: Date
    part: Fact
    about: frozenset[str]

    @property
    def mark(self) -> str:
        """Which part of the day."""
        value = self.part.value
        return value.mark if isinstance(value, Marker) else ""


# By month and day.
TimedDays = dict[tuple[int | None, int | None], list[tuple[Witness, Timed]]]


def timed_by_day(witnesses: Sequence[Witness]) -> TimedDays:
    """Those of all sources, to be looked up by month and day."""
    found: TimedDays = defaultdict(list)
    for witness in witnesses:
        for sentence in range(len(witness.reading.tokens)):
            for timed in timed_days(witness.reading, sentence):
                found[timed.day.month, timed.day.day].append((witness, timed))
    return dict(found)


def timed_days(reading: Reading, sentence: int) -> Iterator[Timed]:
    """Those of one sentence."""
    parts = {f.first: f for f in reading.markers(sentence) if f.kind is Kind.TIME}
    if not parts:
        return
    norms, start = reading.text.norms, reading.tokens[sentence].start
    for fact in reading.figures(sentence):
        if fact.last in parts and isinstance(fact.value, Date) and fact.value.day:
            before = norms[max(start, fact.first - BEFORE) : fact.first]
            function = words("everyday", "function")
            about = frozenset(stem(word) for word in before if word[0].isalpha() and word not in function)
            yield Timed(fact.value, parts[fact.last], about)
