"""Releases and articles of made-up words, as many as a test needs, each from its number alone."""

from __future__ import annotations

import random

_STARTS = "ba da ga ha ja ka la ma na pa ra sa ta wa bu du ku lu mu nu pu ru su tu be de ke le me ne pe re se te".split()
_ENDS = "kan lah nya ran tan gan mi ti si ri ang ung eng is at ut".split()
VOCABULARY = [a + b + c for a in _STARTS for b in _STARTS[::2] for c in _ENDS]


def sentence(source: random.Random, words: int = 0) -> str:
    """A sentence of so many words (0: eight to twenty)."""
    chosen = source.choices(VOCABULARY, k=words or source.randrange(8, 20))
    return " ".join(chosen).capitalize() + "."


def release(number: int, sentences: int = 12) -> str:
    """The release of that number; no two share more than chance."""
    source = random.Random(f"release {number}")
    return "\n".join(sentence(source) for _ in range(sentences))


def releases(count: int, first: int = 0) -> tuple[list[str], list[str]]:
    """Ids and texts of so many releases."""
    numbers = range(first, first + count)
    return [f"r{number}" for number in numbers], [release(number) for number in numbers]


def background(number: int, sentences: int = 10) -> list[str]:
    """Sentences that are in no release."""
    source = random.Random(f"background {number}")
    return [sentence(source) for _ in range(sentences)]


def retold(number: int, share: float = 1.0, changed: float = 0.0) -> str:
    """An article of 12 sentences, that share of them from the release of that number, in another order, with so many of
    their words changed."""
    source = random.Random(f"retold {number} {share} {changed}")
    taken = source.sample(release(number).split("\n"), max(1, round(12 * share)))
    mixed = []
    for line in taken:
        words = line.split()
        mixed.append(
            " ".join(source.choice(VOCABULARY) if source.random() < changed else word for word in words)
        )
    mixed += background(number, 12 - len(taken))
    source.shuffle(mixed)
    return " ".join(mixed)
