"""Figures as the rules on arithmetic compare them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from lawang.facts.model import Bound, Fact, Quantity
from lawang.language import table

__all__ = ["Measured", "measured"]


class Measured:
    """A figure that counts or measures: its fact, its worth in the base unit, and of what it is (count, m2, idr ...)."""

    __slots__ = ("fact", "measure", "quantity", "step", "worth")

    def __init__(self, fact: Fact, quantity: Quantity) -> None:
        self.fact = fact
        self.quantity = quantity
        counts = not quantity.unit or quantity.unit in table("units")["counters"]
        self.measure = "count" if counts else quantity.dimension
        factor = 1 if counts else Fraction(quantity.factor)
        self.worth = Fraction(quantity.low) * factor
        self.step = Fraction(quantity.step) * factor

    @property
    def exact(self) -> bool:
        """Is it stated without sekitar, lebih dari and the like?"""
        return self.quantity.bound is Bound.EXACT

    @property
    def first(self) -> int:
        """Its first token."""
        return self.fact.first

    @property
    def last(self) -> int:
        """The token behind it."""
        return self.fact.last


def measured(facts: Iterable[Fact]) -> list[Measured]:
    """The figures that are safely read, single, and neither labels nor ranks."""
    values = [(fact, fact.value) for fact in facts if isinstance(fact.value, Quantity) and not fact.doubt]
    return [Measured(fact, q) for fact, q in values if q.low == q.high and not q.label and not q.ordinal]
