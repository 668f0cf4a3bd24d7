"""Figures as typed facts: numbers, money, shares, with unit, noun, bound and range; labels (Pasal 17) and ranks (ke-3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawang.facts.compare import rounds_to, same_quantity
from lawang.facts.model import Bound, Date, Fact, Kind, Quantity
from lawang.facts.numerals import AMBIGUOUS, VAGUE, Figure, number_words, read_figure
from lawang.facts.pieces import ROMAN, Phrases, Pieces, phrases_of
from lawang.facts.ranks import label_before, read_code, read_rank
from lawang.facts.units import Unit, currency_before, noun_at, unit_at
from lawang.language import table, words
from lawang.text import Text

__all__ = ["SCORE", "may_hold_figures", "read_quantities", "rounds_to", "same_quantity"]

SCORE = "figure_score_or_range"

_DIGITS = frozenset("0123456789")


@cache
def _triggers() -> frozenset[str]:
    """Words that can open a figure; a token that ends in a digit is one too."""
    heads = number_words().heads
    pairs = {f"{a}-{b}" for a in heads for b in heads}
    return frozenset(
        {
            *heads,
            *pairs,
            *table("numbers")["ordinals"],
            *ROMAN,
            *(f"ke-{w[2:]}" for w in table("numbers")["ordinals"]),
        }
    )


def may_hold_figures(text: Text, first: int, last: int) -> bool:
    """Can the tokens `first` up to `last` hold a figure at all? Costs one look at each token."""
    triggers, digits = _triggers(), _DIGITS
    return any(norm in triggers or norm[-1:] in digits for norm in text.norms[first:last])


def read_quantities(text: Text, first: int, last: int, taken: Sequence[Fact] = ()) -> list[Fact]:
    """Figures in the tokens `first` up to `last` (one sentence), leaving out those inside the facts `taken` (the dates)."""
    if not may_hold_figures(text, first, last):
        return []
    p = Pieces(text, first, last)
    for fact in taken:
        if not _is_law_year(fact, text):
            _blank(p, fact)
    triggers, facts, i = _triggers(), [], 0
    while i < p.size:
        norm = p.norms[i]
        if norm in triggers or norm[-1:] in _DIGITS:
            found = read_rank(p, i) or read_code(p, i) or _measured(p, i)
            if found:
                facts.append(found[0])
                i = max(i + 1, found[1])
                continue
            i = _past_idiom(p, i)
        else:
            i += 1
    return facts


def _is_law_year(fact: Fact, text: Text) -> bool:
    """Is the fact the year inside a law's number (UU 14/2008), whose token holds the number too?"""
    return (
        fact.last - fact.first == 1
        and "/" in text.words[fact.first]
        and isinstance(fact.value, Date)
        and not fact.value.month
    )


def _blank(p: Pieces, fact: Fact) -> None:
    for piece, token in enumerate(p.at):
        if fact.first <= token < fact.last:
            p.words[piece] = p.norms[piece] = ""


@cache
def _idioms() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in phrases_of(table("numbers")["idioms"]["after"]))


def _past_idiom(p: Pieces, i: int) -> int:
    found = _idioms().at(p.norms, i)
    return found[1] if found else i + 1


def _measured(p: Pieces, i: int) -> tuple[Fact, int] | None:
    """The figure that begins at piece `i` with all that belongs to it."""
    if not p.digits(i) and _is_no_figure(p, i):
        return None
    currency = currency_before(p, i)
    figure = read_figure(p, i, money=currency is not None)
    if figure is None:
        return _ratio(p, i)
    start = currency[1] if currency else i
    unit, end = (currency[0], _past_money_tail(p, figure.last)) if currency else (None, figure.last)
    end = _past_repetition(p, figure, end)
    if p.norms[i - 1] == "minus" or (p.norms[i - 1] == "-" and _is_minus(p, i)):
        figure.value, start = -figure.value, start - 1
    bound, end = _hedge(p, figure, end)
    unit, end = _unit_after(p, figure, unit, end)
    if unit is None and not figure.scaled and figure.form == "plain" and (age := _age(p, i, figure)):
        return age
    bound_before = _bound_before(p, start)
    high, unit, end, doubt = _range(
        p,
        figure,
        unit,
        end,
        between=bound_before is None and p.norms[start - 1] == "antara",
        currency=currency,
    )
    if high is not figure and p.norms[start - 1] == "antara":
        start -= 1
    if bound is Bound.EXACT:
        bound, end = _bound_after(p, end)
    if bound_before:
        bound, start = bound_before if bound is Bound.EXACT else (bound, bound_before[1])
    noun = noun_at(p, end) if unit is None or unit.counter else ""
    if (
        figure.form == "words"
        and figure.last == i + 1
        and figure.value == 1
        and high is figure
        and not unit
        and not noun
    ):
        return None
    label = ""
    if (
        unit is None
        and not noun
        and bound is Bound.EXACT
        and not figure.scaled
        and (named := label_before(p, i))
    ):
        label, start = named
        doubt = ""
    elif (
        unit is None
        and high is not figure
        and not noun
        and figure.form == "plain"
        and p.norms[figure.last] == "-"
    ):
        doubt = doubt or SCORE
    doubt = (
        figure.doubt
        or high.doubt
        or doubt
        or _loose(figure, unit, bool(label))
        or _loose(high, unit, bool(label))
    )
    if figure.form == "vague":
        bound = Bound.ABOUT
    value = Quantity(
        low=figure.value,
        high=high.value,
        step=max(figure.step, high.step),
        unit=unit.name if unit else "",
        dimension=unit.dimension if unit else "",
        factor=unit.factor if unit else 1,
        noun=noun,
        bound=bound,
        label=label,
    )
    return p.fact(_kind(unit), start, end, value, doubt), end


