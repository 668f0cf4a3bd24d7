"""The tables of a source as it is read: rows "Header: cell; Header: cell." one below the other, with what they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from lawang.facts.model import Fact, Quantity
from lawang.facts.reading import Reading
from lawang.language import table
from lawang.reuse.align import content_stems
from lawang.text import Text

__all__ = ["Number", "Table", "quantities", "scaled", "tables_of"]

# A scale stands at most so many words before the end of its bracket in a header ((ribu), (juta rupiah)).
_HEADER = 2
Number = int | Fraction
Row = tuple[int, list[Fact]]


class Table:
    """Rows of one table: the sentence of each, and as many figures in it as in the others."""

    def __init__(self, text: Text, rows: Sequence[Row]) -> None:
        self._text = text
        self.rows = rows

    @cached_property
    def columns(self) -> list[tuple[Number, list[Fact]]]:
        """Every column with its total."""
        columns = zip(*(figures for _, figures in self.rows), strict=True)
        return [(_total([q.low for q in map(_value, column)]), list(column)) for column in columns]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The rows that have a stem which not every row has."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, (sentence, _) in enumerate(self.rows):
            for word in content_stems(self._text, sentence):
                found[word].append(row)
        return {word: rows for word, rows in found.items() if len(rows) < len(self.rows)}

    @cached_property
    def _by_figure(self) -> dict[Number, list[int]]:
        """The rows that state a figure."""
        found: dict[Number, list[int]] = defaultdict(list)
        for row, (_, figures) in enumerate(self.rows):
            for low in {_value(fact).low for fact in figures}:
                found[low].append(row)
        return found

    def named(self, stems: Collection[str], figures: Collection[Number], most: int) -> list[int]:
        """The rows that have one of the stems (other than those of every row) or one of the figures; [] when more than `most`
        have them."""
        found: set[int] = set()
        listed = [self._by_word.get(word, ()) for word in stems] + [
            self._by_figure.get(n, ()) for n in figures
        ]
        for rows in listed:
            if len(rows) > most:
                return []
            found.update(rows)
        return sorted(found) if len(found) <= most else []


def quantities(reading: Reading, sentence: int) -> list[Fact]:
    """The figures of a sentence without its dates and times."""
    return [fact for fact in reading.figures(sentence) if isinstance(fact.value, Quantity)]


def scaled(fact: Fact, norms: Sequence[str]) -> Fact:
    """The figure of a cell in the scale that its header gives (Penduduk (ribu): 322,1)."""
    at, value = fact.first - 2, fact.value
    if at < 1 or norms[at : at + 2] != [")", ":"] or not isinstance(value, Quantity):
        return fact
    scales = table("numbers")["scales"]
    scale = next((scales[word] for word in norms[max(0, at - _HEADER) : at] if word in scales), 1)
    return replace(
        fact, value=replace(value, low=value.low * scale, high=value.high * scale, step=value.step * scale)
    )


def tables_of(reading: Reading) -> list[Table]:
    """The tables of a text, of two rows and more."""
    tables: list[list[Row]] = []
    rows: list[Row] = []
    for sentence, tokens in enumerate(reading.tokens):
        figures = quantities(reading, sentence)
        norms = reading.text.norms[tokens.start : tokens.stop]
        if ":" in norms and figures and (not rows or len(rows[0][1]) == len(figures)):
            rows.append((sentence, figures))
            continue
        tables.append(rows)
        rows = []
    return [Table(reading.text, rows) for rows in (*tables, rows) if len(rows) > 1]


def _total(numbers: Sequence[Number]) -> Number:
    """Their sum, exact."""
    found: Number = 0
    for number in numbers:
        found = found + number
    return found


def _value(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return fact.value
