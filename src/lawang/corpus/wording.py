"""What a corpus run and its report say, in the reader's language: language/corpus.toml."""

from __future__ import annotations

from lawang.errors import BadInput
from lawang.language import locale, table

__all__ = ["bad", "say"]


def say(room: str, key: str, **blanks: object) -> str:
    """The words of that key with their blanks filled."""
    words: str = table("corpus")[room][key][locale()]
    return words.format(**blanks) if blanks else words


def bad(name: object, key: str, **blanks: object) -> BadInput:
    """An error about what the person called `name`."""
    problem, _, mend = say("error", key, **blanks).partition(". ")
    return BadInput(str(name), f"{problem}.", mend)
