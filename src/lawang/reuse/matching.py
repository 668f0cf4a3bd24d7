"""What a search found, judged: which release an article took text from, how much of it and where; or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.candidates import KEPT, likely
from lawang.reuse.evidence import Evidence, net_words, weigh
from lawang.reuse.fingerprints import Words, read_words, seeds
from lawang.reuse.found import Found
from lawang.reuse.offsets import characters
from lawang.reuse.passages import extend
from lawang.reuse.segment import Segment

__all__ = ["Match", "Other", "Passage", "match"]

# Words, counted as `net_words` does, and the share of the article they make up, from which on there is a match. Measured:
# see docs/reuse-index.md.
LEAST_WORDS = 6
LEAST_SCORE = 0.03
# A text that so many releases share is boilerplate, unless it is most of the release. In a small index: half the releases.
# With 8 three fewer of 123 real articles that share 1 to 3 % are given a release, but where every sentence stands in a dozen
# releases recall falls from .96 to .86.
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
        if not releases:
            results += [NONE] * (len(words.bounds) - 1)
            continue
        chosen, total = likely(found, segments)
        parts = [extend(words, found, *each) for each in zip(segments, chosen, strict=True)]
        evidence = [weigh(part, found, total, many) for part in parts]
        results += _told(words, segments, parts, *_judge(parts, evidence, np.diff(words.bounds)))
    return results


def _joined(parts: Sequence[Found] | Sequence[Evidence], name: str) -> Table:
    """A table of all segments, side by side."""
    return np.concatenate([getattr(part, name) for part in parts], axis=1)


def _judge(
    parts: list[Found], evidence: list[Evidence], sizes: NDArray[np.int64]
) -> tuple[Table, Table, Table]:
    """By article: the releases of all segments in order, the best first; which of them fit; their scores."""
    agreeing, net, own, largest = (_joined(evidence, name) for name in ("agreeing", "net", "own", "largest"))
    lengths = np.maximum(_joined(parts, "lengths"), 1)
    most = agreeing >= MOST_OF_RELEASE * lengths
    apart = most | (_apart(net) & (net - largest >= LEAST_WORDS))
    net = np.where(most | (apart & (own < LEAST_WORDS)), net, own + COMMON_COUNTS * (net - own))
    score = np.minimum(net / np.maximum(net_words(sizes), 1.0)[:, None], 1.0)
    good = (net >= LEAST_WORDS) & (score >= LEAST_SCORE) & (apart | (own >= LEAST_WORDS))
    good &= ~_series(agreeing, *(_joined(evidence, name) for name in ("spanned", "told", "same")))
    return np.lexsort((-agreeing / lengths, -np.where(good, net, -1)), axis=1), good, score


def _told(
    words: Words, segments: Sequence[Segment], parts: list[Found], order: Table, good: Table, score: Table
) -> list[Match]:
    """The judgement as matches, with the passages of the best release."""
    results = [NONE] * len(order)
    articles = np.flatnonzero(good.any(axis=1))
    spans: dict[int, list[Passage]] = {}
    for number, (segment, part) in enumerate(zip(segments, parts, strict=True)):
        own = articles[order[articles, 0] // KEPT == number]
        spans.update(zip(own.tolist(), _spans(words, segment, part, own, order[own, 0] % KEPT), strict=True))
    for article in articles.tolist():
        named = []
        for rank in order[article, : MOST_OTHERS + 1].tolist():
            if good[article, rank]:
                part, column = divmod(rank, KEPT)
                release = segments[part].name(int(parts[part].releases[article, column]))
                named.append(Other(release, round(float(score[article, rank]), 4)))
        best, *others = named
        results[article] = Match(best.release, best.score, tuple(others), tuple(spans[article]))
    return results


def _spans(
    words: Words, segment: Segment, part: Found, articles: Table, columns: Table
) -> Iterator[list[Passage]]:
    """The passages of each of some articles and its release in a column of the tables."""
    first, end = part.first_rows[articles, columns], part.end_rows[articles, columns]
    ends = np.cumsum(end - first)
    rows = np.arange(ends[-1] if len(ends) else 0) + np.repeat(end - ends, end - first)
    releases = np.repeat(part.releases[articles, columns], end - first)
    passages = list(map(Passage._make, characters(words, segment, releases, part.rows[rows]).tolist()))
    return (passages[low:high] for low, high in pairwise([0, *ends.tolist()]))


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
