"""Findings that officers called wrong: how many of them the checker of today still raises.

    lawang door_alarms > FILE          findings at the door, called wrong by two editors
    lawang false_alarms > FILE         findings in copies, called wrong by a watcher
    python -m bench.alarms FILE [--notes FILE]

The files hold the texts (form: bench/labels/README.md) and belong to the house that wrote them, in no repository.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.labelled import Fact, Raised, Row, Tally, spans
from bench.natural import write_notes
from bench.stats import Share, table
from lawang.check import Source, check
from lawang.errors import BadInput
from lawang.text import Text

__all__ = ["measure", "rows"]

_NEEDED = frozenset({"copy", "start", "end", "kind", "judgement"})


def rows(file: Path) -> list[Row]:
    """The lines of a file. Raises `BadInput` for one that is no such row."""
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or not row.keys() >= _NEEDED or not row.keys() & {"sources", "official"}:
            raise BadInput(
                f"{file}:{number}", "no finding that was called wrong.", "Write it by lawang door_alarms."
            )
        found.append(row)
    return found


def measure(file: Path) -> tuple[Tally, Share]:
    """What the checker says today on each place that was labelled; the share of places that it still accuses wrongly."""
    tally, still, wrong = Tally(), 0, 0
    for number, row in enumerate(rows(file)):
        given = row.get("sources") or [{"id": "official", "text": row["official"], "ocr": False}]
        sources = [Source(each["id"], Text(each["text"]), each["ocr"]) for each in given]
        report = check(Text(row["copy"]), sources, claimed=row.get("claimed", False))
        fact = Fact(row["start"], row["end"], row["kind"], row["judgement"] != "same", False)
        # only this place was labelled: of the others nothing is known
        there = [
            Raised.of(finding)
            for finding in report.findings
            if finding.drifts and any(start < fact.end and fact.start < end for start, end in spans(finding))
        ]
        tally.add(str(number), row["copy"], [fact], there)
        if not fact.fault:
            wrong += 1
            still += bool(there)
    return tally, Share(still, wrong)


def main(argv: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.alarms")
    parser.add_argument("file", type=Path, help="lines of JSON, of lawang door_alarms or false_alarms")
    parser.add_argument("--notes", type=Path, help="write those that are still raised here (JSONL)")
    args = parser.parse_args(argv)
    try:
        tally, still = measure(args.file)
    except BadInput as bad:
        parser.error(str(bad))
    print(table([("called wrong and still raised", still)], ("false alarms", "share")))
    if args.notes:
        write_notes(args.notes, tally.notes)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
