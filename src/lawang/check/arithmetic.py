"""Figures that follow from others by one narrow step: a sum, a difference or a share of values that the text or a source
itself puts together. A chance sum never supports a figure, so only neighbours are tried: one sentence and the one before
it, one row of a table, one of its columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, combinations
from math import ceil, floor

from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place
from lawang.check.tables import Number, quantities, scaled
from lawang.check.values import noun_group
from lawang.check.witness import Witness
from lawang.facts.compare import factors, rounds_to, worth
from lawang.facts.model import Bound, Fact, Quantity
from lawang.language import words

__all__ = ["derived_from"]

# Smaller counts come out of almost any two others; they are never called derived. Measures (0,9 ton) may be.
LEAST = 11
# More figures than this in one sentence or column make chance results likely, and cost time.
MOST = 14
# ... and what is left of one after taking away two others is asked of so many only.
FEW = 5
# A table of so many rows is put together by the source itself (this year, last year); so many figures stand beside another.
SMALL = 3
# So many sentences with figures of each source are asked, those about the passage it retells: the time is then the same in
# a source of any length. No article of 600 has more than 30, no source of the labelled drafts more than 9.
ASKED = 128
# Units that count the things which the noun names.
_COUNTERS = {"person", "unit", "piece", "animal"}


def derived_from(passage: Passage, place: Place, evidence: Evidence) -> Place | None:
    """A source figure from which the text's figure follows, to be shown as its origin; None when it does not follow."""
    value = place.fact.value
    if not isinstance(value, Quantity) or value.label or value.ordinal or value.high != value.low:
        return None
    wanted = _Wanted(value)
    for pool in _pools(passage, place, evidence):
        if len(pool) <= MOST and _follows(wanted, [p.fact for p in pool]):
            return next((p for p in pool if p.witness), pool[0])
    return next((place for witness in evidence.witnesses for place in _totals(wanted, witness)), None)


class _Wanted:
    """A figure that may follow from others. What lies outside `least`..`most` can be no rounding of it."""

    def __init__(self, value: Quantity) -> None:
        self.value = value
        reach = max(value.step, worth(value.low))
        self.least, self.most = floor(value.low - reach), ceil(value.low + reach)
        self._group = noun_group(value.unit or value.noun)

    def fits(self, number: Number) -> bool:
        """Exactly, or rounded to the digits stated; a bound (hampir, lebih dari) must hold."""
        if not self.least <= number <= self.most:
            return False
        value = self.value
        if value.low == number and value.bound in (Bound.EXACT, Bound.ABOUT):
            return True
        bare = replace(value, unit="", dimension="", factor=1, noun="")
        return (value.bound is not Bound.EXACT or value.step != 1) and rounds_to(bare, _exactly(number))

    def rounds(self, number: Number) -> bool:
        """The same for a figure without a unit, whole ones too."""
        return self.least <= number <= self.most and (
            self.fits(number) or rounds_to(self.value, _exactly(number))
        )

    def addable(self, fact: Fact) -> Quantity | None:
        """The figure of a fact where it may be put together with others to this one: one of the same dimension and sort."""
        quantity, value = fact.value, self.value
        if not isinstance(quantity, Quantity) or quantity.low != quantity.high or self.is_unlike(fact):
            return None
        if quantity.unit and value.unit and _measure(quantity) != _measure(value):
            return None
        return quantity

    def is_unlike(self, fact: Fact) -> bool:
        """Do the two count things of different families (people, vehicles), or one what it names and one in units of
        another kind (relawan, paket), that never add up to one another?"""
        mine, theirs = self.value, fact.value
        assert isinstance(theirs, Quantity)
        if mine.noun and not mine.unit and theirs.unit and theirs.unit not in _COUNTERS:
            return True
        group = noun_group(theirs.unit or theirs.noun)
        return self._group is not None and group is not None and self._group[0] != group[0]


def _measure(quantity: Quantity) -> str:
    return quantity.dimension.partition("/")[0]


def _exactly(number: Number) -> Quantity:
    return Quantity(number, number, Fraction(1, 10**6))


def _pools(passage: Passage, place: Place, evidence: Evidence) -> Iterator[list[Place]]:
    """Figures that stand together: in the text's own sentence and the one before, with those of the source sentences it
    retells, in one or two source sentences in a row, in the columns of a table."""
    sentence = passage.pairing.sentence
    near = range(max(0, sentence - 2), sentence + 1)
    mine = [Place(f, 0, 0) for i in near for f in quantities(passage.reading, i) if f is not place.fact]
    yield mine
    if evidence.claimed and not words("comparing", "follows", "words").isdisjoint(passage.mine):
        yield from _earlier(passage, mine)
    retold = [
        Place(f, 0, 0, witness)
        for witness, index, _ in passage.parts
        for f in quantities(witness.reading, index)
    ]
    yield [*mine, *retold]
    for witness in evidence.witnesses:
        before: tuple[int, list[Place]] = (-1, [])
        norms = witness.source.text.norms
        for index in _asked(passage, witness):
            here = [Place(scaled(f, norms), 0, 0, witness) for f in quantities(witness.reading, index)]
            yield here
            row = index in witness.rows  # a row of a table stands for itself
            if before[1] and before[0] == index - 1 and not row:
                yield [*before[1], *here]
            if _telling(place) and not (row and len(here) > SMALL):
                yield [*mine[-SMALL:], *here]
            before = (index, [] if row else here)
        yield from _named_rows(passage, witness, [m.fact for m in mine])


