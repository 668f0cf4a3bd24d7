"""Releases and articles to search: real articles as they are, and any number of synthetic ones resampled from them.

A synthetic release is made of real sentences in which every other word was drawn anew from all words, so that no two
releases are alike although they share phrases as releases do; some end with one of a few legal footers, some are numbers
of a weekly series. The text that is in no release is made alike, from sentences that no release is made from. An article
takes part of its words from a release, sentence by sentence in another order, a fifth of these words changed (two thirds
replaced, the rest left out or put in), and stands otherwise in text that is in no release.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bench.articles import _raw as raw
from bench.articles import collection, data_file

WORDS_A_RELEASE = 450
FRESH = 0.5
FOOTERS = 40
FOOTED = 0.5
SERIES = 0.02


@dataclass(frozen=True)
class Article:
    """An article, the release it came from (None: none of the index) and the share of its words from there."""

    text: str
    release: str | None
    share: float


@cache
def real() -> tuple[tuple[str, str], ...]:
    """Ids and texts of the real articles, or of the small committed corpus."""
    file = data_file()
    return collection(file) if file else raw(None)


@cache
def _sentences(side: int) -> tuple[tuple[str, ...], ...]:
    """Sentences of every other article: side 0 for releases, side 1, less what they share with those, for other text."""
    parts = [p.split() for _, text in real()[side::2] for p in re.split(r"(?<=[.!?”\"])\s+", text)]
    kept = [tuple(p) for p in parts if 6 <= len(p) <= 45]
    if side == 0:
        return tuple(kept)
    known = {run for sentence in _sentences(0) for run in _runs(sentence)}
    return tuple(sentence for sentence in kept if known.isdisjoint(_runs(sentence)))


def _runs(sentence: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The runs of five words in a sentence."""
    return (sentence[at : at + 5] for at in range(len(sentence) - 4))


@cache
def _words() -> tuple[str, ...]:
    return tuple(word for _, text in real() for word in text.split())


def resampled(random_: random.Random, words: int, side: int = 0) -> list[list[str]]:
    """Sentences of about so many words in all."""
    pool, fresh = _sentences(side), _words()
    out: list[list[str]] = []
    count = 0
    while count < words:
        sentence = list(random_.choice(pool))
        for at in range(len(sentence)):
            if random_.random() < FRESH:
                sentence[at] = random_.choice(fresh)
        out.append(sentence)
        count += len(sentence)
    return out


@cache
def footer(number: int) -> str:
    """One of the legal footers that many releases share."""
    return " ".join(w for s in resampled(random.Random(f"footer {number}"), 45) for w in s)


def release(number: int) -> str:
    """The synthetic release of that number; one in fifty is a number of a weekly series."""
    own = random.Random(number)
    if own.random() < SERIES:
        return bulletin(own.randrange(20), number)
    text = " ".join(w for s in resampled(own, int(own.gauss(WORDS_A_RELEASE, 90))) for w in s)
    return f"{text}\n{footer(own.randrange(FOOTERS))}" if own.random() < FOOTED else text


def bulletin(series: int, number: int) -> str:
    """One number of a series: a template of some 300 words in which every twelfth word is a figure of its own."""
    template = resampled(random.Random(f"series {series}"), 300)
    own = random.Random(f"bulletin {number}")
    for sentence in template:
        for at in range(len(sentence)):
            if (series + at + len(sentence)) % 12 == 0:
                sentence[at] = str(own.randrange(10, 9999))
    return " ".join(w for s in template for w in s)


def releases(count: int) -> Iterator[tuple[str, str]]:
    """The first synthetic releases, with ids."""
    return ((f"r{number}", release(number)) for number in range(count))


def changed(
    random_: random.Random, words: list[str], share: float, others: Sequence[str] | None = None
) -> list[str]:
    """Words of which about `share` were replaced, left out or had another put before them, one of `others` (or of all)."""
    others = others or _words()
    out = []
    for word in words:
        if random_.random() >= share:
            out.append(word)
            continue
        kind = random_.random()
        if kind < 2 / 3:
            out.append(random_.choice(others))
        elif kind < 5 / 6:
            out += [random_.choice(others), word]
    return out


def taken(
    random_: random.Random, text: str, words: int, change: float, others: Sequence[str] | None = None
) -> list[list[str]]:
    """Sentences of a text of about so many words, in another order, with words changed."""
    parts = [p.split() for p in re.split(r"(?<=[.!?”\"])\s+", text) if p.strip()]
    random_.shuffle(parts)
    out: list[list[str]] = []
    left = words
    for part in parts:
        if left <= 0:
            break
        out.append(changed(random_, part[: max(left, 5)], change, others))
        left -= len(part)
    return out


def article(
    random_: random.Random, source: tuple[str, str] | None, share: float, background: list[list[str]]
) -> Article:
    """An article of 250 to 450 words with `share` of them from the source, the rest from the background."""
    words = random_.randrange(250, 450)
    own = taken(random_, source[1], int(words * share), 0.2) if source else []
    count = sum(map(len, own))
    rest: list[list[str]] = []
    for sentence in background:
        if sum(map(len, rest)) + count >= words:
            break
        rest.append(sentence)
    mixed = own + rest
    random_.shuffle(mixed)
    text = " ".join(word for sentence in mixed for word in sentence)
    if random_.random() < FOOTED / 2:
        text += "\n" + footer(random_.randrange(FOOTERS))
    return Article(text, source[0] if source else None, count / max(1, len(text.split())))


def articles(count: int, sources: list[tuple[str, str]], seed: int = 1) -> list[Article]:
    """As many articles: half from one of the sources at 15 % to 100 %, half from none."""
    own = random.Random(f"articles {seed}")
    out = []
    for number in range(count):
        share = own.choice((0.15, 0.15, 0.3, 0.5, 1.0))
        source = own.choice(sources) if number % 2 else None
        out.append(article(own, source, share, resampled(own, 460, 1)))
    return out
