"""Facts of the register held against each other: which of 200 labelled pairs contradict.

python -m bench.register                  # precision and recall, by half, and on 40 pairs written after the matcher
python -m bench.register --misses tuned   # and the pairs of a half that are wrong
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

LABELS = Path(__file__).resolve().parent / "labels"
PAIRS = ("register-pairs.jsonl", "register-fresh.jsonl")

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
    """The labelled pairs without the doubtful ones: the 200, a `half` of them, or the `fresh` ones."""
    for line in (LABELS / PAIRS[half == "fresh"]).read_text(encoding="utf-8").splitlines():
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


def summary() -> dict[str, float]:
    """What floors hold: of the 200, and of those written after the matcher."""
    fresh = measure("fresh").summary()
    return measure().summary() | {f"fresh_{name}": value for name, value in fresh.items()}


def main(argv: list[str] | None = None) -> int:
    """Print precision and recall with their intervals."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.register", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--misses", metavar="HALF", help="list the wrong pairs of: tuned, held, fresh")
    args = parser.parse_args(argv)
    measured = {half or "both": measure(half) for half in ("tuned", "held", "", "fresh")}
    print(
        table(
            [(name, m.precision, m.recall) for name, m in measured.items()], ("half", "precision", "recall")
        )
    )
    if args.misses:
        for row, relation in measured[args.misses].wrong:
            a, b = (" · ".join(row[side].values()) for side in "ab")
            print(
                f"{row['id']:>4} {'missed' if row['contradiction'] else 'false alarm'} ({relation}): {a} | {b}"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
