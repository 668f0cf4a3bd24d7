"""What limits a figure: the bound before it (sekitar, lebih dari), behind it (200-an, 200 lebih), and the upper end of a range."""

from __future__ import annotations

from functools import cache

from lawang.facts.model import Bound
from lawang.facts.numerals import AMBIGUOUS, VAGUE, Figure, number_words, read_figure
from lawang.facts.pieces import Phrases, Pieces, phrases_of
from lawang.facts.units import Unit, currency_before, past_money_tail, unit_after, unit_at
from lawang.language import table, words

__all__ = ["SCORE", "between", "bound_after", "bound_before", "hedge", "upper_end"]

SCORE = "figure_score_or_range"


@cache
def _bounds(where: str) -> Phrases[Bound]:
    section = table("bounds")[where]
    return Phrases(
        (phrase, bound) for bound in Bound if bound in section for phrase in phrases_of(section[bound])
    )


@cache
def _joins(name: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in phrases_of(table("bounds")["range"][name]))


def bound_before(p: Pieces, start: int) -> tuple[Bound, int] | None:
    """The bound said before the figure that begins at piece `start`, and the piece the bound begins at."""
    at = start - 1 if p.norms[start - 1] in words("bounds", "before", "filler") else start
    found = _bounds("before").before(p.norms, at)
    if found and (outer := _bounds("before").before(p.norms, found[1])) and outer[0] is found[0]:
        return outer
    return found


def bound_after(p: Pieces, end: int) -> tuple[Bound, int] | None:
    """The bound said behind the figure that ends at piece `end`, and the piece after the bound."""
    found = _bounds("after").at(p.norms, end)
    if (
        found
        and found[0] in (Bound.ABOVE, Bound.AT_LEAST)
        and p.norms[found[1]] in words("bounds", "after", "compares")
    ):
        return None
    return found


def hedge(p: Pieces, figure: Figure, end: int) -> tuple[Bound, int]:
    """200-an, 100-an ribu; a decade (1990-an, '90-an) is never exact."""
    norms, after = p.norms, end
    if norms[end] == "-" and norms[end + 1] == "an" and p.glued(end + 1):
        after = end + 2
    elif norms[end] == "an" and p.glued(end):
        after = end + 1
    if after == end:
        return Bound.EXACT, end
    if figure.form == "plain" and (
        1800 <= figure.value < 2100 or norms[end - 2] in words("bounds", "after", "decade_heads")
    ):
        figure.doubt = VAGUE
    scale = number_words().scales.get(norms[after], 0)
    if scale:
        figure.grow(scale)
        after += 1
    return Bound.ABOUT, after


def upper_end(
    p: Pieces, low: Figure, unit: Unit | None, end: int, money: Unit | None
) -> tuple[Figure, Unit | None, int, str] | None:
    """The upper end of a range whose lower end stops at piece `end`: the figure, the unit of both, the piece after, a doubt.

    A scale and a unit said once, at the end, cover both figures. `money` is the currency whose sign stands before `low`.
    """
    join = _joins("joins").at(p.norms, end)
    if join is None or low.form == "vague":
        return None
    return _second(p, low, unit, (end, join[1]), money)


def between(
    p: Pieces, low: Figure, unit: Unit | None, end: int, money: Unit | None
) -> tuple[Figure, Unit | None, int, str] | None:
    """The same for *antara X dan Y*."""
    join = _joins("between_joins").at(p.norms, end)
    return _second(p, low, unit, (end, join[1]), money) if join else None


def _second(
    p: Pieces, low: Figure, unit: Unit | None, join: tuple[int, int], money: Unit | None
) -> tuple[Figure, Unit | None, int, str] | None:
    dashed, at = p.norms[join[0]] == "-", join[1]
    while p.norms[at] in ("rp", "us", "$", ".", "idr", "usd") and at < join[1] + 2:
        at += 1
    sign = currency_before(p, at) if at > join[1] else None
    high = read_figure(p, at, money=bool(money or sign))
    if (
        high is None
        or high.form == "vague"
        or (dashed and p.norms[high.last] == "-" and p.digits(high.last + 1))
    ):
        return None
    prefix = sign[0] if sign else money
    if money and not sign and unit_at(p, high.last, True):
        return None
    upper, last = unit_after(p, high, prefix, past_money_tail(p, high.last))
    if unit and (upper is None or (upper.dimension, upper.factor) != (unit.dimension, unit.factor)):
        return None
    if high.scaled and not low.scaled and (unit is None or unit is money) and low.value < 1000:
        scale = high.scale
        if low.value * scale < high.value:
            low.grow(scale)
        elif low.value < high.value:
            return high, upper, last, AMBIGUOUS
    if low.value <= high.value:
        return high, upper, last, ""
    bare = dashed and p.glued(join[0]) and p.glued(join[1]) and low.form == high.form == "plain"
    return (high, upper, last, SCORE) if bare else None
