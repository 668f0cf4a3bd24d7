"""Files that are whole or not there, and last through a loss of power."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["put"]


def put(goal: Path, content: bytes, mode: int) -> None:
    """Write the file `goal` with this mode, in a folder that is there; until all of it is on the disk nothing has its name, and
    nobody else can read what is written. Each process writes aside by itself, so that two may put the same file."""
    part = goal.with_suffix(f".{os.getpid()}")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(mode)
        part.replace(goal)
    finally:
        part.unlink(missing_ok=True)
