"""What the sources state, found by value: so that a fact of the text is held against its like and not against everything.

Every look-up gives all that could be meant and some that is not; whether two facts are equal or alike is judged elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import NamedTuple

from lawang.check.alike import JOINED, alike, bare, initials_of
from lawang.check.witness import Witness
from lawang.facts.compare import base_values, moments, worth
from lawang.facts.model import Date, DateRange, Fact, Quantity, Time
from lawang.facts.reading import expand

__all__ = ["ANY", "SCALES", "Figures", "Names", "Stated"]

Number = int | Fraction
# What a table's header may say of the figures below it.
SCALES = {"ribu": 1000, "juta": 10**6, "miliar": 10**9}
# Any month, any day of the month.
ANY = "*"


class Stated(NamedTuple):
    """A fact of a source and the sentence in which it stands."""

    witness: Witness
    sentence: int
    fact: Fact


class Figures:
    """Every figure, date and time of the sources, in order."""

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        self.all = [
            Stated(witness, sentence, fact)
            for witness in witnesses
            for sentence in range(len(witness.reading.tokens))
            for fact in witness.reading.figures(sentence)
        ]

    @cached_property
    def _kept(self) -> dict[Hashable, list[int]]:
        kept: dict[Hashable, list[int]] = defaultdict(list)
        for at, stated in enumerate(self.all):
            for key in set(_kept_under(stated.fact.value)):
                kept[key].append(at)
        return kept

    def like(self, value: object) -> list[Stated]:
        """Those that may be equal to a value in any notation, an end of theirs, or its digits in a cell of a table."""
        places = {at for key in set(_sought_under(value)) for at in self._kept.get(key, ())}
        return [self.all[at] for at in sorted(places)]

    def on(self, *days: tuple[int | str | None, int | None]) -> list[Stated]:
        """The dates of these days, each the month (or `ANY`) and the day of the month."""
        places = {at for day in days for at in self._kept.get(day, ())}
        return [self.all[at] for at in sorted(places)]

    @cached_property
    def ranges(self) -> list[Stated]:
        """Every run of days, once for each in which it differs from those before."""
        found: dict[object, Stated] = {}
        for stated in self.all:
            if isinstance(stated.fact.value, DateRange):
                found.setdefault(stated.fact.value, stated)
        return list(found.values())

    @cached_property
    def times(self) -> frozenset[int | None]:
        """Every minute of the day that is said, as the start or the end of a span."""
        times = [f.value for _, _, f in self.all if isinstance(f.value, Time)]
        return frozenset(minute for time in times for minute in (time.minute, time.until))

    @cached_property
    def _by_size(self) -> tuple[list[Number], list[int]]:
        sized = [
            (value.low * value.factor, at)
            for at, value in enumerate(stated.fact.value for stated in self.all)
            if isinstance(value, Quantity)
        ]
        sized.sort()
        return [size for size, _ in sized], [at for _, at in sized]

    def near(self, value: Quantity) -> list[Stated]:
        """The figures of which a value may be a rounding."""
        reach = max(value.step, worth(value.low))
        sizes, places = self._by_size
        first = bisect_left(sizes, (value.low - reach) * value.factor)
        last = bisect_right(sizes, (value.low + reach) * value.factor)
        return [self.all[at] for at in sorted(places[first:last])]


def _kept_under(value: object) -> Iterator[Hashable]:
    match value:
        case Quantity():
            yield from (value.low, value.high, abs(value.low), *base_values(value))
        case Date():
            yield from product((value.month, ANY), (value.day, ANY))
        case DateRange():
            yield from _kept_under(value.first)
            yield from _kept_under(value.last)
        case Time():
            yield from (("time", minute) for minute in (value.minute, moments(value, value)[0]))


def _sought_under(value: object) -> Iterator[Hashable]:
    match value:
        case Quantity():
            yield from (value.low, *base_values(value))
            yield from (Fraction(value.low) / scale for scale in SCALES.values())
        case Date():
            months = (value.month, None) if value.month else (ANY,)
            yield from product(months, (value.day, None) if value.day else (ANY,))
        case DateRange():
            yield from _sought_under(value.first)
        case Time():
            yield from _kept_under(value)


class Names:
    """Names of the sources, each as its words, found by what could be the same thing's (see `alike`)."""

    def __init__(self, names: Iterable[Sequence[str]], aliases: dict[str, tuple[str, ...]]) -> None:
        self._aliases = aliases
        self.all = list(dict.fromkeys(map(tuple, names)))
        self._found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}

    @cached_property
    def _with_word(self) -> dict[str, list[int]]:
        """Names by each word that counts."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._bare):
            for word in words:
                found[word].append(at)
        return found

    @cached_property
    def _bare(self) -> list[frozenset[str]]:
        return [bare(expand(name, self._aliases)) for name in self.all]

    @cached_property
    def _by_rarest(self) -> dict[str, list[int]]:
        """Names by the one of their words that fewest names have."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._bare):
            if words:
                found[min(words, key=lambda word: (len(self._with_word[word]), word))].append(at)
        return found

    @cached_property
    def _by_letters(self) -> dict[tuple[str, str], list[int]]:
        """Names by the whole of their letters, by the letters they begin with, by any in a row, and by initials."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, name in enumerate(self.all):
            for key in {*_letters(name), *_initials(name)}:
                found[key].append(at)
        return found

    def alike(self, own: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The names of the same thing."""
        if own not in self._found:
            self._found[own] = [
                name for at in sorted(self._likely(own)) if alike(own, name := self.all[at], self._aliases)
            ]
        return self._found[own]

    def _likely(self, own: tuple[str, ...]) -> set[int]:
        words = bare(expand(own, self._aliases))
        listed = [self._by_rarest.get(word, ()) for word in words]
        listed.append(min((self._with_word.get(word, ()) for word in words), key=len, default=()))
        joined = "".join(own)
        listed += [
            self._by_letters.get(("whole", joined), ()),
            self._by_letters.get(("inside", joined[:JOINED]), ()),
        ]
        listed += [
            self._by_letters.get(("head", joined[i : i + JOINED]), ())
            for i in range(len(joined) - JOINED + 1)
        ]
        if len(own) == 1:
            listed.append(self._by_letters.get(("initials", own[0]), ()))
        listed += [self._by_letters.get(("whole", short), ()) for _, short in _initials(own)]
        return {at for places in listed for at in places}


def _letters(name: Sequence[str]) -> Iterator[tuple[str, str]]:
    joined = "".join(name)
    yield "whole", joined
    if len(joined) >= JOINED:
        yield "head", joined[:JOINED]
        yield from (("inside", joined[i : i + JOINED]) for i in range(len(joined) - JOINED + 1))


def _initials(name: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Short forms that the first letters of a name's words make."""
    letters = initials_of(name)
    if len(name) > 1:
        yield from (("initials", letters[:size]) for size in range(2, len(letters) + 1))
