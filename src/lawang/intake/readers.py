"""One table from the kind of a file to its reader. Libraries are loaded only by the reader that needs them."""

from __future__ import annotations

import re

from lawang.intake.encoding import CONTROLS, check_marks, decode
from lawang.intake.reading import MAX_TEXT_CHARS, Reading, Refused, join
from lawang.intake.sniff import kind_of

__all__ = ["read_here"]

MAX_MARKDOWN_CHARS = 4_000_000
"""Longer Markdown is taken as plain text: rendering needs 0.14 s for each million characters of prose, more for deep
lists."""

_PLAIN = frozenset({"txt", "md", "csv"})
"""Kinds whose characters `decode` has judged."""
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_here(data: bytes, extension: str) -> Reading:
    """The text of `data`, read in this process. Raises nothing but `Refused`."""
    try:
        reading = _read(data, kind_of(data, extension), extension)
    except Refused:
        raise
    except MemoryError as error:
        raise Refused("too_heavy") from error
    except Exception as error:  # whatever a parser does with a hostile file, the file is what is wrong
        raise Refused("damaged") from error
    text = reading.text
    if reading.media not in _PLAIN:
        text = CONTROLS.sub(" ", _SURROGATES.sub("\ufffd", text))
        reading.notes += check_marks(text, strict=False)
    if len(text) > MAX_TEXT_CHARS:
        raise Refused("too_long", limit=MAX_TEXT_CHARS)
    if not any(map(str.isalnum, text)):
        raise Refused("empty" if reading.media in _PLAIN else "no_text")
    reading.text = text
    return reading


def _read(data: bytes, kind: str, extension: str) -> Reading:
    if kind == "zip":
        return _office(data)
    if kind == "pdf":
        from lawang.intake import pdf

        return pdf.read(data)
    if kind in ("png", "jpg"):
        from lawang.intake import ocr

        return ocr.read_picture(data, kind)
    if kind == "html":
        from lawang.intake import html

        return html.read(data)
    if kind == "eml":
        from lawang.intake import mail

        return mail.read(data)
    return _plain(data, kind)


def _plain(data: bytes, kind: str) -> Reading:
    text, notes = decode(data)
    if len(text) > MAX_TEXT_CHARS:
        raise Refused("too_long", limit=MAX_TEXT_CHARS)
    if kind == "csv":
        from lawang.intake import delimited

        text = delimited.read(text)
    elif kind == "md" and len(text) <= MAX_MARKDOWN_CHARS:
        text = join(_markdown(text))
    return Reading(text, kind, notes=notes)


# Minutes put a label and a colon before what they record; such a line is one of its own, though Markdown would join it.
_LABELLED = re.compile(r"(?<=[^\s|])\n(?=[A-Z][^:|\n]{1,40}: \S)")


def _markdown(text: str) -> list[str]:
    from markdown_it import MarkdownIt

    from lawang.intake.html import fragment

    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    body = _LABELLED.sub("  \n", body)
    return fragment(MarkdownIt("commonmark").enable("table").render(body)) if body.strip() else []


def _office(data: bytes) -> Reading:
    from lawang.intake import docx, odt, pptx, xlsx
    from lawang.intake.package import Package

    package = Package(data)
    reader = {"docx": docx.read, "xlsx": xlsx.read, "pptx": pptx.read, "odt": odt.read, "ods": odt.read}.get(
        package.kind
    )
    if reader is None:
        raise Refused("unsupported", kind="ZIP")
    return reader(package)
