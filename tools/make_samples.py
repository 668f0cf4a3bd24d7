"""Make the DOCX, XLSX and PDF files of the samples from readable TOML, the same bytes every time.

Run `python tools/make_samples.py [FILE.toml ...]`; without names it makes every `made.toml` of `samples/` and
`bench/labels/drafts/`. A TOML file holds `[[docx]]`, `[[xlsx]]` and `[[pdf]]` entries with `path` (relative to the
TOML file), `title`, `date` and `body` (paragraphs, `{center = ...}`, `{table = rows}`) or, for a workbook,
`[[xlsx.sheet]]` with `name` and `rows`.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from fpdf import FPDF

ROOT = Path(__file__).resolve().parent.parent
HOMES = (ROOT / "samples", ROOT / "bench" / "labels" / "drafts")
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP entry can carry


def blocks(entry: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The body of a document as ("plain" | "center", text) and ("table", rows)."""
    for block in entry["body"]:
        yield ("plain", block) if isinstance(block, str) else next(iter(block.items()))


def settled(package: bytes, day: dt.date) -> bytes:
    """An Office package with fixed entry times, the day as its dates and nobody as its author."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z?", f"{day:%Y-%m-%d}T00:00:00Z", data.decode())
                data = re.sub(r"(<(?:dc:creator|cp:lastModifiedBy)\b[^>]*>)[^<]*<", r"\1<", text).encode()
            elif name == "docProps/app.xml":
                data = re.sub(rb"(<Application>)[^<]*<", rb"\1<", data)
            new.writestr(zipfile.ZipInfo(name, ZIP_TIME), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make_docx(entry: dict[str, Any]) -> bytes:
    """A letter or decree in Word's format."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.comments = entry["title"], ""
    for kind, value in blocks(entry):
        if kind == "table":
            table = document.add_table(rows=0, cols=len(value[0]))
            for row in value:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            paragraph = document.add_paragraph(value)
            if kind == "center":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue(), entry["date"])


def make_xlsx(entry: dict[str, Any]) -> bytes:
    """A workbook; numbers stay numbers."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = entry["title"]
    for sheet in entry["sheet"]:
        page = book.create_sheet(sheet["name"])
        for row in sheet["rows"]:
            page.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), entry["date"])


def make_pdf(entry: dict[str, Any]) -> bytes:
    """A PDF with a text layer, in a font that every reader has (Latin-1 only)."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(dt.datetime.combine(entry["date"], dt.time(), dt.UTC))
    pdf.set_title(entry["title"])
    pdf.set_producer("")
    pdf.add_page()
    pdf.set_font("Times", size=11)
    for kind, value in blocks(entry):
        if kind == "table":
            with pdf.table(first_row_as_headings=False, text_align="L") as table:
                for row in value:
                    table.row(row)
        else:
            pdf.multi_cell(0, 6, value, align="C" if kind == "center" else "L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    return bytes(pdf.output())


MAKERS = {"docx": make_docx, "xlsx": make_xlsx, "pdf": make_pdf}


def make(recipe: Path) -> None:
    """Write every file that one TOML file describes."""
    with recipe.open("rb") as stream:
        described = tomllib.load(stream)
    for kind, entries in described.items():
        for entry in entries:
            path = recipe.parent / entry["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(MAKERS[kind](entry))
            print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


if __name__ == "__main__":
    for name in [Path(word) for word in sys.argv[1:]] or [
        r for home in HOMES for r in sorted(home.rglob("made.toml"))
    ]:
        make(name)
