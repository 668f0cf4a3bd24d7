"""What a person named on the command line, read: files, or standard input as `-`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lawang.cli.words import bad, say

if TYPE_CHECKING:
    from lawang.intake.files import Document

__all__ = ["names", "paths", "read"]

STDIN = "-"


def read(named: str) -> Document:
    """The file or standard input as text."""
    from lawang.intake.files import read_bytes, read_file
    from lawang.intake.reading import MAX_FILE_BYTES

    if named != STDIN:
        return read_file(named)
    return read_bytes(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), say("word", "stdin"))


def paths(named: list[str]) -> list[Path]:
    """Those of the inputs that are files."""
    if named.count(STDIN) > 1:
        raise bad(STDIN, "stdin_twice")
    return [Path(name) for name in named if name != STDIN]


def names(named: list[str]) -> list[str]:
    """What a report calls each input: its file name, or the whole path where two have the same name."""
    short = [say("word", "stdin") if name == STDIN else Path(name).name or name for name in named]
    return [name if short.count(name) == 1 else long for name, long in zip(short, named, strict=True)]
