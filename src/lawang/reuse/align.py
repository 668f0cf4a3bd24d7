"""Pairs the sentences of a copy with the sentences of the originals they retell.

Works sentence by sentence, so that reordering costs nothing: a sentence that stands word for word in an original is found
by its characters; any other is looked up by the stems of its content words, weighted by how rare they are, and may draw
on several original sentences (merged) as one original may serve several (split). Text from elsewhere stays unpaired.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

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
_MOST_ORIGINS = 4


@dataclass(frozen=True, slots=True)
class Origin:
    """An original sentence: index of the original text, index of the sentence in it, likeness 0..1."""

    text: int
    sentence: int
    score: float


@dataclass(frozen=True, slots=True)
class Pairing:
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

    def pair(self, copy: Text, *, shortcut: bool = True) -> list[Pairing]:
        """A pairing for every sentence of `copy`, in order. Without `shortcut` the stems are compared even where the
        characters already settle it; the result is the same."""
        pairings = []
        expected = (0, 0)
        for index, span in enumerate(copy.sentences):
            places = self._verbatim.get(copy.plain[span.start : span.end])
            if places:
                text, sentence = min(places, key=lambda p: (p[0] != expected[0], abs(p[1] - expected[1])))
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
    def _stems(self) -> dict[tuple[int, int], frozenset[str]]:
        return {
            (number, index): content_stems(text, index)
            for number, text in enumerate(self.texts)
            for index in range(len(text.sentences))
        }

    @cached_property
    def _postings(self) -> dict[str, list[tuple[int, int]]]:
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, stems in self._stems.items():
            for word in stems:
                postings[word].append(place)
        return postings

    def weight(self, word: str) -> float:
        """How much a shared stem says: the fewer original sentences have it, the more."""
        return math.log(1 + len(self._stems) / (1 + len(self._postings.get(word, ()))))

    def _origins(self, copy: Text, index: int) -> list[Origin]:
        mine = content_stems(copy, index)
        if not mine:
            return []
        weights = {word: self.weight(word) for word in mine}
        total = sum(weights.values())
        shared: Counter[tuple[int, int]] = Counter()
        for word in mine:
            places = self._postings.get(word, ())
            if len(places) <= COMMON:
                for place in places:
                    shared[place] += 1
        ranked = []
        for place, count in shared.most_common(12):
            theirs = self._stems[place]
            if count < 2 and len(mine) > 2 and len(theirs) > 2:
                continue
            common = sum(weights[word] for word in mine & theirs)
            other = sum(self.weight(word) for word in theirs)
            ranked.append((max(common / total, common / other) * _evidence(count), place))
        ranked.sort(key=lambda item: (-item[0], item[1]))
        return self._cover(mine, weights, ranked)

    def _cover(
        self, mine: frozenset[str], weights: dict[str, float], ranked: list[tuple[float, tuple[int, int]]]
    ) -> list[Origin]:
        """The best original, and further ones that explain what it leaves over."""
        origins: list[Origin] = []
        explained: frozenset[str] = frozenset()
        for score, place in ranked:
            if score < RELATED or len(origins) == _MOST_ORIGINS:
                break
            theirs = self._stems[place]
            fresh = (mine & theirs) - explained
            if origins:
                gain = sum(weights[word] for word in fresh)
                rest = sum(self.weight(word) for word in theirs - explained)
                if len(fresh) < 2 or (
                    gain < MERGED * rest and (len(fresh) < 3 or gain < FILLS * sum(weights.values()))
                ):
                    continue
            origins.append(Origin(place[0], place[1], min(1.0, score)))
            explained |= theirs
        return origins


def content_stems(text: Text, sentence: int) -> frozenset[str]:
    """Stems of the words of a sentence that say what it is about; figures stand for themselves."""
    span = text.sentences[sentence]
    silent = _silent()
    norms = text.norms
    return frozenset(
        stem(norms[i]) for i in text.token_range(*span) if norms[i][0].isalnum() and norms[i] not in silent
    )


@cache
def _silent() -> frozenset[str]:
    return words("everyday", "function") | words("everyday", "frame")


def _evidence(count: int) -> float:
    """One or two shared words may be chance; from four on the share speaks for itself."""
    return min(1.0, 0.55 + 0.15 * count)
