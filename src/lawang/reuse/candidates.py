"""The inner loops of a search in one segment: from seeds to releases. `passages` goes on from there.

1. The seeds of the article are looked up. Rare ones are followed first and no more places are read than `MOST_PLACES` and
   four a seed allow, so that the cost of an article stays bounded however many releases share a phrase.
2. Places that stand alone in their stretch of the segment are dropped unless their seed is rare; the others are counted
   by release, and the releases with the most seeds are kept.
3. Of these, `passages` extends the seeds to passages.

The loops never read outside the arrays, whatever a damaged file holds.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.fingerprints import Seeds, Words
from lawang.reuse.kernel import compiled
from lawang.reuse.passages import Articles, Shelf, extend
from lawang.reuse.segment import BLOCK_BITS, Segment

__all__ = ["KEPT", "TOP", "Found", "search"]

# Releases that are extended for an article, and releases whose seeds are counted to learn what many share.
KEPT = 8
TOP = 20
# Places read for an article, beside four for every seed.
MOST_PLACES = 1024
# A seed with so few places is followed even where no other seed points to the same stretch.
RARE = 4

_STRETCH = np.uint32(9)
_SPREAD = np.uint32(0x9E3779B1)
_DOWN = np.uint32(18)
_STRETCHES = 1 << 14
_REST = np.uint32(0xFFFF)
_CLASSES = 34


class Found(NamedTuple):
    """What a segment holds of each article of a batch, `KEPT` releases an article, best first.

    `releases` is -1 where there are fewer; `counts` are seeds in common with the first `TOP` releases; of the passages
    of row (article, rank) those from `first_rows` to `end_rows` of `rows`: first and last character in the article, in
    the release. `agreeing` counts words in the passages that agree, `told` the figures in them, `same` those that agree,
    `lengths` the words of the release.
    """

    releases: NDArray[Any]
    counts: NDArray[Any]
    agreeing: NDArray[Any]
    told: NDArray[Any]
    same: NDArray[Any]
    lengths: NDArray[Any]
    first_rows: NDArray[Any]
    end_rows: NDArray[Any]
    rows: NDArray[Any]


class _Scratch(NamedTuple):
    """Room for one article at a time."""

    low: NDArray[Any]
    many: NDArray[Any]
    stretches: NDArray[Any]
    place: NDArray[Any]
    seed: NDArray[Any]
    following: NDArray[Any]
    release: NDArray[Any]
    head: NDArray[Any]
    tail: NDArray[Any]
    slot: NDArray[Any]
    shared: NDArray[Any]
    rarity: NDArray[Any]
    slots: NDArray[Any]


def shelf(segment: Segment) -> Shelf:
    """The arrays of a segment as the loops take them."""
    bits = len(segment.buckets).bit_length() - 1
    return Shelf(
        bits, segment.buckets, segment.rests, segment.places, segment.sketch, segment.firsts, segment.blocks,
        segment.far_at, segment.far_by, segment.dead,
    )  # fmt: skip


def search(words: Words, found: Seeds, segment: Segment) -> Found:
    """The releases of a segment that share most with each article, and the passages they share."""
    articles = Articles(
        words.hashes, words.starts, words.lengths, words.figures, words.bounds, found.keys, found.middles, found.bounds
    )  # fmt: skip
    count = len(words.bounds) - 1
    most = int(np.diff(found.bounds).max(initial=0))
    room = MOST_PLACES + 5 * most
    slots = 1 << (2 * room).bit_length()
    scratch = _Scratch(
        low=np.empty(most, np.int64),
        many=np.empty(most, np.int64),
        stretches=np.zeros(_STRETCHES, np.uint8),
        place=np.empty(room, np.uint32),
        seed=np.empty(room, np.int64),
        following=np.empty(room, np.int64),
        release=np.empty(room, np.int64),
        head=np.empty(room, np.int64),
        tail=np.empty(room, np.int64),
        slot=np.empty(room, np.int64),
        shared=np.empty(room, np.int64),
        rarity=np.empty(room, np.int64),
        slots=np.full(slots, -1, np.int64),
    )
    out = Found(
        releases=np.full((count, KEPT), -1, np.int64),
        counts=np.zeros((count, TOP), np.int64),
        agreeing=np.zeros((count, KEPT), np.int64),
        told=np.zeros((count, KEPT), np.int64),
        same=np.zeros((count, KEPT), np.int64),
        lengths=np.zeros((count, KEPT), np.int64),
        first_rows=np.zeros((count, KEPT), np.int64),
        end_rows=np.zeros((count, KEPT), np.int64),
        rows=np.empty((KEPT * (len(found.keys) + 1), 4), np.int64),
    )
    used = _search(articles, shelf(segment), scratch, out)
    return out._replace(rows=out.rows[:used])


@compiled
def _search(articles: Any, shelf: Any, scratch: Any, out: Any) -> Any:
    used = 0
    ranked = np.empty(TOP, np.int64)
    for article in range(len(articles.bounds) - 1):
        hits = _follow(articles, article, shelf, scratch)
        if hits == 0:
            continue
        known = _gather(hits, articles.seed_bounds[article], shelf, scratch)
        kept = _rank(known, scratch, ranked)
        for rank in range(kept):
            out.counts[article, rank] = scratch.shared[ranked[rank]]
        for rank in range(min(kept, KEPT)):
            release = scratch.release[ranked[rank]]
            rows, agreeing, told, same = extend(
                articles, article, shelf, release, scratch.head[ranked[rank]], scratch, out.rows, used
            )
            out.releases[article, rank] = release
            out.agreeing[article, rank] = agreeing
            out.told[article, rank] = told
            out.same[article, rank] = same
            out.lengths[article, rank] = shelf.firsts[release + 1] - shelf.firsts[release]
            out.first_rows[article, rank] = used
            out.end_rows[article, rank] = rows
            used = rows
        for index in range(known):
            scratch.slots[scratch.slot[index]] = -1
    return used


@compiled
def _follow(articles: Any, article: Any, shelf: Any, scratch: Any) -> Any:
    """Looks the seeds of an article up and writes their places down, rare seeds first; returns how many."""
    first, end = articles.seed_bounds[article], articles.seed_bounds[article + 1]
    for seed in range(first, end):
        low, count = _look_up(articles.keys[seed], shelf.bits, shelf.buckets, shelf.rests)
        scratch.low[seed - first], scratch.many[seed - first] = low, count
    size_limit, left = _admit(scratch.many, end - first, MOST_PLACES + 4 * (end - first))
    scratch.stretches[:] = 0
    hits = 0
    for seed in range(first, end):
        low, count = scratch.low[seed - first], scratch.many[seed - first]
        size = _size(count)
        if size > size_limit or (size == size_limit and count > left):
            continue
        if size == size_limit:
            left -= count
        for index in range(low, low + count):
            place = shelf.places[index]
            scratch.place[hits], scratch.seed[hits] = place, seed
            hits += 1
            slot = _slot(place >> _STRETCH)
            if scratch.stretches[slot] < 2:
                scratch.stretches[slot] += 1
    return hits


@compiled
def _size(count: Any) -> Any:
    size = 0
    while count > 0:
        count >>= 1
        size += 1
    return size


@compiled
def _slot(stretch: Any) -> Any:
    return np.uint32(np.uint32(stretch) * _SPREAD) >> _DOWN


@compiled
def _look_up(key: Any, bits: Any, buckets: Any, rests: Any) -> Any:
    """First index and number of the seeds that have this key."""
    bucket = np.int64(key) >> (32 - bits)
    stop: Any = min(np.int64(buckets[bucket + 1]), len(rests))
    low: Any = min(np.int64(buckets[bucket]), stop)
    high = stop
    rest = np.uint16(key & _REST)
    while high - low > 16:
        half = (low + high) // 2
        if rests[half] < rest:
            low = half + 1
        else:
            high = half
    while low < stop and rests[low] < rest:
        low += 1
    end = low
    while end < stop and rests[end] == rest:
        end += 1
    return low, end - low


@compiled
def _admit(counts: Any, number: Any, most: Any) -> Any:
    """Seeds of fewer places than 2^size are followed, and of that size until `left` places are read."""
    sums = np.zeros(_CLASSES, np.int64)
    for index in range(number):
        sums[_size(counts[index])] += counts[index]
    left = most
    for size in range(_CLASSES):
        if sums[size] > left:
            return size, left
        left -= sums[size]
    return _CLASSES, np.int64(0)


@compiled
def _gather(hits: Any, first_seed: Any, shelf: Any, scratch: Any) -> Any:
    """Resolves places to releases and strings the hits of a release together; returns the number of releases."""
    known = 0
    mask = len(scratch.slots) - 1
    for hit in range(hits):
        place = scratch.place[hit]
        many = scratch.many[scratch.seed[hit] - first_seed]
        stretch = place >> _STRETCH
        if (
            many > RARE
            and scratch.stretches[_slot(stretch)] < 2
            and scratch.stretches[_slot(stretch + np.uint32(1))] == 0
            and scratch.stretches[_slot(stretch - np.uint32(1))] == 0
        ):
            continue
        release = _release_of(place, shelf.firsts, shelf.blocks)
        if shelf.dead[release]:
            continue
        slot = np.int64(np.uint32(np.uint32(release) * _SPREAD) >> np.uint32(8)) & mask
        while scratch.slots[slot] >= 0 and scratch.release[scratch.slots[slot]] != release:
            slot = (slot + 1) & mask
        index = scratch.slots[slot]
        scratch.following[hit] = -1
        if index < 0:
            index = known
            known += 1
            scratch.slots[slot], scratch.slot[index] = index, slot
            scratch.release[index], scratch.head[index] = release, hit
            scratch.shared[index], scratch.rarity[index] = 1, many
        else:
            last = scratch.tail[index]
            scratch.following[last] = hit
            if scratch.seed[last] != scratch.seed[hit]:
                scratch.shared[index] += 1
            scratch.rarity[index] = min(scratch.rarity[index], many)
        scratch.tail[index] = hit
    return known


@compiled
def _release_of(place: Any, firsts: Any, blocks: Any) -> Any:
    last = len(firsts) - 2
    release: Any = min(np.int64(blocks[min(np.int64(place) >> BLOCK_BITS, len(blocks) - 1)]), last)
    while release < last and firsts[release + 1] <= place:
        release += 1
    return release


@compiled
def _rank(known: Any, scratch: Any, ranked: Any) -> Any:
    """The first `TOP` releases: most seeds, then the rarest seed, then the earlier release."""
    counts, rarity, releases = scratch.shared, scratch.rarity, scratch.release
    kept = 0
    for index in range(known):
        if kept == TOP and scratch.shared[index] < scratch.shared[ranked[TOP - 1]]:
            continue
        at = min(kept, TOP - 1)
        if kept == TOP and not _before(index, ranked[at], counts, rarity, releases):
            continue
        while at > 0 and _before(index, ranked[at - 1], counts, rarity, releases):
            ranked[at] = ranked[at - 1]
            at -= 1
        ranked[at] = index
        kept = min(kept + 1, TOP)
    return kept


@compiled
def _before(one: Any, other: Any, counts: Any, rarity: Any, releases: Any) -> Any:
    if counts[one] != counts[other]:
        return counts[one] > counts[other]
    if rarity[one] != rarity[other]:
        return rarity[one] < rarity[other]
    return releases[one] < releases[other]
