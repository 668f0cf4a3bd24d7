"""Which person the readers of a text put in which office."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lawang.facts.model import Fact, Kind, Name, Office
from lawang.language import words

__all__ = ["holders"]

_LINKS = {"selaku", "sebagai", "yang", "juga", "adalah", "yakni", "yaitu", "merupakan"}


def holders(names: Sequence[Fact], norms: Sequence[str]) -> Iterator[tuple[Office, Name]]:
    """Which person holds which office, where they stand side by side (Gubernur Isran Noor · Isran Noor, Gubernur Kaltim)."""
    persons = [i for i, fact in enumerate(names) if fact.kind is Kind.PERSON]
    for i, fact in enumerate(names):
        if not isinstance(fact.value, Office):
            continue
        at = bisect_left(persons, i)
        after = names[persons[at]] if at < len(persons) else None
        if after and isinstance(after.value, Name) and _adjacent(norms, fact.last, after.first):
            yield fact.value, after.value
            continue
        before = names[persons[at - 1]] if at else None
        if (
            before
            and isinstance(before.value, Name)
            and _adjacent(norms, before.last, fact.first, selaku=True)
        ):
            yield fact.value, before.value


def _adjacent(norms: Sequence[str], start: int, end: int, *, selaku: bool = False) -> bool:
    """Nothing between but a comma, titles, or "selaku", "yang juga"."""
    between = norms[start:end]
    titles = words("offices", "honorifics", "before")
    return len(between) <= 6 and all(
        not word[0].isalnum() or (selaku and word in _LINKS) or word in titles for word in between
    )
