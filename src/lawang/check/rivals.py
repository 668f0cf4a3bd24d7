"""The figure of a source that stands where the text has another, and whether the two measure the same."""

from __future__ import annotations

from collections.abc import Sequence

from lawang.check.passage import Passage, Place
from lawang.check.values import comparable, equal, figure_kind
from lawang.facts.compare import same_measure
from lawang.facts.model import Quantity
from lawang.language import words
from lawang.language.stem import stem

__all__ = ["measure_fit", "rival_of"]

# A figure so many times another is a change of it only where the words before it are kept.
ORDER = 20


def rival_of(
    passage: Passage, place: Place, theirs: list[Place], settled: set[int]
) -> tuple[Place | None, float]:
    """The figure of the source that stands where this one stands and says something else."""
    best, best_slot = None, 0.0
    for other in theirs:
        if id(other) in settled or other.fact.doubt or not comparable(place.fact, other.fact):
            continue
        if equal(place.fact, other.fact) or _of_other_order(passage, place, other):
            continue
        slot = passage.slot(place, other) + measure_fit(place, other)
        if slot > best_slot:
            best, best_slot = other, slot
    return best, best_slot


def _of_other_order(passage: Passage, mine: Place, theirs: Place) -> bool:
    """Do two figures tell of different things: one many times the other, each behind a word that the other text lacks
    (berdampak pada 5.780 jiwa, menewaskan dua orang)? A slip by tens is no such."""
    x, y = mine.fact.value, theirs.fact.value
    if (
        not (isinstance(x, Quantity) and isinstance(y, Quantity))
        or figure_kind(mine.fact, theirs.fact)[1] == "scale"
    ):
        return False
    less, more = sorted((x.low, y.low))
    before, there = _word_before(passage.mine, mine.first), _word_before(passage.theirs, theirs.first)
    strangers = before >= 0 and there >= 0 and passage.match[before] < 0 and passage.back[there] < 0
    return strangers and less > 0 and more > ORDER * less


def _word_before(tokens: Sequence[str], at: int) -> int:
    """The nearest word before a token that is no function word; -1 when none stands before the next mark."""
    function = words("everyday", "function")
    while at > 0 and tokens[at - 1].isalpha() and tokens[at - 1] in function:
        at -= 1
    return at - 1 if at > 0 and tokens[at - 1].isalpha() else -1


def measure_fit(a: Place, b: Place) -> float:
    """How far the two measure the same: from -1.5 for other units to 0.8 for one unit or noun."""
    x, y = a.fact.value, b.fact.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        if x.unit or y.unit:
            same = x.unit == y.unit or (x.dimension and y.dimension and same_measure(x, y))
            return 0.8 if same else -1.5
        if x.noun or y.noun:
            return 0.8 if stem(x.noun) == stem(y.noun) else -0.5
        return 0.0
    return 0.6
