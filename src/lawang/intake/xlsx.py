"""XLSX: every visible sheet as lines, with the values the application stored last, in Indonesian notation.

A number keeps its stored digits, not the fewer that its format shows: a text that rounds it then follows by
arithmetic, while the reverse could not be told. Its format still says whether it is a share, money, a date or a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from math import isfinite

from lawang.intake import tables
from lawang.intake.delimited import blocks
from lawang.intake.notation import clock, day, duration, moment, number
from lawang.intake.numberformats import BUILT_IN, MAX_CODE, calendar, parts
from lawang.intake.package import Element, Package, local
from lawang.intake.reading import MAX_CELLS, Note, Reading, Refused, join, listed, tidy

__all__ = ["read"]

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GENERIC_SHEET = re.compile(r"(?:sheet|lembar|lembar kerja|worksheet|data)\s*\d*", re.IGNORECASE)
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_UNGROUPED_BELOW = 10_000
"""A whole number without thousands marks in its format is written without dots up to here: it may be a year."""

_WHOLE = re.compile(r"-?[0-9]{1,40}")

Grid = dict[int, dict[int, tables.Cell]]


def read(package: Package) -> Reading:
    """The text of an XLSX. Raises `Refused`."""
    root = "xl/workbook.xml"
    book = package.xml(root)
    related = package.related(root)
    shared = next((part for kind, part in related.values() if kind == "sharedStrings"), "")
    styles = next((part for kind, part in related.values() if kind == "styles"), "")
    properties = book.find(f"{_S}workbookPr")
    epoch = 1904 if properties is not None and properties.get("date1904") in ("1", "true") else 1900
    cells = _Cells(
        [_string(item) for item in package.xml(shared).iterfind(f"{_S}si")] if shared in package else [],
        _formats(package.xml(styles)) if styles in package else [],
        epoch,
    )
    found: list[str] = []
    hidden: list[str] = []
    for sheet in book.iterfind(f"{_S}sheets/{_S}sheet"):
        kind, part = related.get(sheet.get(f"{_R}id", ""), ("", ""))
        name = tidy(sheet.get("name", ""))
        if sheet.get("state", "visible") != "visible":
            hidden.append(name)
        elif kind == "worksheet" and part in package:
            lines = _sheet(package.xml(part), cells)
            found += [name] if lines and not _GENERIC_SHEET.fullmatch(name) else []
            found += lines
    notes: list[Note] = [("hidden_sheets", {"names": ", ".join(hidden)})] if hidden else []
    if cells.without_value:
        notes.append(("no_values", {"count": cells.without_value}))
    return Reading(join(found), "xlsx", notes=notes)


def _sheet(root: Element, cells: _Cells) -> list[str]:
    grid: Grid = {}
    row_at = 0
    for row in root.iterfind(f"{_S}sheetData/{_S}row"):
        row_at = _position(row.get("r"), row_at)
        column_at = 0
        for cell in row.iterfind(f"{_S}c"):
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            column_at = _column(match[1]) if match else column_at + 1
            if value := cells.text(cell):
                grid.setdefault(row_at, {})[column_at] = tables.Cell(value)
    _merge(root, grid)
    columns = sorted({column for row_cells in grid.values() for column in row_cells})
    if len(columns) * len(grid) > 4 * MAX_CELLS:
        raise Refused("too_many_cells", limit=MAX_CELLS)
    rows: list[tables.Row] = []
    last = 0
    for at in sorted(grid):
        if at > last + 1 and rows:
            rows.append([])
        rows.append([grid[at].get(column, tables.Cell()) for column in columns])
        last = at
    found: list[str] = []
    inherited: tables.Headings = {}
    for block in blocks(rows):
        found += tables.lines(_ungrouped(block), inherited=inherited)
    return found


def _merge(root: Element, grid: Grid) -> None:
    """Merged cells reach over their whole area, as far as rows and columns are filled at all."""
    columns = sorted({column for row in grid.values() for column in row})
    copies = 0
    for merge in root.iterfind(f"{_S}mergeCells/{_S}mergeCell"):
        corners = [_REFERENCE.fullmatch(corner) for corner in merge.get("ref", "").split(":")]
        if len(corners) != 2 or corners[0] is None or corners[1] is None:
            continue
        top, left, bottom, right = (
            int(corners[0][2]),
            _column(corners[0][1]),
            int(corners[1][2]),
            _column(corners[1][1]),
        )
        cell = grid.get(top, {}).get(left)
        if cell is None:
            continue
        within = columns[bisect_left(columns, left) : bisect_right(columns, right)]
        for row in range(top, bottom + 1) if bottom - top < len(grid) else sorted(grid):
            for column in within if top <= row <= bottom and row in grid else ():
                if (row, column) != (top, left):
                    grid[row][column] = tables.Cell(cell.text, "left" if column > left else "above")
                    copies += 1
        if copies > MAX_CELLS:
            raise Refused("too_many_cells", limit=MAX_CELLS)


class _Cells:
    """Cell elements into text: shared strings, number formats and the day that serial dates count from."""

    def __init__(self, shared: list[str], formats: list[str], epoch: int) -> None:
        self._shared = shared
        self._formats = formats
        self._start = datetime(1904, 1, 1) if epoch == 1904 else datetime(1899, 12, 30)
        self.without_value = 0
        self._read = 0

    def text(self, cell: Element) -> str:
        """What the cell says, empty for errors and formulas that were never calculated."""
        self._read += 1
        if self._read > MAX_CELLS:
            raise Refused("too_many_cells", limit=MAX_CELLS)
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_string(item) for item in cell.iterfind(f"{_S}is"))
        value = cell.findtext(f"{_S}v")
        if not value:
            self.without_value += cell.find(f"{_S}f") is not None
            return ""
        if kind == "s":
            return (
                self._shared[int(value)]
                if value.isdecimal() and len(value) < 9 and int(value) < len(self._shared)
                else ""
            )
        if kind == "b":
            return "ya" if value == "1" else "tidak"
        if kind == "d":
            return _iso(value)
        return "" if kind == "e" else value if kind == "str" else self._number(value, cell.get("s", "0"))

    def _number(self, value: str, style: str) -> str:
        try:
            amount = float(value)
        except ValueError:
            return value
        if not isfinite(amount):
            return value
        at = int(style) if style.isdecimal() and len(style) < 9 else 0
        code = self._formats[at] if at < len(self._formats) else ""
        before, pattern, after = parts(code)
        if "%" in pattern:
            return f"{number(Decimal(repr(amount)) * 100)} persen"
        if kind := calendar(pattern):
            return self._date(amount, kind) or number(amount)
        whole = amount == int(amount)
        exact = Decimal(value) if _WHOLE.fullmatch(value) else Decimal(int(amount)) if whole else amount
        grouped = bool(before) or "," in pattern or not whole or abs(amount) >= _UNGROUPED_BELOW
        return f"{before}{number(exact, grouped=grouped)}{after}"

    def _date(self, serial: float, shown: str) -> str:
        """A serial day (Excel counts 29 February 1900, which never was, so days before March 1900 are one less)."""
        if shown == "[":
            return duration(timedelta(days=serial)) if abs(serial) < 1e6 else ""
        if not 0 <= serial < 2_958_466:
            return ""
        start = self._start
        if start.year == 1899 and 1 <= serial < 60:
            start += timedelta(days=1)
        at = start + timedelta(seconds=round(serial * 86_400))
        if shown == "t" or serial < 1:
            return clock(at)
        if "t" in shown:
            return moment(at)
        return day(at, shown)


def _formats(styles: Element) -> list[str]:
    """The number format of each cell style."""
    named = {
        item.get("numFmtId", ""): item.get("formatCode", "")
        for item in styles.iterfind(f"{_S}numFmts/{_S}numFmt")
    }
    ids = [item.get("numFmtId", "0") for item in styles.iterfind(f"{_S}cellXfs/{_S}xf")]
    return [
        named.get(at, "")[:MAX_CODE] or BUILT_IN.get(int(at) if at.isdecimal() and len(at) < 9 else 0, "")
        for at in ids
    ]


def _ungrouped(block: list[tables.Row]) -> list[tables.Row]:
    """Years, codes and telephone numbers without thousands dots, known by the heading above them."""
    names = listed("headers", "ungrouped")
    plain = {
        c
        for row in block[:6]
        for c, cell in enumerate(row)
        if tidy(cell.text.casefold()).split(" ")[0] in names
    }

    def mended(cell: tables.Cell) -> tables.Cell:
        return (
            cell._replace(text=cell.text.replace(".", ""))
            if re.fullmatch(r"\d{1,3}(\.\d{3})+", cell.text)
            else cell
        )

    return [[mended(cell) if c in plain else cell for c, cell in enumerate(row)] for row in block]


def _string(item: Element) -> str:
    """Text of a string item: its runs, without the phonetic hints."""
    return "".join(_texts(item))


def _texts(item: Element) -> Iterator[str]:
    for child in item:
        if local(child) == "t":
            yield child.text or ""
        elif local(child) == "r":
            yield from _texts(child)


def _iso(value: str) -> str:
    try:
        at = datetime.fromisoformat(value.removesuffix("Z"))
    except ValueError:
        return value
    return day(at) if "T" not in value else moment(at)


def _position(given: str | None, before: int) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 9 else before + 1


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at
