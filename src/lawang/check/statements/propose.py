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
    """The last region the sentence names."""
    found = _places(reading, index)
    return reading.text.raw[found[-1].start : found[-1].end] if found else ""


def _places(reading: Reading, index: int) -> list[Fact]:
    """The regions a sentence names; a road, a bridge or a building is a subject, not a place."""
    named = [f for f in reading.names(index) if f.kind is Kind.PLACE and isinstance(f.value, Name)]
    return [f for f in named if all(map(is_place, place_names(reading.text.raw[f.start : f.end])))]


def _subject(reading: Reading, index: int, fact: Fact, facts: Sequence[Fact]) -> str:
    """What a figure is told of: the clause before it where a linking word leads to it (Jumlah ASN mencapai 8.412 orang),
    otherwise what it counts and what is done with that (500 unit rumah layak huni dibangun)."""
    norms, tokens = reading.text.norms, reading.tokens[index]
    before, linking = fact.first - 1, words("statements", "clause", "linking")
    while before > tokens.start and norms[before] in linking:
        before -= 1
    figures = {t for f in facts if isinstance(f.value, Quantity) for t in range(f.first, f.last)}
    aside = _aside(reading, index, facts)
    front = _words_of(reading, _back_to(norms, tokens.start, before + 1, figures), aside)
    ahead = _words_of(reading, _on_to(norms, fact.last, tokens.stop, figures), aside)
    if not isinstance(fact.value, Quantity):
        chosen = front + ahead
    elif before < fact.first - 1:
        chosen = front if len(front) > 1 else front + ahead
    else:
        chosen = ahead if len(ahead) > 1 else front + ahead
    return " ".join(chosen[:_LONGEST])


def _aside(reading: Reading, index: int, facts: Sequence[Fact]) -> set[int]:
    """Tokens that say when and where, with the word before them: the statement keeps day and place apart."""
    norms, openers = reading.text.norms, words("statements", "clause", "times")
    found = {t for f in facts if not isinstance(f.value, Quantity) for t in range(f.first, f.last)}
    for place in _places(reading, index):
        if norms[place.first - 1] in openers:  # at IKN, not the airport of that name
            found.update(range(place.first, place.last))
    for token in sorted(found, reverse=True):
        while token and norms[token - 1] in openers:
            token -= 1
            found.add(token)
    return found


def _back_to(norms: Sequence[str], start: int, stop: int, figures: set[int]) -> range:
    """From the beginning of the clause, or the last figure, before `stop`."""
    ends, at = words("statements", "clause", "ends"), stop
    while at > start and norms[at - 1] not in ends and at - 1 not in figures:
        at -= 1
    return range(at, stop)


def _on_to(norms: Sequence[str], start: int, stop: int, figures: set[int]) -> range:
    """To the end of the clause that begins at `start`, or to the next figure."""
    ends, at = words("statements", "clause", "ends"), start
    while at < stop and norms[at] not in ends and at not in figures:
        at += 1
    return range(start, at)


def _words_of(reading: Reading, tokens: range, aside: set[int]) -> list[str]:
    """The words of a clause without days, places and the marks of tense, which the statement keeps apart."""
    norms = reading.text.norms
    marks = {word for listed in table("markers")["tense"].values() for word in listed.split()}
    empty = words("statements", "clause", "times") | words("statements", "clause", "linking")
    kept = [i for i in tokens if i not in aside and norms[i] not in marks and norms[i][0].isalnum()]
    while kept and norms[kept[-1]] in empty:
        kept.pop()
    while kept and norms[kept[0]] in empty:
        kept.pop(0)
    return [reading.text.words[i] for i in kept]
