"""When two readings say the same: other notation, other unit, fewer parts, a rounding."""

from __future__ import annotations

from calendar import weekday
from fractions import Fraction

from lawang.facts.model import Bound, Date, DateRange, Quantity, Time
from lawang.facts.units import named_unit
from lawang.language import table

__all__ = [
    "CUT",
    "base_values",
    "compatible_date",
    "compatible_time",
    "factors",
    "misprinted",
    "moments",
    "rounds_to",
    "same_date",
    "same_measure",
    "same_quantity",
    "same_time",
    "worth",
]

Number = int | Fraction

# How far, as a share of the stated figure, a figure called *sekitar* or *hampir* may lie from the exact one beyond what its
# last digit explains: "hampir 200" holds for 187 and not for 150. Chosen, not measured: a tenth is what readers of the word
# still call near, and every pair of source and copy in the samples stays within a twentieth.
NEAR = Fraction(1, 10)


# A bare figure may also be cut at its last digit (1,2 juta for 1.256.000) while that hides no more than this share. Chosen:
# beyond it a reader is misled (6 miliar for 6,6 miliar).
CUT = Fraction(1, 20)


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Do both figures measure in the same dimension, so that their values may be compared? A word that counts the things
    themselves (orang, ekor, unit) and the unit after *per* may be left out; a share is never a count, a household no person."""
    if a.ordinal != b.ordinal or a.label != b.label or (a.label and a.noun != b.noun):
        return False
    if a.dimension == b.dimension:
        return True
    over, under = a.dimension.partition("/"), b.dimension.partition("/")
    if over[0] == under[0]:
        return not (over[2] and under[2])
    return not (a.dimension and b.dimension) and _is_counter(a.unit or b.unit)


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Is it the same figure in other notation or unit (1 km2 = 100 ha)? Bounds and nouns are left to the caller."""
    if not same_measure(a, b):
        return False
    factor, other = factors(a, b)
    return a.low * factor == b.low * other and a.high * factor == b.high * other


def rounds_to(stated: Quantity, exact: Quantity) -> bool:
    """Is `stated` a correct rounding or truncation of `exact` to the last digit stated, respecting its bound?

    A bare figure may be rounded or cut at its last digit (1,2 juta for 1.234.567). *lebih dari* and *minimal* need a
    figure cut at its last digit above 0, *hampir*, *kurang dari* and *maksimal* one just above, *sekitar* one nearby.
    """
    if (
        not same_measure(stated, exact)
        or stated.ordinal
        or stated.label
        or exact.bound not in (Bound.EXACT, stated.bound)
    ):
        return False
    factor, other = factors(stated, exact)
    step = stated.step * factor
    ends = ((stated.low, exact.low), (stated.high, exact.high))
    bound = Bound.EXACT if exact.bound is stated.bound else stated.bound
    return all(_rounds(a * factor, b * other, step, bound, worth(a) * factor) for a, b in ends)


def _rounds(stated: Number, exact: Number, step: Number, bound: Bound, worth: Number) -> bool:
    sign = -1 if stated < 0 else 1
    gap = Fraction(exact - stated) * sign
    stated = stated * sign
    near = max(Fraction(step) / 2, min(max(worth, step), stated * NEAR))
    match bound:
        case Bound.EXACT:
            return abs(gap) * 2 <= step or (0 <= gap < step and gap <= exact * sign * CUT)
        case Bound.ABOUT:
            return abs(gap) <= near
        case Bound.ABOVE:
            return 0 < gap < max(step, worth)
        case Bound.AT_LEAST:
            return 0 <= gap < max(step, worth)
        case Bound.BELOW:
            return 0 < -gap <= near
        case Bound.AT_MOST:
            return 0 <= -gap <= near


def worth(value: Number) -> Number:
    """Worth of the last digit above 0 of a whole figure (1.500: 100); 0 for others, whose step says it."""
    if value == 0 or Fraction(value).denominator != 1:
        return 0
    digits = str(abs(int(value)))
    return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))


