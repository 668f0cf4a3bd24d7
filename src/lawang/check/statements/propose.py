"""Read the statements of a text that the register may take in, each for a person to confirm, mend or leave."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from lawang.check.statements.model import Proposal, State, Statement
from lawang.check.statements.period import Period, days_of
from lawang.check.statements.wording import place_names
from lawang.facts.model import Date, DateRange, Fact, Kind, Marker, Name, Quantity
from lawang.facts.reading import Reading
from lawang.facts.render import readable
from lawang.language import table, words
from lawang.language.gazetteer import is_place
from lawang.text import Text

__all__ = ["propose"]

# Words of a subject at most; what follows is told by the sentence beside it.
_LONGEST = 12
_TENSE = {"done": State.DONE, "ongoing": State.ONGOING, "not_yet": State.NOT_YET}
_TO_COME = {"planned": State.PLANNED, "soon": State.PLANNED}


def propose(text: str, issued: datetime.date, place: str = "") -> list[Proposal]:
    """The statements of a text that was issued on that day by an agency of `place`. A figure without a day of its own is
    taken to hold for the month of issue; nothing is read from a sentence whose figures are unsafe without saying so."""
    reading = Reading(Text(text))
    return [
        found for index in range(len(reading.tokens)) for found in _of_sentence(reading, index, issued, place)
    ]


def _of_sentence(reading: Reading, index: int, issued: datetime.date, place: str) -> Iterator[Proposal]:
    facts = reading.figures(index)
    days = [f for f in facts if isinstance(f.value, Date | DateRange)]
    state = _state(reading, index, days, issued)
    figures = [f for f in facts if isinstance(f.value, Quantity) and _worth_keeping(f.value)]
    if not figures and state is State.PLANNED:
        figures = [f for f in days if days_of(f.value)][:1]  # type: ignore[arg-type]
    for fact in figures:
        subject = _subject(reading, index, fact, facts)
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


def _worth_keeping(value: Quantity) -> bool:
    skipped = words("statements", "skipped", "dimensions")
    return (
        not value.ordinal
        and not value.label
        and value.dimension.partition("/")[0] not in skipped
        and bool(value.unit or value.noun)
    )


def _value(reading: Reading, fact: Fact) -> str:
    """The value as written, with the noun that it counts."""
    counted = isinstance(fact.value, Quantity) and fact.value.noun
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
    """The last region the sentence names; a road, a bridge or a building is a subject, not a place."""
    found = [
        reading.text.raw[f.start : f.end]
        for f in reading.names(index)
        if f.kind is Kind.PLACE and isinstance(f.value, Name)
    ]
    return next((name for name in reversed(found) if all(map(is_place, place_names(name)))), "")


def _subject(reading: Reading, index: int, fact: Fact, facts: Sequence[Fact]) -> str:
    """What a figure is told of: the clause before it where a linking word leads to it (Jumlah ASN mencapai 8.412 orang),
    otherwise what it counts and what is done with that (500 unit rumah layak huni dibangun)."""
    norms, tokens = reading.text.norms, reading.tokens[index]
    before = fact.first - 1
    linking = words("statements", "clause", "linking")
    while before > tokens.start and norms[before] in linking:
        before -= 1
    linked = before < fact.first - 1
    taken = {t for f in facts for t in range(f.first, f.last)}
    front = _back_to(norms, tokens.start, before + 1)
    ahead = _on_to(reading, fact.last, tokens.stop, taken, times=not isinstance(fact.value, Quantity))
    if linked or not isinstance(fact.value, Quantity):
        chosen = [*_words_of(reading, front, taken)]
        if not isinstance(fact.value, Quantity) or len(chosen) < 2:
            chosen += _words_of(reading, ahead, taken)
    else:
        chosen = _words_of(reading, ahead, taken)
        if len(chosen) < 2:
            chosen = [*_words_of(reading, front, taken), *chosen]
    return " ".join(chosen[:_LONGEST]).strip()


def _back_to(norms: Sequence[str], start: int, stop: int) -> range:
    """From the beginning of the clause that ends before `stop`."""
    ends = words("statements", "clause", "ends")
    at = stop
    while at > start and norms[at - 1] not in ends:
        at -= 1
    return range(at, stop)


def _on_to(reading: Reading, start: int, stop: int, taken: set[int], *, times: bool) -> range:
    """To the end of the clause that begins at `start`, or to where a time or place begins."""
    norms = reading.text.norms
    ends, openers = words("statements", "clause", "ends"), words("statements", "clause", "times")
    at = start
    while at < stop and norms[at] not in ends and at not in taken:
        if norms[at] in openers and not times:
            break
        at += 1
    return range(start, at)


def _words_of(reading: Reading, tokens: range, taken: set[int]) -> list[str]:
    """The words of a clause without figures and without the marks of tense, which the state says."""
    norms = reading.text.norms
    marks = {word for listed in table("markers")["tense"].values() for word in listed.split()}
    empty = words("statements", "clause", "times") | words("statements", "clause", "linking")
    kept = [i for i in tokens if i not in taken and norms[i] not in marks and norms[i][0].isalnum()]
    while kept and norms[kept[-1]] in empty:
        kept.pop()
    while kept and norms[kept[0]] in empty:
        kept.pop(0)
    return [reading.text.words[i] for i in kept]
