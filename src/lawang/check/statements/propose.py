"""Read the statements of a text that the register may take in, each for a person to confirm, mend or leave."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction

from lawang.check.statements.clause import regions, subject_of
from lawang.check.statements.model import Proposal, State, Statement
from lawang.check.statements.period import Period, days_of
from lawang.facts.model import Date, DateRange, Fact, Kind, Marker, Quantity
from lawang.facts.reading import Reading
from lawang.facts.render import readable
from lawang.language import table, words
from lawang.language.stem import stem
from lawang.text import Text

__all__ = ["propose"]

# Up to here a count in words is told in passing. Chosen: Indonesian writes numbers of one word in letters.
_SMALL = 10
_VERBAL = ("di", "ter", "ber", "me")
_TENSE = {"done": State.DONE, "ongoing": State.ONGOING, "not_yet": State.NOT_YET}
_TO_COME = {"planned": State.PLANNED, "soon": State.PLANNED}


def propose(text: str, issued: datetime.date, place: str = "") -> list[Proposal]:
    """The statements of a text that was issued on that day by an agency of `place`. A figure without a day of its own is
    taken to hold for the month of issue; nothing is read from a sentence whose figures are unsafe without saying so."""
    reading = Reading(Text(text))
    return [
        found
        for index in range(len(reading.tokens))
        if not _headline(reading, index)
        for found in _of_sentence(reading, index, issued, place)
    ]


def _of_sentence(reading: Reading, index: int, issued: datetime.date, place: str) -> Iterator[Proposal]:
    facts = reading.figures(index)
    days = [f for f in facts if isinstance(f.value, Date | DateRange)]
    state = _state(reading, index, days, issued)
    figures = [f for f in facts if _worth_keeping(reading, f)]
    if not figures and state is State.PLANNED:
        figures = [f for f in days if days_of(f.value)][:1]  # type: ignore[arg-type]
    for fact in figures:
        subject = subject_of(reading, index, fact, facts)
        if not subject:
            continue
        held, words_of_day = _day(days, fact, issued)
        span = reading.text.sentences[index]
        statement = Statement(
            subject,
            _measure(fact),
            _value(reading, fact),
            words_of_day if isinstance(fact.value, Quantity) else str(issued.year),
            _place(reading, index) or place,
            state,
        )
        due = held.last.isoformat() if held and state is State.PLANNED and held.last >= issued else ""
        yield Proposal(statement, fact.kind, fact.start, fact.end, (span.start, span.end), due, fact.doubt)


def _worth_keeping(reading: Reading, fact: Fact) -> bool:
    """A figure that measures or counts, and is no ordinal, number of a thing, age or length of time, nor a small count that stands
    in words (dua desa)."""
    value = fact.value
    if not isinstance(value, Quantity) or value.ordinal or value.label or not value.unit + value.noun:
        return False
    dimension = value.dimension.partition("/")[0]
    if dimension in words("statements", "skipped", "dimensions"):
        return False
    if dimension in words("statements", "skipped", "whole") and Fraction(value.low).denominator == 1:
        return False
    in_words = not any(map(str.isdigit, reading.text.raw[fact.start : fact.end]))
    return not (in_words and value.low <= _SMALL and dimension not in words("statements", "skipped", "told"))


def _headline(reading: Reading, index: int) -> bool:
    """The first line, when it does not end as a sentence does and more follows: the text says it again."""
    if index or len(reading.tokens) == 1:
        return False
    span = reading.text.sentences[0]
    return reading.text.raw[span.start : span.end].rstrip()[-1:] not in (".", "!", "?", '"', "”")


def _value(reading: Reading, fact: Fact) -> str:
    """The value as written, with the noun that it counts."""
    counted = fact.value.noun if isinstance(fact.value, Quantity) else ""
    verb = counted.startswith(_VERBAL) and counted != stem(counted)  # 405 bekerja counts no work
    if verb or counted.endswith("nya"):
        counted = ""
    last = (
        fact.last + 1 if counted and reading.text.norms[fact.last : fact.last + 1] == [counted] else fact.last
    )
    span = reading.text.span(fact.first, last)
    return reading.text.raw[span.start : span.end]


def _measure(fact: Fact) -> str:
    measures: dict[str, str] = table("statements")["measures"]
    if not isinstance(fact.value, Quantity):
        return measures["date"]
    return measures.get(fact.value.dimension.partition("/")[0], measures["count"])


def _state(reading: Reading, index: int, days: Sequence[Fact], issued: datetime.date) -> State:
    """By the words of tense; without them by whether every day of the sentence is still to come."""
    marks = [
        f.value.mark for f in reading.markers(index) if f.kind is Kind.TENSE and isinstance(f.value, Marker)
    ]
    for known in (_TO_COME, _TENSE):
        for mark in marks:
            if mark in known:
                return known[mark]
    held = [days_of(f.value) for f in days if isinstance(f.value, Date | DateRange)]
    return State.PLANNED if held and all(run and run.first > issued for run in held) else State.DONE


def _day(days: Sequence[Fact], fact: Fact, issued: datetime.date) -> tuple[Period | None, str]:
    """The nearest day that the sentence names, and its words; otherwise the month of issue."""
    near = sorted(days, key=lambda day: abs(day.first - fact.first))
    for day in near:
        if isinstance(day.value, Date | DateRange):
            value = day.value
            if isinstance(value, Date) and value.year is None and value.month:
                value = Date(issued.year, value.month, value.day)
            if run := days_of(value):
                return run, readable(value, "id") if isinstance(value, DateRange) else _words(value)
    month = Date(issued.year, issued.month)
    return None, readable(month, "id")


def _words(value: Date) -> str:
    """A date without its weekday, with the part of the month or year that is meant."""
    part = {"early": "awal ", "mid": "pertengahan ", "late": "akhir "}.get(value.part, "")
    return part + readable(Date(value.year, value.month, value.day), "id")


def _place(reading: Reading, index: int) -> str:
    """The last region the sentence names."""
    found = regions(reading, index)
    return reading.text.raw[found[-1].start : found[-1].end] if found else ""
