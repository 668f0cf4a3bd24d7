"""From the seeds that an article shares with one release to the passages they share, word by word over the sketch.

A passage goes on from its seed in both directions until what differs outweighs what agrees (the X-drop rule of Altschul et
al., "Basic local alignment search tool", J. Mol. Biol. 215, 1990).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.kernel import compiled
from lawang.reuse.segment import FAR

__all__ = ["Articles", "Shelf", "extend"]

# Extension ends when it has lost this much against its best: four changed words in a row, or seven in a dozen.
DROP = 4
# A passage has at least so many agreeing words.
SHORTEST = 5
# Passages no more than so many words apart in both texts are one.
JOIN = 6
# Most characters that stand between two words that follow one another within a passage.
GAP = 4


class Articles(NamedTuple):
    """`Words` and `Seeds` of a batch of articles, as the loops take them."""

    hashes: NDArray[Any]
    starts: NDArray[Any]
    lengths: NDArray[Any]
    figures: NDArray[Any]
    bounds: NDArray[Any]
    keys: NDArray[Any]
    middles: NDArray[Any]
    seed_bounds: NDArray[Any]


class Shelf(NamedTuple):
    """The arrays of a segment, as the loops take them; the upper `bits` of a key number its bucket."""

    bits: int
    buckets: NDArray[Any]
    rests: NDArray[Any]
    places: NDArray[Any]
    sketch: NDArray[Any]
    firsts: NDArray[Any]
    blocks: NDArray[Any]
    far_at: NDArray[Any]
    far_by: NDArray[Any]
    dead: NDArray[Any]


@compiled
def extend(
    articles: Any, article: Any, shelf: Any, release: Any, hit: Any, hits: Any, rows: Any, made: Any
) -> Any:
    """Passages of one release, which do not overlap in the article, from its hits in the order of the article.

    `hit` is the first hit, `hits` has the `seed`, the `place` and the `following` of each. Writes the characters (start,
    end, start and end in the release) to `rows` from row `made` on; returns the number of rows, the words in them that
    agree, and the figures in them: all, and those that agree.
    """
    hashes, lengths, figures, sketch = articles.hashes, articles.lengths, articles.figures, shelf.sketch
    first, end = articles.bounds[article], articles.bounds[article + 1]
    low = np.int64(shelf.firsts[release])
    high: Any = min(np.int64(shelf.firsts[release + 1]), len(sketch))
    count, agreeing, told, same = made, 0, 0, 0
    while hit >= 0:
        word, place = articles.middles[hits.seed[hit]], np.int64(hits.place[hit])
        hit = hits.following[hit]
        shift = place - word
        if place <= low or place + 1 >= high:
            continue
        if count > made and rows[count - 1, 1] > word and shift == rows[count - 1, 3] - rows[count - 1, 1]:
            continue
        if _tally(word - 1, word + 2, shift, hashes, lengths, figures, sketch)[0] < 3:
            continue
        start = (
            word
            - 1
            - _reach(word - 1, shift, -1, min(word - 1 - first, place - 1 - low), hashes, lengths, sketch)
        )
        stop = (
            word
            + 2
            + _reach(word + 1, shift, 1, min(end - word - 2, high - place - 2), hashes, lengths, sketch)
        )
        if count > made:
            start = max(start, rows[count - 1, 1])
        while start < stop and not _agree(hashes[start], lengths[start], sketch[start + shift]):
            start += 1
        good, figured, alike = _tally(start, stop, shift, hashes, lengths, figures, sketch)
        if good < SHORTEST:
            continue
        agreeing, told, same = agreeing + good, told + figured, same + alike
        if (
            count > made
            and start - rows[count - 1, 1] <= JOIN
            and 0 <= start + shift - rows[count - 1, 3] <= JOIN
        ):
            for at in range(rows[count - 1, 1], start):
                told += np.int64(figures[at])
            rows[count - 1, 1], rows[count - 1, 3] = stop, stop + shift
        else:
            rows[count, 0], rows[count, 1], rows[count, 2], rows[count, 3] = (
                start,
                stop,
                start + shift,
                stop + shift,
            )
            count += 1
    for row in range(made, count):
        last = rows[row, 1] - 1
        rows[row, 2] = _character(rows[row, 2], low, sketch, shelf.far_at, shelf.far_by)
        final = _character(rows[row, 3] - 1, low, sketch, shelf.far_at, shelf.far_by)
        rows[row, 3] = final + np.int64(lengths[last])
        rows[row, 0] = np.int64(articles.starts[rows[row, 0]])
        rows[row, 1] = np.int64(articles.starts[last]) + np.int64(lengths[last])
    return count, agreeing, told, same


@compiled
def _agree(hashed: Any, length: Any, sketch: Any) -> Any:
    """Whether a word of the article can be the word of the release, as far as its sketch tells."""
    if (np.int64(hashed & np.uint64(7)) ^ np.int64(sketch)) & 7:
        return False
    step = np.int64(sketch) >> 3
    return step == FAR or 1 <= step - np.int64(length) <= GAP


@compiled
def _reach(word: Any, shift: Any, way: Any, most: Any, hashes: Any, lengths: Any, sketch: Any) -> Any:
    """How many words, up to `most`, the passage goes on from `word` in one direction; the last of them agrees."""
    score, best, reach = 0, 0, 0
    for step in range(1, most + 1):
        at = word + way * step
        if _agree(hashes[at], lengths[at], sketch[at + shift]):
            score += 1
            if score > best:
                best, reach = score, step
        else:
            score -= 1
            if best - score >= DROP:
                break
    return reach


@compiled
def _tally(start: Any, stop: Any, shift: Any, hashes: Any, lengths: Any, figures: Any, sketch: Any) -> Any:
    """Words of the article that agree, figures, and figures that agree."""
    good, figured, alike = np.int64(0), np.int64(0), np.int64(0)
    for word in range(start, stop):
        if _agree(hashes[word], lengths[word], sketch[word + shift]):
            good += 1
            alike += np.int64(figures[word])
        figured += np.int64(figures[word])
    return good, figured, alike


@compiled
def _character(place: Any, low: Any, sketch: Any, far_at: Any, far_by: Any) -> Any:
    """The character at which the word at `place` begins in its release, whose first word is at `low`."""
    total = np.int64(0)
    for word in range(low, place):
        total += np.int64(sketch[word] >> 3)
    index, top = 0, len(far_at)
    while index < top:
        half = (index + top) // 2
        if far_at[half] < low:
            index = half + 1
        else:
            top = half
    while index < len(far_at) and far_at[index] <= place:
        total += np.int64(far_by[index])
        index += 1
    return total
