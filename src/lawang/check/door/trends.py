"""Which way a thing goes: superlatives and trends that the draft turns round (paling dekat, paling jauh; turun ke, tidak berubah)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from lawang.check.door.pieces import Piece
from lawang.check.door.statements import MATTER, Statement, Statements
from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.check.values import equal
from lawang.facts.markers import antonyms
from lawang.facts.model import Date, Fact, Kind, Quantity
from lawang.language import words
from lawang.language.stem import stem

__all__ = ["judge_trends"]

# A trend stands so close before the figure that it leads to (turun dari tahun lalu menjadi 0,318).
REACH = 6
# Up to here a count stands in many sentences, and says nothing of which matter it is of.
SMALL = 10


def judge_trends(
    passage: Passage, piece: Piece, about: frozenset[str], statements: Statements
) -> Iterator[Finding]:
    """Findings on one piece of a sentence of the draft."""
    yield from _superlatives(passage, piece, about, statements)
    yield from _trends(passage, piece, about, statements)
    yield from _points(passage, piece, statements)
    yield from _unheard_of(passage, piece, about, statements)


def _superlatives(
    passage: Passage, piece: Piece, about: frozenset[str], statements: Statements
) -> Iterator[Finding]:
    norms = passage.reading.text.norms
    for at in range(piece.first, piece.last - 1):
        if norms[at] != "paling":
            continue
        known = [
            (s, i) for s in statements.of(about, MATTER) for i, n in enumerate(s.norms[:-1]) if n == "paling"
        ]
        said = {stem(s.norms[i + 1]) for s, i in known}
        if stem(norms[at + 1]) in said:
            continue
        for statement, i in known:
            if (stem(norms[at + 1]), stem(statement.norms[i + 1])) in antonyms():
                mine, theirs = range(at + 1, at + 2), range(i + 1, i + 2)
                yield statement.contradicts(passage, mine, theirs, Kind.NEGATION, "negation")
                break


def _trends(
    passage: Passage, piece: Piece, about: frozenset[str], statements: Statements
) -> Iterator[Finding]:
    norms = passage.reading.text.norms
    for fact in piece.figures:
        if isinstance(fact.value, Quantity) and fact.value.high <= SMALL and fact.value.step >= 1:
            continue
        at = next(
            (
                i
                for i in range(fact.first - 1, max(piece.first, fact.first - REACH) - 1, -1)
                if _way(norms[i])
            ),
            None,
        )
        if at is None:
            continue
        for statement in statements.of(about, 1):
            if not any(equal(fact, other) for other in statement.witness.reading.figures(statement.sentence)):
                continue
            ways = [(i, way) for i in range(len(statement.norms)) if (way := _way_of(statement.norms, i))]
            if ways and all(way != _way(norms[at]) for _, way in ways):
                theirs = range(ways[0][0], ways[0][0] + 1)
                yield statement.contradicts(passage, range(at, at + 1), theirs, Kind.NEGATION, "negation")
                return


def _points(passage: Passage, piece: Piece, statements: Statements) -> Iterator[Finding]:
    """A rise or fall in per cent that is the difference of two percentages, and so one in points."""
    norms = passage.reading.text.norms
    sentence = passage.pairing.sentence
    stated = {_share(f) for i in (sentence - 1, sentence) if i >= 0 for f in passage.reading.figures(i)}
    for fact in piece.figures:
        value = _share(fact)
        if value is None or not any(map(_way, norms[max(piece.first, fact.first - 2) : fact.first])):
            continue
        for statement in statements.all:
            facts = statement.witness.reading.figures(statement.sentence)
            shares = [(share, f) for f in facts if (share := _share(f))]
            for (a, first), (b, _) in permutations(shares, 2):
                if a - b == value and {a, b} & stated and abs(100 * (a - b) / Fraction(b) - value) > 1:
                    rival, [place] = Place(first, 0, 0, statement.witness), passage.my_places([fact])
                    yield found(
                        passage, place, Verdict.CONTRADICTED, "points", rival, kind=Kind.PERCENT, sure=True
                    )
                    return


def _share(fact: Fact) -> int | Fraction | None:
    value = fact.value
    return value.low if isinstance(value, Quantity) and value.unit == "percent" else None


def _unheard_of(
    passage: Passage, piece: Piece, about: frozenset[str], statements: Statements
) -> Iterator[Finding]:
    """A rise or fall against a time before, of a matter of which no source tells how it was then."""
    norms = passage.reading.text.norms
    at = next(
        (i for i in range(piece.first, piece.last) if norms[i] != stem(norms[i]) and _way(norms[i])), None
    )
    before = words("deeds", "trend", "before")
    if at is None or piece.figures or before.isdisjoint(piece.norms) or _states_figures(passage):
        return
    known = list(statements.of(about, 1))
    if known and not any(_tells_of_before(statement, before) for statement in known):
        yield found(passage, passage.words_at(Kind.NUMBER, at, at + 1), Verdict.UNSUPPORTED, "unsupported")


def _tells_of_before(statement: Statement, before: frozenset[str]) -> bool:
    """Does the sentence tell of a trend, of a time before, or of two years?"""
    figures = statement.witness.reading.figures(statement.sentence)
    years = {f.value.year for f in figures if isinstance(f.value, Date) and f.value.year}
    trend = any(_way_of(statement.norms, i) for i in range(len(statement.norms)))
    return trend or not before.isdisjoint(statement.norms) or len(years) > 1


def _states_figures(passage: Passage) -> bool:
    """Does the sentence itself give figures, which the rules for figures judge?"""
    return any(isinstance(f.value, Quantity) for f in passage.reading.figures(passage.pairing.sentence))


def _way(norm: str) -> str:
    """ "up", "down" or nothing."""
    root = stem(norm)
    return next((way for way in ("up", "down") if root in words("deeds", "trend", way)), "")


def _way_of(norms: list[str], at: int) -> str:
    """The trend that the token tells of in a source, "still" where there is none (tidak berubah, stabil)."""
    if norms[at] in words("deeds", "trend", "still"):
        return "still"
    denied = at > 0 and norms[at - 1] in words("markers", "negation", "not")
    if denied and stem(norms[at]) in words("deeds", "trend", "change"):
        return "still"
    return "" if denied else _way(norms[at])
