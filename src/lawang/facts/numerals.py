"""One figure, exactly: 1.234,5 · 2.5 M · 1 juta 200 ribu · dua setengah juta · tiga perempat · puluhan ribu · IV."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from lawang.facts.pieces import Pieces
from lawang.language import table

__all__ = [
    "AMBIGUOUS",
    "CLOCK",
    "HUGE",
    "MALFORMED",
    "VAGUE",
    "Figure",
    "exact",
    "number_words",
    "read_figure",
]

AMBIGUOUS = "figure_ambiguous"
HUGE = "figure_huge"
MALFORMED = "figure_malformed"
VAGUE = "figure_vague"
CLOCK = "figure_or_time"

# Digits of a figure that is still computed with. Everything counted or budgeted has fewer than 20; a longer row of digits
# is damage or an attack, and arithmetic on it costs time for nothing.
LONGEST = 40


@dataclass(slots=True)
class Figure:
    """A figure and where it ends. `loose` is the doubt that falls away once a scale, a unit or a currency follows.

    `form` is how it is written: "plain" (digits only), "marked" (digits with separators), "words", "fraction", "vague".
    """

    value: int | Fraction
    step: int | Fraction
    last: int
    form: str = "plain"
    doubt: str = ""
    loose: str = ""
    scaled: bool = False
    scale: int = 1

    def grow(self, scale: int) -> None:
        """Multiplies by the scale word that covers the figure."""
        self.value, self.step = exact(self.value * scale), exact(self.step * scale)
        self.scaled, self.scale, self.loose = True, scale, ""


class _Words:
    """The tables of number words, made once."""

    def __init__(self) -> None:
        data: dict[str, Any] = table("numbers")
        self.ones: dict[str, int] = data["ones"]
        self.whole: dict[str, int] = data["whole"]
        self.small: dict[str, int] = data["small"]
        self.scales: dict[str, int] = data["scales"]
        self.letters: dict[str, int] = data["letter_scales"]
        self.whole_scales: dict[str, int] = data["whole_scales"]
        self.vague: dict[str, int] = data["vague"]
        self.fractions = {word: Fraction(part) for word, part in data["fractions"].items()}
        self.denominators: dict[str, int] = data["denominators"]
        self.heads = frozenset({*self.ones, *self.whole, *self.whole_scales, *self.vague, *self.fractions})


@cache
def number_words() -> _Words:
    """The tables of number words; `heads` are those that can open a figure."""
    return _Words()


_DECIMAL_COMMA = re.compile(r"(\d+),(\d+)")
_DECIMAL_DOT = re.compile(r"(\d+)\.(\d+)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_FOREIGN = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_ONE_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_FRACTION = re.compile(r"(\d{1,2})[/⁄](\d{1,3})")

_Digits = tuple[int | Fraction, int | Fraction, str, str, str]


@lru_cache(maxsize=4096)
def read_digits(word: str) -> _Digits | None:
    """Value, step, form, doubt and loose doubt of one token of digits; None where it is no single figure (1:2, 1/11/2022)."""
    if len(word) > LONGEST:
        return (0, 1, "marked", HUGE, "") if "/" not in word and ":" not in word else None
    if word.isdecimal():
        return int(word), 1, "plain", "", ""
    if _THOUSANDS.fullmatch(word):
        return *_point(word.replace(".", ""), ","), "marked", "", ""
    if _DECIMAL_COMMA.fullmatch(word):
        return *_point(word, ","), "marked", "", AMBIGUOUS if _ONE_COMMA.fullmatch(word) else ""
    if _FOREIGN.fullmatch(word):
        return *_point(word.replace(",", ""), "."), "marked", "", ""
    if match := _DECIMAL_DOT.fullmatch(word):
        if len(match[2]) > 3:
            return *_point(word, "."), "marked", MALFORMED, ""
        return *_point(word, "."), "marked", "", CLOCK if _CLOCK.fullmatch(word) else ""
    if match := _FRACTION.fullmatch(word):
        below, above = int(match[2]), int(match[1])
        if 0 < above < below and (below <= 10 or below in (100, 1000)):
            return Fraction(above, below), 0, "fraction", "", "" if "⁄" in word or below < 6 else AMBIGUOUS
        return None
    return None if "/" in word or ":" in word else (0, 1, "marked", MALFORMED, "")


def _point(word: str, mark: str) -> tuple[int | Fraction, int | Fraction]:
    whole, _, decimals = word.partition(mark)
    if not decimals:
        return int(whole), 1
    step = Fraction(1, 10 ** len(decimals))
    return exact(int(whole + decimals) * step), step


def exact(value: int | Fraction) -> int | Fraction:
    """The value as an `int` where it is whole."""
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def read_figure(p: Pieces, i: int, money: bool = False) -> Figure | None:
    """The figure that begins at piece `i`, with its scale. `money`: a currency stands before it, so M and T are scales."""
    words = number_words()
    norm = p.norms[i]
    if norm in words.vague:
        return _vague(p, i)
    figure = _first_group(p, i)
    if figure is None:
        return None
    scale = _scale(p, figure, money)
    if scale:
        figure.grow(scale)
        figure.last += 1
    if figure.scaled and figure.form != "vague":
        _add_lower_groups(p, figure, scale or words.whole_scales.get(norm, 0))
    return figure


def _first_group(p: Pieces, i: int) -> Figure | None:
    """Digits, or words below a thousand, with what makes them a fraction; se- words with their scale."""
    words, norms = number_words(), p.norms
    norm = norms[i]
    if p.digits(i):
        found = read_digits(norm)
        if found is None:
            return None
        value, step, form, doubt, loose = found
        if form == "plain" and "⁄" in norms[i + 1] and p.glued(i + 1) and (half := read_digits(norms[i + 1])):
            return Figure(value + half[0], 0, i + 2, "fraction")
        return Figure(value, step, i + 1, form, doubt, loose)
    if norm in words.whole_scales:
        scale = words.whole_scales[norm]
        return Figure(scale, scale, i + 1, "words", scaled=True)
    if norm in words.fractions:
        part = words.fractions[norm]
        step = Fraction(1, 10) if norms[i + 1] in words.scales else 0
        return Figure(part, step, i + 1, "fraction")
    value, last = _below_thousand(norms, i)
    if last == i:
        return None
    return _with_part(p, Figure(value, 1, last, "words"))


def _with_part(p: Pieces, figure: Figure) -> Figure:
    """A small number in words with the part after it: dua koma lima, dua setengah, dua pertiga, dua per tiga."""
    words, norms, j = number_words(), p.norms, figure.last
    if norms[j] == "koma" and norms[j + 1] in words.ones:
        value, step, j = Fraction(figure.value), Fraction(1), j + 1
        while norms[j] in words.ones:
            step /= 10
            value += words.ones[norms[j]] * step
            j += 1
        return Figure(exact(value), step, j, "words")
    if norms[j] == "setengah" and figure.value < 100:
        return Figure(
            figure.value + Fraction(1, 2),
            Fraction(1, 2) if norms[j + 1] not in words.scales else Fraction(1, 10),
            j + 1,
            "words",
        )
    if norms[j] in words.denominators and 0 < figure.value < words.denominators[norms[j]]:
        return Figure(Fraction(figure.value, words.denominators[norms[j]]), 0, j + 1, "fraction")
    if norms[j] == "per" and norms[j + 1] in words.ones and 0 < figure.value < words.ones[norms[j + 1]]:
        return Figure(Fraction(figure.value, words.ones[norms[j + 1]]), 0, j + 2, "fraction")
    return figure


def _below_thousand(norms: list[str], i: int) -> tuple[int, int]:
    """Value of the number words from piece `i` on, below a thousand, and the piece after them (`i` itself where none)."""
    words = number_words()
    ones, small = words.ones, words.small
    value, j = 0, i
    if norms[j] == "seratus":
        value, j = 100, j + 1
    elif norms[j] in ones and norms[j + 1] == "ratus":
        value, j = ones[norms[j]] * 100, j + 2
    if norms[j] in words.whole and norms[j] != "seratus":
        return value + words.whole[norms[j]], j + 1
    if norms[j] in ones and norms[j + 1] == "belas":
        return value + ones[norms[j]] + 10, j + 2
    if norms[j] in ones and norms[j + 1] == "puluh":
        value, j = value + ones[norms[j]] * 10, j + 2
    if norms[j] in ones and norms[j + 1] not in small:
        value, j = value + ones[norms[j]], j + 1
    return value, j


def _scale(p: Pieces, figure: Figure, money: bool) -> int:
    """Worth of the scale word at the figure's end; 0 where none stands there. A letter outside money raises a doubt."""
    words, j = number_words(), figure.last
    norm = p.norms[j]
    if norm in words.scales:
        return words.scales[norm]
    if p.words[j] in words.letters and figure.form in ("plain", "marked"):
        if money:
            return words.letters[p.words[j]]
        if p.words[j] == "M" and p.norms[j + 1] not in ("2", "3") and not figure.doubt:
            figure.doubt = AMBIGUOUS
    if norm in words.small and p.digits(j - 1):
        return words.small[norm]
    return 0


