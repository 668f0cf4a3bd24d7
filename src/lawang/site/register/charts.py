"""Figures over time as a picture made here: a line, its points, the words of its ends. The table stands behind each chart."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

__all__ = ["Chart", "Mark", "Point", "chart"]

# The picture's own units; it is as wide as its column.
WIDTH, HEIGHT, EDGE, FOOT = 420, 170, 12, 30


@dataclass(frozen=True)
class Point:
    """One value in time. `planned` ones are drawn hollow."""

    day: datetime.date
    amount: Fraction
    words: str
    as_of: str
    planned: bool = False


@dataclass(frozen=True)
class Mark:
    """Where a point stands in the picture, and where its words begin, run to the middle, or end."""

    x: int
    y: int
    anchor: str
    point: Point


@dataclass(frozen=True)
class Chart:
    """The picture of one fact: its marks from the earliest on, and the line through those that came true."""

    fact: Any
    marks: tuple[Mark, ...]
    line: str
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = HEIGHT - FOOT

    @property
    def points(self) -> list[Point]:
        """For the table behind."""
        return [mark.point for mark in self.marks]


def chart(fact: Any, points: list[Point]) -> Chart:
    """Place at least two points of different days. The axis begins at nought, so that no change looks larger than it is."""
    points = sorted(points, key=lambda point: (point.day, point.planned))
    first, span = points[0].day, max(1, (points[-1].day - points[0].day).days)
    top = max(abs(point.amount) for point in points) or Fraction(1)
    high, left, right = HEIGHT - FOOT - 2 * EDGE - 8, EDGE, WIDTH - EDGE
    marks = []
    for place, point in enumerate(points):
        x = left + round((point.day - first).days * (right - left) / span)
        y = HEIGHT - FOOT - round(high * abs(point.amount) / top)
        anchor = "start" if place == 0 else "end" if place == len(points) - 1 else "middle"
        marks.append(Mark(x, y, anchor, point))
    line = " ".join(f"{mark.x},{mark.y}" for mark in marks if not mark.point.planned)
    return Chart(fact, tuple(marks), line)
