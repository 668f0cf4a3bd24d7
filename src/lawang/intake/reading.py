"""What a reader gives back, the refusal it raises, and the limits that keep every reading bounded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Detail", "Note", "Reading", "Refused", "data", "join", "listed", "tidy", "unseen"]

Detail = str | int
Note = tuple[str, dict[str, Detail]]
"""Key of a message in `lawang.intake.messages` with what fills its blanks; worded only where a person reads it."""

# --- limits; an input beyond one is refused with a message that names it ---------------------------------------------
MAX_FILE_BYTES = 64 * 2**20
"""Bytes of one file: a scan of 200 pages at 300 dpi has about 40 MB."""
MAX_TEXT_CHARS = 20_000_000
"""Characters of one text: about 8,000 printed pages."""
MAX_ENTRIES = 4096
"""Files inside one DOCX, XLSX, PPTX or ODT; each picture and slide is one."""
MAX_PART_BYTES = 64 * 2**20
"""Bytes of one unpacked part; the whole reading then stays under `MAX_MEMORY_BYTES`."""
MAX_RATIO = 200
"""Unpacked bytes to packed bytes of one part above `RATIO_FROM_BYTES`. A sheet of 480,000 near-equal cells packs 10
to 1, a run of one byte 1,000 to 1."""
RATIO_FROM_BYTES = 4 * 2**20
MAX_CELLS = 500_000
"""Filled cells of one workbook or table; 480,000 took 9.4 s."""
MAX_PDF_PAGES = 1_000
MAX_OCR_PAGES = 40
"""Pages without a text layer that are recognised, at about 4 s each; the rest is named in a note."""
OCR_PAGE_SECONDS = 60
OCR_TOTAL_SECONDS = 240
MAX_PIXELS = 60_000_000
"""Pixels of one picture: A3 at 400 dpi has 31 million."""
READ_SECONDS = 60
"""Wall time of one reading that needs no OCR. The largest workbook that the limits let through takes 10 s."""
READ_WITH_OCR_SECONDS = OCR_TOTAL_SECONDS + READ_SECONDS
MAX_MEMORY_BYTES = 2 * 2**30


class Refused(Exception):
    """A reader will not read this input. `key` names the message, `details` fill its blanks."""

    def __init__(self, key: str, **details: Detail) -> None:
        super().__init__(key, details)
        self.key = key
        self.details = details


@dataclass(slots=True)
class Reading:
    """The text of one input as found by a reader. `ocr`: some of it was recognised from a picture."""

    text: str
    media: str
    ocr: bool = False
    notes: list[Note] = field(default_factory=list)


@cache
def data() -> dict[str, Any]:
    """The word lists of this room (`words.toml`), parsed once. `_` stands for a space inside an entry."""
    import tomllib

    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


@cache
def listed(*path: str) -> frozenset[str]:
    """The word list at `path`."""
    node: Any = data()
    for key in path:
        node = node[key]
    return frozenset(str(word).replace("_", " ") for word in node.split())


# Marks that turn the direction of writing (Unicode bidi), and marks without width where they stand inside a word or figure.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("(?<=\\w)[\u200b-\u200d\u2060\ufeff]+(?=\\w)")


def unseen(text: str) -> list[Note]:
    """Notes on marks that nobody sees and that let a text show otherwise than it is read."""
    if text.isascii():
        return []
    counts = {"turned": len(_TURNS.findall(text)), "unseen": len(_UNSEEN.findall(text))}
    return [(key, {"count": count}) for key, count in counts.items() if count]


def tidy(text: str) -> str:
    """One line: every run of white space becomes one space, none at the ends."""
    return " ".join(text.split())


def join(lines: Iterable[str]) -> str:
    """Paragraphs into one text, one line each, as `lawang.text` reads them; empty ones are dropped."""
    return "\n".join(line for line in lines if line.strip())
