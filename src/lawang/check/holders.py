"""Which person the readers of a text put in which office."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from lawang.check.witness import Witness
from lawang.facts.model import Acting, Fact, Kind, Name, Office
from lawang.language import words

__all__ = ["Seat", "Seats", "holders"]

_LINKS = {"selaku", "sebagai", "yang", "juga", "adalah", "yakni", "yaitu", "merupakan"}

# An office stands beside its holder in a source when so many of its words do (Diskominfo Kaltim, Diskominfo Kalimantan Timur).
STATED = 0.75


class Seat(NamedTuple):
    """An office that a source gives to a person, with where it names it."""

    office: Office
    fact: Fact
    witness: Witness


class Seats:
    """Which offices the sources mention, and to whom they give them. Only the sentences that are asked about are read."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._witnesses = witnesses
        self._held: dict[str, list[Seat]] = {}
        self._together: dict[tuple[tuple[str, ...], frozenset[str]], bool] = {}

    @cached_property
    def mentioned(self) -> frozenset[tuple[str, Acting]]:
        """Every office any source mentions, as its title and how it is held."""
        values = (
            fact.value
            for witness in self._witnesses
            for index in range(len(witness.reading.tokens))
            for fact in witness.reading.names(index)
        )
        return frozenset((value.title, value.acting) for value in values if isinstance(value, Office))

    def held(self, word: str) -> list[Seat]:
        """The offices of the persons who have this word in their names, each once for every way it is held."""
        if word not in self._held:
            found: dict[tuple[str, Acting], Seat] = {}
            for witness in self._witnesses:
                for index in witness.sentences_with(word):
                    names = witness.reading.names(index)
                    for office, person in holders(names, witness.source.text.norms):
                        if word in person.words:
                            fact = next(fact for fact in names if fact.value is office)
                            found.setdefault((office.title, office.acting), Seat(office, fact, witness))
            self._held[word] = list(found.values())
        return self._held[word]

    def named_together(self, person: tuple[str, ...], office: frozenset[str]) -> bool:
        """Does one sentence or row of a source have all words of the person's name and (nearly) all of the office's?"""
        key = (person, office)
        if key not in self._together:
            self._together[key] = any(
                len(office & row) >= STATED * len(office)
                for witness in self._witnesses
                for row in witness.rows_with(person)
            )
        return self._together[key]


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
