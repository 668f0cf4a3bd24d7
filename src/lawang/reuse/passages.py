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

__all__ = ["LONGEST", "TRIPLES", "Articles", "Shelf", "extend", "to_characters"]

# A passage ends where it has lost this much against its best: four changed words in a row, or seven in a dozen.
DROP = 4
# A passage has at least so many agreeing words.
SHORTEST = 5
# Passages no more than so many words apart in both texts are one.
JOIN = 6
# Most characters that stand between two words that follow one another within a passage.
GAP = 4
# Passages without a seed are sought in releases of up to so many words, by a table of three 3-bit hashes.
LONGEST = 1 << 14
TRIPLES = 1 << 9
_LOW = np.uint64(7)


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
    articles: Any, article: Any, shelf: Any, release: Any, hit: Any, hits: Any, rows: Any, made: Any,
    common: Any, thorough: Any,
) -> Any:  # fmt: skip
    """Passages of one release, which do not overlap in the article, in the order of the article.

    `hit` is the first hit, `hits` has the `seed`, the `place` and the `following` of each. `thorough`: passages without a
    seed are sought as well, by three agreeing words. Writes rows as `Found` has them to `rows` from row `made` on; returns
    the number of rows, the words in them, and the figures: all, and those that agree.
    """
    hashes, lengths, figures, sketch = articles.hashes, articles.lengths, articles.figures, shelf.sketch
    first, end = articles.bounds[article], articles.bounds[article + 1]
    low = np.int64(shelf.firsts[release])
    high: Any = min(np.int64(shelf.firsts[release + 1]), len(sketch))
    thorough = thorough and high - low <= len(hits.chain)
    if thorough:
        _string(low, high, sketch, hits.heads, hits.chain)
    count, told, same = made, np.int64(0), np.int64(0)
    at = first
    while at + 2 < end:
        while hit >= 0 and articles.middles[hits.seed[hit]] - 1 < at:
            hit = hits.following[hit]
        if not thorough:
            if hit < 0:
                break
            at = articles.middles[hits.seed[hit]] - 1
        best = (np.int64(0), np.int64(0), np.int64(0), at, low, at, low)
        while hit >= 0 and articles.middles[hits.seed[hit]] - 1 == at:
            found = _try(
                at, np.int64(hits.place[hit]) - 1, first, end, low, high, hashes, lengths, figures, sketch
            )
            hit = hits.following[hit]
            if found[0] > best[0]:
                best = found
        if thorough and best[0] < SHORTEST:
            place = hits.heads[_triple(hashes[at], hashes[at + 1], hashes[at + 2])]
            while place >= 0:
                found = _try(at, low + place, first, end, low, high, hashes, lengths, figures, sketch)
                place = hits.chain[place]
                if found[0] > max(best[0], SHORTEST):
                    best = found
        good, figured, alike, start, r_start, stop, r_stop = best
        if good < SHORTEST:
            at += 1
            continue
        told, same = told + figured, same + alike
        if count > made and start - rows[count - 1, 1] <= JOIN and 0 <= r_start - rows[count - 1, 3] <= JOIN:
            for word in range(rows[count - 1, 1], start):
                told += np.int64(figures[word])
            rows[count - 1, 1], rows[count - 1, 3] = stop, r_stop
            rows[count - 1, 4] += good
        elif count < len(rows):
            rows[count, 0], rows[count, 1], rows[count, 2], rows[count, 3] = start, stop, r_start, r_stop
            rows[count, 4] = good
            count += 1
        first = at = stop
    spanned = np.int64(0)
    for row in range(made, count):
        spanned += rows[row, 1] - rows[row, 0]
        few = _few(
            rows[row, 0],
            rows[row, 1],
            articles.seed_bounds[article : article + 2],
            articles.middles,
            hits.total,
            common,
        )
        rows[row, 5] = np.int64(few * rows[row, 4])
    return count, spanned, told, same


@compiled
def to_characters(articles: Any, shelf: Any, release: Any, rows: Any) -> Any:
    """Turns words and places in the rows of a release into characters of the two texts, in place."""
    low, sketch = np.int64(shelf.firsts[release]), shelf.sketch
    for row in range(len(rows)):
        last = rows[row, 1] - 1
        rows[row, 2] = _character(rows[row, 2], low, sketch, shelf.far_at, shelf.far_by)
        final = _character(rows[row, 3] - 1, low, sketch, shelf.far_at, shelf.far_by)
        rows[row, 3] = final + np.int64(articles.lengths[last])
        rows[row, 0] = np.int64(articles.starts[rows[row, 0]])
        rows[row, 1] = np.int64(articles.starts[last]) + np.int64(articles.lengths[last])


