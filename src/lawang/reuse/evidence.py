"""What the passages that an article shares with a release say for it: how many of their words count, and for how much."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.fingerprints import Seeds
from lawang.reuse.found import Found, Table
from lawang.reuse.kernel import compiled

__all__ = ["Evidence", "net_words", "weigh"]

# A passage of so many words counts for nothing, one of twice as many for two thirds of its words, a long one for nearly
# all: names of offices and laws and other phrases are in use everywhere. Measured: see docs/reuse-index.md.
PHRASE = 4
# A passage of fewer words counts once, however often the article says it: the name of an office may stand there six times.
# Of 142 real articles that share 1 to 3 % with others 29 are given a release with this rule, 36 without.
ONCE = 12
# Passages of the article before it that are looked through for that.
LOOK_BACK = 64
# A passage belongs to few releases wholly where from this share of its seeds on (OWN_TO) few releases have them, and not
# at all below the other.
OWN_FROM, OWN_TO = 0.1, 0.5


class Evidence(NamedTuple):
    """By article and rank of the release: `agreeing` words in passages that agree, `net` what they count for, `own` the
    same of what few releases have, `largest` the same of the largest passage, `spanned` all words in passages, `told` the
    figures in them, `same` those that agree."""

    agreeing: Table
    net: NDArray[np.float64]
    own: NDArray[np.float64]
    largest: NDArray[np.float64]
    spanned: Table
    told: Table
    same: Table


def weigh(found: Found, seeds: Seeds, total: Table, common: int) -> Evidence:
    """What was found, weighed. `total` counts the places of every seed in the index; what has only seeds with `common`
    places or more, many have."""
    shape = found.releases.shape
    whole = [np.zeros(shape, np.int64) for _ in range(4)]
    net, own, largest = (np.zeros(shape) for _ in range(3))
    out = Evidence(whole[0], net, own, largest, *whole[1:])
    _weigh(found, seeds.middles, seeds.bounds, total, common, out)
    return out


def net_words(words: Table) -> NDArray[np.float64]:
    """What passages of so many agreeing words count for, in words."""
    return np.where(words > PHRASE, words * (1.0 - (PHRASE / np.maximum(words, 1)) ** 1.5), 0.0)


@compiled
def _net_words(words: Any) -> Any:
    return words * (1.0 - (PHRASE / words) ** 1.5) if words > PHRASE else 0.0


@compiled
def _weigh(found: Any, middles: Any, bounds: Any, total: Any, common: Any, out: Any) -> Any:
    rows = found.rows
    articles, ranks = found.releases.shape
    for article in range(articles):
        for rank in range(ranks):
            first = found.first_rows[article, rank]
            for row in range(first, found.end_rows[article, rank]):
                good = rows[row, 4]
                out.agreeing[article, rank] += good
                out.spanned[article, rank] += rows[row, 1] - rows[row, 0]
                out.told[article, rank] += rows[row, 5]
                out.same[article, rank] += rows[row, 6]
                if good < ONCE and _again(rows[max(first, row - LOOK_BACK) : row], rows[row]):
                    continue
                few = good * _few(
                    rows[row, 0], rows[row, 1], bounds[article], bounds[article + 1], middles, total, common
                )
                counted = _net_words(good)
                out.net[article, rank] += counted
                out.largest[article, rank] = max(out.largest[article, rank], counted)
                out.own[article, rank] += _net_words(few)


@compiled
def _again(earlier: Any, passage: Any) -> Any:
    """Whether an earlier passage comes from the same words of the release."""
    return bool(((earlier[:, 2] < passage[3]) & (earlier[:, 3] > passage[2])).any())


@compiled
def _few(start: Any, stop: Any, seed: Any, end: Any, middles: Any, total: Any, common: Any) -> Any:
    """What share of a passage few releases have: none where hardly a seed is in fewer than `common` releases, as in a
    footer with a word before it that only some have, and all where half of them are."""
    top = end
    while seed < top:
        half = (seed + top) // 2
        if middles[half] < start:
            seed = half + 1
        else:
            top = half
    few, known = np.int64(0), np.int64(0)
    while seed < end and middles[seed] < stop:
        known += np.int64(total[seed] > 0)
        few += np.int64(0 < total[seed] < common)
        seed += 1
    return min(max((few / known - OWN_FROM) / (OWN_TO - OWN_FROM), 0.0), 1.0) if known else 0.0
