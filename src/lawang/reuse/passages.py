"""From the seeds that an article shares with one release to the passages they share, word by word over the sketch.

A passage goes on from its seed in both directions until what differs outweighs what agrees (the X-drop rule of Altschul et
al., "Basic local alignment search tool", J. Mol. Biol. 215, 1990). The loops never read outside the arrays, whatever a
damaged file holds, and call no compiled function of another module (see `candidates`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.candidates import KEPT, Likely
from lawang.reuse.fingerprints import Seeds, Words
from lawang.reuse.found import Found
from lawang.reuse.kernel import compiled
from lawang.reuse.segment import FAR, Segment

__all__ = ["extend"]

# A passage ends where it has lost this much against its best: four changed words in a row, or seven in a dozen.
DROP = 4
# A passage has at least so many agreeing words.
SHORTEST = 5
# Passages no more than so many words apart in both texts are one.
JOIN = 6
# Most characters that stand between two words that follow one another within a passage.
GAP = 3
# In so many of the likeliest releases passages without a seed are sought as well, by a table of three 3-bit hashes, where
# the release has no more than so many words. Such a passage has at least UNSEEDED agreeing words. Not where the seeds show
# most of the article already (ENOUGH), nor where they show much less of it than in another release (RIVAL).
THOROUGH = 4
ENOUGH = 0.6
RIVAL = 0.25
LONGEST = 1 << 14
TRIPLES = 1 << 9
UNSEEDED = 6

_LOW = np.uint64(7)


class _Articles(NamedTuple):
    """The arrays of a batch of articles that are read here."""

    hashes: NDArray[Any]
    lengths: NDArray[Any]
    figures: NDArray[Any]
    bounds: NDArray[Any]
    middles: NDArray[Any]


def extend(words: Words, seeds: Seeds, segment: Segment, chosen: Likely) -> Found:
    """The passages that each article shares with its likeliest releases of a segment."""
    articles = _Articles(words.hashes, words.lengths, words.figures, words.bounds, seeds.middles)
    lengths, first_rows, end_rows = (np.zeros(chosen.releases.shape, np.int64) for _ in range(3))
    most = KEPT * (len(words.hashes) // SHORTEST + len(words.bounds))
    out = Found(chosen.releases, lengths, first_rows, end_rows, np.empty((most, 7), np.int64))
    heads, chain = np.empty(TRIPLES, np.int64), np.empty(LONGEST, np.int64)
    used = _extend(articles, segment.sketch, segment.firsts, chosen, heads, chain, out)
    return out._replace(rows=out.rows[:used])


@compiled
def _extend(articles: Any, sketch: Any, firsts: Any, chosen: Any, heads: Any, chain: Any, out: Any) -> Any:
    used = 0
    for article in range(len(articles.bounds) - 1):
        words = articles.bounds[article + 1] - articles.bounds[article]
        best = np.int64(0)
        for rank in range(KEPT):
            release = chosen.releases[article, rank]
            if release < 0:
                break
            low = np.int64(firsts[release])
            out.lengths[article, rank] = np.int64(firsts[release + 1]) - low
            high: Any = min(np.int64(firsts[release + 1]), len(sketch))
            first_hit, end_hit = chosen.first_hits[article, rank], chosen.end_hits[article, rank]
            seeds, places = chosen.seeds[first_hit:end_hit], chosen.places[first_hit:end_hit]
            rows = _passages(
                articles, article, sketch, low, high, seeds, places, heads, chain, False, out.rows, used
            )
            good = out.rows[used:rows, 4].sum()
            best = max(best, good)
            if rank < THOROUGH and 0 < good < ENOUGH * words and good >= RIVAL * best:
                rows = _passages(
                    articles, article, sketch, low, high, seeds, places, heads, chain, True, out.rows, used
                )
            out.first_rows[article, rank], out.end_rows[article, rank] = used, rows
            used = rows
    return used


@compiled
def _passages(
    articles: Any, article: Any, sketch: Any, low: Any, high: Any, seeds: Any, places: Any, heads: Any, chain: Any,
    thorough: Any, rows: Any, made: Any,
) -> Any:  # fmt: skip
    """Writes the passages of an article and the release from place `low` to `high`, which do not overlap in the article, in
    its order to `rows` from row `made` on; returns the number of rows. `thorough`: passages without a seed are sought as
    well."""
    hashes, lengths, figures = articles.hashes, articles.lengths, articles.figures
    first, end = articles.bounds[article], articles.bounds[article + 1]
    thorough = thorough and high - low <= LONGEST
    if thorough:
        _string(low, high, sketch, heads, chain)
    count, hit = made, 0
    at = first
    while at + 2 < end:
        while hit < len(seeds) and articles.middles[seeds[hit]] - 1 < at:
            hit += 1
        if not thorough:
            if hit == len(seeds):
                break
            at = articles.middles[seeds[hit]] - 1
        best = (np.int64(0), np.int64(0), np.int64(0), at, low, at, low)
        while hit < len(seeds) and articles.middles[seeds[hit]] - 1 == at:
            found = _try(
                at, np.int64(places[hit]) - 1, first, end, low, high, hashes, lengths, figures, sketch
            )
            hit += 1
            if found[0] > best[0]:
                best = found
        if thorough and best[0] < SHORTEST:
            place = heads[_triple(hashes[at], hashes[at + 1], hashes[at + 2])]
            while place >= 0:
                here = low + place
                place = chain[place]
                if not (
                    _agree(hashes[at], lengths[at], sketch[here])
                    and _agree(hashes[at + 1], lengths[at + 1], sketch[here + 1])
                    and _agree(hashes[at + 2], lengths[at + 2], sketch[here + 2])
                ):
                    continue
                found = _try(at, here, first, end, low, high, hashes, lengths, figures, sketch)
                if found[0] >= UNSEEDED and found[0] > best[0]:
                    best = found
        if best[0] < SHORTEST:
            at += 1
            continue
        count = _add(best, figures, rows, made, count)
        first = at = best[5]
    return count


@compiled
def _add(passage: Any, figures: Any, rows: Any, made: Any, count: Any) -> Any:
    """Adds a passage to the rows, to the last of them where it goes on from it; returns how many rows there are."""
    good, told, same, start, r_start, stop, r_stop = passage
    last = count - 1
    if count > made and start - rows[last, 1] <= JOIN and 0 <= r_start - rows[last, 3] <= JOIN:
        for word in range(rows[last, 1], start):
            told += np.int64(figures[word])
    else:
        last = count
        rows[last, 0], rows[last, 2] = start, r_start
        rows[last, 4], rows[last, 5], rows[last, 6] = 0, 0, 0
    rows[last, 1], rows[last, 3] = stop, r_stop
    rows[last, 4] += good
    rows[last, 5] += told
    rows[last, 6] += same
    return last + 1


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
