"""Originals of first sources, kept by their SHA-256 outside whatever a web server could be pointed at."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

from lawang.errors import Damaged
from lawang.site.disk import put

__all__ = ["keep", "original"]


def keep(content: bytes) -> str:
    """Store the bytes; gives their SHA-256. The same content is stored once; a half-written file never has its name."""
    digest = hashlib.sha256(content).hexdigest()
    goal = _path(digest)
    if not goal.exists():
        goal.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        put(goal, content, 0o440)
    return digest


def original(digest: str) -> bytes:
    """The bytes of this SHA-256. Raises `Damaged` when they are gone or were changed on the disk."""
    try:
        content = _path(digest).read_bytes()
    except OSError as error:
        raise Damaged(
            digest, f"berkas asli tidak terbaca ({error.strerror}).", "Pulihkan dari cadangan."
        ) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise Damaged(digest, "isi berkas asli berubah.", "Pulihkan dari cadangan.")
    return content


def _path(digest: str) -> Path:
    return Path(settings.LIBRARY_ROOT) / digest[:2] / digest
