"""One thing with two values: the same thing said of the same subject with another figure in another sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lawang.check.desk.draft import Draft, advise, listed, phrases
from lawang.check.desk.measured import Measured
from lawang.check.model import Advice
from lawang.facts.model import Kind, Value
from lawang.language import words
from lawang.language.stem import stem
from lawang.text import Span

__all__ = ["two_values"]

# The clauses must share at least so many content words, what is counted among them.
_SHARED = 3
# With more figures of the measure the sentence lists things.
_LISTED = 2
# Smaller figures count details of a scene (dua anak, satu mobil), of which there are always others.
_SMALLEST = 10
# No sum of rupiah is smaller: it is the head of a figure that was broken.
_LEAST_MONEY = 1000
# Of each subject no more than this many statements are compared, so that the time stays linear.
_MOST = 12


class _Said(NamedTuple):
    """A figure with the stems of the clause it stands in, and the dates of its sentence."""

    figure: Measured
    stems: frozenset[str]
    dates: frozenset[Value]
    sentence: int


def two_values(draft: Draft) -> Iterator[Advice]:
    """Figures of one measure and noun in two sentences whose clauses say the same and whose values differ. Where more than
    two values compete, the text lists things of one kind."""
    said: dict[tuple[str, str], list[_Said]] = {}
    for index in sorted({0, *draft.statements} if draft.reading.tokens else ()):
        for one in _statements(draft, index):
            quantity = one.figure.quantity
            said.setdefault((one.figure.measure, stem(quantity.noun or quantity.unit)), []).append(one)
    for same in said.values():
        for first, others in _rivals(same):
            places = [Span(s.figure.fact.start, s.figure.fact.end) for s in (first, *others)]
            yield advise("two_values", places, first=draft.plain(places[0]), second=draft.plain(places[1]))


def _rivals(same: list[_Said]) -> Iterator[tuple[_Said, list[_Said]]]:
    """A statement and those that give its thing one other value."""
    taken: set[int] = set()
    for at, one in enumerate(same[:_MOST]):
        others = [i for i, other in enumerate(same[:_MOST]) if i > at and _clash(one, other)]
        worths = {same[i].figure.worth for i in others}
        if len(worths) == 1 and not taken.intersection((at, *others)):
            yield one, [same[i] for i in others]
        taken.update((at, *others) if others else ())


def _statements(draft: Draft, index: int) -> Iterator[_Said]:
    figures = draft.measured(index)
    if not figures or draft.has(draft.reading.tokens[index], phrases("twice", "revised")):
        return
    dates = frozenset(
        fact.value
        for fact in draft.reading.figures(index)
        if fact.kind in (Kind.DATE, Kind.TIME, Kind.WEEKDAY)
    )
    for one in figures:
        if not _may_clash(one) or sum(other.measure == one.measure for other in figures) > _LISTED:
            continue
        clause = _clause(draft, index, one)
        norms = [draft.text.norms[i] for i in clause if draft.text.norms[i][:1].isalpha()]
        if (
            any(norm in listed("twice", "other") for norm in norms)
            or sum(m.first in clause for m in figures) > 1
        ):
            continue
        function, units = words("everyday", "function"), listed("twice", "empty")
        inside = range(one.first, one.last)
        stems = frozenset(
            stem(draft.text.norms[i])
            for i in clause
            if draft.text.norms[i][:1].isalpha()
            and i not in inside
            and draft.text.norms[i] not in function | units
        )
        if len(stems) >= _SHARED:
            yield _Said(one, stems, dates, index)


def _may_clash(one: Measured) -> bool:
    """Is it the figure of a thing, stated exactly and large enough not to be one of a list of details?"""
    if not one.exact or one.measure in ("percent", "duration", "years") or one.fact.kind is Kind.PERCENT:
        return False
    if one.measure == "idr" and one.worth < _LEAST_MONEY:
        return False
    return bool(one.quantity.noun or one.quantity.unit) and one.quantity.low >= _SMALLEST


def _clause(draft: Draft, index: int, one: Measured) -> range:
    tokens, norms, breaks = draft.reading.tokens[index], draft.text.norms, listed("twice", "breaks")
    start, stop = one.first, one.last
    while start > tokens.start and norms[start - 1] not in breaks:
        start -= 1
    while stop < tokens.stop and norms[stop] not in breaks:
        stop += 1
    return range(start, stop)


def _clash(a: _Said, b: _Said) -> bool:
    """Do the two contradict each other?"""
    if (
        a.sentence == b.sentence
        or abs(a.figure.worth - b.figure.worth) <= max(a.figure.step, b.figure.step) / 2
    ):
        return False
    if a.dates and b.dates and a.dates != b.dates:
        return False
    shared = a.stems & b.stems
    return len(shared) >= _SHARED and shared == min(a.stems, b.stems, key=len)
