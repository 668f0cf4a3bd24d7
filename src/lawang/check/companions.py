"""A figure exchanged in the company it keeps: beside the same other figure, with the same unit, a source has another one."""

from __future__ import annotations

from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place
from lawang.check.values import equal
from lawang.facts.model import Fact, Quantity
from lawang.facts.reading import Reading
from lawang.language import table, words
from lawang.language.stem import stem

__all__ = ["exchanged_beside"]

# Up to here a count stands in many sentences, and is no company to know a statement by.
SMALL = 10
# The two figures are of one size: the greater is at most so many times the smaller (a slip of digits, not another measure).
SIZE = 2


def exchanged_beside(passage: Passage, evidence: Evidence, place: Place) -> Place | None:
    """The source's figure for which this one stands: both beside an equal third figure (113 orang dari 87 lembaga), and the
    text states it nowhere. None when there is none, or when there are several."""
    unit = _unit(place.fact)
    company = [
        f for f in passage.reading.figures(passage.pairing.sentence) if f is not place.fact and _telling(f)
    ]
    if not unit or not company:
        return None
    beside = {
        (evidence.witnesses.index(stated.witness), stated.sentence)
        for fact in company
        for stated in evidence.figures.like(fact.value)
        if _unit(stated.fact) == _unit(fact) and equal(fact, stated.fact)
    }
    rivals = [
        Place(other, 0, 0, evidence.witnesses[number])
        for number, sentence in sorted(beside)
        for other in evidence.witnesses[number].reading.figures(sentence)
        if _unit(other) == unit and _of_one_size(place.fact, other)
    ]
    found = [rival for rival in rivals if not _told(passage.reading, rival.fact)]
    found += _in_totals(passage, evidence, place, company) if passage.claimed else []
    return found[0] if len({p.fact.value for p in found}) == 1 else None


def _in_totals(passage: Passage, evidence: Evidence, place: Place, company: list[Fact]) -> list[Place]:
    """The cells of a row of totals that the text may mean: beside that of an equal figure, under a head that counts people as
    the text does, and that the sentence speaks of (Lembaga hadir: 87; Peserta hadir: 113)."""
    found = []
    for witness, row in ((g.witness, row) for g in evidence.grids for row in g.rows if row.total):
        known = [head for head, cell in row.cells.items() if any(_in_column(f, head, cell) for f in company)]
        found += [
            Place(cell, 0, 0, witness)
            for head, cell in row.cells.items()
            if known
            and head not in known
            and _counts_people(head, _unit(place.fact))
            and not passage.my_stems.isdisjoint(map(stem, head))
            and _of_one_size(place.fact, cell)
        ]
    return found


def _told(reading: Reading, fact: Fact) -> bool:
    """Does the text state the figure anywhere?"""
    return any(
        _unit(own) == _unit(fact) and equal(fact, own)
        for index in range(len(reading.tokens))
        for own in reading.figures(index)
    )


def _in_column(fact: Fact, head: tuple[str, ...], cell: Fact) -> bool:
    x, y = fact.value, cell.value
    return isinstance(x, Quantity) and isinstance(y, Quantity) and x.low == y.low and _unit(fact) in head


def _counts_people(head: tuple[str, ...], unit: str) -> bool:
    return unit == "person" and any(
        noun in words("nouns", "people", group) for noun in head for group in table("nouns")["people"]
    )


def _unit(fact: Fact) -> str:
    value = fact.value
    return (value.unit or value.noun) if isinstance(value, Quantity) and not fact.doubt else ""


def _telling(fact: Fact) -> bool:
    return isinstance(fact.value, Quantity) and fact.value.low > SMALL and bool(_unit(fact))


def _of_one_size(a: Fact, b: Fact) -> bool:
    x, y = a.value, b.value
    if (
        not (isinstance(x, Quantity) and isinstance(y, Quantity))
        or x.ordinal
        or y.ordinal
        or min(x.low, y.low) <= SMALL
    ):
        return False
    return max(x.low, y.low) <= SIZE * min(x.low, y.low)
