"""What the index says, in the reader's language: language/reuse.toml."""

from __future__ import annotations

from lawang.errors import Damaged
from lawang.language.wording import Wording

__all__ = ["bad", "damaged", "say"]

_WORDING = Wording("reuse")
say, bad = _WORDING.say, _WORDING.bad


def damaged(path: object, key: str, mend: str = "rebuild", **blanks: object) -> Damaged:
    """An error about a file of the index that no longer holds."""
    return Damaged(str(path), say("damaged", key, **blanks), say("damaged", mend))
