"""Several segments into one, without what was removed, in memory that does not grow with the segments' seeds.

Keys are sorted in every segment, so the merged order is made range by range: all seeds whose keys share some upper bits are
read from every segment, sorted and written, then the next range.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.files import Array, ArrayWriter, aside, write_arrays
from lawang.reuse.segment import REST_BITS, Segment, bucket_bits, ids_path, sort_by_key, tables

__all__ = ["merge"]

# Seeds sorted at a time: 24 bytes each while they are.
CHUNK = 1 << 22
_RANGES = 1 << REST_BITS


class _Source:
    """A segment with where its releases and words go in the merged one."""

    def __init__(self, segment: Segment, first_place: int) -> None:
        self.segment = segment
        self.kept = np.flatnonzero(~segment.dead)
        sizes = np.diff(segment.firsts.astype(np.int64))
        self.sizes = sizes[self.kept]
        starts = np.full(segment.releases, -1, np.int64)
        starts[self.kept] = first_place + np.cumsum(self.sizes) - self.sizes
        self._starts = starts
        self._bits = len(segment.buckets).bit_length() - 1
        self._whole = len(self.kept) == segment.releases
        self._first = first_place

    @property
    def words(self) -> int:
        return int(self.sizes.sum())

    def moved(self, places: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
        """Places in the merged segment, and which of them are there at all."""
        if self._whole:
            return (places.astype(np.int64) + self._first).astype(np.uint32), np.ones(len(places), np.bool_)
        firsts = self.segment.firsts
        releases = np.searchsorted(firsts, places, side="right") - 1
        moved = places.astype(np.int64) - firsts[releases] + self._starts[releases]
        return moved.astype(np.uint32), self._starts[releases] >= 0

    def ends(self) -> NDArray[np.int64]:
        """Index of the first seed of every key range, and the number of seeds at the end."""
        return self.segment.buckets[:: 1 << (self._bits - REST_BITS)].astype(np.int64)

    def seeds(self, first: int, end: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Keys and merged places of the seeds of some key ranges."""
        step = 1 << (self._bits - REST_BITS)
        borders = self.segment.buckets[first * step : end * step + 1].astype(np.int64)
        low, high = int(borders[0]), int(borders[-1])
        uppers = np.repeat(np.arange(first * step, end * step) // step, np.diff(borders)).astype(np.uint32)
        keys = (uppers << np.uint32(REST_BITS)) | self.segment.rests[low:high]
        places, there = self.moved(self.segment.places[low:high])
        return keys[there], places[there]

    def sketch(self) -> Iterator[NDArray[np.uint8]]:
        """The bytes of the kept releases, in stretches of neighbours."""
        breaks = np.flatnonzero(np.diff(self.kept) > 1) + 1
        for run in np.split(self.kept, breaks):
            if len(run):
                low, high = self.segment.firsts[run[0]], self.segment.firsts[run[-1] + 1]
                yield self.segment.sketch[int(low) : int(high)]


def merge(segments: Sequence[Segment], path: Path) -> int:
    """Writes one segment, and its ids, that holds what is alive in all of `segments`; returns their size in bytes."""
    sources: list[_Source] = []
    words = 0
    for segment in segments:
        sources.append(_Source(segment, words))
        words += sources[-1].words
    bits = bucket_bits(sum(len(segment.rests) for segment in segments))
    counts = np.zeros(1 << bits, np.uint32)
    empty = np.zeros(0, np.uint8)
    keys: list[Array] = [segment.keys[~segment.dead] for segment in segments]
    ids = write_arrays(ids_path(path), {"name_keys": keys})
    with aside(path) as file, tempfile.TemporaryFile(dir=path.parent) as spool:
        writer = ArrayWriter(file)
        writer.add("rests", _rests(sources, counts, bits, spool))
        spool.seek(0)
        writer.add("places", _read_back(spool))
        starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.uint32)
        writer.add("buckets", [starts])
        writer.add(
            "sketch", (piece for pieces in ([empty], *(s.sketch() for s in sources)) for piece in pieces)
        )
        sizes = np.concatenate([source.sizes for source in sources])
        for name, array in tables(np.concatenate([[0], np.cumsum(sizes)]).astype(np.uint32)).items():
            writer.add(name, [array])
        _far(writer, sources)
        _names(writer, sources)
        return ids + writer.close()


def _rests(
    sources: list[_Source], counts: NDArray[np.uint32], bits: int, spool: object
) -> Iterator[NDArray[np.uint16]]:
    """The lower bits of all keys in order; counts the buckets, and leaves the places in `spool`."""
    ends = [source.ends() for source in sources]
    totals = np.sum(ends, axis=0)
    first = 0
    while first < _RANGES:
        end = max(first + 1, int(np.searchsorted(totals, totals[first] + CHUNK, side="right")) - 1)
        parts = [source.seeds(first, end) for source in sources]
        keys, places = sort_by_key(
            np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
        )
        low = first << (bits - REST_BITS)
        found = np.bincount((keys >> np.uint32(32 - bits)).astype(np.int64) - low)
        counts[low : low + len(found)] += found.astype(np.uint32)
        spool.write(places.data)  # type: ignore[attr-defined]
        yield keys.astype(np.uint16)
        first = end


def _read_back(spool: object) -> Iterator[NDArray[np.uint32]]:
    yield np.zeros(0, np.uint32)
    while data := spool.read(4 * CHUNK):  # type: ignore[attr-defined]
        yield np.frombuffer(data, np.uint32)


def _far(writer: ArrayWriter, sources: list[_Source]) -> None:
    places, steps = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint32)]
    for source in sources:
        moved, there = source.moved(source.segment.far_at)
        places.append(moved[there])
        steps.append(source.segment.far_by[there])
    writer.add("far_at", places)
    writer.add("far_by", steps)


def _names(writer: ArrayWriter, sources: list[_Source]) -> None:
    names: list[Array] = [np.zeros(0, np.uint8)]
    sizes: list[Array] = [np.zeros(0, np.int64)]
    for source in sources:
        ends = source.segment.file["name_ends"].astype(np.int64)
        lengths = np.diff(ends, prepend=0)
        alive = ~source.segment.dead
        names.append(source.segment.file["names"][np.repeat(alive, lengths)])
        sizes.append(lengths[alive])
    writer.add("names", names)
    writer.add("name_ends", [np.cumsum(np.concatenate(sizes)).astype(np.uint64)])
