"""How two statements stand to each other: agreeing, contradicting, or of different things."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from lawang.check.alike import alike
from lawang.check.statements.model import State, Statement
from lawang.check.statements.period import period
from lawang.check.statements.wording import DENIAL, left_over, place_names, telling, written_out
from lawang.facts.compare import compatible_date, factors, rounds_to, same_measure, same_quantity
from lawang.facts.model import Bound, Date, DateRange, Quantity
from lawang.facts.reading import Reading
from lawang.language import words
from lawang.language.stem import stem
from lawang.text import Text

__all__ = ["Relation", "figure", "relate", "same"]

# A subject with words more, whose figure is smaller than the other's by more than this factor, is a part of it (pelamar yang
# lulus). One that is as large, or larger, cannot be. Tuned on the half of bench/labels/register-pairs.jsonl marked so.
PART = Fraction(5, 4)
# Shares, rates and money per something have no parts that are smaller than the whole.
_SHARES = frozenset({"percent", "point", "basis_point"})

Figure = Quantity | Date | DateRange


class Relation(StrEnum):
    """The first thing that keeps two statements apart, or whether their values hold together."""

    AGREE = "agree"
    CONTRADICT = "contradict"
    OTHER_PLACE = "other_place"
    OTHER_DATE = "other_date"
    OTHER_STATE = "other_state"
    OTHER_MEASURE = "other_measure"
    OTHER_SUBJECT = "other_subject"
    PART = "part"


def same(a: Statement, b: Statement) -> bool:
    """Do both speak of the same subject and measure, for the same days and place?"""
    return relate(a, b) in (Relation.AGREE, Relation.CONTRADICT)


def relate(a: Statement, b: Statement) -> Relation:
    """How `a` and `b` stand to each other; the order makes no difference."""
    return next(_apart(a, b), None) or (Relation.AGREE if _hold_together(a, b) else Relation.CONTRADICT)


def _apart(a: Statement, b: Statement) -> Iterator[Relation]:
    if not _same_place(a.place, b.place):
        yield Relation.OTHER_PLACE
    ours, theirs = period(a.as_of), period(b.as_of)
    if ours is None or theirs is None or not ours.meets(theirs):
        yield Relation.OTHER_DATE
    if _planned(a) != _planned(b):
        yield Relation.OTHER_STATE
    if not _same_measure(a, b):
        yield Relation.OTHER_MEASURE
    yield from _other_subject(a, b)


def _same_place(a: str, b: str) -> bool:
    """The same place, however its level and name are written; an unknown one keeps nothing apart."""
    ours, theirs = place_names(a), place_names(b)
    return not ours or not theirs or ours[0] == theirs[0]


@lru_cache(maxsize=32_768)
def _planned(fact: Statement) -> bool:
    """A plan, target or ceiling, as against what has come true."""
    stems = {stem(word) for word in Text(f"{fact.subject} {fact.measure}").norms}
    if not stems.isdisjoint(words("statements", "words", "realised")):
        return False
    return fact.state is State.PLANNED or not stems.isdisjoint(words("statements", "words", "planned"))


@lru_cache(maxsize=32_768)
def figure(words_: str) -> Figure | None:
    """The one figure or date of a value; None where it is said in words alone."""
    reading = Reading(Text(words_))
    for index in range(len(reading.tokens)):
        for fact in reading.figures(index):
            if isinstance(fact.value, Quantity | Date | DateRange):
                return fact.value
    return None


def _same_measure(a: Statement, b: Statement) -> bool:
    x, y = figure(a.value), figure(b.value)
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        if not same_measure(x, y) or (x.unit in _SHARES) != (y.unit in _SHARES):
            return False
    elif isinstance(x, Quantity) != isinstance(y, Quantity) or (x is None) != (y is None):
        return False
    ours, theirs = telling(a.measure, ()), telling(b.measure, ())
    return not ours or not theirs or not ours.isdisjoint(theirs | telling(b.subject, ()))


def _other_subject(a: Statement, b: Statement) -> Iterator[Relation]:
    places = (*place_names(a.place), *place_names(b.place))
    measures = telling(a.measure, ()) | telling(b.measure, ())
    first, second = written_out(a.subject, b.subject), written_out(b.subject, a.subject)
    mine, theirs = (telling(subject, places) - measures for subject in (first, second))
    more = left_over(mine, theirs, _counted(b))
    less = left_over(theirs, mine, _counted(a))
    if not more and not less:
        return
    if (more and less) or DENIAL in more | less or (mine and theirs and mine.isdisjoint(theirs)):
        yield Relation.OTHER_SUBJECT
        return
    if any(word[0].isdigit() for word in more | less):
        yield Relation.OTHER_SUBJECT
    x, y = (figure(fact.value) for fact in ((a, b) if more else (b, a)))
    if (
        not isinstance(x, Quantity)
        or not isinstance(y, Quantity)
        or x.unit in _SHARES
        or not x.unit + x.noun + y.unit + y.noun
    ):
        yield Relation.OTHER_SUBJECT
    elif y.low * factors(x, y)[1] > x.high * factors(x, y)[0] * PART:
        yield Relation.PART


def _counted(fact: Statement) -> frozenset[str]:
    """The stems of what the value counts (12.300 mahasiswa)."""
    return frozenset(w for w in telling(fact.value, ()) if w.isalpha())


def _hold_together(a: Statement, b: Statement) -> bool:
    """Can both values be true at once: equal, rounded, within a bound or a range?"""
    if (State.NOT_YET in (a.state, b.state) or figure(a.value) is None) and not _same_state(a, b):
        return False
    x, y = figure(a.value), figure(b.value)
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return same_quantity(x, y) or rounds_to(x, y) or rounds_to(y, x) or _bounds_meet(x, y)
    if isinstance(x, Date | DateRange) and isinstance(y, Date | DateRange):
        return compatible_date(x, y)
    ours, theirs = (Text(fact.value).norms for fact in (a, b))
    return telling(a.value, ()) == telling(b.value, ()) or alike(ours, theirs, {})


def _same_state(a: Statement, b: Statement) -> bool:
    """What is done is neither going on nor outstanding."""
    return (a.state is State.DONE) == (b.state is State.DONE)


def _bounds_meet(x: Quantity, y: Quantity) -> bool:
    """Is there a figure that both allow (lebih dari 200, 214; 10 sampai 12, 11)?"""
    if x.bound is Bound.EXACT and y.bound is Bound.EXACT and x.low == x.high and y.low == y.high:
        return False
    (low, high), (other_low, other_high) = _ends(x, factors(x, y)[0]), _ends(y, factors(x, y)[1])
    return (high is None or other_low is None or other_low <= high) and (
        other_high is None or low is None or low <= other_high
    )


def _ends(value: Quantity, factor: int | Fraction) -> tuple[Fraction | None, Fraction | None]:
    """Least and greatest figure that the words allow."""
    low, high = Fraction(value.low * factor), Fraction(value.high * factor)
    open_above = value.bound in (Bound.ABOVE, Bound.AT_LEAST)
    open_below = value.bound in (Bound.BELOW, Bound.AT_MOST)
    return (None if open_below else low), (None if open_above else high)
