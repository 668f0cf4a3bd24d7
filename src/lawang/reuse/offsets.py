"""Where passages stand: from words of an article and places of a segment to characters of the two texts."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawang.reuse.fingerprints import Words
from lawang.reuse.found import Table
from lawang.reuse.kernel import compiled
from lawang.reuse.segment import Segment

__all__ = ["characters"]


def characters(words: Words, segment: Segment, releases: Table, rows: Table) -> Table:
    """For passages, each with its release: first character and one past the last in the article, and in the release."""
    out = np.empty((len(rows), 4), np.int64)
    shelf = (segment.firsts, segment.sketch, segment.far_at, segment.far_by)
    _characters(words.starts, words.lengths, *shelf, releases, rows, out)
    return out


@compiled
def _characters(
    starts: Any, lengths: Any, firsts: Any, sketch: Any, far_at: Any, far_by: Any, releases: Any, rows: Any,
    out: Any,
) -> Any:  # fmt: skip
    for row in range(len(rows)):
        low = np.int64(firsts[releases[row]])
        first, last = rows[row, 0], rows[row, 1] - 1
        out[row, 0] = np.int64(starts[first])
        out[row, 1] = np.int64(starts[last]) + np.int64(lengths[last])
        out[row, 2] = _character(rows[row, 2], low, sketch, far_at, far_by)
        final = _character(rows[row, 3] - 1, low, sketch, far_at, far_by)
        out[row, 3] = final + np.int64(lengths[last])


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
