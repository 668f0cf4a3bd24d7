"""Figures that follow from others by one narrow step: a sum, a difference or a share of values that the text or a source
itself puts together. A chance sum never supports a figure, so only neighbours are tried: one sentence and the one before
it, one row of a table, one of its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place, Witness
from lawang.check.values import noun_group
from lawang.facts.compare import rounds_to
from lawang.facts.model import Bound, Fact, Quantity
from lawang.reuse.align import content_stems

__all__ = ["derived_from"]

Number = int | Fraction
# Smaller counts come out of almost any two others; they are never called derived. Measures (0,9 ton) may be.
LEAST = 11
# More figures than this in one sentence or column make chance results likely, and cost time.
MOST = 14
# ... and what is left of one after taking away two others is asked of so many only.
FEW = 5
# A table of so many rows is put together by the source itself (this year, last year); so many figures stand beside another.
SMALL = 3


def derived_from(passage: Passage, place: Place, evidence: Evidence) -> Place | None:
    """A source figure from which the text's figure follows, to be shown as its origin; None when it does not follow."""
    value = place.fact.value
    if not isinstance(value, Quantity) or value.label or value.ordinal or value.high != value.low:
        return None
    for pool in _pools(passage, place, evidence):
        if len(pool) <= MOST and _follows(value, [p.fact for p in pool]):
            return next((p for p in pool if p.witness), pool[0])
    return next((place for witness in evidence.witnesses for place in _totals(value, witness)), None)


def _pools(passage: Passage, place: Place, evidence: Evidence) -> Iterator[list[Place]]:
    """Figures that stand together: in the text's own sentence and the one before, with those of the source sentences it
    retells, in one or two source sentences in a row, in the columns of a table."""
    sentence = passage.pairing.sentence
    near = range(max(0, sentence - 2), sentence + 1)
    own = [f for i in near for f in passage.reading.figures(i) if f is not place.fact]
    mine = [Place(f, 0, 0) for f in own if isinstance(f.value, Quantity)]
    yield mine
    retold = [
        Place(f, 0, 0, witness)
        for witness, index, _ in passage.parts
        for f in witness.reading.figures(index)
        if isinstance(f.value, Quantity)
    ]
    yield [*mine, *retold]
    for witness in evidence.witnesses:
        rows = {index for table in witness.tables for index, _ in table}
        before: list[Place] = []
        for index in range(len(witness.reading.tokens)):
            here = [
                Place(f, 0, 0, witness)
                for f in witness.reading.figures(index)
                if isinstance(f.value, Quantity)
            ]
            yield here
            row = index in rows  # a row of a table stands for itself
            if before and here and not row:
                yield [*before, *here]
            if here and _telling(place) and not (row and len(here) > SMALL):
                yield [*mine[-SMALL:], *here]
            before = [] if row else here
        yield from _named_rows(passage, witness, [m.fact for m in mine])


def _telling(place: Place) -> bool:
    """A figure with a unit or three digits is not met by chance."""
    value = place.fact.value
    return isinstance(value, Quantity) and (bool(value.unit) or value.low >= 100)


def _totals(value: Quantity, witness: Witness) -> Iterator[Place]:
    """The last figure of every column of which the value is the total."""
    for rows in witness.tables:
        for column in zip(*(figures for _, figures in rows), strict=True):
            values = [f.value for f in column if isinstance(f.value, Quantity)]
            if _fits(value, _total([q.low for q in values])) and not any(_unlike(value, q) for q in values):
                yield Place(column[-1], 0, 0, witness)


def _named_rows(passage: Passage, witness: Witness, near: Sequence[Fact]) -> Iterator[list[Place]]:
    """The columns of those rows of a table that the text puts together: its sentence has a word of theirs that not every
    row has, or states one of their figures nearby. A table of few rows is together by itself."""
    stated = {f.value.low for f in near if isinstance(f.value, Quantity) and f.value.low >= LEAST}
    for rows in witness.tables:
        stems = [set(content_stems(witness.source.text, index)) for index, _ in rows]
        common = set.intersection(*stems)
        together = [
            figures
            for (_, figures), own in zip(rows, stems, strict=True)
            if len(rows) <= SMALL
            or (own - common) & passage.my_stems
            or any(isinstance(f.value, Quantity) and f.value.low in stated for f in figures)
        ]
        if len(together) > 1:
            for column in zip(*together, strict=True):
                yield [Place(f, 0, 0, witness) for f in column]


