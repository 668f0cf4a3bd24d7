"""What a search of the index finds: passages as rows of numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Found", "Table"]

Table = NDArray[np.int64]


class Found(NamedTuple):
    """What a segment holds of each article of a batch, by article and rank of the release.

    `releases` is -1 where there are fewer. The passages of an article and a release are the rows of `rows` from
    `first_rows` to `end_rows`: first and last character in the article, the same in the release, words that agree,
    figures, figures that agree. `agreeing` counts the words in passages that agree, `net` what they count for, `own` the
    same of what few releases have, `largest` the same of the largest passage, `spanned` all words in passages, `told` the
    figures in them, `same` those that agree, `lengths` the words of the release.
    """

    releases: Table
    agreeing: Table
    net: NDArray[np.float64]
    own: NDArray[np.float64]
    largest: NDArray[np.float64]
    spanned: Table
    told: Table
    same: Table
    lengths: Table
    first_rows: Table
    end_rows: Table
    rows: Table
