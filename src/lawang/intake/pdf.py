"""PDF by PDFium: the text layer of every page; pages that are only pictures go through OCR when it is installed.

PDFium is C++ and mends damaged files on its own; it runs only inside the process that `lawang.intake.jail` can end.
It ends a line that breaks a word with U+0002 (a soft hyphen), and never says that the end of a file is missing.
"""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from lawang.intake import ocr
from lawang.intake.flow import paragraphs
from lawang.intake.reading import MAX_OCR_PAGES, MAX_PDF_PAGES, MAX_PIXELS, Note, Reading, Refused, join

if TYPE_CHECKING:
    import pypdfium2 as pdfium

__all__ = ["read"]

MIN_LAYER_CHARS = 24
"""A page with anything drawn and fewer letters than this in its text layer is a scan: a stamp or page number has
fewer."""
TAIL_BYTES = 2048
"""Where `%%EOF` must stand, counted from the end. ISO 32000 asks for the last line, readers take the last 1,024
bytes."""
GAP = 1.3
"""Distance of two lines, in the page's line spacing (the lower quartile of its distances), from which a paragraph ends.
Lines of one paragraph vary below 1.1 with sub- and superscripts; the least gap that word processors set is 6 points on
a spacing of 14: 1.43."""
_INVISIBLE = 3
_HYPHENS = str.maketrans({"\x02": "\u00ad", "\ufffe": "\u00ad", "\r": None, "\0": None})


def read(data: bytes) -> Reading:
    """The text of a PDF. Raises `Refused` (truncated, damaged, encrypted, too_many_pages, ocr_missing)."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "assword" in str(error)
        raise Refused("encrypted" if locked else "damaged" if _ends(data) else "truncated") from error
    if not _ends(data):
        raise Refused("truncated")
    if len(document) > MAX_PDF_PAGES:
        raise Refused("too_many_pages", pages=len(document), limit=MAX_PDF_PAGES)
    pages = _Pages()
    for number in range(len(document)):
        try:
            pages.add(number + 1, document[number])
        except pdfium.PdfiumError as error:
            raise Refused("damaged") from error
    return pages.reading()


def _ends(data: bytes) -> bool:
    return b"%%EOF" in data[-TAIL_BYTES:].rstrip(b"\0") or b"%%EOF" in data.rstrip(b"\0\r\n ")[-TAIL_BYTES:]


class _Pages:
    """Gathers the pages of one document, and which of them were recognised, skipped or beyond a limit."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._recogniser = ocr.Recogniser()
        self._by: dict[str, list[int]] = {}

    def add(self, number: int, page: pdfium.PdfPage) -> None:
        """One page, by its text layer or, where that is missing, by OCR."""
        text = _spaced(page.get_textpage()).translate(_HYPHENS)
        letters = sum(map(str.isalnum, text))
        if letters < MIN_LAYER_CHARS and _has_picture(page):
            self._recognise(number, page)
            return
        if letters and _is_invisible(page):
            self._by.setdefault("ocr_layer", []).append(number)
        self._lines += paragraphs(text)

    def _recognise(self, number: int, page: pdfium.PdfPage) -> None:
        if not ocr.language():
            self._by.setdefault("ocr_skipped", []).append(number)
            return
        lines = None
        if len(self._by.get("ocr", [])) < MAX_OCR_PAGES:
            area = max(1.0, page.get_width() * page.get_height())
            scale = min(ocr.DPI / 72, sqrt(MAX_PIXELS / area))
            lines = self._recogniser.lines(page.render(scale=scale, grayscale=True).to_pil())
        self._by.setdefault("ocr_limit" if lines is None else "ocr", []).append(number)
        self._lines += lines or []

    def reading(self) -> Reading:
        """The whole document. Raises `Refused` when all of it was pictures and OCR is missing."""
        if not self._lines and "ocr_skipped" in self._by:
            raise Refused("ocr_missing")
        recognised = bool(self._by.keys() & {"ocr", "ocr_layer"})
        notes: list[Note] = [(key, {"pages": _ranges(pages)}) for key, pages in self._by.items()]
        return Reading(
            join(self._lines),
            "pdf",
            ocr=recognised,
            notes=notes + (ocr.language_note() if "ocr" in self._by else []),
        )


def _spaced(page: pdfium.PdfTextPage) -> str:
    """The text of a page, with an empty line wherever two lines stand further apart than the lines of its paragraphs."""
    text = page.get_text_range()
    if len(text) != page.count_chars():  # places of characters are then not places in the text
        return str(text)
    lines = text.splitlines(keepends=True)
    at, bottoms = 0, list[float | None]()
    for line in lines:
        bottoms.append(_bottom(page, at + len(line) - len(line.lstrip())) if line.strip() else None)
        at += len(line)
    steps = [above - below if above and below else 0.0 for above, below in pairwise(bottoms)]
    usual = sorted(step for step in steps if step > 1)
    if not usual:
        return str(text)
    widest = GAP * usual[len(usual) // 4]
    return "".join(
        line + ("\n" if step > widest else "") for line, step in zip(lines, [*steps, 0.0], strict=True)
    )


def _bottom(page: pdfium.PdfTextPage, at: int) -> float | None:
    """Height above the page's lower edge of the character at `at`, in points; nothing for one that is not drawn."""
    import pypdfium2 as pdfium

    try:
        return float(page.get_charbox(at, loose=True)[1])
    except pdfium.PdfiumError:
        return None


def _has_picture(page: pdfium.PdfPage) -> bool:
    """Is anything drawn on the page: a picture, or letters turned into curves?"""
    return next(page.get_objects(), None) is not None


def _is_invisible(page: pdfium.PdfPage) -> bool:
    """Is all text of the page unseen, as scanners lay it behind their picture?"""
    import pypdfium2.raw as raw

    modes = [
        raw.FPDFTextObj_GetTextRenderMode(item.raw)
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    ]
    return bool(modes) and all(mode == _INVISIBLE for mode in modes)


def _ranges(pages: list[int]) -> str:
    """1, 2, 3, 7 as `1–3, 7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
