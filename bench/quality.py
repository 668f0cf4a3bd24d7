"""Recall at the right place and false alarms on generated pairs, beside baselines in the same run.

    python -m bench.quality [--n 3000] [--seed 1] [--small] [--jobs 2] [--pairs FILE] [--predictions FILE] [--misses FILE]

A drift pair counts as found when the verdict is drift and a finding that is contradicted or unsupported overlaps one of the
changed places, with one word of tolerance on either side. A faithful pair counts as a false alarm when its verdict is drift.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.baselines import BASELINES
from bench.generate import generate
from bench.judge import at, predictions, raised, results, sentence_at
from bench.stats import Share, table

Row = dict[str, Any]


@dataclass
class Score:
    """Counts of one run."""

    found: dict[str, list[bool]] = field(default_factory=dict)
    flagged: dict[str, list[bool]] = field(default_factory=dict)
    alarms: dict[str, list[bool]] = field(default_factory=dict)
    peers: dict[str, tuple[list[bool], list[bool]]] = field(
        default_factory=lambda: {b: ([], []) for b in BASELINES}
    )
    misses: list[Row] = field(default_factory=list)

    def add(self, pair: Row, result: Row) -> None:
        """Count one pair."""
        drift = result["verdict"] == "drift"
        for name, baseline in BASELINES.items():
            self.peers[name][0 if pair["drift"] else 1].append(baseline(pair["official"], pair["copy"]))
        if pair["drift"]:
            hit = drift and at(result, pair["copy"], [(p["start"], p["end"]) for p in pair["places"]])
            self.found.setdefault(pair["class"], []).append(hit)
            self.flagged.setdefault(pair["class"], []).append(drift)
            if not hit:
                self.misses.append(_miss(pair, result, drift))
            return
        self.alarms.setdefault(pair["surrounding"], []).append(drift)
        if drift:
            self.misses.append(_alarm(pair, result))

    def summary(self) -> dict[str, float]:
        """The figures that floors are set on."""
        figures = {"recall": _all(self.found).value, "false_alarms": _all(self.alarms).value}
        return figures | {f"recall.{kind}": _share(hits).value for kind, hits in sorted(self.found.items())}

    def report(self) -> str:
        """Tables for the terminal."""
        rows: list[Sequence[object]] = [
            (kind, _share(hits), _share(self.flagged[kind])) for kind, hits in sorted(self.found.items())
        ]
        rows.append(("all", _all(self.found), _all(self.flagged)))
        alarms = [(name, _share(self.alarms[name])) for name in sorted(self.alarms)] + [
            ("all", _all(self.alarms))
        ]
        peers = [("lawang", _all(self.flagged), _all(self.alarms))]
        peers += [(name, _share(hits), _share(false)) for name, (hits, false) in self.peers.items()]
        return "\n\n".join(
            (
                table(rows, ("class", "recall at the place", "recall anywhere")),
                table(alarms, ("faithful pairs", "false alarms")),
                table(peers, ("checker", "recall anywhere", "false alarms")),
            )
        )


def _share(hits: Sequence[bool]) -> Share:
    return Share(sum(hits), len(hits))


def _all(groups: dict[str, list[bool]]) -> Share:
    return _share([hit for hits in groups.values() for hit in hits])


def _miss(pair: Row, result: Row, drift: bool) -> Row:
    return {
        "why": "elsewhere" if drift else "silent",
        **{key: pair[key] for key in ("id", "class", "operation", "surrounding", "edits")},
        "verdict": result["verdict"],
        "official": sentence_at(pair["official"], pair["source_start"], pair["source_end"]),
        "copy": sentence_at(pair["copy"], pair["start"], pair["end"]),
        "findings": [_brief(f) for f in raised(result)],
    }


def _alarm(pair: Row, result: Row) -> Row:
    findings = []
    for finding in raised(result):
        brief = _brief(finding)
        brief["copy"] = sentence_at(pair["copy"], finding["start"], finding["end"])
        if finding.get("source_start") is not None:
            brief["official"] = sentence_at(pair["official"], finding["source_start"], finding["source_end"])
        findings.append(brief)
    return {
        "why": "false alarm",
        **{key: pair[key] for key in ("id", "class", "operation", "surrounding", "edits")},
        "findings": findings,
    }


def _brief(finding: Row) -> Row:
    return {key: finding.get(key) for key in ("kind", "verdict", "text", "source_text", "reason")}


def pair_rows(args: argparse.Namespace) -> list[Row]:
    """The pairs of a file, or freshly generated ones."""
    if args.pairs:
        with args.pairs.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    return [json.loads(pair.line()) for pair in generate(args.n, args.seed, args.small)]


def measure(rows: Sequence[Row], answers: Iterable[Row]) -> Score:
    """Score the answers to the pairs, in the same order."""
    score = Score()
    for pair, result in zip(rows, answers, strict=True):
        score.add(pair, result)
    return score


def main(argv: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.quality", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--n", type=int, default=3000, help="number of generated pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", action="store_true", help="only the committed corpus")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--pairs", type=Path, help="pairs made before by bench.generate")
    parser.add_argument("--predictions", type=Path, help="answers of 'lawang pairs' to those pairs")
    parser.add_argument("--misses", type=Path, help="write misses and false alarms here (JSONL)")
    args = parser.parse_args(argv)
    rows = pair_rows(args)
    if args.predictions:
        known = predictions(args.predictions)
        answers: Iterable[Row] = (known[row["id"]] for row in rows)
    else:
        answers = results(((row["official"], row["copy"]) for row in rows), args.jobs)
    score = measure(rows, answers)
    print(score.report())
    if args.misses:
        args.misses.parent.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(miss, ensure_ascii=False) for miss in score.misses)
        args.misses.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
