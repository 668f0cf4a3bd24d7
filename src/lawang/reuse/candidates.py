"""The inner loops of a search in one segment: from seeds to releases. `passages` goes on from there.

1. The seeds of the article are looked up. Rare ones are followed first and no more places are read than `MOST_PLACES` and
   four a seed allow, so that the cost of an article stays bounded however many releases share a phrase.
2. Places that stand alone in their stretch of the segment are dropped unless their seed is rare; the others are gathered
   by release, and the releases whose seeds weigh most are kept, a seed weighing the more the fewer releases have it.
3. Of these, `passages` extends the seeds to passages.

The loops never read outside the arrays, whatever a damaged file holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.fingerprints import Seeds, Words
from lawang.reuse.kernel import compiled
from lawang.reuse.passages import LONGEST, TRIPLES, Articles, Shelf, extend, to_characters
from lawang.reuse.segment import BLOCK_BITS, Segment

__all__ = ["KEPT", "Found", "net_words", "search"]

# Releases that are extended for an article: those whose seeds weigh most, and some that merely have most seeds, so that
# `matching` sees what many releases share.
KEPT = 8
BY_NUMBER = 3
# Of these, how many are searched for passages without a seed, too.
THOROUGH = 4
# Places read for an article, beside four for every seed.
MOST_PLACES = 1024
# A seed with so few places is followed even where no other seed points to the same stretch.
RARE = 4
# Weight of a seed that one release has, against 1 for one that very many have; between, it falls as their number.
RAREST = 255
# A passage of so many words counts for nothing, one of twice as many for two thirds of its words, a long one for nearly
# all: names of offices and laws and other phrases are in use everywhere. Measured: see docs/reuse-index.md.
PHRASE = 4

Table = NDArray[np.int64]

_STRETCH = np.uint32(9)
_SPREAD = np.uint32(0x9E3779B1)
_DOWN = np.uint32(18)
_STRETCHES = 1 << 14
_REST = np.uint32(0xFFFF)
_CLASSES = 34


class Found(NamedTuple):
    """What a segment holds of each article of a batch, `KEPT` releases an article, the likeliest first.

    `releases` is -1 where there are fewer; The passages of an
    article and a release are the rows of `rows` from `first_rows` to `end_rows`: first and last character in the article,
    the same in the release, words that agree, and how many of these few releases have. `agreeing` counts the words in
    passages that agree, `net` what they count for, `own` the same in passages that few releases have, `spanned` all words in
    passages, `told` the figures in them, `same` those that agree, `lengths` the words of the release.
    """

    releases: NDArray[np.int64]
    agreeing: NDArray[np.int64]
    net: NDArray[np.float64]
    own: NDArray[np.float64]
    spanned: NDArray[np.int64]
    told: NDArray[np.int64]
    same: NDArray[np.int64]
    lengths: NDArray[np.int64]
    first_rows: NDArray[np.int64]
    end_rows: NDArray[np.int64]
    rows: NDArray[np.int64]


class _Scratch(NamedTuple):
    """By seed of the batch: `low`, `many`, `total`. The rest is room for one article: hits, and releases with their hits."""

    low: NDArray[np.int64]
    many: NDArray[np.int64]
    total: NDArray[np.int64]
    stretches: NDArray[np.uint8]
    place: NDArray[np.uint32]
    seed: NDArray[np.int64]
    following: NDArray[np.int64]
    release: NDArray[np.int64]
    head: NDArray[np.int64]
    tail: NDArray[np.int64]
    slot: NDArray[np.int64]
    shared: NDArray[np.int64]
    weight: NDArray[np.int64]
    slots: NDArray[np.int64]
    heads: NDArray[np.int64]
    chain: NDArray[np.int64]


def search(words: Words, found: Seeds, segments: Sequence[Segment], common: int) -> list[Found]:
    """The releases of every segment that share most with each article, and the passages they share.

    A passage all of whose seeds are in `common` or more releases is one that many releases have.
    """
    articles = Articles(
        words.hashes, words.starts, words.lengths, words.figures, words.bounds, found.keys, found.middles, found.bounds
    )  # fmt: skip
    shelves = [_shelf(segment) for segment in segments]
    looked_up = [_look_up_all(articles.keys, shelf.bits, shelf.buckets, shelf.rests) for shelf in shelves]
    total = np.sum([many for _, many in looked_up], axis=0)
    most = int(np.diff(found.bounds).max(initial=0))
    results = []
    for shelf, (low, many) in zip(shelves, looked_up, strict=True):
        out = _room_for_results(len(words.bounds) - 1, len(found.keys))
        used = _search(articles, shelf, _room(most, low, many, total), common, out)
        results.append(out._replace(rows=out.rows[:used]))
    return results


def _shelf(segment: Segment) -> Shelf:
    """The arrays of a segment as the loops take them."""
    bits = len(segment.buckets).bit_length() - 1
    return Shelf(
        bits, segment.buckets, segment.rests, segment.places, segment.sketch, segment.firsts, segment.blocks,
        segment.far_at, segment.far_by, segment.dead,
    )  # fmt: skip


def _room(most: int, low: Table, many: Table, total: Table) -> _Scratch:
    """Room for an article of at most so many seeds."""
    room = MOST_PLACES + 5 * most
    return _Scratch(
        low,
        many,
        total,
        stretches=np.zeros(_STRETCHES, np.uint8),
        place=np.empty(room, np.uint32),
        seed=np.empty(room, np.int64),
        following=np.empty(room, np.int64),
        release=np.empty(room, np.int64),
        head=np.empty(room, np.int64),
        tail=np.empty(room, np.int64),
        slot=np.empty(room, np.int64),
        shared=np.empty(room, np.int64),
        weight=np.empty(room, np.int64),
        slots=np.full(1 << (2 * room).bit_length(), -1, np.int64),
        heads=np.empty(TRIPLES, np.int64),
        chain=np.empty(LONGEST, np.int64),
    )


def _room_for_results(articles: int, seed_count: int) -> Found:
    def table() -> Table:
        return np.zeros((articles, KEPT), np.int64)

    return Found(
        releases=table() - 1,
        agreeing=table(),
        net=np.zeros((articles, KEPT)),
        own=np.zeros((articles, KEPT)),
        spanned=table(),
        told=table(),
        same=table(),
        lengths=table(),
        first_rows=table(),
        end_rows=table(),
        rows=np.empty((KEPT * (2 * seed_count + 8 * articles), 6), np.int64),
    )


@compiled
def _search(articles: Any, shelf: Any, scratch: Any, common: Any, out: Any) -> Any:
    used = 0
    ranked = np.empty(KEPT, np.int64)
    for article in range(len(articles.bounds) - 1):
        hits = _follow(articles, article, shelf, scratch)
        if hits == 0:
            continue
        known = _gather(hits, shelf, scratch)
        kept = _rank(known, scratch, ranked)
        for rank in range(kept):
            index = ranked[rank]
            release = scratch.release[index]
            rows, spanned, told, same = extend(
                articles, article, shelf, release, scratch.head[index], scratch, out.rows, used, common, False
            )
            if rank < THOROUGH and rows > used:
                rows, spanned, told, same = extend(
                    articles,
                    article,
                    shelf,
                    release,
                    scratch.head[index],
                    scratch,
                    out.rows,
                    used,
                    common,
                    True,
                )
            to_characters(articles, shelf, release, out.rows[used:rows])
            out.releases[article, rank] = release
            for row in range(used, rows):
                out.agreeing[article, rank] += out.rows[row, 4]
                out.net[article, rank] += net_words(out.rows[row, 4])
                out.own[article, rank] += net_words(out.rows[row, 5])
            out.spanned[article, rank] = spanned
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
def net_words(words: Any) -> Any:
    """What a passage of so many agreeing words counts for, in words."""
    return words * (1.0 - (PHRASE / words) ** 1.5) if words > PHRASE else 0.0


@compiled
def _follow(articles: Any, article: Any, shelf: Any, scratch: Any) -> Any:
    """Writes the places of an article's seeds down, rare seeds first; returns how many."""
    first, end = articles.seed_bounds[article], articles.seed_bounds[article + 1]
    size_limit, left = _admit(scratch.many[first:end], MOST_PLACES + 4 * (end - first))
    scratch.stretches[:] = 0
    hits = 0
    for seed in range(first, end):
        low, count = scratch.low[seed], scratch.many[seed]
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
def _look_up_all(keys: Any, bits: Any, buckets: Any, rests: Any) -> Any:
    """For every seed the first index in the segment, and how many there are."""
    low, many = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
    for seed in range(len(keys)):
        low[seed], many[seed] = _look_up(keys[seed], bits, buckets, rests)
    return low, many


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
def _admit(counts: Any, most: Any) -> Any:
    """Seeds of fewer places than 2^size are followed, and of that size until `left` places are read."""
    sums = np.zeros(_CLASSES, np.int64)
    for count in counts:
        sums[_size(count)] += count
    left = most
    for size in range(_CLASSES):
        if sums[size] > left:
            return size, left
        left -= sums[size]
    return _CLASSES, np.int64(0)


