"""CSV and TSV: the delimiter is the one that cuts most lines into the same number of cells."""

from __future__ import annotations

import csv
from itertools import islice

from lawang.intake import tables
from lawang.intake.notation import regrouped
from lawang.intake.reading import MAX_CELLS, Refused, join

__all__ = ["read"]

SAMPLE_LINES = 50
_DELIMITERS = ";\t,|"


def read(text: str) -> str:
    """The rows of `text` as lines. Raises `Refused` (too_many_cells, damaged)."""
    delimiter = ""
    if text[:4].lower() == "sep=":
        first, _, text = text.partition("\n")
        delimiter = first[4:5]
    delimiter = delimiter or _delimiter(text)
    if not delimiter:
        return text
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter):
            rows.append([cell.strip() for cell in row])
            cells += len(row)
            if cells > MAX_CELLS:
                raise Refused("too_many_cells", limit=MAX_CELLS)
    except csv.Error as error:
        raise Refused("damaged") from error
    width = max(map(len, rows), default=0)
    if width * len(rows) > 4 * MAX_CELLS:
        raise Refused("too_many_cells", limit=MAX_CELLS)
    columns = [regrouped([row[c] if c < len(row) else "" for row in rows]) for c in range(width)]
    found: list[str] = []
    inherited: tables.Headings = {}
    for block in blocks([[tables.Cell(text) for text in row] for row in zip(*columns, strict=True)]):
        found += tables.lines(block, inherited=inherited)
    return join(found)


def blocks(rows: list[tables.Row]) -> list[list[tables.Row]]:
    """Runs of rows between empty rows."""
    found: list[list[tables.Row]] = [[]]
    for row in rows:
        if any(cell.text.strip() for cell in row):
            found[-1].append(row)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


def _delimiter(text: str) -> str:
    sample = list(islice(text.splitlines(keepends=True), SAMPLE_LINES))
    best, best_score = "", 0
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count, default=1)
        score = widths.count(usual) * 2 - len(widths) if usual > 1 else 0
        if score > best_score:
            best, best_score = delimiter, score
    return best
