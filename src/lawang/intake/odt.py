"""ODT (and ODS): paragraphs, headings, lists, tables, text boxes and footnotes in order; deleted text is left out."""

from __future__ import annotations

from collections.abc import Iterator

from lawang.intake import tables
from lawang.intake.package import Element, Package, local
from lawang.intake.reading import MAX_CELLS, Reading, Refused, join, tidy

__all__ = ["read"]

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_GONE = {
    "tracked-changes",
    "annotation",
    "annotation-end",
    "note-citation",
    "forms",
    "sequence-decls",
    "desc",
    "title",
    "shapes",
}
_MAX_REPEAT = 256
"""Repeats of a filled cell that are written out; an empty one that repeats to the sheet's edge is one."""


def read(package: Package) -> Reading:
    """The text of an ODT or ODS. Raises `Refused`."""
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Refused("encrypted")
    body = next((child for child in package.xml("content.xml") if local(child) == "body"), None)
    if body is None:
        raise Refused("damaged")
    return Reading(join(_blocks(body)), package.kind)


def _blocks(parent: Element) -> Iterator[str]:
    for child in parent:
        name = local(child)
        if name in ("p", "h"):
            paragraph = _Paragraph(child)
            yield from map(tidy, paragraph.text.split("\n"))
            for block in paragraph.blocks:
                yield from _blocks(block)
        elif name == "table":
            yield from _table(child)
        elif name and name not in _GONE:
            yield from _blocks(child)


class _Paragraph:
    """The words of one paragraph, and the boxes and notes that hang on it."""

    def __init__(self, element: Element) -> None:
        self.blocks: list[Element] = []
        self._parts: list[str] = []
        self._gather(element)
        self.text = "".join(self._parts)

    def _gather(self, element: Element) -> None:
        self._parts.append(element.text or "")
        for child in element:
            name = local(child)
            if name in ("s", "tab"):
                self._parts.append(" ")
            elif name == "line-break":
                self._parts.append("\n")
            elif name in ("note-body", "text-box"):
                self.blocks.append(child)
            elif name and name not in _GONE:
                self._gather(child)
            self._parts.append(child.tail or "")


def _table(table: Element) -> Iterator[str]:
    rows: list[tables.Row] = []
    head = cells = 0
    for element, is_head in _rows(table):
        row = _row(element)
        filled = any(cell.text.strip() for cell in row)
        repeat = min(_count(element, "number-rows-repeated"), _MAX_REPEAT if filled else 1)
        cells += repeat * len(row)
        if cells > MAX_CELLS:
            raise Refused("too_many_cells", limit=MAX_CELLS)
        rows += [row] * repeat
        head += repeat if is_head else 0
    if not head and (len(rows) < 2 or max(map(len, rows)) < 2):
        yield from (tidy(cell.text) for row in rows for cell in row if not cell.copied)
        return
    yield from tables.lines(rows, head=head or None)


def _rows(parent: Element, is_head: bool = False) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        name = local(child)
        if name == "table-row":
            yield child, is_head
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child, is_head or name == "table-header-rows")


def _row(element: Element) -> tables.Row:
    row: tables.Row = []
    covered = 0
    for cell in element:
        name = local(cell)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        text = " ".join(_blocks(cell))
        repeat = min(_count(cell, "number-columns-repeated"), _MAX_REPEAT)
        for _ in range(repeat):
            if name == "table-cell":
                covered = _count(cell, "number-columns-spanned") - 1
                row.append(tables.Cell(text))
            elif covered > 0:
                covered -= 1
                row.append(tables.Cell(row[-1].text if row else "", "left"))
            else:
                row.append(tables.Cell("", "above"))
    while row and not row[-1].text and not row[-1].copied:
        row.pop()
    return row


def _count(element: Element, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < 9 else 1
