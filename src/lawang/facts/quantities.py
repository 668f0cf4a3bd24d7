"""Figures as typed facts: numbers, money, shares, with unit, noun, bound and range; labels (Pasal 17), ranks (ke-3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lawang.facts.compare import rounds_to, same_quantity
from lawang.facts.limits import SCORE, between, bound_after, bound_before, hedge, upper_end
from lawang.facts.model import Bound, Date, Fact, Kind, Quantity
from lawang.facts.numerals import AMBIGUOUS, Figure, number_words, read_figure
from lawang.facts.pieces import DIGITS, ROMAN, Phrases, Pieces, phrases_of
from lawang.facts.ranks import label_before, read_code, read_rank
from lawang.facts.units import Unit, currency_before, noun_at, past_money_tail, unit_after, unit_at
from lawang.language import table, words
from lawang.language.gazetteer import is_regency
from lawang.text import Text

__all__ = ["may_hold_figures", "read_quantities", "rounds_to", "same_quantity"]


@cache
def _triggers() -> frozenset[str]:
    """Words that can open a figure; a token that ends in a digit is one too."""
    heads, ordinals = number_words().heads, table("numbers")["ordinals"]
    pairs = {f"{a}-{b}" for a in heads for b in heads}
    return frozenset({*heads, *pairs, *ordinals, *ROMAN, *(f"ke-{word[2:]}" for word in ordinals)})


def may_hold_figures(text: Text, first: int, last: int) -> bool:
    """Can the tokens `first` up to `last` hold a figure at all? Costs one look at each token."""
    triggers, digits = _triggers(), DIGITS
    return bool([norm for norm in text.norms[first:last] if norm in triggers or norm[-1:] in digits])


def read_quantities(text: Text, first: int, last: int, taken: Sequence[Fact] = ()) -> list[Fact]:
    """Figures in the tokens `first` up to `last` (one sentence), leaving out those inside `taken` (the dates and times)."""
    if not may_hold_figures(text, first, last):
        return []
    p = Pieces(text, first, last)
    p.blank(
        {token for fact in taken if not _is_law_year(fact, text) for token in range(fact.first, fact.last)}
    )
    facts: list[Fact] = []
    done = 0
    for i in p.places(_triggers()):
        if i < done:
            continue
        if found := read_rank(p, i) or read_code(p, i) or _measured(p, i):
            if not facts or facts[-1].last <= found[0].first:  # else both lie in one hyphenated word
                facts.append(found[0])
            done = found[1]
        elif idiom := _idioms().at(p.norms, i):
            done = idiom[1]
    return facts


def _is_law_year(fact: Fact, text: Text) -> bool:
    """Is the fact the year inside a law's number (UU 14/2008), whose token holds the number too?"""
    value, single = fact.value, fact.last - fact.first == 1
    return single and "/" in text.words[fact.first] and isinstance(value, Date) and value.month is None


@cache
def _idioms() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in phrases_of(table("numbers")["idioms"]["after"]))


@dataclass(slots=True)
class _Measure:
    """A figure while it is being read: the pieces it covers, both its ends, and what was found beside it."""

    start: int
    end: int
    low: Figure
    high: Figure
    unit: Unit | None = None
    bound: Bound = Bound.EXACT
    noun: str = ""
    label: str = ""
    doubt: str = ""

    def bare(self) -> bool:
        """Nothing says what is counted or measured."""
        return self.unit is None and not self.noun


def _measured(p: Pieces, i: int) -> tuple[Fact, int] | None:
    """The figure that begins at piece `i` with all that belongs to it."""
    if _is_part_of_a_name(p, i) if p.digits(i) else _counts_nothing(p, i):
        return None
    sign = currency_before(p, i)
    figure = read_figure(p, i, money=sign is not None)
    if figure is None:
        return _ratio(p, i)
    if age := _age(p, i, figure):
        return age
    m = _Measure(
        sign[1] if sign else i, past_money_tail(p, figure.last) if sign else figure.last, figure, figure
    )
    m.end = _past_repetition(p, figure, m.end)
    if p.norms[m.start - 1] == "minus" or _is_minus(p, m.start):
        figure.value, m.start = -figure.value, m.start - 1
    m.bound, m.end = hedge(p, figure, m.end)
    m.unit, m.end = unit_after(p, figure, sign[0] if sign else None, m.end)
    _add_upper_end(p, m, sign[0] if sign else None)
    _add_bounds(p, m)
    m.noun = noun_at(p, m.end) if m.unit is None or m.unit.counter else ""
    if p.norms[i] in ("satu", "nol") and figure.last == i + 1 and m.high is figure and m.bare():
        return None  # an article or a digit more than a figure
    _add_label(p, m, i)
    return p.fact(_kind(m.unit), m.start, m.end, _quantity(m), m.doubt or _doubt(m)), m.end


def _add_upper_end(p: Pieces, m: _Measure, money: Unit | None) -> None:
    antara = p.norms[m.start - 1] in words("bounds", "range", "between")
    end = between(p, m.low, m.unit, m.end, money) if antara else upper_end(p, m.low, m.unit, m.end, money)
    if end:
        m.high, m.unit, m.end, m.doubt = end[0], end[1] or m.unit, end[2], end[3]
        m.start -= antara


