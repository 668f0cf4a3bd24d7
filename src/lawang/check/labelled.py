"""Figures beside the wrong name: the sources give them for another place or body of the same list or table."""

from __future__ import annotations

from dataclasses import replace

from lawang.check.alike import alike
from lawang.check.evidence import Evidence, label_of
from lawang.check.passage import Passage, Place
from lawang.facts.model import Fact, Kind, Quantity

__all__ = ["figure_of_another"]

# A name labels the figure that stands at most so many tokens behind it.
LABEL_REACH = 6


def figure_of_another(passage: Passage, evidence: Evidence, place: Place) -> tuple[Place, Place] | None:
    """At the door: the text's figure with the name it stands beside, and the figure that the sources give for that place or
    body, where the text's figure stands there beside another (Kolaka 88, Konawe 61; another row of the table)."""
    if not passage.claimed or not isinstance(place.fact.value, Quantity):
        return None
    names = [
        n.fact
        for n in passage.my_places(passage.reading.names(passage.pairing.sentence))
        if place.first - LABEL_REACH <= n.last <= place.first
        and n.fact.kind in (Kind.PLACE, Kind.ORGANISATION)
    ]
    mine = label_of(names, place.fact)
    if not mine:
        return None
    beside = [row for row in evidence.labelled if _same_digits(place.fact, row[3])]
    if not beside or any(alike(mine, row[4], evidence.aliases) for row in beside):
        return None
    for witness, index, column, _, _ in beside:
        for other, sentence, at, fact, label in evidence.labelled:
            if other is not witness or not alike(mine, label, evidence.aliases):
                continue
            if (at == column and _same_unit(place.fact, fact)) or (
                sentence == index and _same_measure_of(place, fact)
            ):
                return _with_label(passage, place, names), Place(fact, 0, 0, other)
    return None


def _with_label(passage: Passage, place: Place, names: list[Fact]) -> Place:
    """The figure together with a name right before it (Konawe (88))."""
    name = next(n for n in reversed(names) if n.last <= place.fact.first)
    if place.fact.first - name.last > 1:
        return place
    fact, text = place.fact, passage.reading.text
    bracketed = text.norms[fact.first - 1] == "(" and text.norms[fact.last : fact.last + 1] == [")"]
    whole = text.span(name.first, fact.last + bracketed)
    shown = replace(fact, start=whole.start, end=whole.end, first=name.first, last=fact.last + bracketed)
    return Place(shown, name.first - passage.offset, fact.last + bracketed - passage.offset)


def _same_digits(a: Fact, b: Fact) -> bool:
    x, y = a.value, b.value
    return (
        isinstance(x, Quantity)
        and isinstance(y, Quantity)
        and (x.low, x.high) == (y.low, y.high)
        and _same_unit(a, b)
    )


def _same_measure_of(place: Place, fact: Fact) -> bool:
    x, y = place.fact.value, fact.value
    return isinstance(x, Quantity) and isinstance(y, Quantity) and x.unit == y.unit and not y.label.isdigit()


def _same_unit(a: Fact, b: Fact) -> bool:
    x, y = a.value, b.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return False
    return x.unit == y.unit or "" in (x.unit, y.unit)
