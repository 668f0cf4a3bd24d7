"""Where the seeds of articles stand in a segment: for every seed the stretch of `rests` and `places` that has its key."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.kernel import compiled
from lawang.reuse.segment import Segment

__all__ = ["look_up"]

# Seeds whose buckets are fetched at a time: so many pieces of 64 bytes stay in the processor's nearest cache.
LOOKED_UP = 256

_REST = np.uint32(0xFFFF)


def look_up(keys: NDArray[np.uint32], segment: Segment) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For every key the first index in the segment, and how many there are."""
    low, many = _look_up(keys, segment.buckets, segment.rests)
    return low, many


@compiled
def _look_up(keys: Any, buckets: Any, rests: Any) -> Any:
    """For every seed the first index in the segment, and how many there are.

    Block by block in three rounds, so that the processor waits for many buckets at a time and not for one after another.
    """
    bits = 0
    while (len(buckets) - 1) >> (bits + 1):
        bits += 1
    low, high = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
    stop = np.empty(LOOKED_UP, np.int64)
    for first in range(0, len(keys), LOOKED_UP):
        block = range(first, min(first + LOOKED_UP, len(keys)))
        for seed in block:
            bucket = np.int64(keys[seed]) >> (32 - bits)
            end: Any = min(np.int64(buckets[bucket + 1]), len(rests))
            low[seed] = min(np.int64(buckets[bucket]), end)
            high[seed] = stop[seed - first] = end
        for seed in block:
            if low[seed] < high[seed]:
                half = (low[seed] + high[seed]) >> 1
                less = rests[half] < np.uint16(keys[seed] & _REST)
                low[seed] = half + 1 if less else low[seed]
                high[seed] = high[seed] if less else half
        for seed in block:
            rest = np.uint16(keys[seed] & _REST)
            low[seed] = _at_least(rest, low[seed], high[seed], rests)
            high[seed] = _past(rest, low[seed], stop[seed - first], rests)
    return low, high - low


@compiled
def _at_least(rest: Any, low: Any, high: Any, rests: Any) -> Any:
    """The first index from `low` on, `high` at the most, that has this rest or a greater one."""
    while high - low > 16:
        half = (low + high) >> 1
        if rests[half] < rest:
            low = half + 1
        else:
            high = half
    while low < high and rests[low] < rest:
        low += 1
    return low


@compiled
def _past(rest: Any, low: Any, stop: Any, rests: Any) -> Any:
    """The first index from `low` on that no longer has this rest, `stop` at the most, in ever longer steps."""
    step: Any = 1
    while low + step < stop and rests[low + step] == rest:
        low += step
        step += step
    high: Any = min(low + step, stop)
    while low < high:
        half = (low + high) >> 1
        if rests[half] == rest:
            low = half + 1
        else:
            high = half
    return low