def _add_bounds(p: Pieces, m: _Measure) -> None:
    if (behind := bound_after(p, m.end)) and m.bound is Bound.EXACT:
        m.bound, m.end = behind
    if before := bound_before(p, m.start):
        m.bound, m.start = before if m.bound is Bound.EXACT else (m.bound, before[1])
    if m.low.form == "vague":
        m.bound = Bound.ABOUT


def _add_label(p: Pieces, m: _Measure, i: int) -> None:
    """A label word before the figure, or a name, or else the capitalised noun that follows."""
    if m.unit is not None:
        return
    plain = m.low.form in ("plain", "marked") and not m.low.scaled and m.bound is Bound.EXACT
    named = label_before(p, i, names=m.bare() and m.low.form == "plain") if plain else None
    if named:
        (m.label, m.start), m.noun = named, ""
        m.end += p.norms[i - 1] == "(" and p.norms[m.end] == ")"
    elif m.bare():
        m.noun = noun_at(p, m.end, names=True)


def _quantity(m: _Measure) -> Quantity:
    step = max(m.low.step, m.high.step)
    low, high, unit = m.low.value, m.high.value, m.unit
    if unit is None:
        return Quantity(low, high, step, noun=m.noun, bound=m.bound, label=m.label)
    return Quantity(low, high, step, unit.name, unit.dimension, unit.factor, m.noun, m.bound)


def _kind(unit: Unit | None) -> Kind:
    if unit is None:
        return Kind.NUMBER
    if unit.money:
        return Kind.MONEY
    return Kind.PERCENT if unit.dimension in ("percent", "permille", "point") else Kind.NUMBER


def _doubt(m: _Measure) -> str:
    """Why the figure cannot be read safely: how it is written, or that nothing settles what it is."""
    if m.low.doubt or m.high.doubt:
        return m.low.doubt or m.high.doubt
    if m.high is not m.low and m.bare() and not m.label and m.low.form == m.high.form == "plain":
        return SCORE
    share = m.unit is not None and m.unit.dimension in ("percent", "point")
    for figure in (m.low, m.high):
        if figure.loose and not m.label and not share and (m.unit is None or figure.loose == AMBIGUOUS):
            return figure.loose
    return ""


def _counts_nothing(p: Pieces, i: int) -> bool:
    """Number words that count nothing: idioms, *salah satu*, and capitalised ones that are part of a name."""
    norm = p.norms[i]
    if norm in ROMAN or (p.norms[i + 1] == "," and p.capital(i) and p.opens(i)):
        return True
    idiom = _idioms().at(p.norms, i)
    if idiom and not unit_at(p, idiom[1], False):  # but: seribu satu kg
        return True
    if norm == "satu" and p.norms[i - 1] in words("numbers", "idioms", "before"):
        return True
    if not p.capital(i) or p.opens(i) or p.headline():
        return False
    tables, following = number_words(), p.norms[i + 1]
    return not (following in tables.scales or following in tables.small or unit_at(p, i + 1, False))


def _is_part_of_a_name(p: Pieces, i: int) -> bool:
    """Digits that number a list (1. …), stand inside an address (…/a/679), or are glued to letters (3T, 100K)."""
    norm, after = p.norms[i], p.norms[i + 1]
    if after in (".", ")") and norm.isdecimal() and len(norm) < 4:
        if i == 0 and p.starts_paragraph() and (p.size == 2 or not p.glued(2)):
            return True
        if p.norms[i - 1] in (".", "?", "!") and i + 2 == p.size:
            return True
    if p.norms[i - 1] in ("/", "=", "_", "#") and p.glued(i) and p.glued(i - 1) and p.norms[i - 2].isalpha():
        return True
    glued = p.glued(i + 1) and p.capital(i + 1) and (len(after) < 3 or not after.isalpha())
    known = after in number_words().scales or after in ("m", "t") or unit_at(p, i + 1, True)
    return glued and (not known or (after == "t" and currency_before(p, i) is None))


def _is_minus(p: Pieces, i: int) -> bool:
    """A dash glued to the figure, after a blank and a word, is a minus sign."""
    return i > 1 and p.norms[i - 1] == "-" and p.glued(i) and not p.glued(i - 1) and p.norms[i - 2].isalpha()


def _past_repetition(p: Pieces, figure: Figure, end: int) -> int:
    """Skips the same figure said again in brackets: 15 (lima belas) orang."""
    again = read_figure(p, end + 1) if p.norms[end] == "(" else None
    return again.last + 1 if again and p.norms[again.last] == ")" and again.value == figure.value else end


def _age(p: Pieces, i: int, figure: Figure) -> tuple[Fact, int] | None:
    """Budi (45): a person's age."""
    if (
        p.norms[i - 1] != "("
        or p.norms[figure.last] != ")"
        or figure.form != "plain"
        or not 0 < figure.value < 120
    ):
        return None
    before = p.norms[i - 2]
    if (
        not before.isalpha()
        or before in number_words().heads
        or is_regency((before,))
        or label_before(p, i, names=False)
    ):
        return None
    return p.fact(Kind.NUMBER, i, i + 1, Quantity(figure.value, figure.value, 1, "year", "years", 12)), i + 1


_RATIO = re.compile(r"(\d{1,4}):(\d{1,4})")


def _ratio(p: Pieces, i: int) -> tuple[Fact, int] | None:
    """2:1 is a score, a ratio or a time: never safe."""
    match = _RATIO.fullmatch(p.norms[i])
    if match is None:
        return None
    return p.fact(Kind.NUMBER, i, i + 1, Quantity(int(match[1]), int(match[2]), 1), SCORE), i + 1