def factors(a: Quantity, b: Quantity) -> tuple[Number, Number]:
    """Factors to a common base; where only one is *per* something, that part is left out of account."""
    if ("/" in a.dimension) == ("/" in b.dimension):
        return a.factor, b.factor
    return _upper(a), _upper(b)


def base_values(quantity: Quantity) -> set[Number]:
    """The figure in the base unit of its dimension, with and without what it is *per*: the same figures share one of them."""
    return {quantity.low * quantity.factor, quantity.low * _upper(quantity)}


def _upper(quantity: Quantity) -> Number:
    unit = named_unit(quantity.unit.partition("/")[0])
    return unit.factor if unit else 1


def _is_counter(unit: str) -> bool:
    return unit in table("units")["counters"]


def same_date(a: Date | DateRange, b: Date | DateRange) -> bool:
    """The same days with the same parts written; a weekday beside a day may be left out."""
    if isinstance(a, DateRange) or isinstance(b, DateRange):
        if not (isinstance(a, DateRange) and isinstance(b, DateRange)):
            return False
        return same_date(a.first, b.first) and same_date(a.last, b.last)
    if (a.year, a.month, a.day, a.part) != (b.year, b.month, b.day, b.part):
        return False
    return a.weekday == b.weekday or (a.day is not None and None in (a.weekday, b.weekday))


def compatible_date(a: Date | DateRange, b: Date | DateRange) -> bool:
    """Do the parts written in both agree, at least one of them, so that neither contradicts the other?

    A weekday is checked against the day it must be when only the other side gives a whole date.
    """
    if isinstance(a, DateRange) or isinstance(b, DateRange):
        if not (isinstance(a, DateRange) and isinstance(b, DateRange)):
            return False
        return compatible_date(a.first, b.first) and compatible_date(a.last, b.last)
    ours = (a.year, a.month, a.day, _weekday(a, b), a.part or None)
    theirs = (b.year, b.month, b.day, _weekday(b, a), b.part or None)
    shared = [x == y for x, y in zip(ours, theirs, strict=True) if x is not None and y is not None]
    return bool(shared) and all(shared)


def _weekday(value: Date, other: Date) -> int | None:
    """The weekday written, or else the one the date has, where the other side has nothing but a weekday to hold it against."""
    if value.weekday is not None or other.day is not None or None in (value.year, value.month, value.day):
        return value.weekday
    try:
        return weekday(value.year or 0, value.month or 0, value.day or 0)
    except ValueError:
        return None


def misprinted(a: Date, b: Date) -> bool:
    """Are the two one day of which one is misprinted: does the weekday written with one of them fit only the other, from
    which it differs by one day, or by nothing but the month (Rabu 5/8/2025, which was a Tuesday, and 6/8)?"""
    if None in (a.day, a.month, b.day, b.month) or (a.year and b.year and a.year != b.year):
        return False
    if (a.month != b.month) + (a.day != b.day) != 1 or abs((a.day or 0) - (b.day or 0)) > 1:
        return False
    named = {d.weekday for d in (a, b) if d.weekday is not None}
    year = a.year or b.year
    if len(named) != 1 or not year:
        return False
    try:
        fits = [weekday(year, d.month or 0, d.day or 0) in named for d in (a, b)]
    except ValueError:
        return False
    return any(not fit and d.weekday is not None for fit, d in zip(fits, (a, b), strict=True)) and any(fits)


def same_time(a: Time, b: Time) -> bool:
    """The same time of day, and the same end; times in two zones are compared as moments (10.00 WIB = 11.00 WITA)."""
    return moments(a, b) == moments(b, a)


def compatible_time(a: Time, b: Time) -> bool:
    """The same start, and the same end where both give one."""
    (start, end), (other_start, other_end) = moments(a, b), moments(b, a)
    return start == other_start and (end is None or other_end is None or end == other_end)


def moments(time: Time, other: Time) -> tuple[int, int | None]:
    """Start and end in minutes, moved to UTC when both times have a zone."""
    zones: dict[str, int] = table("calendar")["times"]["zones"]
    shift = 60 * zones.get(time.zone.lower(), 0) if time.zone and other.zone else 0
    return time.minute - shift, None if time.until is None else time.until - shift
