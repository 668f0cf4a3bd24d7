"""PPTX: the words, tables and speaker's notes of every slide, in order."""

from __future__ import annotations

from collections.abc import Iterator

from lawang.intake import tables
from lawang.intake.package import Element, Package, local
from lawang.intake.reading import Reading, join, tidy

__all__ = ["read"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FURNITURE = {"sldNum", "dt", "ftr", "hdr", "sldImg"}
_MAX_SPAN = 1_000


def read(package: Package) -> Reading:
    """The text of a PPTX. Raises `Refused`."""
    root = "ppt/presentation.xml"
    related = package.related(root)
    found: list[str] = []
    charts: list[str] = []
    for number, slide in enumerate(package.xml(root).iterfind(f"{_P}sldIdLst/{_P}sldId"), 1):
        _, part = related.get(slide.get(f"{_R}id", ""), ("", ""))
        if part not in package:
            continue
        shapes = package.xml(part)
        found += _shapes(shapes)
        if (
            next(shapes.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"), None)
            is not None
        ):
            charts.append(str(number))
        for kind, other in package.related(part).values():
            if kind == "notesSlide" and other in package:
                found += _shapes(package.xml(other))
    notes = [("charts", {"places": f"slide {', '.join(charts)}"})] if charts else []
    return Reading(join(found), "pptx", notes=[(key, dict(details)) for key, details in notes])


def _shapes(parent: Element) -> Iterator[str]:
    for child in parent:
        name = local(child)
        if name == "sp" and _is_furniture(child):
            continue
        if name == "tbl":
            yield from tables.lines([_row(row) for row in child.iterfind(f"{_A}tr")])
        elif name == "p":
            yield from (tidy(line) for line in _words(child).split("\n"))
        elif name == "AlternateContent":
            yield from (line for choice in list(child)[:1] for line in _shapes(choice))
        elif name:
            yield from _shapes(child)


def _is_furniture(shape: Element) -> bool:
    kind = next(shape.iter(f"{_P}ph"), None)
    return kind is not None and kind.get("type") in _FURNITURE


def _words(paragraph: Element) -> str:
    parts = []
    for element in paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab"):
        parts.append(element.text or "" if local(element) == "t" else "\n" if local(element) == "br" else " ")
    return "".join(parts)


def _row(row: Element) -> tables.Row:
    cells: tables.Row = []
    for cell in row.iterfind(f"{_A}tc"):
        text = " ".join(_words(paragraph) for paragraph in cell.iter(f"{_A}p"))
        if cell.get("hMerge") in ("1", "true"):
            cells.append(tables.Cell(cells[-1].text if cells else "", "left"))
        else:
            cells.append(tables.Cell(text, "above" if cell.get("vMerge") in ("1", "true") else ""))
    return cells[:_MAX_SPAN]
