"""What the index says, in the reader's language: language/reuse.toml."""

from __future__ import annotations

from lawang.errors import BadInput, Damaged
from lawang.language import locale, table

__all__ = ["bad", "damaged", "say"]


def say(room: str, key: str, **blanks: object) -> str:
    """The words of that key with their blanks filled."""
    words: str = table("reuse")[room][key][locale()]
    return words.format(**blanks)


def bad(name: object, key: str, **blanks: object) -> BadInput:
    """An error about what the person called `name`."""
    problem, _, mend = say("error", key, **blanks).partition(". ")
    return BadInput(str(name), f"{problem}.", mend)


def damaged(path: object, key: str, mend: str = "rebuild", **blanks: object) -> Damaged:
    """An error about a file of the index that no longer holds."""
    return Damaged(str(path), say("damaged", key, **blanks), say("damaged", mend))
