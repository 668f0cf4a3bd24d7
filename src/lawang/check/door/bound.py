"""Figures bound to what they are of: the piece of a sentence, the deed, or the head (target, realisasi) they stand with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawang.check.door.pieces import Piece, content, pieces
from lawang.check.evidence import Evidence
from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.check.witness import Witness
from lawang.facts.model import Fact, Kind, Quantity
from lawang.language import table, words
from lawang.language.stem import stem

__all__ = ["judge_bound"]

# A word stands with a figure when so many tokens at most lie between them.
BESIDE = 3
# ... and for a deed said of all, when it stands so near to that word.
DEED = 4


def judge_bound(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """Findings on figures that a source gives of something else, or to something else in another unit."""
    sentence = passage.pairing.sentence
    mine = list(pieces(passage.reading, sentence))
    for witness, index, _ in passage.parts:
        theirs = list(pieces(witness.reading, index))
        single = [piece for piece in theirs if len(piece.figures) == 1]
        yield from _exchanged(passage, [piece for piece in mine if len(piece.figures) == 1], single, witness)
        for piece in mine:
            if len(piece.figures) == 1:
                yield from _in_other_unit(passage, piece, single, witness)
                yield from _other_head(passage, piece, theirs, witness)
    yield from _of_all(passage, evidence)


def _quantity(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return fact.value


def _counterpart(piece: Piece, theirs: Sequence[Piece]) -> Piece | None:
    """The one piece of the source's list that speaks of the same thing as this piece, more than any other does."""
    ranked = sorted(theirs, key=lambda other: -len(piece.stems & other.stems))
    if len(ranked) < 2:
        return None
    shared, next_best = (len(piece.stems & other.stems) for other in ranked[:2])
    return ranked[0] if shared > next_best else None


def _exchanged(
    passage: Passage, mine: Sequence[Piece], theirs: Sequence[Piece], witness: Witness
) -> Iterator[Finding]:
    """Two figures of one list, each said of what the other is of (dua disetujui, empat dikembalikan)."""
    pairs = [(piece, other) for piece in mine if (other := _counterpart(piece, theirs))]
    for piece, other in pairs:
        figure, own = _quantity(piece.figures[0]), _quantity(other.figures[0])
        if figure.low == own.low:
            continue
        if any(
            _same(figure, _quantity(second.figures[0])) and _same(own, _quantity(first.figures[0]))
            for first, second in pairs
            if second is not other
        ):
            yield _contradicted(passage, piece.figures[0], other.figures[0], witness, piece.figures[0].kind)


def _same(a: Quantity, b: Quantity) -> bool:
    return a.low == b.low and (a.unit == b.unit or "" in (a.unit, b.unit))


def _in_other_unit(
    passage: Passage, piece: Piece, theirs: Sequence[Piece], witness: Witness
) -> Iterator[Finding]:
    """The same digits of the same thing in a unit that measures something else (minyak 2 liter, 2 kilogram minyak)."""
    other = _counterpart(piece, theirs)
    if other is None:
        return
    x, y = _quantity(piece.figures[0]), _quantity(other.figures[0])
    measured = x.dimension and y.dimension and ("/" in x.dimension) == ("/" in y.dimension)
    if x.low == y.low and measured and x.dimension != y.dimension:
        yield _contradicted(passage, piece.figures[0], other.figures[0], witness, Kind.UNIT)


def _other_head(
    passage: Passage, piece: Piece, theirs: Sequence[Piece], witness: Witness
) -> Iterator[Finding]:
    """The figure that a source plans where the text says what was reached, or the reverse."""
    head = _heads(piece.norms)
    if len(head) != 1:
        return
    figure = piece.figures[0]
    headed = [(_heads(other.norms), other.figures[0]) for other in theirs if other.figures]
    if len({frozenset(h) for h, _ in headed if len(h) == 1}) != 2:
        return
    same = [h for h, f in headed if _same(_quantity(f), _quantity(figure))]
    right = [f for h, f in headed if h == head and _quantity(f).unit == _quantity(figure).unit]
    if same and right and all(len(h) == 1 and h != head for h in same):
        yield _contradicted(passage, figure, right[0], witness, figure.kind)


