"""The bytes of every page as they came, packed, by their SHA-256, outside whatever a web server could be pointed at."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

from django.conf import settings

from lawang.errors import Damaged
from lawang.site.disk import put

__all__ = ["keep", "kept"]


def keep(content: bytes) -> str:
    """Store the bytes; gives their SHA-256. The same content is stored once; a half-written file never has its name."""
    digest = hashlib.sha256(content).hexdigest()
    goal = _path(digest)
    if not goal.exists():
        goal.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        put(goal, gzip.compress(content, 3, mtime=0), 0o440)
    return digest


def kept(digest: str) -> bytes:
    """The bytes of this SHA-256. Raises `Damaged` when they are gone or were changed on the disk."""
    try:
        content = gzip.decompress(_path(digest).read_bytes())
    except (OSError, EOFError) as error:
        raise Damaged(digest, "bukti halaman tidak terbaca.", "Pulihkan dari cadangan.") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise Damaged(digest, "isi bukti halaman berubah.", "Pulihkan dari cadangan.")
    return content


def _path(digest: str) -> Path:
    return Path(settings.EVIDENCE_ROOT) / digest[:2] / f"{digest}.gz"