def _follows(value: Quantity, facts: Sequence[Fact]) -> bool:
    quantities = [
        f.value for f in facts if isinstance(f.value, Quantity) and not f.doubt and not f.value.label
    ]
    if _is_share(value):
        return _share(value, quantities)
    same = [
        q
        for q in quantities
        if q.low == q.high
        and not _unlike(value, q)
        and (
            not q.unit or not value.unit or q.dimension.partition("/")[0] == value.dimension.partition("/")[0]
        )
    ]
    numbers: list[Number] = [_in_unit(q, value) for q in same]
    if value.low < LEAST and value.step == 1 and value.unit in ("", value.dimension):
        return False
    if any(_fits(value, _total(run)) for run in _runs(numbers)):
        return True
    pairs = list(combinations(numbers, 2))
    if any(_fits(value, a + b) or _fits(value, _gap(a, b)) for a, b in pairs):
        return True
    if any(_fits(value, a * b) for a, b in pairs if value.low >= 1000):
        return True
    return len(numbers) <= FEW and any(
        _fits(value, a - b - c) for a in numbers for b, c in pairs if a not in (b, c) and a > b + c
    )


def _unlike(a: Quantity, b: Quantity) -> bool:
    """Do the two count things of different families (people, vehicles), or one what it names and one in units of another
    kind (relawan, paket), that never add up to one another?"""
    if a.noun and not a.unit and b.unit and b.unit not in ("person", "unit", "piece", "animal"):
        return True
    mine, theirs = noun_group(a.unit or a.noun), noun_group(b.unit or b.noun)
    return mine is not None and theirs is not None and mine[0] != theirs[0]


def _gap(a: Number, b: Number) -> Number:
    return a - b if a > b else b - a


def _total(numbers: Sequence[Number]) -> Number:
    total: Number = 0
    for number in numbers:
        total = total + number
    return total


def _runs(numbers: Sequence[Number]) -> Iterator[Sequence[Number]]:
    """Three and more figures that stand next to each other, as a list does."""
    for size in range(3, len(numbers) + 1):
        for start in range(len(numbers) - size + 1):
            yield numbers[start : start + size]


def _share(value: Quantity, quantities: Sequence[Quantity]) -> bool:
    """A percentage or a fraction of two counts, the rest of a hundred, or the same share in other words (separuh, 50%)."""
    hundred = 1 if value.unit in ("percent", "point") else 100
    stated = replace(
        value,
        low=value.low * hundred,
        high=value.high * hundred,
        step=value.step * hundred,
        unit="",
        dimension="",
    )
    counts = [q for q in quantities if not _is_share(q) and q.low > 0]
    shares: list[Number] = [q.low * (1 if q.unit == "percent" else 100) for q in quantities if _is_share(q)]
    candidates: list[Number] = [
        100 * Fraction(a.low) / Fraction(b.low)
        for a in counts
        for b in counts
        if a is not b and a.low < b.low
    ]
    candidates += [*shares, *(100 - s for s in shares)]
    candidates += [_gap(a, b) for a, b in combinations(shares, 2)]
    return any(_fits(stated, c) or rounds_to(stated, Quantity(c, c, Fraction(1, 10**6))) for c in candidates)


def _is_share(value: object) -> bool:
    """A percentage, or a bare fraction of one (separuh, dua pertiga)."""
    if not isinstance(value, Quantity):
        return False
    return value.unit in ("percent", "point") or (0 < value.low < 1 and not value.unit)


def _in_unit(quantity: Quantity, value: Quantity) -> Number:
    if quantity.unit and value.unit and quantity.unit != value.unit:
        return Fraction(quantity.low) * Fraction(quantity.factor) / Fraction(value.factor)
    return quantity.low


def _fits(value: Quantity, number: Number) -> bool:
    """Exactly, or rounded to the digits stated; a bound (hampir, lebih dari) must hold."""
    if value.low == number and value.bound in (Bound.EXACT, Bound.ABOUT):
        return True
    bare = replace(value, unit="", dimension="", factor=1, noun="")
    exact = Quantity(number, number, Fraction(1, 10**6))
    return (value.bound is not Bound.EXACT or value.step != 1) and rounds_to(bare, exact)
