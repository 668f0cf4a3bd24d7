"""The words of the command line, in the reader's language."""

from __future__ import annotations

from lawang.errors import BadInput
from lawang.language import locale, table

__all__ = ["bad", "say"]


def say(*path: str, **blanks: object) -> str:
    """The words at `path` of language/commands.toml with their blanks filled."""
    node = table("commands")
    for key in path:
        node = node[key]
    words: str = node[locale()].strip()
    return words.format(**blanks) if blanks else words


def bad(name: str, key: str, **blanks: object) -> BadInput:
    """An error about what the person called `name`."""
    problem, _, mend = say("error", key, **blanks).partition(". ")
    return BadInput(name, f"{problem}." if mend else problem, mend)
