"""Which files of an index are in force: one small file with a checksum, replaced as a whole."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lawang.reuse.files import ArrayFile, aside
from lawang.reuse.segment import Segment, ids_path
from lawang.reuse.wording import bad, damaged

__all__ = [
    "LOCK",
    "MANIFEST",
    "Manifest",
    "Part",
    "open_segment",
    "read_manifest",
    "sweep",
    "write_manifest",
]

MANIFEST = "MANIFEST"
LOCK = "lock"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A segment as the manifest names it; `alive` counts its releases that were not removed."""

    file: str
    alive: int
    words: int
    bytes: int
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in force. `next` numbers the next file."""

    generation: int = 0
    next: int = 1
    parts: tuple[Part, ...] = field(default=())


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an index. Raises `BadInput` where there is none, `Damaged` where it does not hold."""
    path = folder / MANIFEST
    try:
        text = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise bad(folder, "no_index") from None
    except OSError as error:
        raise bad(path, "unreadable", detail=error.strerror) from error
    check, _, body = text.partition(b"\n")
    try:
        if int(check, 16) != zlib.crc32(body):
            raise ValueError
        data = json.loads(body)
        parts = tuple(Part(**part) for part in data.pop("parts"))
        form = data.pop("format")
    except (ValueError, TypeError, KeyError):
        raise damaged(path, "manifest", "anew") from None
    if form != FORMAT:
        raise bad(folder, "format", found=form, known=FORMAT)
    return Manifest(**data, parts=parts)


def open_segment(folder: Path, part: Part, *, whole: bool = False) -> Segment:
    """A segment with its removals; `whole`: only after all of it was read and found to hold, so that nothing is made of
    a damaged one. Raises `Damaged`, or `BadInput` where a file may not be read."""
    gone = ArrayFile(folder / part.gone) if part.gone else None
    if gone and whole:
        gone.check()
    segment = Segment(folder / part.file, gone["removed"] if gone else None)
    if whole:
        segment.file.check()
        segment.ids.check()
    return segment


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Puts a manifest in force."""
    body = json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1).encode()
    with aside(folder / MANIFEST) as file:
        file.write(b"%08x\n" % zlib.crc32(body) + body)


def sweep(folder: Path, manifest: Manifest) -> None:
    """Deletes files of the index that are not in force."""
    kept = {
        name for part in manifest.parts for name in (part.file, ids_path(Path(part.file)).name, part.gone)
    }
    for path in folder.iterdir():
        if path.suffix in (".seg", ".ids", ".gone", ".part") and path.name not in kept:
            path.unlink(missing_ok=True)
