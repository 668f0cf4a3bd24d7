"""The site's own keys: one file, outside whatever a web server could be pointed at, readable by the site alone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings

from lawang.signing import Ring
from lawang.site.disk import put

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
        put(file, changed.to_json(private=True).encode(), 0o600)
    finally:
        os.close(lock)
    return changed


def signing(now: datetime) -> Ring:
    """The keys, with a first one made when there is none."""
    found = ring()
    if found.current:
        return found
    return change(lambda keys: keys if keys.current else keys.rotated(now))
