"""What a search found, judged: which release an article took text from, how much of it and where; or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.candidates import KEPT, likely
from lawang.reuse.fingerprints import read_words, seeds
from lawang.reuse.passages import Found, extend, net_words
from lawang.reuse.segment import Segment

__all__ = ["Match", "Other", "Passage", "match"]

# Words, counted as `net_words` does, and the share of the article they make up, from which on there is a match. Measured:
# see docs/reuse-index.md.
LEAST_WORDS = 6
LEAST_SCORE = 0.03
# A text that so many releases share is boilerplate, unless it is most of the release. In a small index: half the releases.
MANY = (3, 20)
MOST_OF_RELEASE = 0.5
# What words in boilerplate count for.
COMMON_COUNTS = 0.25
# A release stands apart when the third best has less than this share of what it has.
ALIKE = 3
CLEARLY = 0.75
# From so many figures in the passages on, a release is another number of a series when figures agree so many standard
# deviations less often than the other words do.
SERIES_FIGURES = 10
SERIES_SPREAD = 3.0
# Articles searched in one call.
BATCH = 256
# Other releases that are told.
MOST_OTHERS = 5

Table = NDArray[Any]


class Passage(NamedTuple):
    """Characters `start` to `end` of the article come from `release_start` to `release_end` of the release."""

    start: int
    end: int
    release_start: int
    release_end: int


class Other(NamedTuple):
    """Another release that the article shares passages with, and the share of its words in them."""

    release: str
    score: float


class Match(NamedTuple):
    """The release an article took text from, or None; `score` is the share of the article's words that stand in passages
    of that release, 0 to 1; short passages, which may be phrases in common use, count for less than their words."""

    release: str | None
    score: float
    others: tuple[Other, ...] = ()
    passages: tuple[Passage, ...] = ()


NONE = Match(None, 0.0)


def match(texts: Sequence[str], segments: Sequence[Segment]) -> list[Match]:
    """The release each article took text from, searched in all segments."""
    results: list[Match] = []
    releases = sum(segment.alive for segment in segments)
    many = min(max(releases // 2 + 1, MANY[0]), MANY[1])
    for first in range(0, len(texts), BATCH):
        words = read_words(texts[first : first + BATCH])
        found = seeds(words)
        if releases:
            chosen, total = likely(found, segments)
            parts = [
                extend(words, found, segment, part, total, many)
                for segment, part in zip(segments, chosen, strict=True)
            ]
            results += _judge(parts, np.diff(words.bounds), segments, many)
        else:
            results += [NONE] * (len(words.bounds) - 1)
    return results


def _judge(
    parts: list[Found], sizes: NDArray[np.int64], segments: Sequence[Segment], many: int
) -> list[Match]:
    def joined(name: str) -> Table:
        return np.concatenate([getattr(part, name) for part in parts], axis=1)

    agreeing = joined("agreeing")
    net, own = joined("net"), joined("own")
    most = agreeing >= MOST_OF_RELEASE * np.maximum(joined("lengths"), 1)
    apart = most | (_apart(net) & (net - joined("largest") >= LEAST_WORDS))
    net = np.where(most | (apart & (own < LEAST_WORDS)), net, own + COMMON_COUNTS * (net - own))
    score = np.minimum(net / np.maximum(net_words(sizes), 1.0)[:, None], 1.0)
    good = (net >= LEAST_WORDS) & (score >= LEAST_SCORE) & (apart | (own >= LEAST_WORDS))
    good &= ~_series(agreeing, joined("spanned"), joined("told"), joined("same"))
    of_release = agreeing / np.maximum(joined("lengths"), 1)
    order = np.lexsort((-of_release, -np.where(good, net, -1)), axis=1)
    return [
        _told(parts, segments, article, [rank for rank in ranks if fit[rank]], scores)
        for article, (ranks, fit, scores) in enumerate(
            zip(order[:, : MOST_OTHERS + 1].tolist(), good.tolist(), score.tolist(), strict=True)
        )
    ]


def _told(
    parts: list[Found], segments: Sequence[Segment], article: int, ranks: list[int], scores: list[float]
) -> Match:
    """The match of one article; `ranks` are the releases that fit it, the best first, as columns of the joined tables."""
    if not ranks:
        return NONE
    named = []
    for rank in ranks:
        part, column = divmod(rank, KEPT)
        release = int(parts[part].releases[article, column])
        named.append(Other(segments[part].name(release), round(scores[rank], 4)))
    part, column = divmod(ranks[0], KEPT)
    found = parts[part]
    rows = found.rows[found.first_rows[article, column] : found.end_rows[article, column], :4]
    spans = tuple(map(Passage._make, rows.tolist()))
    return Match(named[0].release, named[0].score, tuple(named[1:]), spans)


def _series(agreeing: Table, spanned: Table, told: Table, same: Table) -> Table:
    """Another number of a series: the words of the passages agree, the figures do not nearly as often."""
    rate = (agreeing - same) / np.maximum(spanned - told, 1)
    spread = np.sqrt(told * rate * np.maximum(1 - rate, 0) + 1)
    result: Table = (told >= SERIES_FIGURES) & (same < told * rate - SERIES_SPREAD * spread)
    return result


def _apart(net: Table) -> Table:
    """Releases that share clearly more with the article than all others do but one, which may be the same text.

    So several passages that many releases have each tell a release apart together, and a footer does not.
    """
    if net.shape[1] < ALIKE:
        return np.ones_like(net, np.bool_)
    rival = -np.sort(-net, axis=1)[:, ALIKE - 1 : ALIKE]
    result: Table = rival < CLEARLY * net
    return result
