"""The door for files: any document an officer has, as text.

`txt` and `csv` are read here; every other kind is read in a process of its own (`lawang.intake.jail`), because
documents come from strangers and their parsers are large.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from lawang.intake import messages
from lawang.intake.jail import read_apart
from lawang.intake.readers import read_here
from lawang.intake.reading import MAX_FILE_BYTES, Reading, Refused, unseen
from lawang.intake.sniff import PLAIN, kind_of

__all__ = ["Document", "read_bytes", "read_file"]

_PICTURES = frozenset({"pdf", "png", "jpg"})


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text. `name`: what the person called it; `text`: one paragraph a line, table rows as sentences;
    `media`: txt, md, html, docx, pdf, png, jpg, xlsx, csv, pptx, odt, ods or eml; `ocr`: some of the text was
    recognised from a picture, so that none of its figures counts as verified by machine alone; `notes`: sentences for
    the person on what was not or not fully read."""

    name: str
    text: str
    media: str
    ocr: bool
    notes: tuple[str, ...]


def read_file(path: Path | str, *, name: str | None = None) -> Document:
    """The file at `path`; `name` is what messages call it instead. Raises `lawang.errors.BadInput`, nothing else."""
    called = str(path) if name is None else name
    try:
        data = _bytes(Path(path))
    except Refused as refused:
        raise messages.bad_input(called, refused) from None
    return _document(data, called, Path(path).suffix)


def read_bytes(data: bytes, name: str) -> Document:
    """The file with these bytes; its `name` may end in an extension. Raises `lawang.errors.BadInput`, nothing else."""
    return _document(data, name, "." + name.rpartition(".")[2])


def _document(data: bytes, name: str, extension: str) -> Document:
    try:
        reading = _reading(data, extension)
    except Refused as refused:
        raise messages.bad_input(name, refused) from refused
    notes = [*reading.notes, *unseen(reading.text)]
    return Document(name, reading.text, reading.media, reading.ocr, tuple(map(messages.note, notes)))


def _reading(data: bytes, extension: str) -> Reading:
    if len(data) > MAX_FILE_BYTES:
        raise Refused("too_big", limit=MAX_FILE_BYTES // 2**20)
    kind = kind_of(data, extension)
    if kind in PLAIN:
        return read_here(data, extension)
    plain_name = "".join(filter(str.isalnum, extension))[:16]
    return read_apart(data, plain_name, pictures=kind in _PICTURES)


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refused("directory")
        if not stat.S_ISREG(status.st_mode):
            raise Refused("special")
        if status.st_size > MAX_FILE_BYTES:
            raise Refused("too_big", limit=MAX_FILE_BYTES // 2**20)
        with path.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused("missing") from error
    except PermissionError as error:
        raise Refused("permission") from error
    except OSError as error:
        raise Refused("unopenable", detail=error.strerror or type(error).__name__) from error
    except ValueError as error:  # a NUL or a lone surrogate in the name
        raise Refused("missing") from error