def _kind(unit: Unit | None) -> Kind:
    if unit is None:
        return Kind.NUMBER
    if unit.money:
        return Kind.MONEY
    return Kind.PERCENT if unit.dimension in ("percent", "permille", "point") else Kind.NUMBER


def _is_no_figure(p: Pieces, i: int) -> bool:
    """Number words that count nothing: idioms, *salah satu*, and capitalised ones that are part of a name."""
    norm = p.norms[i]
    if norm in _idioms() and _idioms().at(p.norms, i):
        return True
    if norm == "satu" and p.norms[i - 1] in words("numbers", "idioms", "before"):
        return True
    if p.capital(i) and not p.opens(i):
        tables, following = number_words(), p.norms[i + 1]
        return not (following in tables.scales or following in tables.small or unit_at(p, i + 1, False))
    return norm in ROMAN


def _loose(figure: Figure, unit: Unit | None, label: bool) -> str:
    """The doubt of a notation that only what follows could settle."""
    if not figure.loose or label:
        return ""
    settled = unit is not None and (figure.loose != AMBIGUOUS or unit.dimension in ("percent", "point"))
    return "" if settled else figure.loose


def _is_minus(p: Pieces, i: int) -> bool:
    """A dash glued to the figure, after a blank and a word, is a minus sign."""
    return i >= 2 and p.glued(i) and not p.glued(i - 1) and p.norms[i - 2].isalpha()


def _past_money_tail(p: Pieces, end: int) -> int:
    """Skips the `,-` of Rp5.000,-."""
    if (
        p.norms[end] == ","
        and p.norms[end + 1] == "-"
        and p.glued(end)
        and p.glued(end + 1)
        and not p.digits(end + 2)
    ):
        return end + 2
    return end


def _past_repetition(p: Pieces, figure: Figure, end: int) -> int:
    """Skips the same figure said again in brackets: 15 (lima belas) orang."""
    if p.norms[end] == "(" and (again := read_figure(p, end + 1)):
        if p.norms[again.last] == ")" and again.value == figure.value:
            return again.last + 1
    return end


def _hedge(p: Pieces, figure: Figure, end: int) -> tuple[Bound, int]:
    """200-an, 100-an ribu; a decade (1990-an, '90-an) is never exact."""
    norms = p.norms
    after = (
        end + 2
        if norms[end] == "-" and norms[end + 1] == "an" and p.glued(end + 1)
        else end + 1
        if norms[end] == "an" and p.glued(end)
        else end
    )
    if after == end:
        return Bound.EXACT, end
    if figure.form == "plain" and (
        1900 <= figure.value < 2100 or p.norms[end - 2] in ("'", "tahun", "era", "dekade")
    ):
        figure.doubt = VAGUE
    scale = number_words().scales.get(norms[after], 0)
    if scale:
        figure.value, figure.step, figure.scaled, after = (
            figure.value * scale,
            figure.step * scale,
            True,
            after + 1,
        )
    return Bound.ABOUT, after


def _unit_after(p: Pieces, figure: Figure, unit: Unit | None, end: int) -> tuple[Unit | None, int]:
    """The unit behind the figure; 3x24 jam multiplies, 2 jam 30 menit adds, Rp5.000 per kg is money per kilogram."""
    if unit is not None:
        if p.norms[end] in ("/", "per") and (per := unit_at(p, end + 1, True)) and not per[0].money:
            name, below = f"{unit.name}/{per[0].name}", Fraction(1) / per[0].factor
            return Unit(name, f"{unit.name}/{per[0].dimension}", below, money=True), per[1]
        return unit, end
    times = p.norms[end] + p.norms[end + 1] if p.norms[end] == "x" else p.norms[end]
    if (
        times == "x24"
        and (hours := unit_at(p, end + (2 if p.norms[end] == "x" else 1), True))
        and hours[0].name == "hour"
    ):
        figure.value *= 24
        return hours
    found = unit_at(p, end, figure.form != "words")
    if found is None:
        return None, end
    unit, end = found
    if (
        unit.dimension in ("duration", "years")
        and (lower := read_figure(p, end))
        and lower.form in ("plain", "words")
    ):
        smaller = unit_at(p, lower.last, True)
        if smaller and smaller[0].dimension == unit.dimension and smaller[0].factor < unit.factor:
            figure.value = figure.value * unit.factor / Fraction(smaller[0].factor) + lower.value
            figure.value = figure.value.numerator if figure.value.denominator == 1 else figure.value
            figure.step = lower.step
            return smaller
    return unit, end


