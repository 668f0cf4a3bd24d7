"""Where a report goes: standard output, or a file that is either whole or not there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lawang.cli.words import bad

__all__ = ["colour", "deliver", "guard", "width"]

# A line of text wider than this is hard to read, however wide the screen.
_WIDEST = 100


def width() -> int:
    """Columns of a report on this terminal (80 where there is none)."""
    return min(_WIDEST, shutil.get_terminal_size().columns)


def colour(out: Path | None) -> bool:
    """May the report be coloured? Not in a file or a pipe, nor where NO_COLOR (no-color.org) asks for none."""
    return (
        out is None
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
        and sys.stdout.isatty()
    )


def guard(out: Path | None, inputs: Iterable[Path]) -> None:
    """Refuse an output that would overwrite an input, or that is no file to replace: a device, a pipe, a folder."""
    if out is None or not out.exists():
        return
    if not out.is_file():
        raise bad(str(out), "no_file")
    for path in inputs:
        if path.exists() and out.samefile(path):
            raise bad(str(out), "same_file")


def deliver(text: str, out: Path | None) -> None:
    """Write a report to `out`, whole or not at all; without `out` to standard output."""
    if out is None:
        _print(text)
        return
    whole = out.resolve()  # a link goes on leading to the report
    part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        if whole.exists():
            shutil.copymode(whole, part)
        part.replace(whole)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise bad(str(out), "cannot_write", detail=detail) from None


def _print(text: str) -> None:
    """All of the text to standard output; what its encoding lacks becomes `?`. A stream without a buffer of its own
    (PYTHONUNBUFFERED) may take less than it is given, so the rest is offered again."""
    stream = sys.stdout
    stream.flush()
    rest = memoryview(text.encode(stream.encoding or "utf-8", "replace"))
    while rest:
        rest = rest[stream.buffer.write(rest) or 0 :]
    stream.buffer.flush()