@compiled
def _triple(one: Any, two: Any, three: Any) -> Any:
    return (np.int64(one & _LOW) << 6) | (np.int64(two & _LOW) << 3) | np.int64(three & _LOW)


@compiled
def _string(low: Any, high: Any, sketch: Any, heads: Any, chain: Any) -> Any:
    """Strings together the places of a release whose three words have the same hashes in the sketch."""
    heads[:] = -1
    for place in range(high - low - 3, -1, -1):
        at = low + place
        key = (
            (np.int64(sketch[at] & 7) << 6)
            | (np.int64(sketch[at + 1] & 7) << 3)
            | np.int64(sketch[at + 2] & 7)
        )
        chain[place] = heads[key]
        heads[key] = place


@compiled
def _try(
    at: Any, place: Any, first: Any, end: Any, low: Any, high: Any,
    hashes: Any, lengths: Any, figures: Any, sketch: Any,
) -> Any:  # fmt: skip
    """The passage around three words that begin at a word and a place: agreeing words, figures, agreeing figures, first
    word and place, word and place past the last. No words agree where the three do not."""
    nothing = (np.int64(0), np.int64(0), np.int64(0), at, place, at, place)
    if place < low or place + 3 > high:
        return nothing
    figured = np.int64(0)
    for step in range(3):
        if not _agree(hashes[at + step], lengths[at + step], sketch[place + step]):
            return nothing
        figured += np.int64(figures[at + step])
    left = _walk(at, place, -1, first, low, hashes, lengths, figures, sketch)
    right = _walk(at + 2, place + 2, 1, end - 1, high - 1, hashes, lengths, figures, sketch)
    good = 3 + left[2] + right[2]
    told, same = figured + left[3] + right[3], figured + left[4] + right[4]
    return good, told, same, left[0], left[1], right[0] + 1, right[1] + 1


@compiled
def _few(start: Any, stop: Any, bounds: Any, middles: Any, totals: Any, common: Any) -> Any:
    """Of the seeds between two words that stand in the index, the share that fewer than `common` releases have."""
    seed, top = bounds[0], bounds[1]
    while seed < top:
        half = (seed + top) // 2
        if middles[half] < start:
            seed = half + 1
        else:
            top = half
    few, known = 0, 0
    while seed < bounds[1] and middles[seed] < stop:
        known += totals[seed] > 0
        few += 0 < totals[seed] < common
        seed += 1
    return few / max(known, 1)


@compiled
def _agree(hashed: Any, length: Any, sketch: Any) -> Any:
    """Whether a word of the article can be the word of the release, as far as its sketch tells."""
    if (np.int64(hashed & _LOW) ^ np.int64(sketch)) & 7:
        return False
    step = np.int64(sketch) >> 3
    return step == FAR or 1 <= step - np.int64(length) <= GAP


@compiled
def _walk(
    word: Any, place: Any, way: Any, word_end: Any, place_end: Any,
    hashes: Any, lengths: Any, figures: Any, sketch: Any,
) -> Any:  # fmt: skip
    """How far the passage goes on from an agreeing word in one direction, up to the two ends.

    Steps over words that were replaced, and over a word that only one of the texts has where the next three agree.
    Returns the last agreeing word and its place, and of the words walked over those that agree, the figures, and the
    figures that agree.
    """
    score, best = 0, 0
    good, figured, alike = np.int64(0), np.int64(0), np.int64(0)
    reached = (word, place, good, figured, alike)
    while word != word_end and place != place_end:
        if _agree(hashes[word + way], lengths[word + way], sketch[place + way]):
            word, place = word + way, place + way
            score += 1
            good += 1
            figured += np.int64(figures[word])
            alike += np.int64(figures[word])
            if score > best:
                best = score
                reached = (word, place, good, figured, alike)
            continue
        score -= 1
        if best - score >= DROP:
            break
        if _three(word + way, place, way, word_end, place_end, hashes, lengths, sketch):
            word += way
            figured += np.int64(figures[word])
        elif _three(word, place + way, way, word_end, place_end, hashes, lengths, sketch):
            place += way
        else:
            word, place = word + way, place + way
            figured += np.int64(figures[word])
    return reached


@compiled
def _three(
    word: Any, place: Any, way: Any, word_end: Any, place_end: Any, hashes: Any, lengths: Any, sketch: Any
) -> Any:
    """Whether the next three words after these agree."""
    if (word_end - word) * way < 3 or (place_end - place) * way < 3:
        return False
    for step in range(1, 4):
        at = word + way * step
        if not _agree(hashes[at], lengths[at], sketch[place + way * step]):
            return False
    return True


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
