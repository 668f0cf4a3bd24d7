"""Tables of a source as rows with a label and cells under their heads, whichever file they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lawang.check.witness import Witness
from lawang.facts.model import Fact, Quantity
from lawang.language import words
from lawang.language.stem import stem

__all__ = ["Grid", "Row", "grids", "spot"]


@dataclass(frozen=True, eq=False)
class Row:
    """One row: its sentence in the source, the folded words of its first cell, and the figure under each head."""

    sentence: int
    label: tuple[str, ...]
    cells: dict[tuple[str, ...], Fact]
    texts: tuple[tuple[str, ...], ...]  # cells without a figure

    @property
    def total(self) -> bool:
        """Does the row add up or average the others?"""
        return " ".join(self.label) in words("comparing", "totals", "words")


@dataclass(frozen=True, eq=False)
class Grid:
    """Rows that stand one below the other under the same heads."""

    witness: Witness
    rows: tuple[Row, ...]

    @cached_property
    def heads(self) -> list[tuple[str, ...]]:
        """The heads over figures, in order."""
        return list(dict.fromkeys(head for row in self.rows for head in row.cells))

    def column(self, head: tuple[str, ...]) -> list[tuple[Row, Fact]]:
        """The figures under a head, without totals."""
        return [(row, row.cells[head]) for row in self.rows if head in row.cells and not row.total]

    def head_named(self, stems: frozenset[str]) -> tuple[str, ...] | None:
        """The one head of which the sentence has a word that no other head has."""
        named = [
            head
            for head in self.heads
            if {stem(w) for w in head}
            & stems - {stem(w) for other in self.heads if other != head for w in other}
        ]
        return named[0] if len(named) == 1 else None


def grids(witness: Witness) -> list[Grid]:
    """The tables of a source, by their heads."""
    return [Grid(witness, tuple(_row(witness, *row) for row in table.rows)) for table in witness.tables]


def _row(witness: Witness, sentence: int, figures: Sequence[Fact]) -> Row:
    norms = witness.source.text.norms
    label: tuple[str, ...] = ()
    cells: dict[tuple[str, ...], Fact] = {}
    texts: list[tuple[str, ...]] = []
    for number, (head, first, last) in enumerate(_cells(witness, sentence)):
        inside = [f for f in figures if first <= f.first < last and isinstance(f.value, Quantity)]
        if number == 0:
            label = tuple(norms[first:last])
        elif inside:
            cells.setdefault(head, inside[0])
        else:
            texts.append(tuple(norms[first:last]))
    return Row(sentence, label, cells, tuple(texts))


def _cells(witness: Witness, sentence: int) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Head, first token and end of every cell of "Head: cell; Head: cell."."""
    tokens, norms = witness.reading.tokens[sentence], witness.source.text.norms
    at = tokens.start
    while at < tokens.stop:
        end = next((i for i in range(at, tokens.stop) if norms[i] == ";"), tokens.stop)
        colon = next((i for i in range(at, end) if norms[i] == ":"), None)
        if colon is not None:
            last = end - (norms[end - 1] == ".")
            yield tuple(n for n in norms[at:colon] if n[0].isalnum()), colon + 1, last
        at = end + 1


def spot(phrase: Sequence[str], norms: Sequence[str]) -> int | None:
    """Where these words first stand next to each other."""
    size = len(phrase)
    if not size:
        return None
    return next(
        (i for i in range(len(norms) - size + 1) if tuple(norms[i : i + size]) == tuple(phrase)), None
    )
