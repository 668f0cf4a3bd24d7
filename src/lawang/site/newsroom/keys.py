"""The site's own keys: one file, outside whatever a web server could be pointed at, readable by the site alone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings

from lawang.signing import Ring

__all__ = ["change", "ring", "signing"]


def _file() -> Path:
    return Path(settings.HOME) / "keys.json"


def ring() -> Ring:
    """All keys, with the private half of the current one; empty before the first was made."""
    try:
        return Ring.read(_file().read_bytes(), str(_file()))
    except FileNotFoundError:
        return Ring()


def change(how: Callable[[Ring], Ring]) -> Ring:
    """Put what `how` makes of the keys in their place: whole or not at all, one process at a time."""
    file = _file()
    lock = os.open(file.with_suffix(".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        changed = how(ring())
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as stream:
            stream.write(changed.to_json(private=True))
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    finally:
        os.close(lock)
    return changed


def signing(now: datetime) -> Ring:
    """The keys, with a first one made when there is none."""
    found = ring()
    if found.current:
        return found
    return change(lambda keys: keys if keys.current else keys.rotated(now))