@compiled
def _gather(hits: Any, shelf: Any, scratch: Any) -> Any:
    """Resolves places to releases and strings the hits of a release together; returns the number of releases."""
    known = 0
    mask = len(scratch.slots) - 1
    for hit in range(hits):
        place = scratch.place[hit]
        many = scratch.total[scratch.seed[hit]]
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
            scratch.shared[index], scratch.weight[index] = 1, _weight(many)
        else:
            last = scratch.tail[index]
            scratch.following[last] = hit
            if scratch.seed[last] != scratch.seed[hit]:
                scratch.shared[index] += 1
                scratch.weight[index] += _weight(many)
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
def _weight(many: Any) -> Any:
    """What a seed in so many releases says for one of them."""
    return 1 + RAREST // many


@compiled
def _rank(known: Any, scratch: Any, ranked: Any) -> Any:
    """The releases to extend: those whose seeds weigh most, then those that have most seeds."""
    by_weight = _first(known, scratch.weight, scratch.release, ranked[: KEPT - BY_NUMBER])
    most = np.empty(KEPT, np.int64)
    by_number = _first(known, scratch.shared, scratch.release, most)
    kept = by_weight
    for index in most[:by_number]:
        if kept < KEPT and not (ranked[:by_weight] == index).any():
            ranked[kept] = index
            kept += 1
    return kept


@compiled
def _first(known: Any, keys: Any, releases: Any, ranked: Any) -> Any:
    """Writes the indices with the largest keys, of equal ones the earlier release, to `ranked`; returns how many."""
    kept, room = 0, len(ranked)
    for index in range(known):
        at = min(kept, room - 1)
        if kept == room and not _before(index, ranked[at], keys, releases):
            continue
        while at > 0 and _before(index, ranked[at - 1], keys, releases):
            ranked[at] = ranked[at - 1]
            at -= 1
        ranked[at] = index
        kept = min(kept + 1, room)
    return kept


@compiled
def _before(one: Any, other: Any, keys: Any, releases: Any) -> Any:
    if keys[one] != keys[other]:
        return keys[one] > keys[other]
    return releases[one] < releases[other]
