"""Sentences cut into the pieces that state one thing each: between commas, brackets and joining words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lawang.facts.model import Fact, Quantity
from lawang.facts.reading import Reading
from lawang.language import words
from lawang.language.stem import stem

__all__ = ["Piece", "content", "pieces"]


@dataclass(frozen=True, eq=False)
class Piece:
    """The tokens `first` up to `last` of a text."""

    reading: Reading
    sentence: int
    first: int
    last: int
    joined: bool = False  # by "dan" or "atau" to the piece before, so that a denial there may reach it

    @cached_property
    def norms(self) -> list[str]:
        """Its tokens as compared."""
        return self.reading.text.norms[self.first : self.last]

    @cached_property
    def figures(self) -> list[Fact]:
        """Counts and measures in it, without ranks and numbers that only name (Pasal 17)."""
        return [
            fact
            for fact in self.reading.figures(self.sentence)
            if self.first <= fact.first < self.last
            and isinstance(fact.value, Quantity)
            and not (fact.value.ordinal or fact.value.label or fact.doubt)
        ]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its content words, without those that belong to a figure."""
        facts = self.reading.figures(self.sentence)
        taken = {i for fact in facts for i in range(fact.first, fact.last)}
        return frozenset(
            stem(self.reading.text.norms[i])
            for i in range(self.first, self.last)
            if i not in taken and content(self.reading.text.norms[i])
        )


def content(norm: str) -> bool:
    """A word that says what a statement is about."""
    return norm[0].isalpha() and norm not in words("everyday", "function")


def pieces(reading: Reading, sentence: int, also: Sequence[str] = ()) -> Iterator[Piece]:
    """The pieces of a sentence in order; joining words (language/deeds) and marks end one, as do the words `also`."""
    tokens, norms = reading.tokens[sentence], reading.text.norms
    ends = words("deeds", "joins", "words") | set(also)
    start, joined = tokens.start, False
    for i in [*tokens, tokens.stop]:
        if i < tokens.stop and norms[i] not in ends and norms[i] not in _MARKS:
            continue
        if i > start:
            yield Piece(reading, sentence, start, i, joined)
        start = i + 1
        joined = i < tokens.stop and norms[i] in ("dan", "atau", "maupun", "serta")


_MARKS = frozenset(',;:()"-.?!')
