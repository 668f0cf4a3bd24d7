"""Texts made to make a reader slow, each for a given length in characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice, product
from string import ascii_lowercase

__all__ = ["HOSTILE"]


def _again(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _names() -> Iterator[str]:
    """Ever new names of four letters and more."""
    for length in count(4):
        yield from (
            "".join(letters).capitalize() for letters in product(ascii_lowercase[::-3], repeat=length)
        )


def _new_names(size: int) -> str:
    """A name that occurs nowhere else, in every sentence."""
    line = "Warga {} datang ke kantor {} kemarin. "
    names = _names()
    return "".join(line.format(next(names), next(names)) for _ in range(size // len(line) + 1))[:size]


def _new_figures(size: int) -> str:
    """A figure that occurs nowhere else, in every sentence."""
    line = "Panen mencapai {} ton pada hari ke-{}. "
    return "".join(line.format(1001 + 7 * i, i) for i in range(size // len(line) + 1))[:size]


def _new_quotes(size: int) -> str:
    """Short quotations, hundreds of thousands of them on one line."""
    return "".join(islice((f'"kita {i}," kata Budi. ' for i in count()), size // 18))[:size]


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": _again("7"),
    "digits with stops": _again("1."),
    "digits with commas": _again("1,"),
    "digits with strokes": _again("1/"),
    "digits with dashes": _again("1-"),
    "digits with colons": _again("1:"),
    "leading zeros": _again("0"),
    "money without end": _again("Rp"),
    "money of money": _again("Rp1 "),
    "scale words": _again("1 juta "),
    "number words": _again("dua ratus "),
    "fractions": _again("tiga per "),
    "ranges": _again("1 sampai "),
    "dates": _again("1 November "),
    "weekdays": _again("Senin-"),
    "times": _again("09.00-"),
    "double quotes": _again('"'),
    "double quotes apart": _again('" '),
    "single quotes": _again("'"),
    "mixed quotes": _again("\"'"),
    "nested quotes": _again("\" ' "),
    "curly quotes": _again("“"),
    "brackets": _again("("),
    "brackets in pairs": _again("()"),
    "square brackets": _again("["),
    "stops": _again("."),
    "stops apart": _again(". "),
    "stops and quotes": _again('."'),
    "ellipses": _again("…"),
    "question marks": _again("?"),
    "blanks": _again(" "),
    "blanks after a stop": lambda size: "a." + " " * (size - 4) + "b.",
    "line breaks": _again("\n"),
    "lines of a letter": _again("a\n"),
    "dashes": _again("-"),
    "apostrophes in a word": _again("a'"),
    "hyphens in a word": _again("a-"),
    "one long word": _again("a"),
    "one long capital": _again("A"),
    "initials": _again("A."),
    "initials apart": _again("A. "),
    "small initials": _again("a."),
    "capital runs": _again("Ab "),
    "capital runs joined": _again("Dinas dan "),
    "office upon office": _again("Kepala "),
    "office of an office": _again("Kepala Bidang "),
    "deputies": _again("wakil "),
    "acting": _again("Plt "),
    "bodies": _again("Kementerian "),
    "places": _again("Kabupaten "),
    "titles": _again("Dr. "),
    "speech verbs": _again("kata "),
    "speakers": _again("kata Budi "),
    "marks of tense": _again("akan tidak telah "),
    "abbreviations": _again("Badan Usaha (BU) "),
    "sites": _again("a.com"),
    "one word again": _again("pembangunan "),
    "one sentence again": _again("Gubernur membuka rapat di Samarinda. "),
    "invisible letters": _again("a\u200b"),
    "combining marks": _again("a\u0301"),
    "one mark on another": _again("\u0301"),
    "surrogates": _again("\ud800"),
    "emoji": _again("😀"),
    "new names": _new_names,
    "new figures": _new_figures,
    "new quotations": _new_quotes,
}
"""A maker for each way of being slow; every text has about the length asked for."""
