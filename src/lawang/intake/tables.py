"""A table as sentences: one line for each row, `heading: value` pairs that a reader of one sentence understands.

    Kabupaten: Paser; Luas panen: 1.200 ha; Produksi: 4.560,5 ton.

How the heading is found, in this order:
- rows above it with a single filled cell are titles and stay lines of their own;
- a source that marks its heading rows (th, repeated rows in DOCX and ODT) is believed;
- otherwise the heading is the first row with at least two filled cells, all of them words or years, that has a row
  below it;
- two columns have a heading only if both its cells are usual headings (Nama, Jumlah ...) or the second column goes
  from a word
to numbers; else they are `key: value` lines;
- a heading goes on into the next row while merged cells hold them together (Produksi over 2021 and 2022);
- a row (1) (2) (3) below the heading and a column that only numbers the rows are dropped.
A heading that ends in a unit in brackets gives that unit to its bare numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lawang.intake.reading import data, listed, tidy

__all__ = ["Cell", "Headings", "Row", "lines"]


class Cell(NamedTuple):
    """One cell. `copied` tells that a merged cell reaches here from the `left` or from `above`."""

    text: str = ""
    copied: str = ""


Row = list[Cell]
Headings = dict[int, str]
"""Headings by column."""

_FIGURE = r"[-+−]?\(?(?:\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]\d+)?\)?"
_BARE = re.compile(_FIGURE)
_NUMERIC = re.compile(rf"(?:Rp\.?\s*)?{_FIGURE}(?:\s*(?:%|persen|ribu|juta|miliar|triliun))?(?:,-)?|[-–—]")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/–]\s*(?:19|20)?\d\d)?\s*\*{0,3}\)?")
_COUNTER = re.compile(r"\(?\s*(\d{1,3})\s*[).]?")
_BRACKET = re.compile(r"\s*[(\[]\s*(?:dalam\s+)?([^()\[\]]+?)\s*[)\]]", re.IGNORECASE)


def lines(rows: Sequence[Row], *, head: int | None = None, inherited: Headings | None = None) -> list[str]:
    """The lines of one table. `head` is the number of heading rows when the source says so. `inherited` are the headings
    of the part above an empty row: a part with figures and without headings takes them, any other writes its own there."""
    rows, columns = _compact(rows)
    if not rows:
        return []
    titles = 0
    if head is None:
        while titles < len(rows) and len(_own(rows[titles])) == 1 and len(rows[0]) > 1:
            titles += 1
        head = _heading_rows(rows[titles:])
    found = [_own(row)[0] for row in rows[:titles]]
    body = rows[titles + head :]
    headings = _headings(rows[titles : titles + head])
    if inherited is not None:
        if headings:
            inherited.clear()
            inherited.update(zip(columns, headings, strict=True))
        elif len(columns) > 1 and inherited.keys() >= set(columns) and not all(map(_is_words, body)):
            headings = [inherited[column] for column in columns]
    if headings:
        return found + _paired(headings, body)
    return found + [_sentence(_keyed(row)) for row in body]


def _compact(rows: Sequence[Row]) -> tuple[list[Row], list[int]]:
    """Rows of one length, without empty rows, empty columns and columns of lone colons; and the columns that stay."""
    width = max((len(row) for row in rows), default=0)
    tidied = [
        [cell._replace(text=tidy(cell.text)) for cell in row] + [Cell()] * (width - len(row)) for row in rows
    ]
    for above, row in pairwise(tidied):
        row[:] = [
            cell._replace(text=up.text) if cell.copied == "above" and not cell.text else cell
            for up, cell in zip(above, row, strict=True)
        ]
    kept = [
        c
        for c in range(width)
        if any(row[c].text not in ("", ":") and row[c].copied != "left" for row in tidied)
    ]
    return [[row[c] for c in kept] for row in tidied if any(cell.text for cell in row)], kept


def _own(row: Row) -> list[str]:
    """Filled cells of a row, a merged cell once."""
    return [cell.text for cell in row if cell.text and cell.copied != "left"]


def _is_number(text: str) -> bool:
    return bool(_NUMERIC.fullmatch(text)) and not _YEAR.fullmatch(text)


def _is_words(row: Row) -> bool:
    return not any(_is_number(text) for text in _own(row))


def _heading_rows(rows: list[Row]) -> int:
    if (
        len(rows) < 2
        or len(_own(rows[0])) < 2
        or not _is_words(rows[0])
        or all(map(_YEAR.fullmatch, _own(rows[0])))
    ):
        return 0
    if len(rows[0]) == 2 and not _is_two_column_heading(rows):
        return 0
    last = 0
    while last + 2 < len(rows) and _goes_on(rows[last], rows[last + 1]):
        last += 1
    return last + 1


def _goes_on(row: Row, below: Row) -> bool:
    """Does the heading in `row` reach into the row `below`?"""
    split = any(cell.copied == "left" and cell.text for cell in row)
    held = any(cell.copied == "above" and cell.text for cell in below)
    return (split or held) and _is_words(below) and not _counts(below)


def _is_two_column_heading(rows: list[Row]) -> bool:
    usual = listed("headers", "usual")
    if all(cell.text.casefold().split(" ")[0].strip("(") in usual for cell in rows[0] if cell.text):
        return True
    below = [row[1].text for row in rows[1:] if row[1].text]
    return bool(below) and not _YEAR.fullmatch(rows[0][1].text) and all(map(_is_number, below))


def _counts(row: Row) -> bool:
    """Is this the row (1) (2) (3) that numbers the columns?"""
    found = [_COUNTER.fullmatch(cell.text) for cell in row]
    return len(row) > 1 and [m and int(m[1]) for m in found] == list(range(1, len(row) + 1))


def _headings(rows: list[Row]) -> list[str]:
    """One heading for each column, from the outer to the inner."""
    merged: list[str] = []
    for column in zip(*rows, strict=True):
        words = [cell.text for cell in column if cell.text and cell.copied != "above"]
        merged.append(" ".join(dict.fromkeys(words)).rstrip(" :"))
    return merged


def _paired(headings: list[str], body: list[Row]) -> list[str]:
    if body and _counts(body[0]):
        body = body[1:]
    numbering = {
        c for c, heading in enumerate(headings) if _is_numbering(heading, [row[c].text for row in body])
    }
    labels = [_split_unit(heading) for heading in headings]
    found = []
    for row in body:
        own = _own(row)
        if len(own) == 1 and len(row) > 1 and not _is_number(own[0]):
            found.append(own[0])
            continue
        pairs = [
            _pair(*labels[c], cell.text)
            for c, cell in enumerate(row)
            if cell.text and c not in numbering and cell.copied != "left"
        ]
        found.append(_sentence("; ".join(pairs)))
    return [line for line in found if line]


def _is_numbering(heading: str, cells: list[str]) -> bool:
    if heading.casefold() not in listed("headers", "numbering"):
        return False
    return all(_COUNTER.fullmatch(cell) or len(cell) <= 2 for cell in cells)


def _pair(label: str, unit: tuple[str, str], value: str) -> str:
    before, after = unit
    value = value.rstrip(" .;") if not _BARE.fullmatch(value) else value
    if (before or after) and _BARE.fullmatch(value):
        value = f"{before}{value}{after}"
    return f"{label}: {value}" if label else value


def _keyed(row: Row) -> str:
    """A row without headings: `key: value` when there are two cells, else the cells in order."""
    own = [text.lstrip(": ") for text in _own(row)]
    own = [text for text in own if text]
    if len(own) == 2:
        return f"{own[0].rstrip(' :')}: {own[1]}"
    return "; ".join(own)


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?:" else f"{text}."


def _split_unit(heading: str) -> tuple[str, tuple[str, str]]:
    """The heading without its unit, and what stands before and after a number of that unit."""
    for match in _BRACKET.finditer(heading):
        if unit := _unit(match[1]):
            return (heading[: match.start()] + heading[match.end() :]).strip(), unit
    unit = None if tidy(heading.casefold()) in listed("units", "measures", "words") else _unit(heading)
    return ("", unit) if unit else (heading, ("", ""))


def _unit(text: str) -> tuple[str, str] | None:
    """What a unit puts before and after a number; nothing when it is not a known unit."""
    units = data()["units"]
    folded = tidy(text.casefold())
    if folded in listed("units", "percent"):
        return "", " persen"
    words = folded.split(" ")
    money = [word for word in words if word in listed("units", "currency")]
    scales = [units["scales"][word] for word in words if word in units["scales"]]
    rest = [word for word in words if word not in units["currency"].split() and word not in units["scales"]]
    scale = f" {scales[0]}" if scales else ""
    if money and not rest and len(scales) < 2:
        return "Rp", scale
    known = listed("units", "measures", "words")
    if (
        not money
        and rest
        and all(part.strip() in known for part in " ".join(rest).split("/"))
        and len(scales) < 2
    ):
        return "", f"{scale} {' '.join(tidy(text).split(' ')[len(scales) :])}"
    return None
