"""When two typed values are the same, may be compared at all, or stand in rounding."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from lawang.facts.compare import compatible_date, compatible_time, same_quantity
from lawang.facts.model import Date, DateRange, Fact, Kind, Quantity, Time
from lawang.language import table

__all__ = ["comparable", "equal", "figure_kind", "noun_group", "same_bound"]


def equal(a: Fact, b: Fact) -> bool:
    """The same value, whatever the notation; dates agree in every part that both give. Bounds are not compared."""
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        if x.label != y.label or x.ordinal != y.ordinal:
            return False
        return same_quantity(x, y) or _same_count(x, y)
    if isinstance(x, Date | DateRange) and isinstance(y, Date | DateRange):
        return compatible_date(x, y) or _year_of_range(x, y) or _year_of_range(y, x)
    if isinstance(x, Time) and isinstance(y, Time):
        return compatible_time(x, y)
    return False


def same_bound(a: Quantity, b: Quantity) -> bool:
    """The same limit on the figure (sekitar, lebih dari, minimal …)."""
    return a.bound is b.bound


def comparable(a: Fact, b: Fact) -> bool:
    """Could one be a wrong reading of the other: figures with figures, dates with dates, times with times?"""
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        if (x.unit in _SHARES) != (y.unit in _SHARES) and x.low != y.low:
            return False
        return x.label == y.label and x.ordinal == y.ordinal
    if isinstance(x, Date | DateRange):
        return isinstance(y, Date | DateRange)
    return isinstance(x, Time) and isinstance(y, Time)


def figure_kind(mine: Fact, theirs: Fact) -> tuple[Kind, str]:
    """Kind and reason of the difference between two comparable figures that are not equal."""
    x, y = mine.value, theirs.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        if (x.low, x.high) == (y.low, y.high) and (x.unit, x.dimension) != (y.unit, y.dimension):
            return Kind.UNIT, "unit"
        if _power_of_ten(x.low, y.low) and _power_of_ten(x.high, y.high):
            return Kind.SCALE, "scale"
        return mine.kind, "number"
    if isinstance(x, Date) and isinstance(y, Date):
        if x.weekday is not None and y.weekday is not None and x.weekday != y.weekday and _same_day(x, y):
            return Kind.WEEKDAY, "weekday"
        return Kind.DATE, "date"
    if isinstance(x, Time):
        return Kind.TIME, "time"
    return Kind.DATE, "date"


def _year_of_range(x: Date | DateRange, y: Date | DateRange) -> bool:
    """A bare year beside a part of that year (2025, semester I 2025)."""
    return (
        isinstance(x, Date)
        and isinstance(y, DateRange)
        and not x.month
        and not x.day
        and x.year == y.first.year
    )


def _same_count(x: Quantity, y: Quantity) -> bool:
    """Equal figures of which one counts things by a word that the other leaves out or writes as a noun."""
    return (
        (x.low, x.high) == (y.low, y.high)
        and "" in (x.dimension, y.dimension)
        and not {x.unit, y.unit} & _MEASURED
    )


_SHARES = {"percent", "point", "basis_point"}
_MEASURED = {"percent", "point", "basis_point", "idr", "usd"}


@cache
def _groups() -> dict[str, tuple[str, str]]:
    found = {}
    for family, groups in table("nouns").items():
        for group, listed in groups.items():
            found[f"= {group}"] = (family, group)  # the canonical unit of the same name (language/units)
            found.update({word.replace("_", " "): (family, group) for word in listed.split()})
    return found


def noun_group(noun: str) -> tuple[str, str] | None:
    """Family and group of a counted thing (language/nouns); None for words that the table does not know."""
    known = _groups()
    return known.get(noun) or known.get(f"= {noun}")


def _same_day(x: Date, y: Date) -> bool:
    return all(
        getattr(x, part) is None or getattr(y, part) is None or getattr(x, part) == getattr(y, part)
        for part in ("year", "month", "day")
    )


def _power_of_ten(x: int | Fraction, y: int | Fraction) -> bool:
    if not x or not y or x == y:
        return False
    ratio = Fraction(x) / Fraction(y)
    if ratio < 1:
        ratio = 1 / ratio
    if ratio.denominator != 1:
        return False
    digits = str(ratio.numerator)
    return len(digits) > 1 and digits.rstrip("0") == "1"
