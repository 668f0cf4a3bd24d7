"""Pairs the sentences of a copy with the sentences of the originals they retell.

Works sentence by sentence, so that reordering costs nothing: a sentence that stands word for word in an original is found
by its characters; any other is looked up by the stems of its content words, weighted by how rare they are, and may draw
on several original sentences (merged) as one original may serve several (split). Text from elsewhere stays unpaired.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from lawang.language import words
from lawang.language.stem import stem
from lawang.text import Text

__all__ = ["Origin", "Originals", "Pairing"]

# A sentence counts as taken when this share of the weight of its stems, or of the original's, stands in the other.
# Measured on generated pairs: see docs/measurements.md.
TAKEN = 0.45
# A weaker likeness still tells where to look for the same subject, but is not called a taken passage.
RELATED = 0.22
# A second original is added to a merged sentence when it explains this share of its own weight with words not yet explained.
MERGED = 0.4
# ... or when it explains this share of the whole sentence.
FILLS = 0.3
# Stems in more sentences than this are too common to look up by (they still count in the score).
COMMON = 60
# ... unless a sentence has no other: then so many of the sentences with its rarest stems are looked at.
MANY = 1000
_MOST_ORIGINS = 4
# Sentences weighed for one of the copy: those that share most stems with it.
_LOOKED_AT = 12


class Origin(NamedTuple):
    """An original sentence: index of the original text, index of the sentence in it, likeness 0..1."""

    text: int
    sentence: int
    score: float


class Pairing(NamedTuple):
    """Where one sentence of the copy comes from, best first. `verbatim` when it stands there letter for letter; `taken`
    when it is close enough to be called the same passage."""

    sentence: int
    origins: tuple[Origin, ...]
    verbatim: bool
    taken: bool


class Originals:
    """The sentences of one or more originals, ready to be looked up."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self._verbatim: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(texts):
            for index, span in enumerate(text.sentences):
                self._verbatim[text.plain[span.start : span.end]].append((number, index))
        self._totals: dict[int, float] = {}
        self._origins_of: dict[frozenset[str], list[Origin]] = {}

    def pair(self, copy: Text, *, shortcut: bool = True) -> list[Pairing]:
        """A pairing for every sentence of `copy`, in order. Without `shortcut` the stems are compared even where the
        characters already settle it; the result is the same."""
        pairings = []
        expected = (0, 0)
        for index, span in enumerate(copy.sentences):
            places = self._verbatim.get(copy.plain[span.start : span.end])
            if places:
                text, sentence = _nearest(places, expected)
                expected = (text, sentence + 1)
                if not shortcut:
                    self._origins(copy, index)
                pairings.append(Pairing(index, (Origin(text, sentence, 1.0),), True, True))
                continue
            origins = self._origins(copy, index)
            if origins:
                expected = (origins[0].text, origins[0].sentence + 1)
            taken = bool(origins) and origins[0].score >= TAKEN
            pairings.append(Pairing(index, tuple(origins), False, taken))
        return pairings

    @cached_property
    def _stems(self) -> list[tuple[tuple[int, int], frozenset[str]]]:
        """Every sentence of the originals with its stems, in order."""
        return [
            ((number, index), content_stems(text, index))
            for number, text in enumerate(self.texts)
            for index in range(len(text.sentences))
        ]

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        """For every stem the sentences that have it, as indices into `_stems`."""
        postings: dict[str, list[int]] = defaultdict(list)
        for number, (_, stems) in enumerate(self._stems):
            for word in stems:
                postings[word].append(number)
        return postings

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How much a shared stem says: the fewer original sentences have it, the more."""
        of_count = cache(lambda count: math.log(1 + len(self._stems) / (1 + count)))
        return defaultdict(
            lambda: of_count(0), {word: of_count(len(places)) for word, places in self._postings.items()}
        )

    def _weight(self, stems: Iterable[str]) -> float:
        """Weight of some stems together; the same whatever their order."""
        return math.fsum(map(self._weights.__getitem__, stems))

    def _origins(self, copy: Text, index: int) -> list[Origin]:
        mine = content_stems(copy, index)
        if mine and mine not in self._origins_of:
            self._origins_of[mine] = self._ranked(mine)
        return self._origins_of.get(mine, [])

    def _ranked(self, mine: frozenset[str]) -> list[Origin]:
        """The sentences with these stems, best first."""
        total = self._weight(mine)
        ranked = []
        for number, count in self._candidates(mine):
            place, theirs = self._stems[number]
            if count < 2 and len(mine) > 2 and len(theirs) > 2:
                continue
            common = self._weight(mine & theirs)
            if number not in self._totals:
                self._totals[number] = self._weight(theirs)
            share = max(common / total, common / self._totals[number])
            ranked.append((share * _evidence(count), place, theirs))
        ranked.sort(key=lambda item: (-item[0], item[1]))
        return self._cover(mine, total, ranked)

    def _candidates(self, mine: frozenset[str]) -> list[tuple[int, int]]:
        """The sentences that share most stems with these, and how many."""
        known = [places for word in mine if (places := self._postings.get(word))]
        shared = Counter(chain.from_iterable(places for places in known if len(places) <= COMMON))
        if not shared:  # common words alone: by the rarest of them
            for places in nsmallest(3, known, key=lambda places: (len(places), places[0], places[-1])):
                shared.update(places[:MANY])
        most = sorted([(-count, number) for number, count in shared.items()])[:_LOOKED_AT]
        return [(number, -count) for count, number in most]

    def _cover(
        self, mine: frozenset[str], total: float, ranked: list[tuple[float, tuple[int, int], frozenset[str]]]
    ) -> list[Origin]:
        """The best original, and further ones that explain what it leaves over."""
        origins: list[Origin] = []
        explained: frozenset[str] = frozenset()
        for score, place, theirs in ranked:
            if score < RELATED or len(origins) == _MOST_ORIGINS:
                break
            if origins:
                fresh = (mine & theirs) - explained
                if len(fresh) < 2:
                    continue
                gain = self._weight(fresh)
                if gain < MERGED * self._weight(theirs - explained) and (
                    len(fresh) < 3 or gain < FILLS * total
                ):
                    continue
            origins.append(Origin(place[0], place[1], min(1.0, score)))
            explained |= theirs
        return origins


def _nearest(places: list[tuple[int, int]], expected: tuple[int, int]) -> tuple[int, int]:
    """The place nearest to the one expected, the earlier of two as near; the first where none is in the same original."""
    if len(places) == 1:
        return places[0]
    at = bisect_left(places, expected)
    beside = [place for place in places[max(0, at - 1) : at + 1] if place[0] == expected[0]]
    return min(beside, key=lambda place: abs(place[1] - expected[1]), default=places[0])


def content_stems(text: Text, sentence: int) -> frozenset[str]:
    """Stems of the words of a sentence that say what it is about; figures stand for themselves."""
    tokens = text.sentence_tokens[sentence]
    return frozenset(map(_content, text.norms[tokens.start : tokens.stop])) - _NOTHING


_NOTHING = frozenset(("",))


@lru_cache(2**16)
def _content(norm: str) -> str:
    """Stem of a word that says something, "" for any other token."""
    return stem(norm) if norm[0].isalnum() and norm not in _silent() else ""


@cache
def _silent() -> frozenset[str]:
    return words("everyday", "function") | words("everyday", "frame")


def _evidence(count: int) -> float:
    """One or two shared words may be chance; from four on the share speaks for itself."""
    return min(1.0, 0.55 + 0.15 * count)
