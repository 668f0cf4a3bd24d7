"""A figure exchanged in the company it keeps: beside the same other figure, with the same unit, a source has another one."""

from __future__ import annotations

from lawang.check.door.rows import grids
from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place
from lawang.check.values import equal
from lawang.facts.model import Fact, Quantity
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
    told = [
        f for i in range(len(passage.reading.tokens)) for f in passage.reading.figures(i) if _unit(f) == unit
    ]
    found: list[Place] = []
    for witness in evidence.witnesses:
        for sentence in range(len(witness.reading.tokens)):
            figures = witness.reading.figures(sentence)
            if not any(_unit(a) == _unit(b) and equal(a, b) for a in company for b in figures):
                continue
            found += [
                Place(other, 0, 0, witness)
                for other in figures
                if _unit(other) == unit
                and _of_one_size(place.fact, other)
                and not any(equal(other, own) for own in told)
            ]
    found += _in_totals(passage, evidence, place, company) if passage.claimed else []
    return found[0] if len({p.fact.value for p in found}) == 1 else None


def _in_totals(passage: Passage, evidence: Evidence, place: Place, company: list[Fact]) -> list[Place]:
    """The cells of a row of totals that the text may mean: beside that of an equal figure, under a head that counts people as
    the text does, and that the sentence speaks of (Lembaga hadir: 87; Peserta hadir: 113)."""
    found = []
    for witness in evidence.witnesses:
        for row in (row for grid in grids(witness) for row in grid.rows if row.total):
            known = [
                head for head, cell in row.cells.items() if any(_in_column(f, head, cell) for f in company)
            ]
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