def _age(p: Pieces, i: int, figure: Figure) -> tuple[Fact, int] | None:
    """Budi (45): a person's age."""
    if (
        p.norms[i - 1] == "("
        and p.norms[i + 1] == ")"
        and 0 < figure.value < 120
        and p.norms[i - 2].isalpha()
        and i >= 2
    ):
        if label_before(p, i, names=False) or p.norms[i - 2] in number_words().heads:
            return None
        return p.fact(
            Kind.NUMBER, i, i + 1, Quantity(figure.value, figure.value, 1, "year", "years", 12)
        ), i + 1
    return None


@cache
def _bounds(where: str) -> Phrases[Bound]:
    section = table("bounds")[where]
    return Phrases(
        (phrase, Bound(name))
        for name in section
        if name in list(Bound)
        for phrase in phrases_of(section[name])
    )


def _bound_before(p: Pieces, start: int) -> tuple[Bound, int] | None:
    at = start - 1 if p.norms[start - 1] in words("bounds", "before", "filler") else start
    found = _bounds("before").before(p.norms, at)
    if found and (outer := _bounds("before").before(p.norms, found[1])) and outer[0] is found[0]:
        return outer
    return found


def _bound_after(p: Pieces, end: int) -> tuple[Bound, int]:
    found = _bounds("after").at(p.norms, end)
    if found is None or found[0] is Bound.ABOUT:
        return Bound.EXACT, end
    if found[0] is Bound.ABOVE and p.norms[found[1]] in words("bounds", "after", "compares"):
        return Bound.EXACT, end
    return found


@cache
def _joins(name: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in phrases_of(table("bounds")["range"][name]))


def _range(
    p: Pieces, low: Figure, unit: Unit | None, end: int, between: bool, currency: tuple[Unit, int] | None
) -> tuple[Figure, Unit | None, int, str]:
    """The upper end of a range, or `low` itself. A scale and a unit at the end cover both figures."""
    join = _joins("between_joins" if between else "joins").at(p.norms, end)
    alone = low, unit, end, ""
    if join is None or low.form == "vague":
        return alone
    at = join[1]
    while p.norms[at] in ("rp", ".", "$") and at < join[1] + 2:
        at += 1
    sign = currency_before(p, at) if at > join[1] else None
    high = read_figure(p, at, money=currency is not None or sign is not None)
    if (
        high is None
        or high.form == "vague"
        or (p.norms[end] == "-" and p.norms[high.last] == "-" and p.digits(high.last + 1))
    ):
        return alone
    last = _past_money_tail(p, high.last)
    upper, last = _unit_after(p, high, sign[0] if sign else currency[0] if currency else None, last)
    if (unit and upper and unit.dimension != upper.dimension) or (unit and not upper):
        return alone
    if high.scaled and not low.scaled and not (unit and not currency) and high.form != "words":
        scale = _scale_of(p, high)
        if low.value * scale < high.value:
            low.value, low.step, low.loose = low.value * scale, low.step * scale, ""
        elif low.value < high.value:
            return high, upper, last, AMBIGUOUS
    elif high.scaled and not low.scaled and low.form == "words" and unit is None and low.value < 1000:
        scale = _scale_of(p, high)
        low.value, low.step = low.value * scale, low.step * scale
    if unit and upper and unit.factor != upper.factor:
        return alone
    if low.value > high.value:
        return (
            alone
            if p.norms[end] != "-" or low.form != "plain" or high.form != "plain"
            else (high, upper, last, SCORE)
        )
    return high, upper or unit, last, ""


def _scale_of(p: Pieces, figure: Figure) -> int:
    """Worth of the scale word at a figure's end."""
    tables = number_words()
    return tables.scales.get(p.norms[figure.last - 1]) or tables.letters.get(p.words[figure.last - 1]) or 1


_RATIO = re.compile(r"(\d{1,4})[:](\d{1,4})")


def _ratio(p: Pieces, i: int) -> tuple[Fact, int] | None:
    """2:1 is a score, a ratio or a time: never safe."""
    match = _RATIO.fullmatch(p.norms[i])
    if match is None:
        return None
    return p.fact(Kind.NUMBER, i, i + 1, Quantity(int(match[1]), int(match[2]), 1), SCORE), i + 1