def _heads(norms: Sequence[str]) -> set[str]:
    return {name for name in ("planned", "reached") if not words("deeds", "heads", name).isdisjoint(norms)}


def _of_all(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """A deed said of all that was counted, where a source did it to fewer (143 masuk, selesai 139)."""
    counted: dict[str, int] = table("deeds")["whole"]["counted"]
    for i, word in enumerate(passage.mine):
        number = counted.get(word)
        if number is None and word not in words("deeds", "whole", "all"):
            continue
        if number is None and any(_figure_follows(passage, i)):
            continue  # "seluruhnya 23 desa" states the total itself
        totals = [number] if number else _counted_before(passage, i)
        for at in _deeds(passage.mine, i):
            fewer = next(_done_to_fewer(evidence, stem(passage.mine[at]), totals), None)
            if fewer:
                first, last = min(i, at), max(i, at) + 1
                place = passage.words_at(Kind.NUMBER, first + passage.offset, last + passage.offset)
                yield found(passage, place, Verdict.CONTRADICTED, "number", fewer, sure=True)
                break


def _figure_follows(passage: Passage, at: int) -> Iterator[bool]:
    """Does a count follow within DEED tokens, before any other clause?"""
    for fact in passage.reading.figures(passage.pairing.sentence):
        first = fact.first - passage.offset
        yield (
            isinstance(fact.value, Quantity)
            and at < first <= at + DEED
            and not {",", ";", "."} & set(passage.mine[at:first])
        )


def _counted_before(passage: Passage, at: int) -> list[int]:
    """The counts that the text states last before the word, in this sentence or the one before it."""
    sentence = passage.pairing.sentence
    facts = [f for s in (sentence - 1, sentence) if s >= 0 for f in passage.reading.figures(s)]
    values = [f.value for f in facts if f.last <= at + passage.offset]
    return [int(v.low) for v in values if isinstance(v, Quantity) and v.low == int(v.low) and v.low > 1][-1:]


def _deeds(tokens: Sequence[str], at: int) -> Iterator[int]:
    """The content words near the word for all: behind it, or before it where it ends a clause."""
    for i in range(at + 1, min(len(tokens), at + 1 + DEED)):
        if not tokens[i][0].isalnum():
            break
        if content(tokens[i]):
            yield i
            return
    if at and content(tokens[at - 1]):
        yield at - 1


def _done_to_fewer(evidence: Evidence, deed: str, totals: Sequence[int]) -> Iterator[Place]:
    for witness in evidence.witnesses:
        for index, tokens in enumerate(witness.reading.tokens):
            facts = [
                f
                for f in witness.reading.figures(index)
                if isinstance(f.value, Quantity) and not (f.doubt or f.value.ordinal or f.value.label)
            ]
            if not any(_quantity(f).low in totals for f in facts):
                continue
            for i in tokens:
                if not content(witness.source.text.norms[i]) or stem(witness.source.text.norms[i]) != deed:
                    continue
                beside = [f for f in facts if i - BESIDE <= f.last <= i or i < f.first <= i + BESIDE]
                near = min(beside, key=lambda f: abs(f.first - i), default=None)
                if near and 0 < _quantity(near).low < min(totals):
                    yield Place(near, 0, 0, witness)


def _contradicted(passage: Passage, mine: Fact, theirs: Fact, witness: Witness, kind: Kind) -> Finding:
    [place] = passage.my_places([mine])
    reason = "unit" if kind is Kind.UNIT else "number"
    return found(
        passage, place, Verdict.CONTRADICTED, reason, Place(theirs, 0, 0, witness), kind=kind, sure=True
    )
