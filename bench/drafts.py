"""Precision and recall on forty drafts against mixed first sources, labelled fact by fact.

python -m bench.drafts [--notes FILE]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.labelled import Fact, Raised, Row, Tally, spans
from bench.natural import write_notes
from bench.stats import Share, table

DRAFTS = Path(__file__).resolve().parent / "labels" / "drafts"
FAULTS = ("contradicted", "unsupported")


@dataclass
class Drafts:
    """Counts over facts; what the labels leave undetermined is reported apart."""

    facts: Tally = field(default_factory=Tally)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    clean: list[bool] = field(default_factory=list)

    def summary(self) -> dict[str, float]:
        """The figures that floors are set on."""
        return {"precision": self.facts.precision.value, "recall": self.facts.recall.value}

    def report(self) -> str:
        """Tables for the terminal."""
        rows: list[tuple[str, object]] = [
            ("precision", self.facts.precision),
            ("recall", self.facts.recall),
            ("found with the labelled kind", Share(self.facts.same_kind, self.facts.found)),
            ("faithful drafts without a false alarm", Share(sum(self.clean), len(self.clean))),
        ]
        names = ("contradicted", "unsupported", "undetermined", "silent")
        labelled = ("contradicted", "unsupported", "undetermined", "derived", "supported")
        cross = [(label, *(self.verdicts[label, name] for name in names)) for label in labelled]
        return table(rows, ("drafts, facts", "share")) + "\n\n" + table(cross, ("labelled \\ found", *names))


def measure() -> Drafts:
    """Count all drafts."""
    from lawang.check import Source, check
    from lawang.intake.files import read_file
    from lawang.text import Text

    result = Drafts()
    for folder in sorted(p for p in DRAFTS.iterdir() if (p / "facts.jsonl").is_file()):
        text = (folder / "draft.txt").read_text(encoding="utf-8")
        documents = [
            (p.name, read_file(p)) for p in sorted((folder / "sources").iterdir()) if p.suffix != ".toml"
        ]
        sources = [Source(name, Text(document.text), document.ocr) for name, document in documents]
        labels = [
            json.loads(line) for line in (folder / "facts.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        findings = check(Text(text), sources).findings
        wrong = result.facts.wrong
        raised = [Raised.of(f) for f in findings if f.verdict in FAULTS]
        result.facts.add(folder.name, text, map(_fact, labels), raised)
        if not any(label["verdict"] in FAULTS for label in labels):
            result.clean.append(result.facts.wrong == wrong)
        for label in labels:
            result.verdicts[label["verdict"], _found(label, findings)] += 1
    return result


def _fact(label: Row) -> Fact:
    return Fact(
        label["start"], label["end"], label["kind"], label["verdict"] in FAULTS, False, label["note"] or ""
    )


def _found(label: Row, findings: object) -> str:
    """The gravest verdict of the findings at a labelled fact."""
    there = {
        str(f.verdict)
        for f in findings  # type: ignore[attr-defined]
        for s, e in spans(f)
        if s < label["end"] and label["start"] < e
    }
    return next((v for v in ("contradicted", "unsupported", "undetermined") if v in there), "silent")


def main(argv: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.drafts")
    parser.add_argument("--notes", type=Path, help="write false alarms and misses here (JSONL)")
    args = parser.parse_args(argv)
    result = measure()
    print(result.report())
    if args.notes:
        write_notes(args.notes, result.facts.notes)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
