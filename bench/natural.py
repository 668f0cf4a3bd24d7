"""Precision and recall on real pairs of articles, labelled by hand before any checker had read them.

    python -m bench.natural [--notes FILE]

Needs the articles (LAWANG_DATA, or ``shared/data`` beside the repository); the labels alone are part of it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.articles import collection, data_file
from bench.labelled import Fact, Raised, Row, Tally
from bench.stats import Share, table

LABELS = Path(__file__).resolve().parent / "labels"


@dataclass
class Natural:
    """Counts over facts, and over whole pairs by their labelled verdict."""

    facts: Tally = field(default_factory=Tally)
    flagged: dict[str, list[bool]] = field(default_factory=dict)

    def report(self) -> str:
        """Tables for the terminal."""
        pairs = [(name, Share(sum(hits), len(hits))) for name, hits in sorted(self.flagged.items())]
        rows = [
            ("precision", self.facts.precision),
            ("recall", self.facts.recall),
            ("findings on doubtful facts", self.facts.unsure),
            ("found with the labelled kind", Share(self.facts.same_kind, self.facts.found)),
        ]
        return (
            table(rows, ("natural pairs, facts", "share"))
            + "\n\n"
            + table(pairs, ("labelled", "flagged drift"))
        )

    def summary(self) -> dict[str, float]:
        """The figures that floors are set on."""
        return {"precision": self.facts.precision.value, "recall": self.facts.recall.value}


def labels() -> Iterator[Row]:
    """The labelled pairs, in order."""
    for file in sorted(LABELS.glob("natural*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def measure() -> Natural | None:
    """Count all labelled pairs; None where the articles are absent."""
    file = data_file()
    if file is None:
        return None
    from lawang.check import Source, check
    from lawang.text import Text

    texts = dict(collection(file))
    result = Natural()
    for label in labels():
        names = (label["a_id"], label["b_id"]) if label["official"] == "a" else (label["b_id"], label["a_id"])
        official, copy = (texts[name] for name in names)
        report = check(Text(copy), [Source("official", Text(official))])
        kind = label["verdict"]
        if kind == "faithful" and any(f["doubt"] and f["judgement"] != "same" for f in label["facts"]):
            kind = "faithful but for doubtful facts"
        result.flagged.setdefault(kind, []).append(report.verdict == "drift")
        if label["verdict"] == "unrelated":
            continue
        result.facts.add(str(label["index"]), copy, _facts(label), _raised(report))
    return result


def _facts(label: Row) -> Iterator[Fact]:
    for fact in label["facts"]:
        yield Fact(fact["start"], fact["end"], fact["kind"], fact["judgement"] != "same", fact["doubt"])


def _raised(report: object) -> Iterator[Raised]:
    """The findings that make a verdict of drift, as the report holds them."""
    for finding in report.findings:  # type: ignore[attr-defined]
        if finding.drifts:
            spans = ((finding.start, finding.end), *((p.start, p.end) for p in finding.places))
            yield Raised(str(finding.kind), spans, f"{finding.verdict}: {finding.reason}")


def write_notes(file: Path, notes: list[Row]) -> None:
    """False alarms and misses, for study; they quote the articles and belong in no repository."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(n, ensure_ascii=False) + "\n" for n in notes), encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.natural")
    parser.add_argument("--notes", type=Path, help="write false alarms and misses here (JSONL)")
    args = parser.parse_args(argv)
    result = measure()
    if result is None:
        print("natural pairs: the articles are not here; set LAWANG_DATA to their folder")
        return 0
    print(result.report())
    if args.notes:
        write_notes(args.notes, result.facts.notes)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
