"""Figures that a reader follows without a source's figure: a year, one in a word, a small count of what was listed."""

from __future__ import annotations

from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place
from lawang.facts.model import Date, Kind, Quantity

__all__ = ["COUNTED", "COUNTERS", "counted_by_reader", "one_in_a_word", "year_known"]

# Up to here a count in words is put to a person when no source has it.
COUNTED = 10
# Units that only say that things are counted.
COUNTERS = {"", "person", "unit", "piece", "animal"}
# Figures that may be years.
_YEARS = range(1900, 2100)


def year_known(passage: Passage, place: Place, evidence: Evidence) -> bool:
    """A bare year that a source writes, be it in the header of a table, or with all its digits (tahun 72, 1972)."""
    value = place.fact.value
    if (
        place.first
        and passage.mine[place.first - 1] == "tahun"
        and len(short := passage.mine[place.first]) == 2
    ):
        return any(century + short in evidence.vocabulary for century in ("19", "20"))
    if isinstance(value, Date) and value.year and not value.month and not value.day and not value.part:
        return str(value.year) in evidence.vocabulary
    return isinstance(value, Quantity) and value.low in _YEARS and str(value.low) in evidence.vocabulary


def one_in_a_word(passage: Passage, place: Place) -> bool:
    """One of a thing that the source passage writes as one word with it (satu tahun, setahun)."""
    mine, value = passage.mine, place.fact.value
    one = isinstance(value, Quantity) and value.low == value.high == 1 and mine[place.first] in ("satu", "1")
    return one and any(f"se{word}" in passage.their_words for word in mine[place.last - 1 : place.last + 1])


def counted_by_reader(passage: Passage, place: Place) -> bool:
    """A small count in words (dua, ketiga) that a writer takes from what was listed, not from a source's figure; or the years
    that a writer puts before the year they are counted from (17 tahun lalu (2001))."""
    value, behind = place.fact.value, passage.mine[place.last : place.last + 3]
    if (
        isinstance(value, Quantity)
        and value.dimension in ("duration", "years")
        and behind[:1] in (["lalu"], ["silam"])
    ):
        return behind[1:2] == ["("] and behind[2:3] != [] and behind[2] in passage.their_words
    return (
        isinstance(value, Quantity)
        and place.fact.kind is Kind.NUMBER
        and value.unit in COUNTERS
        and 0 < value.high <= COUNTED
        and not any(word[0].isdigit() for word in passage.mine[place.first : place.last])
    )
