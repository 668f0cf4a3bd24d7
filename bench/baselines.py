"""Peers that any newsroom could script in an hour, measured beside the checker in the same run."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORD = re.compile(r"\w+(?:[.,:/-]\w+)*")


def _new(official: str, copy: str, take: Callable[[str], bool]) -> bool:
    known = {word.lower() for word in _WORD.findall(official)}
    return any(take(word) and word.lower() not in known for word in _WORD.findall(copy))


def any_word(official: str, copy: str) -> bool:
    """The two differ in any word or its place."""
    return [w.lower() for w in _WORD.findall(official)] != [w.lower() for w in _WORD.findall(copy)]


def new_digits(official: str, copy: str) -> bool:
    """The copy has a token with a digit that the official text has not."""
    return _new(official, copy, lambda word: any(c.isdigit() for c in word))


def new_digits_or_capitals(official: str, copy: str) -> bool:
    """The copy has a token with a digit or a capital first letter that the official text has not."""
    return _new(official, copy, lambda word: any(c.isdigit() for c in word) or word[0].isupper())


BASELINES: dict[str, Callable[[str, str], bool]] = {
    "any-word-diff": any_word,
    "new-digits": new_digits,
    "new-digits-or-capitals": new_digits_or_capitals,
}
