"""What a search found, judged: which release an article took text from, how much of it and where; or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.candidates import Found, search
from lawang.reuse.fingerprints import read_words, seeds
from lawang.reuse.segment import BATCH, Segment

__all__ = ["Match", "Other", "Passage", "match"]

# Words that agree, less PHRASE for every passage: names of offices and laws, and other phrases that all use, fall away.
# Measured: see docs/reuse-index.md.
LEAST_EVIDENCE = 8
PHRASE = 4
# Share of the article that has to agree.
LEAST_SCORE = 0.03
# A text that so many releases share is boilerplate, unless it is most of the release. In a small index: half the releases.
MANY = (3, 20)
MOST_OF_RELEASE = 0.5
# Seeds that a release has to have beyond what many share: a quarter of its own, and at least two; four always suffice.
OWN_SEEDS = (2, 4)
# With so many figures in the passages and a smaller share that agrees, the release is another number of a series.
SERIES_FIGURES = 10
SERIES_SHARE = 0.65
# Other releases that are told.
MOST_OTHERS = 5

Table = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start` to `end` of the article come from `release_start` to `release_end` of the release."""

    start: int
    end: int
    release_start: int
    release_end: int


@dataclass(frozen=True, slots=True)
class Other:
    """Another release that the article shares passages with, and the share of its words in them."""

    release: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """The release an article took text from, or None; `score` is the share of the article's words that stand in passages
    of that release, 0 to 1."""

    release: str | None
    score: float
    others: tuple[Other, ...] = ()
    passages: tuple[Passage, ...] = ()


NONE = Match(None, 0.0)


def match(texts: Sequence[str], segments: Sequence[Segment]) -> list[Match]:
    """The release each article took text from, searched in all segments."""
    results: list[Match] = []
    releases = sum(segment.alive for segment in segments)
    for first in range(0, len(texts), BATCH):
        words = read_words(texts[first : first + BATCH])
        found = seeds(words)
        parts = [search(words, found, segment) for segment in segments]
        results += (
            _judge(parts, np.diff(words.bounds), segments, releases)
            if parts
            else [NONE] * len(words.bounds[1:])
        )
    return results


def _judge(
    parts: list[Found], sizes: NDArray[np.int64], segments: Sequence[Segment], releases: int
) -> list[Match]:
    def joined(name: str) -> Table:
        return np.concatenate([getattr(part, name) for part in parts], axis=1)

    agreeing = joined("agreeing")
    score = agreeing / np.maximum(sizes, 1)[:, None]
    passages = joined("end_rows") - joined("first_rows")
    good = (agreeing - PHRASE * passages >= LEAST_EVIDENCE) & (score >= LEAST_SCORE)
    good &= ~_series(joined("told"), joined("same"))
    of_release = agreeing / np.maximum(joined("lengths"), 1)
    good &= ~_boilerplate(parts, of_release, releases)
    order = np.lexsort((-of_release, -np.where(good, agreeing, -1)), axis=1)
    kept = parts[0].releases.shape[1]
    results = []
    for article in range(len(sizes)):
        ranks = [int(c) for c in order[article, : MOST_OTHERS + 1] if good[article, c]]
        if not ranks:
            results.append(NONE)
            continue
        named = [
            Other(
                segments[c // kept].name(int(parts[c // kept].releases[article, c % kept])),
                round(float(score[article, c]), 4),
            )
            for c in ranks
        ]
        part, column = parts[ranks[0] // kept], ranks[0] % kept
        rows = part.rows[part.first_rows[article, column] : part.end_rows[article, column]]
        spans = tuple(Passage(*row) for row in rows.tolist())
        results.append(Match(named[0].release, named[0].score, tuple(named[1:]), spans))
    return results


def _series(told: Table, same: Table) -> Table:
    """Another number of a series: the words are the same, the figures are not."""
    return (told >= SERIES_FIGURES) & (same < SERIES_SHARE * told)


def _boilerplate(parts: list[Found], of_release: Table, releases: int) -> Table:
    """Releases that share hardly more with the article than many others do."""
    counts = np.concatenate([part.counts for part in parts], axis=1)
    many = min(max(releases // 2 + 1, MANY[0]), MANY[1])
    if counts.shape[1] < many:
        return np.zeros_like(of_release, np.bool_)
    common = -np.sort(-counts, axis=1)[:, many - 1 : many]
    own = np.concatenate([part.counts[:, : part.releases.shape[1]] for part in parts], axis=1)
    needed = np.minimum(OWN_SEEDS[1], np.maximum(OWN_SEEDS[0], own / 4))
    result: Table = (common > 0) & (own - common < needed) & (of_release < MOST_OF_RELEASE)
    return result
