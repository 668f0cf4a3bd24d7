"""Recall at a given share of false answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

FALSE = 0.01


@dataclass(frozen=True)
class Recall:
    """How many of the articles with a release got the right one with a score above the threshold that lets `FALSE` of the
    articles without one through; and the same for the answer as it is given, where None says none."""

    right: int
    count: int
    threshold: float
    given_right: int
    given_false: float

    @property
    def share(self) -> float:
        """The recall."""
        return self.right / max(1, self.count)

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval of the recall at 95 %."""
        n, p, z = max(1, self.count), self.share, 1.96
        middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    def __str__(self) -> str:
        low, high = self.interval
        given = self.given_right / max(1, self.count)
        return f"{self.share:.4f} [{low:.4f}, {high:.4f}] of {self.count}; as given {given:.4f} with {self.given_false:.4f} false"


def recall(with_release: Sequence[tuple[bool, float]], without: Sequence[tuple[bool, float]]) -> Recall:
    """`with_release`: whether the answer is right, and its score; `without`: whether an answer is given, and its score."""
    scores = sorted((score for _, score in without), reverse=True)
    threshold = scores[int(FALSE * len(scores))] if scores else 0.0
    return Recall(
        sum(right and score > threshold for right, score in with_release),
        len(with_release),
        threshold,
        sum(right for right, _ in with_release),
        sum(given for given, _ in without) / max(1, len(without)),
    )
