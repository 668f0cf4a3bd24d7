"""What a search of the index finds: passages as rows of numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Found", "Table"]

Table = NDArray[np.int64]


class Found(NamedTuple):
    """The passages that each article of a batch shares with its likeliest releases of a segment, by article and rank.

    `releases` is -1 where there are fewer; `lengths` are the words of the releases. The passages of an article and a
    release are the rows of `rows` from `first_rows` to `end_rows`, in the order of the article: first word and one past
    the last in the batch, first place and one past the last in the segment, words that agree, figures, figures that agree.
    """

    releases: Table
    lengths: Table
    first_rows: Table
    end_rows: Table
    rows: Table
