"""Precision and recall on real pairs of articles, labelled by hand before any checker had read them.

Two people labelled each pair, neither seeing the other's. A fault is firm where both marked it and at least one of them
without doubt; what only one marked is doubtful, and counts neither for nor against the checker. The articles report one
event each for itself, so they are checked as `lawang pairs` checks them: what only the copy tells is no fault by itself.

    python -m bench.natural [--sample natural|fresh] [--notes FILE]

"fresh" are 209 pairs of one outlet each, labelled in three sets when the rules for the earlier ones stood; each set has been read
since it was first measured.

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
SAMPLES = {
    "natural": ("natural*.jsonl", "second*.jsonl"),
    "fresh": ("fresh-*-first.jsonl", "fresh-*-other.jsonl"),
}
"""Sample -> files of the one and of the other person's labels."""


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


def labels(sample: str = "natural") -> Iterator[Row]:
    """The labelled pairs, in order, with both people's marks as one."""
    first, other = SAMPLES[sample]
    second = {row["index"]: row for row in _rows(other)}
    for row in _rows(first):
        yield row | {"facts": _agreed(row["facts"], second[row["index"]]["facts"])}


def _rows(names: str) -> Iterator[Row]:
    for file in sorted(LABELS.glob(names)):
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _agreed(first: list[Row], second: list[Row]) -> list[Row]:
    """Both people's facts, each once, in doubt unless both marked the place and one of them was sure."""
    facts = []
    for fact in first:
        met = _met(fact, second)
        sure = bool(met) and not (fact["doubt"] and all(other["doubt"] for other in met))
        facts.append(fact | {"doubt": not sure})
    facts += [fact | {"doubt": True} for fact in second if not _met(fact, first)]
    return facts


def _met(fact: Row, others: list[Row]) -> list[Row]:
    return [o for o in others if _fault(o) and o["start"] < fact["end"] and fact["start"] < o["end"]]


def _fault(fact: Row) -> bool:
    return bool(fact["judgement"] != "same")


def measure(sample: str = "natural") -> Natural | None:
    """Count all labelled pairs of a sample; None where the articles are absent."""
    file = data_file()
    if file is None:
        return None
    from lawang.check import Source, check
    from lawang.text import Text

    texts = dict(collection(file))
    result = Natural()
    for label in labels(sample):
        names = (label["a_id"], label["b_id"]) if label["official"] == "a" else (label["b_id"], label["a_id"])
        official, copy = (texts[name] for name in names)
        report = check(Text(copy), [Source("official", Text(official))], claimed=False)
        kind = label["verdict"]
        if kind == "faithful" and any(f["doubt"] and f["judgement"] != "same" for f in label["facts"]):
            kind = "faithful but for doubtful facts"
        result.flagged.setdefault(kind, []).append(report.verdict == "drift")
        if label["verdict"] == "unrelated":
            continue
        result.facts.add(
            str(label["index"]), copy, _facts(label), (Raised.of(f) for f in report.findings if f.drifts)
        )
    return result


def _facts(label: Row) -> Iterator[Fact]:
    for fact in label["facts"]:
        yield Fact(fact["start"], fact["end"], fact["kind"], _fault(fact), fact["doubt"])


def write_notes(file: Path, notes: list[Row]) -> None:
    """False alarms and misses, for study; they quote the articles and belong in no repository."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(n, ensure_ascii=False) + "\n" for n in notes), encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.natural")
    parser.add_argument("--notes", type=Path, help="write false alarms and misses here (JSONL)")
    parser.add_argument("--sample", choices=SAMPLES, default="natural", help="which pairs (natural)")
    args = parser.parse_args(argv)
    result = measure(args.sample)
    if result is None:
        print("natural pairs: the articles are not here; set LAWANG_DATA to their folder")
        return 0
    print(result.report())
    if args.notes:
        write_notes(args.notes, result.facts.notes)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
