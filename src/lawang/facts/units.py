"""What stands beside a figure: its currency, its unit (with *per* another), and the noun it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from lawang.facts.pieces import Phrases, Pieces, phrases_of
from lawang.language import table, words

__all__ = ["Unit", "currency_before", "named_unit", "noun_at", "unit_at"]


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
    if found and found[1] == i + 1 and len(p.norms[i]) == 1 and p.norms[i].isalpha():
        if (
            not digits
            or not p.words[i].islower()
            or p.norms[i] not in words("units", "letters", "lower_only")
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


def noun_at(p: Pieces, i: int) -> str:
    """The noun counted that begins at piece `i`, folded; "" where a function word, a name or a mark stands there."""
    norm = p.norms[i]
    if (
        norm.isalpha()
        and len(norm) > 2
        and not p.capital(i)
        and norm not in words("numbers", "counted", "not_nouns")
    ):
        return norm
    if "-" in norm and norm.replace("-", "").isalpha() and not p.capital(i):
        return norm
    return ""
