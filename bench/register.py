"""Facts of the register held against each other: which of 200 labelled pairs contradict.

python -m bench.register            # precision and recall, by half
python -m bench.register --misses   # and the pairs that are wrong (of the tuned half; --held for the other)
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.stats import Share, table
from lawang.check.statements import Relation, State, Statement, relate

PAIRS = Path(__file__).resolve().parent / "labels" / "register-pairs.jsonl"

Row = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    """What was found of one set of pairs."""

    precision: Share
    recall: Share
    wrong: tuple[tuple[Row, Relation], ...]

    def summary(self) -> dict[str, float]:
        """The figures that floors hold."""
        return {"precision": self.precision.value, "recall": self.recall.value}


def pairs(half: str = "") -> Iterator[Row]:
    """The labelled pairs without the doubtful ones, of one half or of both."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row: Row = json.loads(line)
        if not row["doubt"] and half in ("", row["half"]):
            yield row


def statement(row: Row) -> Statement:
    """One side of a pair."""
    return Statement(**(row | {"state": State(row["state"])}))


def measure(half: str = "") -> Measured:
    """Hold every pair against its label."""
    judged = [(row, relate(statement(row["a"]), statement(row["b"]))) for row in pairs(half)]
    raised = [row for row, relation in judged if relation is Relation.CONTRADICT]
    right = sum(row["contradiction"] for row in raised)
    wrong = tuple(
        (row, relation)
        for row, relation in judged
        if row["contradiction"] != (relation is Relation.CONTRADICT)
    )
    total = sum(row["contradiction"] for row, _ in judged)
    return Measured(Share(right, len(raised)), Share(right, total), wrong)


def main(argv: list[str] | None = None) -> int:
    """Print precision and recall with their intervals."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.register", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--misses", action="store_true", help="list the pairs that are wrong")
    parser.add_argument("--held", action="store_true", help="list those of the held half")
    args = parser.parse_args(argv)
    measured = {half or "both": measure(half) for half in ("tuned", "held", "")}
    print(
        table(
            [(name, m.precision, m.recall) for name, m in measured.items()], ("half", "precision", "recall")
        )
    )
    if args.misses:
        for row, relation in measured["held" if args.held else "tuned"].wrong:
            a, b = (" · ".join(row[side].values()) for side in "ab")
            print(
                f"{row['id']:>4} {'missed' if row['contradiction'] else 'false alarm'} ({relation}): {a} | {b}"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
