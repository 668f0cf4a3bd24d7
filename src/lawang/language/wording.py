"""What a person reads, from one data file of this folder, in the reader's language."""

from __future__ import annotations

from lawang.errors import BadInput
from lawang.language import locale, table

__all__ = ["Wording"]


class Wording:
    """The words of `name`.toml, each with its Indonesian and its English."""

    def __init__(self, name: str) -> None:
        self._name = name

    def say(self, *path: str, **blanks: object) -> str:
        """The words at `path` with their blanks filled."""
        node = table(self._name)
        for key in path:
            node = node[key]
        words: str = node[locale()].strip()
        return words.format(**blanks) if blanks else words

    def bad(self, name: object, key: str, **blanks: object) -> BadInput:
        """An error about what the person called `name`: the words at error.`key`, problem and mend parted by the first full
        stop."""
        problem, _, mend = self.say("error", key, **blanks).partition(". ")
        return BadInput(str(name), f"{problem}." if mend else problem, mend)
