"""Check the labels of the drafts: offsets, closed lists, and that every source text stands in its source.

Run `python bench/labels/drafts/verify.py`; it prints the counts, or every wrong label and exits 1.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import docx
import openpyxl
from docx.table import Table

HOME = Path(__file__).resolve().parent
KINDS = {
    "number",
    "scale",
    "money",
    "percent",
    "unit",
    "date",
    "time",
    "weekday",
    "person",
    "position",
    "place",
    "organisation",
    "quote",
    "attribution",
    "tense",
    "negation",
    "certainty",
    "sources",
}
VERDICTS = ("supported", "contradicted", "unsupported", "derived", "undetermined")


def readable(path: Path) -> str:
    """The text of a source; the cells of a row in a DOCX or XLSX are joined by a tab."""
    if path.suffix == ".xlsx":
        sheets = openpyxl.load_workbook(path).worksheets
        return "\n".join(
            "\t".join("" if cell is None else str(cell) for cell in row)
            for sheet in sheets
            for row in sheet.values
        )
    if path.suffix == ".docx":
        lines: list[str] = []
        for part in docx.Document(str(path)).iter_inner_content():
            if isinstance(part, Table):
                lines += ["\t".join(cell.text for cell in row.cells) for row in part.rows]
            else:
                lines.append(part.text)
        return "\n".join(lines)
    return path.read_text(encoding="utf-8")


def faults(folder: Path, counts: Counter[str]) -> list[str]:
    """What is wrong with the labels of one draft; adds its verdicts to `counts`."""
    draft = (folder / "draft.txt").read_text(encoding="utf-8")
    sources = {f"sources/{path.name}": readable(path) for path in (folder / "sources").iterdir()}
    found = []
    for line in (folder / "facts.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        verdict, source, said = fact["verdict"], fact["source"], fact["source_text"]
        counts[verdict] += 1
        sound = {
            "span": draft[fact["start"] : fact["end"]] == fact["text"] != "",
            "kind": fact["kind"] in KINDS,
            "verdict": verdict in VERDICTS,
            "source": source in sources or (source is None and verdict in ("unsupported", "undetermined")),
            "source_text": said in sources[source] if source in sources and said else said is None,
            "note": bool(fact["note"]) or verdict == "supported",
        }
        found += [f"{folder.name}: {fact['text']!r}: {what}" for what, good in sound.items() if not good]
    return found


if __name__ == "__main__":
    totals: Counter[str] = Counter()
    wrong = [fault for folder in sorted(HOME.glob("[0-9][0-9]")) for fault in faults(folder, totals)]
    print("\n".join(wrong) or f"{sum(totals.values())} facts: {dict(totals)}")
    sys.exit(bool(wrong))
