"""What identifies a requester is sealed: fields and files are encrypted with a key from the environment (Fernet: AES-128-CBC with
HMAC-SHA256), and mean nothing to whoever has the disk or the database alone.

`SERVICE_KEYS` holds the keys, the newest first; the others still open what they sealed.
"""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from lawang.errors import BadInput, Damaged
from lawang.site.disk import put

__all__ = ["drop", "keep", "read", "seal", "unseal"]


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise BadInput(
            "LAWANG_SERVICE_KEYS",
            "tidak ada kunci, atau kuncinya bukan 32 bita dalam base64.",
            "Isi dengan: openssl rand -base64 32 | tr '+/' '-_'",
        ) from error


def _keys() -> MultiFernet:
    return _box(tuple(settings.SERVICE_KEYS))


def seal(words: str) -> str:
    """The text, sealed; an empty one stays empty, which shows that it was erased or never given."""
    return _keys().encrypt(words.encode()).decode() if words else ""


def unseal(sealed: str) -> str:
    """The text again. Raises `Damaged` when no key opens it."""
    if not sealed:
        return ""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Damaged("service", "data tersegel tidak terbuka.", "Kembalikan kunci yang lama.") from error


def keep(content: bytes) -> str:
    """Store a file sealed; gives the name it is read by. A half-written file never has its name."""
    name = secrets.token_hex(20)
    goal = _path(name)
    goal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    put(goal, _keys().encrypt(content), 0o400)
    return name


def read(name: str) -> bytes:
    """The content of a file. Raises `Damaged` when it is gone, was changed, or no key opens it."""
    try:
        return bytes(_keys().decrypt(_path(name).read_bytes()))
    except (OSError, InvalidToken) as error:
        raise Damaged(name, "berkas tersegel tidak terbaca.", "Pulihkan dari cadangan.") from error


def drop(name: str) -> None:
    """Delete a file; nothing happens when it is gone already."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    return Path(settings.SERVICE_ROOT) / name[:2] / name
