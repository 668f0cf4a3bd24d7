"""What stands beside a figure: its currency, its unit (with *per* another), and the noun it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from lawang.facts.numerals import Figure, exact, read_figure
from lawang.facts.pieces import Phrases, Pieces, phrases_of
from lawang.language import table, words

__all__ = [
    "Unit",
    "currency_before",
    "named_unit",
    "noun_at",
    "past_money_tail",
    "spelt_units",
    "unit_after",
    "unit_at",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical `name`, `dimension`, `factor` to that dimension's base. `counter`: it counts the things
    themselves (orang, ekor, buah) and may be left out."""

    name: str
    dimension: str
    factor: int | Fraction = 1
    counter: bool = False
    money: bool = False


@cache
def _units() -> Phrases[Unit]:
    data = table("units")
    found: list[tuple[str, Unit]] = []
    for section in ("currencies", "percent", "counters", "things"):
        for name, spelt in data[section].items():
            dimension = "point" if name == "basis_point" else name
            factor = Fraction(1, 100) if name == "basis_point" else 1
            unit = Unit(name, dimension, factor, section == "counters", section == "currencies")
            found += [(phrase, unit) for phrase in phrases_of(spelt)]
    for dimension, names in data["measures"].items():
        for name, (factor, spelt) in names.items():
            worth = Fraction(factor)
            unit = Unit(name, dimension, worth.numerator if worth.denominator == 1 else worth)
            found += [(phrase, unit) for phrase in phrases_of(spelt)]
    return Phrases(found)


@cache
def spelt_units() -> dict[str, str]:
    """Canonical name of a unit by every way to write it."""
    data = table("units")
    plain = [item for section in ("counters", "things") for item in data[section].items()]
    plain += [(name, spelt) for names in data["measures"].values() for name, (_, spelt) in names.items()]
    return {phrase: name for name, spelt in plain for phrase in phrases_of(spelt)}


@cache
def _each() -> Phrases[str]:
    """Words that say for how long an amount is (setahun), with the unit of time."""
    return Phrases(
        (phrase, name) for name, spelt in table("units")["each"].items() for phrase in phrases_of(spelt)
    )


@cache
def named_unit(name: str) -> Unit | None:
    """The unit with this canonical name."""
    data = table("units")
    for section in ("currencies", "percent", "counters", "things"):
        if name in data[section]:
            found = _units().at([*phrases_of(data[section][name])[0].split(), "", "", ""], 0)
            return found[0] if found else None
    for names in data["measures"].values():
        if name in names:
            found = _units().at([*phrases_of(names[name][1])[0].split(), "", "", ""], 0)
            return found[0] if found else None
    return None


def unit_at(p: Pieces, i: int, digits: bool) -> tuple[Unit, int] | None:
    """The unit that begins at piece `i`, with a unit after *per* or a stroke, and the piece after. `digits`: the figure
    before is in digits, so single letters may be units."""
    found = _plain_unit(p, i, digits)
    if found is None or found[0].dimension in ("percent", "point"):
        return found
    unit, end = found
    if p.norms[end] in ("/", "per") and (below := _plain_unit(p, end + 1, True)) and not below[0].money:
        factor = Fraction(unit.factor) / below[0].factor
        compound = replace(
            unit,
            name=f"{unit.name}/{below[0].name}",
            dimension=f"{unit.dimension}/{below[0].dimension}",
            factor=factor.numerator if factor.denominator == 1 else factor,
            counter=False,
        )
        return compound, below[1]
    return found


def _plain_unit(p: Pieces, i: int, digits: bool) -> tuple[Unit, int] | None:
    if p.norms[i] not in _units() or i >= p.size:
        return None
    found = _units().at(p.norms, i)
    letter = found is not None and found[1] == i + 1 and len(p.norms[i]) == 1 and p.norms[i].isalpha()
    if letter and not (
        digits and p.words[i].islower() and p.norms[i] in words("units", "letters", "lower_only")
    ):
        return None
    return found


# Signs that stand before the figure, and the letters that may stand before the dollar sign.
_SIGNS = {
    "rp": "idr",
    "idr": "idr",
    "usd": "usd",
    "$": "usd",
    "€": "eur",
    "£": "gbp",
    "¥": "jpy",
    "rm": "myr",
    "sgd": "sgd",
    "eur": "eur",
}
_DOLLARS = {"us": "usd", "as": "usd", "s": "sgd", "a": "aud"}


def currency_before(p: Pieces, i: int) -> tuple[Unit, int] | None:
    """The currency whose sign stands before the figure at piece `i`, and the piece the sign begins at."""
    at = i - 1
    if p.norms[at] == "." and p.norms[at - 1] == "rp":
        at -= 1
    name = _SIGNS.get(p.norms[at])
    if name is None or at < 0:
        return None
    if p.norms[at] == "$" and at > 0 and p.glued(at) and p.norms[at - 1] in _DOLLARS:
        at -= 1
        name = _DOLLARS[p.norms[at]]
    unit = named_unit(name)
    return (unit, at) if unit else None


def unit_after(p: Pieces, figure: Figure, unit: Unit | None, end: int) -> tuple[Unit | None, int]:
    """The unit behind the figure; 3x24 jam multiplies, 2 jam 30 menit adds, Rp5.000 per kg is money per kilogram."""
    if unit is not None:
        if p.norms[end] in ("/", "per") and (per := unit_at(p, end + 1, True)) and not per[0].money:
            name, below = f"{unit.name}/{per[0].name}", Fraction(1) / per[0].factor
            return Unit(name, f"{unit.name}/{per[0].dimension}", below, money=True), per[1]
        if (each := _each().at(p.norms, end)) and (span := named_unit(each[0])):
            name, below = f"{unit.name}/{span.name}", Fraction(1) / span.factor
            return Unit(name, f"{unit.name}/{span.dimension}", below, money=True), each[1]
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
            figure.value = exact(Fraction(figure.value) * unit.factor / smaller[0].factor + lower.value)
            figure.step = lower.step
            return smaller
    return unit, end


def past_money_tail(p: Pieces, end: int) -> int:
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


def noun_at(p: Pieces, i: int, names: bool = False) -> str:
    """The noun counted that begins at piece `i`, folded; "" where a function word or a mark stands there. With `names` it
    may be written with a capital (10 OPD)."""
    norm = p.norms[i]
    if not (norm.isalpha() or ("-" in norm and norm.replace("-", "").isalpha())):
        return ""
    short = len(norm) < 2 or (len(norm) == 2 and not p.words[i].isupper())
    if short or (p.capital(i) and not names) or norm in words("numbers", "counted", "not_nouns"):
        return ""
    return norm