def _add_lower_groups(p: Pieces, figure: Figure, scale: int) -> None:
    """1 juta 200 ribu, 2 ribu 500, seribu lima ratus: adds groups as long as each is worth less than one of the last."""
    words = number_words()
    while scale > 1 and isinstance(figure.value, int):
        group = _first_group(p, figure.last)
        if group is None or not isinstance(group.value, int) or group.form == "fraction" or group.doubt:
            return
        if (
            group.form == "words"
            and figure.form == "plain"
            and not group.scaled
            and p.norms[group.last] not in words.scales
        ):
            return
        lower = 1
        if p.norms[group.last] in words.scales:
            lower = words.scales[p.norms[group.last]]
            group.last += 1
        elif group.scaled:
            lower = int(group.value)
            group.value = 1
        if (
            lower >= scale
            or group.value * lower >= scale
            or (lower == 1 and (group.form == "marked" or figure.form == "marked"))
        ):
            return
        figure.value += group.value * lower
        figure.step, figure.last, scale = lower, group.last, lower


def _vague(p: Pieces, i: int) -> Figure:
    """belasan, puluhan ribu: the least it can be, with a doubt."""
    words = number_words()
    value, last = words.vague[p.norms[i]], i + 1
    while p.norms[last] in words.scales:
        value, last = value * words.scales[p.norms[last]], last + 1
    return Figure(value, value, last, "vague", VAGUE, scaled=True)
