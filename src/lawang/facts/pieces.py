"""One sentence as the readers of figures and dates see it: its tokens, with hyphenated ones taken apart where both halves
are words of figures or dates (`dua-tiga`, `Senin-Rabu`, `Oktober-2`, `juta-Rp10`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, TypeVar

from lawang.facts.model import Fact, Kind, Value
from lawang.language import table
from lawang.text import Text

__all__ = ["DIGITS", "ROMAN", "Phrases", "Pieces", "phrases_of"]

T = TypeVar("T")
_PAD = [""] * 8
DIGITS = frozenset("0123456789")
"""What a figure in digits begins and ends with."""
_MONEY = re.compile(r"(rp)([0-9].*)", re.I)


# In a headline all words but the small ones are capitalised; a name-laden sentence seldom passes two thirds.
_HEADLINE = 0.9


class Pieces:
    """Parallel lists of the pieces as written and folded. Reading past either end gives "", so readers look about freely."""

    __slots__ = ("_headline", "at", "norms", "size", "text", "words")

    def __init__(self, text: Text, first: int, last: int) -> None:
        self.text = text
        self.words = text.words[first:last]
        self.norms = text.norms[first:last]
        self.at: Sequence[int] = range(first, last)
        if "-" in text.plain[text.starts[first] : text.ends[last - 1]] and (
            parts := _hyphenated(self.words, self.norms)
        ):
            self._take_apart(first, parts)
        self.size = len(self.norms)
        self._headline: bool | None = None
        self.words += _PAD
        self.norms += _PAD

    def _take_apart(self, first: int, parts: dict[int, list[str]]) -> None:
        words, norms, at = [], [], []
        for i, (word, norm) in enumerate(zip(self.words, self.norms, strict=True)):
            halves = parts.get(i)
            words += halves or [word]
            norms += [half.lower() for half in halves] if halves else [norm]
            at += [first + i] * (len(halves) if halves else 1)
        self.words, self.norms, self.at = words, norms, at

    def places(self, triggers: frozenset[str]) -> list[int]:
        """The pieces that are one of the triggers or end in a digit, in order."""
        return [i for i, norm in enumerate(self.norms) if norm in triggers or norm[-1:] in DIGITS]

    def glued(self, piece: int) -> bool:
        """Does the piece follow the one before it without a blank?"""
        if not 0 < piece < self.size:
            return False
        token = self.at[piece]
        return token == self.at[piece - 1] or self.text.starts[token] == self.text.ends[token - 1]

    def digits(self, piece: int) -> bool:
        """Is the piece a figure in digits?"""
        return self.norms[piece][:1] in DIGITS and self.norms[piece][-1:] in DIGITS and piece < self.size

    def capital(self, piece: int) -> bool:
        """Does the piece begin with a capital letter?"""
        return self.words[piece][:1].isupper()

    def opens(self, piece: int) -> bool:
        """Is the piece the first word of the sentence or of a quotation or bracket?"""
        return piece <= 0 or self.norms[piece - 1] in _OPENING

    def blank(self, tokens: set[int]) -> None:
        """Empties the pieces of these tokens, so that nothing is read there."""
        if tokens:
            for piece, token in enumerate(self.at):
                if token in tokens:
                    self.words[piece] = self.norms[piece] = ""

    def starts_paragraph(self) -> bool:
        """Is the sentence the first of its line?"""
        start = self.text.starts[self.at[0]]
        return not self.text.plain[max(0, start - 8) : start].rpartition("\n")[2].strip() and (
            start < 8 or "\n" in self.text.plain[start - 8 : start]
        )

    def headline(self) -> bool:
        """Is nearly every longer word capitalised, so that a capital says nothing?"""
        if self._headline is None:
            longer = [word for word in self.words[: self.size] if len(word) > 3 and word.isalpha()]
            capitals = sum(word[0].isupper() for word in longer)
            self._headline = len(longer) > 3 and capitals >= _HEADLINE * len(longer)
        return self._headline

    def fact(self, kind: Kind, first: int, last: int, value: Value, doubt: str = "") -> Fact:
        """The fact that covers the pieces `first` up to and without `last`."""
        a, b = self.at[first], self.at[last - 1] + 1
        return Fact(kind, self.text.starts[a], self.text.ends[b - 1], a, b, value, doubt)


_OPENING = frozenset("\"'([-:;*•")


class Phrases(Generic[T]):
    """Phrases of one or more words, each with a value; finds the longest that begins or ends at a piece."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], T]]] = {}
        self._by_last: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, value in sorted(entries, key=lambda entry: -len(entry[0].split())):
            parts = phrase.split()
            self._by_first.setdefault(parts[0], []).append((parts, value))
            self._by_last.setdefault(parts[-1], []).append((parts, value))

    def __contains__(self, word: object) -> bool:
        return word in self._by_first

    def at(self, norms: list[str], piece: int) -> tuple[T, int] | None:
        """Value of the phrase that begins at the piece, and the piece after it."""
        for parts, value in self._by_first.get(norms[piece], ()):
            end = piece + len(parts)
            if len(parts) == 1 or norms[piece:end] == parts:
                return value, end
        return None

    def before(self, norms: list[str], piece: int) -> tuple[T, int] | None:
        """Value of the phrase that ends just before the piece, and the piece it begins at."""
        for parts, value in self._by_last.get(norms[piece - 1], ()):
            start = piece - len(parts)
            if start >= 0 and (len(parts) == 1 or norms[start:piece] == parts):
                return value, start
        return None


def phrases_of(node: str | Iterable[str]) -> list[str]:
    """The entries of a word list of the language data, `_` read as a space."""
    items = node.split() if isinstance(node, str) else list(node)
    return [item.replace("_", " ") for item in items]


@cache
def _known() -> frozenset[str]:
    """Words of figures and dates: only between these does a hyphen part two words."""
    numbers, calendar, units = table("numbers"), table("calendar"), table("units")
    known = {w for key in ("ones", "whole", "small", "scales", "whole_scales", "vague") for w in numbers[key]}
    for names in (*calendar["months"].values(), *calendar["weekdays"].values()):
        known.update(names.split())
    known.update(units["percent"]["percent"].split(), units["percent"]["permille"].split(), ROMAN)
    return frozenset(known)


def _roman(number: int) -> str:
    """The number as a Roman numeral in lower case."""
    letters = ""
    for worth, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        letters += sign * (number // worth)
        number %= worth
    return letters


ROMAN = {_roman(number): number for number in range(1, table("numbers")["roman"]["highest"] + 1)}
"""Roman numerals, folded, with their worth."""


def _hyphenated(words: list[str], norms: list[str]) -> dict[int, list[str]]:
    """The parts of each hyphenated token that joins words of figures or dates, by its place in the sentence."""
    known = _known()
    found = {}
    for i, norm in enumerate(norms):
        if "-" in norm and norm.partition("-")[0] in known and (parts := _parts(words[i])):
            found[i] = parts
    return found


def _parts(word: str) -> list[str]:
    """The parts of a hyphenated token and the hyphens; none where it is one word (Covid-19, minggu-minggu)."""
    known, parts = _known(), []
    for half in word.split("-"):
        if half.lower() in known or half.isdecimal():
            parts += ["-", half]
        elif money := _MONEY.fullmatch(half):
            parts += ["-", money[1], money[2]]
        else:
            return []
    return parts[1:] if len({part.lower() for part in parts}) > 2 else []
