"""From the seeds of articles to the releases of a segment that they most likely come from. `passages` goes on from there.

1. The seeds of the article are looked up. Rare ones are followed first and no more places are read than a bound that grows with
   the article allows, so that the cost of an article stays bounded however many releases share a phrase.
2. Places that stand alone in their stretch of the segment are dropped unless their seed is rare; the others are gathered
   by release, and the releases whose seeds weigh most are kept, a seed weighing the more the fewer releases have it.

The loops never read outside the arrays, whatever a damaged file holds. They call no compiled function of another module:
numba keeps machine code by the file that a function stands in, and would go on with an old one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.fingerprints import Seeds
from lawang.reuse.kernel import compiled
from lawang.reuse.lookup import look_up
from lawang.reuse.segment import BLOCK_BITS, Segment

__all__ = ["KEPT", "Likely", "likely"]

# Releases that are kept for an article: those whose seeds weigh most, and some that merely have most seeds, so that
# `matching` sees what many releases share.
KEPT = 8
BY_NUMBER = 3
# Places read for an article: so many, and so many more for every seed.
MOST_PLACES = 512
PLACES_A_SEED = 4
# A seed with so few places is followed even where no other seed points to the same stretch.
RARE = 4
# Weight of a seed that one release has, against 1 for one that very many have; between, it falls as their number.
RAREST = 255

Table = NDArray[np.int64]

_STRETCH = np.uint32(9)
_SPREAD = np.uint32(0x9E3779B1)
_STRETCHES = 1 << 14
_CLASSES = 34


class Likely(NamedTuple):
    """The releases of a segment that each article of a batch most likely comes from, `KEPT` an article, the likeliest first.

    `releases` is -1 where there are fewer. The seeds that an article shares with a release, in the order of the article,
    are those from `first_hits` to `end_hits`: the index of the seed in the batch in `seeds`, the place in `places`.
    """

    releases: NDArray[np.int64]
    first_hits: NDArray[np.int64]
    end_hits: NDArray[np.int64]
    seeds: NDArray[np.int64]
    places: NDArray[np.uint32]


class _Shelf(NamedTuple):
    """The arrays of a segment that are read here."""

    places: NDArray[Any]
    firsts: NDArray[Any]
    blocks: NDArray[Any]
    dead: NDArray[Any]


class _Scratch(NamedTuple):
    """By seed of the batch: `low`, `many`, `total`. The rest is room for one article: hits, and releases with their hits."""

    low: Table
    many: Table
    total: Table
    stretches: NDArray[np.uint8]
    place: NDArray[np.uint32]
    seed: Table
    owner: Table
    following: Table
    release: Table
    head: Table
    tail: Table
    slot: Table
    shared: Table
    weight: Table
    slots: Table


def likely(found: Seeds, segments: Sequence[Segment]) -> tuple[list[Likely], Table]:
    """The likeliest releases of every segment, and in how many places of all segments each seed stands."""
    looked_up = [look_up(found.keys, segment) for segment in segments]
    total = np.sum([many for _, many in looked_up], axis=0)
    articles, most = len(found.bounds) - 1, int(np.diff(found.bounds).max(initial=0))
    results = []
    for segment, (low, many) in zip(segments, looked_up, strict=True):
        out = Likely(
            releases=np.full((articles, KEPT), -1, np.int64),
            first_hits=np.zeros((articles, KEPT), np.int64),
            end_hits=np.zeros((articles, KEPT), np.int64),
            seeds=np.empty(articles * MOST_PLACES + PLACES_A_SEED * len(found.keys), np.int64),
            places=np.empty(articles * MOST_PLACES + PLACES_A_SEED * len(found.keys), np.uint32),
        )
        shelf = _Shelf(segment.places, segment.firsts, segment.blocks, segment.dead)
        _likely(found.bounds, shelf, _room(most, low, many, total), out)
        results.append(out)
    return results, total


def _room(most: int, low: Table, many: Table, total: Table) -> _Scratch:
    """Room for an article of at most so many seeds."""
    room = MOST_PLACES + PLACES_A_SEED * most
    return _Scratch(
        low,
        many,
        total,
        stretches=np.zeros(_STRETCHES, np.uint8),
        place=np.empty(room, np.uint32),
        seed=np.empty(room, np.int64),
        owner=np.empty(room, np.int64),
        following=np.empty(room, np.int64),
        release=np.empty(room, np.int64),
        head=np.empty(room, np.int64),
        tail=np.empty(room, np.int64),
        slot=np.empty(room, np.int64),
        shared=np.empty(room, np.int64),
        weight=np.empty(room, np.int64),
        slots=np.full(1 << (2 * room).bit_length(), -1, np.int64),
    )


@compiled
def _likely(bounds: Any, shelf: Any, scratch: Any, out: Any) -> Any:
    used = 0
    ranked = np.empty(KEPT, np.int64)
    for article in range(len(bounds) - 1):
        hits = _keep_near(_follow(bounds[article], bounds[article + 1], shelf.places, scratch), scratch)
        _resolve(hits, shelf, scratch)
        known = _gather(hits, shelf.dead, scratch)
        for rank in range(_rank(known, scratch, ranked)):
            out.releases[article, rank] = scratch.release[ranked[rank]]
            out.first_hits[article, rank] = used
            hit = scratch.head[ranked[rank]]
            while hit >= 0:
                out.seeds[used], out.places[used] = scratch.seed[hit], scratch.place[hit]
                used += 1
                hit = scratch.following[hit]
            out.end_hits[article, rank] = used
        for index in range(known):
            scratch.slots[scratch.slot[index]] = -1
    return used


@compiled
def _follow(first: Any, end: Any, places: Any, scratch: Any) -> Any:
    """Writes the places of an article's seeds down, in the order of the article, no more than may be read, and of rare
    seeds rather than of others; returns how many."""
    size_limit, left = _admit(scratch.many[first:end], MOST_PLACES + PLACES_A_SEED * (end - first))
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
            place = places[index]
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
    return np.int64(stretch) & (_STRETCHES - 1)


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
def _keep_near(hits: Any, scratch: Any) -> Any:
    """Drops hits that stand alone and are not rare; returns how many are left, in the same order."""
    stretches, kept = scratch.stretches, 0
    for hit in range(hits):
        place, seed = scratch.place[hit], scratch.seed[hit]
        stretch = place >> _STRETCH
        near = stretches[_slot(stretch)]
        near += stretches[_slot(stretch + np.uint32(1))] + stretches[_slot(stretch - np.uint32(1))]
        if near >= 2 or scratch.total[seed] <= RARE:
            scratch.place[kept], scratch.seed[kept] = place, seed
            kept += 1
    return kept


@compiled
def _resolve(hits: Any, shelf: Any, scratch: Any) -> Any:
    """Writes the release of every hit to `owner`, in three rounds, so that the processor waits for many at a time."""
    firsts, blocks, owner = shelf.firsts, shelf.blocks, scratch.owner
    last, last_block = len(firsts) - 2, len(blocks) - 1
    for hit in range(hits):
        owner[hit] = min(np.int64(blocks[min(np.int64(scratch.place[hit]) >> BLOCK_BITS, last_block)]), last)
    for hit in range(hits):
        owner[hit] += np.int64((owner[hit] < last) & (firsts[owner[hit] + 1] <= scratch.place[hit]))
    for hit in range(hits):
        while owner[hit] < last and firsts[owner[hit] + 1] <= scratch.place[hit]:
            owner[hit] += 1


@compiled
def _gather(hits: Any, dead: Any, scratch: Any) -> Any:
    """Strings the hits of a release together; returns the number of releases."""
    known = 0
    mask = len(scratch.slots) - 1
    for hit in range(hits):
        release = scratch.owner[hit]
        if dead[release]:
            continue
        many = scratch.total[scratch.seed[hit]]
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
