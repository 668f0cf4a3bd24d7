"""What a corpus run and its report say, in the reader's language: language/corpus.toml."""

from __future__ import annotations

from lawang.language.wording import Wording

__all__ = ["bad", "first_line", "say"]

_WORDING = Wording("corpus")
say, bad = _WORDING.say, _WORDING.bad


def first_line(error: Exception, most: int = 120) -> str:
    """What a library says of its error, as much of it as one line of ours can hold."""
    return (str(error).splitlines() or [type(error).__name__])[0][:most]
