"""What a table answers: which row has the most or the least, and in what unit a row counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.check.rows import Grid, Row, spot
from lawang.facts.model import Fact, Kind, Quantity
from lawang.facts.units import spelt_units
from lawang.language import words
from lawang.language.gazetteer import Phrases

__all__ = ["judge_tables"]


def judge_tables(passage: Passage, tables: Sequence[Grid]) -> Iterator[Finding]:
    """Findings on superlatives, and on money per unit, that a table of the sources answers otherwise."""
    figures = passage.my_places(passage.reading.figures(passage.pairing.sentence))
    claims = list(_superlatives(passage))
    for table in tables:
        for at, size, most in claims:
            yield from _superlative(passage, table, (at, size, most), figures, [c[0] for c in claims])
        for place in figures:
            yield from _per_unit(passage, table, place)


@cache
def _phrases() -> Phrases:
    listed = {
        name: " ".join(w.replace(" ", "_") for w in words("comparing", "superlatives", name))
        for name in ("most", "least")
    }
    return Phrases.of_table(listed)


def _superlatives(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """Where the sentence calls something the most or the least, and of how many tokens; not "the second most"."""
    mine, other = passage.mine, words("comparing", "superlatives", "not_first")
    end = 0
    for i in range(len(mine)):
        hit = _phrases().longest(mine, i, len(mine)) if i >= end else None
        if not hit:
            continue
        size, name = hit
        end = i + size
        if i + size < len(mine) and mine[i + size][0].isdigit():
            continue  # "paling lama 7 hari" limits a figure
        if other.isdisjoint(mine[max(0, i - 3) : i + size + 2]):
            yield i, size, name == "most"


def _superlative(
    passage: Passage, table: Grid, claim: tuple[int, int, bool], figures: list[Place], claims: list[int]
) -> Iterator[Finding]:
    """The row that the text calls first, where another one is."""
    at, size, most = claim
    others = words("comparing", "superlatives", "not_first")
    named = [
        (row, i) for row in table.rows if not row.total and (i := spot(row.label, passage.mine)) is not None
    ]
    named = [
        (row, i)
        for row, i in named
        if min(claims, key=lambda c: abs(c - i)) == at and others.isdisjoint(passage.mine[max(0, i - 2) : i])
    ]
    if not named:
        return
    row, i = min(named, key=lambda found: abs(found[1] - at))
    head = _head(passage, table, row, figures, i)
    if head is None or head not in row.cells:
        return
    column = [(r, f) for r, f in table.column(head) if isinstance(f.value, Quantity)]
    if len(column) < 3:
        return
    best, fact = (max if most else min)(column, key=lambda cell: _value(cell[1]))
    if _value(fact) == _value(row.cells[head]) or any(other is best for other, _ in named):
        return
    first, last = min(at, i), max(at + size, i + len(row.label))
    yield found(
        passage,
        passage.words_at(Kind.NUMBER, first + passage.offset, last + passage.offset),
        Verdict.CONTRADICTED,
        "superlative",
        Place(fact, 0, 0, table.witness),
        sure=True,
        params={"source": f"{_shown(table, best)} ({table.witness.source.text.raw[fact.start : fact.end]})"},
    )


def _head(
    passage: Passage, table: Grid, row: Row, figures: list[Place], label: int
) -> tuple[str, ...] | None:
    """The column meant: that of the row's figure which the text states, else the one it names."""
    stated = [
        (abs(place.first - label), head)
        for head, fact in row.cells.items()
        for place in figures
        if isinstance(place.fact.value, Quantity) and place.fact.value.low == _value(fact)
    ]
    return min(stated)[1] if stated else table.head_named(passage.my_stems)


def _shown(table: Grid, row: Row) -> str:
    text, tokens = table.witness.source.text, table.witness.reading.tokens[row.sentence]
    start = tokens.start + (spot(row.label, text.norms[tokens.start : tokens.stop]) or 0)
    span = text.span(start, start + len(row.label))
    return text.raw[span.start : span.end]


def _value(fact: Fact) -> int | Fraction:
    assert isinstance(fact.value, Quantity)
    return fact.value.low


def _per_unit(passage: Passage, table: Grid, place: Place) -> Iterator[Finding]:
    """Money per kilogram where the row of that figure has another unit in a cell of its own (liter)."""
    value = place.fact.value
    if not isinstance(value, Quantity) or "/" not in value.unit:
        return
    per = value.unit.partition("/")[2]
    for row in table.rows:
        same = next((f for f in row.cells.values() if _value(f) == value.low), None)
        if same is None or spot(row.label, passage.mine) is None:
            continue
        units = {unit for cell in row.texts if (unit := spelt_units().get(" ".join(cell)))}
        if units and per not in units:
            yield found(
                passage,
                place,
                Verdict.CONTRADICTED,
                "unit",
                Place(same, 0, 0, table.witness),
                kind=Kind.UNIT,
                sure=True,
                params={"source": " ".join(row.texts[0])},
            )
