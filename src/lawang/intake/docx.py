"""DOCX: paragraphs, headings, lists, tables, text boxes and footnotes in their order.

Tracked changes count as accepted: inserted text stays, deleted and moved-away text goes. Hidden text, comments,
headers and footers are not part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawang.intake import tables
from lawang.intake.package import Element, Package, local
from lawang.intake.reading import Reading, join, tidy

__all__ = ["read"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "comment", "annotationRef", "rt"}
_MAX_SPAN = 1_000


def read(package: Package) -> Reading:
    """The text of a DOCX. Raises `Refused`."""
    return Reading(join(_Document(package).lines()), "docx")


class _Document:
    def __init__(self, package: Package) -> None:
        self._root = package.xml("word/document.xml")
        self._notes: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            if (part := f"word/{kind}s.xml") in package:
                for note in package.xml(part):
                    self._notes[kind, _attribute(note, "id")] = note

    def lines(self) -> Iterator[str]:
        for child in self._root:
            if local(child) == "body":
                yield from self._blocks(child)

    def _blocks(self, parent: Element) -> Iterator[str]:
        carried = ""
        for child in _live(parent):
            name = local(child)
            if name == "p":
                paragraph = _Paragraph(child)
                text = carried + paragraph.text
                carried = text if paragraph.runs_on else ""
                if not carried:
                    yield from _unbroken(text)
                for box in paragraph.boxes:
                    yield from self._blocks(box)
                for mark in paragraph.notes:
                    if mark in self._notes:
                        yield tidy(" ".join(self._blocks(self._notes[mark])))
            elif name == "tbl":
                yield from self._table(child)
            elif name not in ("sectPr", "tblPr", "tblGrid", "tcPr"):
                yield from self._blocks(child)
        yield from _unbroken(carried)

    def _table(self, table: Element) -> Iterator[str]:
        rows = [row for row in _inside(table, "tr") if not _has(row, "trPr", "del")]
        cells = [list(_inside(row, "tc")) for row in rows]
        if len(cells) < 2 or max(map(len, cells), default=0) < 2:
            for cell in (cell for row in cells for cell in row):  # a frame around text, not a table
                yield from self._blocks(cell)
            return
        head = 0
        while head < len(rows) and _has(rows[head], "trPr", "tblHeader"):
            head += 1
        yield from tables.lines([self._row(row) for row in cells], head=head or None)

    def _row(self, cells: list[Element]) -> tables.Row:
        row: tables.Row = []
        for cell in cells:
            text = " ".join(self._blocks(cell))
            row.append(tables.Cell(text))
            merge = _property(cell, "vMerge")
            if merge is not None and _attribute(merge, "val") != "restart":
                row[-1] = tables.Cell(text, "above")
            span = _property(cell, "gridSpan")
            width = _attribute(span, "val") if span is not None else "1"
            row += [tables.Cell(text, "left")] * (min(int(width), _MAX_SPAN) - 1 if width.isdecimal() else 0)
        return row


class _Paragraph:
    """The words of one w:p, the text boxes anchored in it and the notes it refers to."""

    def __init__(self, element: Element) -> None:
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self.runs_on = element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
        self._gather(element)
        self.text = "".join(self._parts)

    def _gather(self, parent: Element) -> None:
        for child in _live(parent):
            name = local(child)
            if name == "t":
                self._parts.append(child.text or "")
            elif name in ("tab", "ptab"):
                self._parts.append(" ")
            elif name in ("br", "cr"):
                self._parts.append("\n")
            elif name == "noBreakHyphen":
                self._parts.append("-")
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes.append((name.removesuffix("Reference"), _attribute(child, "id")))
            elif not (name == "r" and _has(child, "rPr", "vanish")):
                self._gather(child)


def _live(parent: Element) -> Iterator[Element]:
    """Children that count: none that was deleted, and one of the alternatives of a drawing."""
    for child in parent:
        name = local(child)
        if name == "AlternateContent":
            yield from list(child)[:1]
        elif name and name not in _GONE:
            yield child


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows or cells, also those inside content controls and tracked changes."""
    for child in _live(parent):
        if local(child) == wanted:
            yield child
        elif local(child) not in ("tbl", "p", "tcPr", "tblPr"):
            yield from _inside(child, wanted)


def _property(cell: Element, name: str) -> Element | None:
    return cell.find(f"{_W}tcPr/{_W}{name}")


def _has(element: Element, properties: str, name: str) -> bool:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    return found is not None and _attribute(found, "val") not in ("0", "false", "off")


def _attribute(element: Element, name: str) -> str:
    return element.get(f"{_W}{name}", "")


def _unbroken(text: str) -> Iterator[str]:
    """Lines of a paragraph; a line break in the middle of a sentence is a space."""
    pending = ""
    for line in map(tidy, text.split("\n")):
        if pending and line[:1].islower() and pending[-1] not in ".!?:;":
            pending = f"{pending} {line}"
        else:
            yield pending
            pending = line
    yield pending
