"""Where a report goes: standard output, or a file that is either whole or not there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lawang.cli.words import bad, say
from lawang.errors import BadInput

__all__ = ["colour", "deliver", "guard", "replacing", "unwritable", "width"]

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
        and sys.stdout is not None
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
    with replacing(out) as part:
        part.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A file beside `out` to write to; it takes the place of `out` when all went well, and is gone otherwise. A link goes on
    leading to the result, and a file that was there keeps its permissions. Raises `BadInput`."""
    try:
        whole = out.resolve()
    except (OSError, ValueError) as error:
        raise unwritable(out, error) from None
    part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        yield part
        if whole.exists():
            shutil.copymode(whole, part)
        part.replace(whole)
    except OSError as error:
        raise unwritable(out, error) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def unwritable(out: Path, error: Exception) -> BadInput:
    """The error that `out` cannot be written, and why."""
    return bad(str(out), "cannot_write", detail=getattr(error, "strerror", None) or type(error).__name__)


def _print(text: str) -> None:
    """All of the text to standard output; what its encoding lacks becomes `?`. A stream without a buffer of its own
    (PYTHONUNBUFFERED) may take less than it is given, so the rest is offered again."""
    stream = sys.stdout
    if stream is None:  # closed by whoever called (>&-)
        raise bad(say("word", "stdout"), "closed")
    stream.flush()
    rest = memoryview(text.encode(stream.encoding or "utf-8", "replace"))
    while rest:
        rest = rest[stream.buffer.write(rest) or 0 :]
    stream.buffer.flush()