def _earlier(passage: Passage, near: Sequence[Place]) -> Iterator[list[Place]]:
    """What the text says to follow (dengan demikian, sisanya) may follow from a figure beside it and one that stands before."""
    for sentence in range(passage.pairing.sentence):
        for fact in quantities(passage.reading, sentence):
            yield from ([other, Place(fact, 0, 0)] for other in near if other.fact is not fact)


def _asked(passage: Passage, witness: Witness) -> Sequence[int]:
    """The sentences with figures of a source that are asked: those about what the passage retells, else the first."""
    told = witness.with_figures
    if len(told) <= ASKED:
        return told
    at = next((index for part, index, _ in passage.parts if part is witness), 0)
    first = min(max(0, bisect_left(told, at) - ASKED // 2), len(told) - ASKED)
    return told[first : first + ASKED]


def _telling(place: Place) -> bool:
    """A figure with a unit or three digits is not met by chance."""
    value = place.fact.value
    return isinstance(value, Quantity) and (bool(value.unit) or value.low >= 100)


def _totals(wanted: _Wanted, witness: Witness) -> Iterator[Place]:
    """The last figure of every column of which the value is the total."""
    for table in witness.tables:
        for total, column in table.columns:
            if wanted.fits(total) and not any(map(wanted.is_unlike, column)):
                yield Place(column[-1], 0, 0, witness)


def _named_rows(passage: Passage, witness: Witness, near: Sequence[Fact]) -> Iterator[list[Place]]:
    """The columns of those rows of a table that the text puts together: its sentence has a word of theirs that not every
    row has, or states one of their figures nearby. A table of few rows is together by itself."""
    stated = {f.value.low for f in near if isinstance(f.value, Quantity) and f.value.low >= LEAST}
    for table in witness.tables:
        together = (
            range(len(table.rows))
            if len(table.rows) <= SMALL
            else table.named(passage.my_stems, stated, MOST)
        )
        if 1 < len(together) <= MOST:
            for column in zip(*(table.rows[row][1] for row in together), strict=True):
                yield [Place(scaled(f, witness.source.text.norms), 0, 0, witness) for f in column]


def _follows(wanted: _Wanted, facts: Sequence[Fact]) -> bool:
    value = wanted.value
    stated = [f for f in facts if isinstance(f.value, Quantity) and not f.doubt and not f.value.label]
    if _is_share(value):
        return _share(value, [f.value for f in stated if isinstance(f.value, Quantity)])
    if value.low < LEAST and value.step == 1 and value.unit in ("", value.dimension):
        return False
    numbers = [_in_unit(q, value) for q in map(wanted.addable, stated) if q]
    if any(map(wanted.fits, _runs(numbers))):
        return True
    pairs = list(combinations(numbers, 2))
    if any(wanted.fits(a + b) or wanted.fits(_gap(a, b)) for a, b in pairs):
        return True
    if value.low >= 1000 and any(wanted.fits(a * b) for a, b in pairs):
        return True
    return len(numbers) <= FEW and any(
        wanted.fits(a - b - c) for a in numbers for b, c in pairs if a not in (b, c) and a > b + c
    )


def _gap(a: Number, b: Number) -> Number:
    return a - b if a > b else b - a


def _runs(numbers: Sequence[Number]) -> Iterator[Number]:
    """Totals of three and more figures that stand next to each other, as a list does."""
    totals = [0, *accumulate(numbers)]
    for size in range(3, len(numbers) + 1):
        for start in range(len(numbers) - size + 1):
            yield totals[start + size] - totals[start]


def _share(value: Quantity, quantities: Sequence[Quantity]) -> bool:
    """A percentage or a fraction of two counts, the rest of a hundred, or the same share in other words (separuh, 50%)."""
    hundred = 1 if value.unit in ("percent", "point") else 100
    stated = _Wanted(
        replace(
            value,
            low=value.low * hundred,
            high=value.high * hundred,
            step=value.step * hundred,
            unit="",
            dimension="",
        )
    )
    counts = [q.low for q in quantities if not _is_share(q) and q.low > 0]
    if any(
        stated.least * b <= 100 * a <= stated.most * b and stated.rounds(100 * Fraction(a) / Fraction(b))
        for a in counts
        for b in counts
        if a < b
    ):
        return True
    shares: list[Number] = [q.low * (1 if q.unit == "percent" else 100) for q in quantities if _is_share(q)]
    rest = [*shares, *(100 - s for s in shares), *(_gap(a, b) for a, b in combinations(shares, 2))]
    return any(map(stated.rounds, rest))


def _is_share(value: object) -> bool:
    """A percentage, or a bare fraction of one (separuh, dua pertiga)."""
    if not isinstance(value, Quantity):
        return False
    return value.unit in ("percent", "point") or (0 < value.low < 1 and not value.unit)


def _in_unit(quantity: Quantity, value: Quantity) -> Number:
    if quantity.unit and value.unit and quantity.unit != value.unit:
        factor, other = factors(quantity, value)
        return Fraction(quantity.low) * Fraction(factor) / Fraction(other)
    return quantity.low
